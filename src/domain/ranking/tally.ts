import type { CountedBallot } from './ballot.ts';
import { leastCommonMultiple } from './fraction.ts';

/** Plain sums over the ballots of one group; integers, far below 2^53. */
export interface GroupTally {
  readonly ballots: number;
  readonly doubled: readonly number[];
  readonly wins: readonly (readonly number[])[];
  readonly rankedBy: readonly number[];
  readonly firstPlaces: readonly number[];
}

/** Sums over all groups, each ballot weighted and everything multiplied by `scale` to stay an integer. */
export interface Tally {
  readonly ballots: number;
  /** Points times 2 times scale. */
  readonly doubled: readonly bigint[];
  readonly wins: readonly (readonly bigint[])[];
  readonly rankedBy: readonly number[];
  readonly scale: bigint;
  /** The sum of all weights, times scale. */
  readonly weight: bigint;
}

/** `equal`: every ballot weighs 1. `balanced`: the ballots of a group share its weight (1 unless given). */
export type Weighting =
  | { readonly kind: 'equal' }
  | { readonly kind: 'balanced'; readonly weights?: Readonly<Record<string, number>> };

export function emptyTally(m: number): GroupTally {
  const zeros = (): number[] => new Array<number>(m).fill(0);
  return {
    ballots: 0,
    doubled: zeros(),
    wins: Array.from({ length: m }, zeros),
    rankedBy: zeros(),
    firstPlaces: zeros(),
  };
}

/** Adds a ballot to the sums themselves, so many times; a tally that is still being made. */
export function addBallot(tally: GroupTally, ballot: CountedBallot, times: number): void {
  const { doubled, level, ranked, first } = ballot;
  const sums = tally as Counting;
  sums.ballots += times;
  for (const [i, own] of level.entries()) {
    add(sums.doubled, i, times * (doubled[i] ?? 0));
    if (ranked[i]) add(sums.rankedBy, i, times);
    if (first[i]) add(sums.firstPlaces, i, times);
    const row = sums.wins[i] ?? [];
    for (let j = 0; j < level.length; j += 1) if (own < (level[j] ?? 0)) add(row, j, times);
  }
}

/** A tally as long as nobody else has it. */
interface Counting extends GroupTally {
  ballots: number;
  readonly doubled: number[];
  readonly wins: number[][];
  readonly rankedBy: number[];
  readonly firstPlaces: number[];
}

function add(sums: number[], i: number, more: number): void {
  sums[i] = (sums[i] ?? 0) + more;
}

/** Several tallies as one. */
export function sumOf(tallies: readonly GroupTally[], m: number): GroupTally {
  const indexes = Array.from({ length: m }, (_, i) => i);
  const sum = (pick: (tally: GroupTally) => number | undefined): number =>
    tallies.reduce((total, tally) => total + (pick(tally) ?? 0), 0);
  return {
    ballots: sum(({ ballots }) => ballots),
    doubled: indexes.map((i) => sum(({ doubled }) => doubled[i])),
    wins: indexes.map((i) => indexes.map((j) => sum(({ wins }) => wins[i]?.[j]))),
    rankedBy: indexes.map((i) => sum(({ rankedBy }) => rankedBy[i])),
    firstPlaces: indexes.map((i) => sum(({ firstPlaces }) => firstPlaces[i])),
  };
}

/** The tally with one ballot more (sign 1) or less (sign -1). */
export function withBallot(tally: GroupTally, ballot: CountedBallot, sign: 1 | -1): GroupTally {
  const add = (sums: readonly number[], flags: readonly boolean[]): number[] =>
    sums.map((sum, i) => sum + (flags[i] === true ? sign : 0));
  return {
    ballots: tally.ballots + sign,
    doubled: tally.doubled.map((sum, i) => sum + sign * (ballot.doubled[i] ?? 0)),
    wins: tally.wins.map((row, i) => {
      const own = ballot.level[i] ?? 0;
      return row.map((sum, j) => sum + (own < (ballot.level[j] ?? 0) ? sign : 0));
    }),
    rankedBy: add(tally.rankedBy, ballot.ranked),
    firstPlaces: add(tally.firstPlaces, ballot.first),
  };
}

/**
 * Puts the groups together. A ballot of group g weighs W_g / n_g where n_g counts only those who ranked; multiplying
 * by the least common multiple of all n_g (and by 2 for the points) keeps every sum an integer, because 0.1 * 3 and
 * 0.3 must tie.
 */
export function combine(
  groups: ReadonlyMap<string, GroupTally>,
  weighting: Weighting,
  m: number,
): Tally {
  const filled = [...groups].filter(([, tally]) => tally.ballots > 0);
  const balanced = weighting.kind === 'balanced';
  const scale = balanced
    ? leastCommonMultiple(filled.map(([, tally]) => BigInt(tally.ballots)))
    : 1n;
  const factors = filled.map(([group, tally]) =>
    balanced ? (BigInt(weighting.weights?.[group] ?? 1) * scale) / BigInt(tally.ballots) : 1n,
  );
  const sum = (pick: (tally: GroupTally) => number): bigint =>
    filled.reduce((total, [, tally], g) => total + (factors[g] ?? 0n) * BigInt(pick(tally)), 0n);
  const plain = (pick: (tally: GroupTally) => number): number =>
    filled.reduce((total, [, tally]) => total + pick(tally), 0);
  const indexes = Array.from({ length: m }, (_, i) => i);
  return {
    ballots: plain((tally) => tally.ballots),
    doubled: indexes.map((i) => sum((tally) => tally.doubled[i] ?? 0)),
    wins: indexes.map((i) => indexes.map((j) => sum((tally) => tally.wins[i]?.[j] ?? 0))),
    rankedBy: indexes.map((i) => plain((tally) => tally.rankedBy[i] ?? 0)),
    scale,
    weight: sum((tally) => tally.ballots),
  };
}
