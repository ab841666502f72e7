/**
 * Schulze's method with winning votes. `wins[i][j]` is the weight of the ballots that put i before j.
 * Returns each option's place: one more than the options whose strongest path beats it. The relation is transitive,
 * so that a place is shared exactly by options with equally many above them.
 * Source: M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
 * single-winner election method", Social Choice and Welfare 36 (2011).
 */
export function schulzePlaces(wins: readonly (readonly bigint[])[]): number[] {
  const strength = strongestPaths(wins);
  return strength.map(
    (row, i) => 1 + row.filter((own, j) => j !== i && (strength[j]?.[i] ?? 0n) > own).length,
  );
}

/** The strength of the strongest path between each two options: a path is as strong as its weakest link. */
export function strongestPaths(wins: readonly (readonly bigint[])[]): bigint[][] {
  const paths = wins.map((row, i) =>
    row.map((votes, j) => (i !== j && votes > (wins[j]?.[i] ?? 0n) ? votes : 0n)),
  );
  for (const [via, onward] of paths.entries()) {
    for (const [from, row] of paths.entries()) {
      const first = row[via] ?? 0n;
      if (from === via || first === 0n) continue;
      for (let to = 0; to < row.length; to += 1) {
        const second = onward[to] ?? 0n;
        const weakest = first < second ? first : second;
        if (to !== from && weakest > (row[to] ?? 0n)) row[to] = weakest;
      }
    }
  }
  return paths;
}
