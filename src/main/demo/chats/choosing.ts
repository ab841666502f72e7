import type { Chance } from '../chance.ts';

/** As many places as most members rank alike, so that the demo's agenda has an order to show. */
const FAVOURITES = 5;

/** The options in the order of somebody's liking. */
export function ranked(options: readonly string[], chance: Chance): readonly string[] {
  const leaning = [...options.slice(0, FAVOURITES), ...options];
  return [...new Set(chance.some(leaning, leaning.length))];
}

/** "Other" needs words of one's own, and "none" stands alone. */
export function sensible(values: readonly string[], other: string | undefined): readonly string[] {
  return values.filter((value) => value !== other && value !== 'none');
}
