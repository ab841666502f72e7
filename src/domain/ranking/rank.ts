import type { Ballot } from './ballot.ts';
import { type BallotBox, openBox } from './ballot-box.ts';
import { type Fraction, fraction } from './fraction.ts';
import { finalPlaces } from './places.ts';
import { schulzePlaces } from './schulze.ts';
import { stability } from './stability.ts';
import { combine, type GroupTally, sumOf, type Weighting } from './tally.ts';

/** The order of all options with what must be printed beside each. */
export interface Ranking {
  /** How many ballots were counted; empty ones are none. */
  readonly ballots: number;
  /** In the final order; options that share a place stand in the order in which they were offered. */
  readonly items: readonly RankedOption[];
}

export interface RankedOption {
  readonly option: string;
  readonly place: number;
  readonly shared: boolean;
  readonly points: Fraction;
  /** Points over the most that any option could have. */
  readonly shareOfMaximum: Fraction;
  readonly rankedBy: number;
  readonly firstPlaces: number;
  readonly schulzePlace: number;
  /** The two methods put it in different places: the order depends on how one counts. */
  readonly orderSensitive: boolean;
  /** Its places when any one ballot is left out; null when there was only one. */
  readonly stability: { readonly best: number; readonly worst: number } | null;
}

/** Ranks ballots one by one; see `rankBoxes`. */
export function rank(input: {
  readonly options: readonly string[];
  readonly ballots: readonly Ballot[];
  readonly weighting: Weighting;
}): Ranking {
  const { options, weighting } = input;
  const groups = new Map<string, BallotBox[]>();
  for (const { group, places } of input.ballots) {
    const boxes = groups.get(group) ?? [openBox(options)];
    groups.set(group, boxes);
    boxes[0]?.add(places, 1);
  }
  return rankBoxes({ options, groups, weighting });
}

/**
 * Averaged Borda with Schulze (winning votes, unranked below ranked) beside it, in exact integers, and each place's
 * stability when one ballot is left out. Pure; the cost is about options^3, and for the stability about options for each
 * ballot where places are close. Groups without a ballot are none.
 */
export function rankBoxes(input: {
  readonly options: readonly string[];
  /** Whose ballots share a weight. */
  readonly groups: ReadonlyMap<string, readonly BallotBox[]>;
  readonly weighting: Weighting;
}): Ranking {
  const { options, weighting } = input;
  const m = options.length;
  const groups = new Map(
    [...input.groups]
      .map(([name, boxes]) => [name, { tally: tallyOf(boxes, m), boxes }] as const)
      .filter(([, { tally }]) => tally.ballots > 0),
  );
  const tallies = new Map([...groups].map(([name, group]) => [name, group.tally]));
  const tally = combine(tallies, weighting, m);
  const schulze = schulzePlaces(tally.wins);
  const places = finalPlaces(tally, () => schulze);
  const ranges = stability({ groups, weighting, m });
  const maximum = 2n * BigInt(Math.max(m - 1, 1)) * tally.weight;
  const items = options.map((option, i) => ({
    option,
    place: places[i] ?? 0,
    shared: places.filter((place) => place === places[i]).length > 1,
    points: fraction(tally.doubled[i] ?? 0n, 2n * tally.scale),
    shareOfMaximum: fraction(tally.doubled[i] ?? 0n, maximum === 0n ? 1n : maximum),
    rankedBy: tally.rankedBy[i] ?? 0,
    firstPlaces: [...tallies.values()].reduce((sum, t) => sum + (t.firstPlaces[i] ?? 0), 0),
    schulzePlace: schulze[i] ?? 0,
    orderSensitive: schulze[i] !== places[i],
    stability: ranges?.[i] ?? null,
  }));
  return { ballots: tally.ballots, items: items.sort((a, b) => a.place - b.place) };
}

const tallyOf = (boxes: readonly BallotBox[], m: number): GroupTally =>
  sumOf(
    boxes.map(({ tally }) => tally),
    m,
  );
