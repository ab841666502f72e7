import fc from 'fast-check';
import type { Ballot } from '../../../src/domain/ranking/ballot.ts';

/** "3 a=b>c" is three ballots; what is not named is unranked. */
export function ballots(text: string, group = 'all'): Ballot[] {
  return text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [count = '1', order = ''] = line.trim().split(' ');
      const places = order === '' ? [] : order.split('>').map((place) => place.split('='));
      return Array.from({ length: Number(count) }, () => ({ places, group }));
    });
}

export const OPTIONS = ['a', 'b', 'c', 'd', 'e'] as const;

/** Any ballot over OPTIONS: partial, with ties, sometimes empty. */
export const anyBallot: fc.Arbitrary<Ballot> = fc
  .record({
    order: fc.shuffledSubarray([...OPTIONS]),
    breaks: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    group: fc.constantFrom('AFR', 'ASP', 'ARB'),
  })
  .map(({ order, breaks, group }) => {
    const places: string[][] = [];
    order.forEach((option, i) => {
      const last = places.at(-1);
      if (last === undefined || breaks[i]) places.push([option]);
      else last.push(option);
    });
    return { places, group };
  });

export const anyBallots = fc.array(anyBallot, { maxLength: 9 });
