import { type Ballot, type CountedBallot, countBallot, isEmpty } from './ballot.ts';
import { type Fraction, fraction } from './fraction.ts';
import { finalPlaces } from './places.ts';
import { schulzePlaces } from './schulze.ts';
import { stability } from './stability.ts';
import { combine, emptyTally, type GroupTally, type Weighting, withBallot } from './tally.ts';

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

export interface CountedGroup {
  readonly tally: GroupTally;
  /** Different ballots once each: leaving out either of two equal ballots is the same. */
  readonly distinct: readonly CountedBallot[];
}

/**
 * Averaged Borda with Schulze (winning votes, unranked below ranked) beside it, in exact integers, and each place's
 * stability when one ballot is left out. Pure; the cost is about ballots x options^2.
 */
export function rank(input: {
  readonly options: readonly string[];
  readonly ballots: readonly Ballot[];
  readonly weighting: Weighting;
}): Ranking {
  const { options, weighting } = input;
  const m = options.length;
  const groups = countGroups(options, input.ballots);
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

function countGroups(
  options: readonly string[],
  ballots: readonly Ballot[],
): Map<string, CountedGroup> {
  const seen = new Map<string, Map<string, CountedBallot>>();
  const tallies = new Map<string, GroupTally>();
  for (const ballot of ballots) {
    if (isEmpty(ballot)) continue;
    const counted = countBallot(options, ballot.places);
    const tally = tallies.get(ballot.group) ?? emptyTally(options.length);
    tallies.set(ballot.group, withBallot(tally, counted, 1));
    const distinct = seen.get(ballot.group) ?? new Map<string, CountedBallot>();
    seen.set(ballot.group, distinct.set(`${counted.level}|${counted.ranked}`, counted));
  }
  return new Map(
    [...tallies].map(([name, tally]) => [
      name,
      { tally, distinct: [...(seen.get(name)?.values() ?? [])] },
    ]),
  );
}
