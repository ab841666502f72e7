import type { Chance } from './chance.ts';

/** As many places as most members rank alike, so that the demo's agenda has an order to show. */
const FAVOURITES = 5;

/** A ranking's options as somebody prefers them. */
export function byTaste(options: readonly string[], chance: Chance): readonly string[] {
  const leaning = [...options.slice(0, FAVOURITES), ...options];
  return [...new Set(chance.some(leaning, leaning.length))];
}
