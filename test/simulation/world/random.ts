import type { Clock, Random } from '../../../src/application/ports.ts';
import type { Chance } from '../../../src/main/demo/chance.ts';

/** Ids, tokens and short names that a seed gives again and again. */
export function seededRandom(chance: Chance, clock: Clock): Random {
  let counter = 0;
  const hex = (length: number) =>
    Array.from({ length }, () => chance.below(16).toString(16)).join('');
  return {
    id: () => {
      counter += 1;
      const time = clock.now().toString(16).padStart(12, '0').slice(-12);
      const rank = (counter & 0xfff).toString(16).padStart(3, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${rank}-a${hex(3)}-${hex(12)}`;
    },
    token: () => hex(43),
    shortId: () => hex(12).toUpperCase(),
  };
}
