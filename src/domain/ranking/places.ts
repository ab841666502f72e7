import { schulzePlaces } from './schulze.ts';
import type { Tally } from './tally.ts';

/**
 * The final order: points; where they tie, Schulze's place; where that ties, the number that ranked the option at
 * all; what still ties shares its place (1, 2, 2, 4). Never the alphabet, never chance.
 */
export function finalPlaces(tally: Tally, schulze: () => readonly number[]): number[] {
  const { doubled, rankedBy } = tally;
  const tied = new Set(doubled).size < doubled.length;
  const byPaths = tied ? schulze() : [];
  const above = (i: number, j: number): boolean => {
    const [ours, theirs] = [doubled[i] ?? 0n, doubled[j] ?? 0n];
    if (ours !== theirs) return ours > theirs;
    const [ourPath, theirPath] = [byPaths[i] ?? 0, byPaths[j] ?? 0];
    if (ourPath !== theirPath) return ourPath < theirPath;
    return (rankedBy[i] ?? 0) > (rankedBy[j] ?? 0);
  };
  return doubled.map((_, i) => 1 + doubled.filter((__, j) => above(j, i)).length);
}

/** Both orders of one tally. Schulze's is only worked out when it decides a tie or is asked for. */
export function placesOf(tally: Tally): number[] {
  return finalPlaces(tally, () => schulzePlaces(tally.wins));
}
