import type { BallotBox, KeptBallot } from './ballot-box.ts';
import { placesOf } from './places.ts';
import { combine, type GroupTally, type Tally, type Weighting, withBallot } from './tally.ts';

/** Ballots that share a weight: their sums, and themselves. */
export interface WeighedGroup {
  readonly tally: GroupTally;
  readonly boxes: readonly BallotBox[];
}

interface Range {
  best: number;
  worst: number;
}

/**
 * The range of places that each option takes when any one ballot is left out, everything recomputed: in balanced
 * mode the rest of its group then shares the group's weight, and a group left empty has none.
 * Null when there is at most one ballot: without it there is no order.
 *
 * Leaving out a ballot takes from each option's points at most what a first place is worth. So only options whose points
 * are closer than that can change places, and only what the ballot gave to those decides; the rest is worked out once.
 */
export function stability(input: {
  readonly groups: ReadonlyMap<string, WeighedGroup>;
  readonly weighting: Weighting;
  readonly m: number;
}): readonly Range[] | null {
  const { groups, weighting, m } = input;
  const tallies = new Map([...groups].map(([name, group]) => [name, group.tally]));
  const total = [...tallies.values()].reduce((sum, tally) => sum + tally.ballots, 0);
  if (total < 2) return null;
  const ranges = Array.from({ length: m }, (): Range => ({ best: m, worst: 1 }));
  for (const [name, group] of groups) {
    const without = (ballot: KeptBallot): number[] => {
      const rest = new Map(tallies).set(name, withBallot(group.tally, ballot.counted(), -1));
      return placesOf(combine(rest, weighting, m));
    };
    const places =
      group.tally.ballots === 1
        ? { of: without, close: null }
        : closePlaces(lessOne(tallies, name, weighting, m), without);
    leaveOut(group, places, ranges);
  }
  return ranges;
}

/** How places come out without a ballot. */
interface Places {
  /** Ballots that gave the same to these come out the same; null: each has to be looked at. */
  readonly close: readonly number[] | null;
  readonly of: (ballot: KeptBallot) => readonly number[] | Exact;
}

/** Points are equal, so that the whole ballot decides, not only what it gave to the close ones. */
interface Exact {
  readonly exact: readonly number[];
}

function leaveOut({ boxes }: WeighedGroup, { close, of }: Places, ranges: readonly Range[]): void {
  const known = new Set<string>();
  for (const box of boxes) {
    for (const ballot of box.ballots()) {
      const key = close?.map((i) => ballot.doubled(i)).join();
      if (key !== undefined && known.has(key)) continue;
      const places = of(ballot);
      if ('exact' in places) widen(ranges, places.exact);
      else {
        widen(ranges, places);
        if (key !== undefined) known.add(key);
      }
    }
  }
}

function widen(ranges: readonly Range[], places: readonly number[]): void {
  for (const [i, place] of places.entries()) {
    const range = ranges[i];
    if (range === undefined) continue;
    range.best = Math.min(range.best, place);
    range.worst = Math.max(range.worst, place);
  }
}

interface LessOne {
  /** Every option's points with a ballot of the group less, before that ballot's own points are taken off. */
  readonly doubled: readonly bigint[];
  /** What a point of the ballot is worth. */
  readonly factor: bigint;
  readonly m: number;
}

function lessOne(
  tallies: ReadonlyMap<string, GroupTally>,
  name: string,
  weighting: Weighting,
  m: number,
): LessOne {
  const own = tallies.get(name);
  if (own === undefined) throw new RangeError(`no group ${name}`);
  const fewer = { ...own, ballots: own.ballots - 1 };
  const { doubled, scale }: Tally = combine(new Map(tallies).set(name, fewer), weighting, m);
  const weight = weighting.kind === 'balanced' ? BigInt(weighting.weights?.[name] ?? 1) : 1n;
  const factor = weighting.kind === 'balanced' ? (weight * scale) / BigInt(fewer.ballots) : 1n;
  return { doubled, factor, m };
}

function closePlaces(
  { doubled, factor, m }: LessOne,
  without: (ballot: KeptBallot) => number[],
): Places {
  const reach = factor * BigInt(2 * (m - 1));
  const order = doubled.map((_, i) => i).sort((a, b) => compare(doubled[b], doubled[a]));
  const clusters: number[][] = [];
  for (const [at, option] of order.entries()) {
    const above = order[at - 1];
    const isClose =
      above !== undefined && (doubled[above] ?? 0n) - (doubled[option] ?? 0n) <= reach;
    if (isClose) clusters.at(-1)?.push(option);
    else clusters.push([option]);
  }
  const settled = doubled.map((_, i) => 1 + order.indexOf(i));
  const open = clusters.filter((cluster) => cluster.length > 1);
  return {
    close: open.flat(),
    of: (ballot) => {
      const left = doubled.map((points, i) => points - factor * BigInt(ballot.doubled(i)));
      const places = [...settled];
      for (const cluster of open) {
        const first = 1 + order.indexOf(cluster[0] ?? 0);
        for (const i of cluster) {
          const others = cluster.filter((j) => j !== i);
          if (others.some((j) => left[j] === left[i])) return { exact: without(ballot) };
          places[i] = first + others.filter((j) => (left[j] ?? 0n) > (left[i] ?? 0n)).length;
        }
      }
      return places;
    },
  };
}

function compare(a: bigint | undefined, b: bigint | undefined): number {
  const [left, right] = [a ?? 0n, b ?? 0n];
  return left < right ? -1 : left > right ? 1 : 0;
}
