/** An exact rational number in lowest terms; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function leastCommonMultiple(numbers: readonly bigint[]): bigint {
  return numbers.reduce((lcm, n) => (lcm / greatestCommonDivisor(lcm, n)) * n, 1n);
}

export function fraction(numerator: bigint, denominator: bigint): Fraction {
  const divisor = greatestCommonDivisor(numerator, denominator) || 1n;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** Rounded half up to whole units of 10^-places, still an integer: `scaled(1/3, 2)` is 33. For values from 0 up. */
export function scaled(value: Fraction, places: number): number {
  const { numerator, denominator } = value;
  return Number((2n * numerator * 10n ** BigInt(places) + denominator) / (2n * denominator));
}

/** "7/2", or "3" for a whole number. */
export function fractionText(value: Fraction): string {
  return value.denominator === 1n
    ? String(value.numerator)
    : `${value.numerator}/${value.denominator}`;
}
