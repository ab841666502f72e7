/** Longer words are not worth comparing: nobody mistypes a paragraph. */
const WORD_MAX = 60;

/**
 * The candidate that was probably meant: the closest one within a share of the word's letters (a quarter, at least one
 * letter), a letter left out, added, changed or swapped with its neighbour counting one. Undefined when none is that close.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  share = 1 / 4,
): string | undefined {
  if (word.length > WORD_MAX) return undefined;
  let best: string | undefined;
  let limit = Math.max(1, Math.floor(word.length * share));
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const distance = distanceOf(word, candidate, limit);
    if (distance > limit || (distance === limit && best !== undefined)) continue;
    best = candidate;
    limit = distance;
  }
  return best;
}

/** Optimal string alignment distance; Infinity as soon as it must be more than `limit`. */
function distanceOf(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? at(beforeLast, j - 2) + 1
          : Number.POSITIVE_INFINITY;
      row.push(Math.min(changed, swapped, at(last, j) + 1, at(row, j - 1) + 1));
    }
    if (Math.min(...row) > limit) return Number.POSITIVE_INFINITY;
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
