/** One member's order of the options, best first. Options within one place are tied; absent ones are unranked. */
export interface Ballot {
  readonly places: readonly (readonly string[])[];
  /** Whose weight it shares when groups are balanced. */
  readonly group: string;
}

/** A ballot over m options as numbers: what every method below reads. */
export interface CountedBallot {
  /** Twice the points of each option, so that a mean of two places stays an integer. */
  readonly doubled: readonly number[];
  /** The place's index of each option; unranked options share the last one. */
  readonly level: readonly number[];
  readonly ranked: readonly boolean[];
  readonly first: readonly boolean[];
}

/** An empty ballot is no ballot. */
export function isEmpty(ballot: Pick<Ballot, 'places'>): boolean {
  return ballot.places.every((place) => place.length === 0);
}

/**
 * Averaged Borda for one ballot: with m options, an option in place p has m - p points; tied options have the mean of
 * their places; the unranked share the mean of the places left over, which makes them one last tied place.
 * Throws a RangeError for an unknown or repeated option: stored ballots were checked before.
 */
export function countBallot(options: readonly string[], places: Ballot['places']): CountedBallot {
  const m = options.length;
  const doubled = new Array<number>(m).fill(0);
  const level = new Array<number>(m).fill(-1);
  let before = 0;
  const settle = (indexes: readonly number[], depth: number): void => {
    const last = before + indexes.length;
    for (const index of indexes) {
      doubled[index] = 2 * m - (before + 1) - last;
      level[index] = depth;
    }
    before = last;
  };
  const filled = places.filter((place) => place.length > 0);
  filled.forEach((place, depth) => {
    const indexes = place.map((option) => options.indexOf(option));
    if (indexes.some((index) => index < 0 || level[index] !== -1)) {
      throw new RangeError(`A ballot names an option twice or one that is not offered: ${place}`);
    }
    if (new Set(indexes).size < indexes.length) {
      throw new RangeError(`A ballot names an option twice: ${place}`);
    }
    settle(indexes, depth);
  });
  const ranked = level.map((depth) => depth !== -1);
  settle(
    level.flatMap((depth, index) => (depth === -1 ? [index] : [])),
    filled.length,
  );
  return {
    doubled,
    level,
    ranked,
    first: level.map((depth, i) => depth === 0 && ranked[i] === true),
  };
}
