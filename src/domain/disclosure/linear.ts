/** A vector of small integers. */
export type Vector = readonly number[];

/** Row-reduced basis: pivots are distinct columns, rows are in lowest terms. Two equal spans have equal bases. */
export type Basis = readonly Vector[];

function gcd(a: number, b: number): number {
  return b === 0 ? Math.abs(a) : gcd(b, a % b);
}

/** Lowest terms with the first non-zero entry positive; zero stays zero. */
export function primitive(vector: Vector): Vector {
  const divisor = vector.reduce((d, x) => gcd(d, x), 0);
  if (divisor === 0) return vector;
  const sign = (vector.find((x) => x !== 0) ?? 1) < 0 ? -1 : 1;
  return vector.map((x) => (sign * x) / divisor + 0);
}

const pivotOf = (vector: Vector): number => vector.findIndex((x) => x !== 0);

function eliminate(vector: Vector, row: Vector): Vector {
  const pivot = pivotOf(row);
  const [factor, lead] = [vector[pivot] ?? 0, row[pivot] ?? 1];
  if (factor === 0) return vector;
  return primitive(vector.map((x, i) => x * lead - factor * (row[i] ?? 0)));
}

/** What is left of a vector when the basis is taken out of it: zero exactly if the span holds it. */
export function remainder(basis: Basis, vector: Vector): Vector {
  return basis.reduce(eliminate, vector);
}

/** The basis with a vector more, or the same basis if its span holds the vector already. */
export function extend(basis: Basis, vector: Vector): Basis {
  const rest = primitive(remainder(basis, vector));
  if (pivotOf(rest) < 0) return basis;
  return [...basis.map((row) => eliminate(row, rest)), rest].sort(
    (a, b) => pivotOf(a) - pivotOf(b),
  );
}

export function isZero(vector: Vector): boolean {
  return pivotOf(vector) < 0;
}

/** All spans of `rank` of these vectors, once each. */
export function flats(vectors: readonly Vector[], rank: number): Basis[] {
  let level = new Map<string, Basis>([['', []]]);
  for (let depth = 0; depth < rank; depth += 1) {
    const next = new Map<string, Basis>();
    for (const basis of level.values()) {
      for (const vector of vectors) {
        const wider = extend(basis, vector);
        if (wider.length > basis.length) next.set(wider.join('|'), wider);
      }
    }
    level = next;
  }
  return [...level.values()];
}
