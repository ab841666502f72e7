/**
 * An attacker who knows who is in which group and has every published sum: whatever linear combination of sums
 * it forms, how few members' secrets are left in it? Works on fractions of bigint, member by member, by trying all
 * sets of members to be cancelled, and so shares nothing with the rule that it checks.
 */
export function fewestLeft(sums: readonly (readonly number[])[], limit: number): number {
  const members = sums[0]?.length ?? 0;
  const columns = Array.from({ length: members }, (_, m) => sums.map((sum) => BigInt(sum[m] ?? 0)));
  const types = new Map<string, { column: bigint[]; count: number }>();
  for (const column of columns) {
    const type = types.get(column.join()) ?? { column, count: 0 };
    types.set(column.join(), { column, count: type.count + 1 });
  }
  const all = [...types.values()].filter(({ column }) => column.some((x) => x !== 0n));
  const full = rankOf(all.map(({ column }) => column));
  let fewest = Number.POSITIVE_INFINITY;
  // A combination leaves the set S if it is zero on all others: there is one exactly if the others' columns do not
  // span what all of them span.
  const search = (from: number, left: ReadonlySet<number>, count: number): void => {
    if (count >= Math.min(fewest, limit)) return;
    if (left.size > 0) {
      const others = all.filter((_, i) => !left.has(i)).map(({ column }) => column);
      if (rankOf(others) < full) {
        fewest = count;
        return;
      }
    }
    for (let i = from; i < all.length; i += 1) {
      search(i + 1, new Set([...left, i]), count + (all[i]?.count ?? 0));
    }
  };
  search(0, new Set(), 0);
  return fewest;
}

/** Rank of integer vectors by fraction-free elimination. */
function rankOf(vectors: readonly (readonly bigint[])[]): number {
  const rows = vectors.map((vector) => [...vector]);
  const width = rows[0]?.length ?? 0;
  let rank = 0;
  for (let column = 0; column < width; column += 1) {
    const at = rows.findIndex((row, i) => i >= rank && row[column] !== 0n);
    const pivot = rows[at];
    if (pivot === undefined) continue;
    rows[at] = rows[rank] ?? [];
    rows[rank] = pivot;
    const lead = pivot[column] ?? 0n;
    for (let i = rank + 1; i < rows.length; i += 1) {
      const row = rows[i] ?? [];
      const factor = row[column] ?? 0n;
      if (factor !== 0n) rows[i] = row.map((x, j) => x * lead - factor * (pivot[j] ?? 0n));
    }
    rank += 1;
  }
  return rank;
}
