import { placesOf } from './places.ts';
import type { CountedGroup } from './rank.ts';
import { combine, type GroupTally, type Weighting, withBallot } from './tally.ts';

/**
 * The range of places that each option takes when any one ballot is left out, everything recomputed: in balanced
 * mode the rest of its group then shares the group's weight, and a group left empty has none.
 * Null when there is at most one ballot: without it there is no order.
 */
export function stability(input: {
  readonly groups: ReadonlyMap<string, CountedGroup>;
  readonly weighting: Weighting;
  readonly m: number;
}): { best: number; worst: number }[] | null {
  const { groups, weighting, m } = input;
  const tallies = new Map<string, GroupTally>(
    [...groups].map(([name, group]) => [name, group.tally]),
  );
  const total = [...tallies.values()].reduce((sum, tally) => sum + tally.ballots, 0);
  if (total < 2) return null;
  const ranges = Array.from({ length: m }, () => ({ best: m, worst: 1 }));
  for (const [name, group] of groups) {
    for (const ballot of group.distinct) {
      const without = new Map(tallies).set(name, withBallot(group.tally, ballot, -1));
      for (const [i, place] of placesOf(combine(without, weighting, m)).entries()) {
        const range = ranges[i];
        if (range === undefined) continue;
        range.best = Math.min(range.best, place);
        range.worst = Math.max(range.worst, place);
      }
    }
  }
  return ranges;
}
