/** The middle of some measurements; of an even number, the lower of the two. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that this share of all values does not exceed. @throws {RangeError} for no values at all */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (value === undefined) throw new RangeError('nothing was measured');
  return value;
}

/** Rounded for people: three figures that count. */
export function brief(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en');
}
