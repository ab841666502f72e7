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
  /** How many places are filled; whatever lies on that level is unranked. */
  readonly depth: number;
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
  const level = new Array<number>(options.length).fill(-1);
  const filled = places.filter((place) => place.length > 0);
  filled.forEach((place, depth) => {
    for (const option of place) {
      const index = options.indexOf(option);
      if (index < 0 || level[index] !== -1) {
        throw new RangeError(`A ballot names an option twice or one that is not offered: ${place}`);
      }
      level[index] = depth;
    }
  });
  const depth = filled.length;
  return levelled(
    depth,
    level.map((own) => (own === -1 ? depth : own)),
  );
}

/** Twice the points of an option on each level. */
export function pointsOf(depth: number, level: ArrayLike<number>): number[] {
  const sizes = new Array<number>(depth + 1).fill(0);
  for (let i = 0; i < level.length; i += 1) {
    const own = level[i] ?? 0;
    sizes[own] = (sizes[own] ?? 0) + 1;
  }
  let before = 0;
  return sizes.map((size) => {
    const first = before + 1;
    before += size;
    return 2 * level.length - first - before;
  });
}

/** The ballot in which each option lies on this level; those on level `depth` are unranked. */
export function levelled(depth: number, level: readonly number[]): CountedBallot {
  const points = pointsOf(depth, level);
  const ranked = level.map((own) => own < depth);
  return {
    level,
    depth,
    ranked,
    doubled: level.map((own) => points[own] ?? 0),
    first: level.map((own, i) => own === 0 && ranked[i] === true),
  };
}
