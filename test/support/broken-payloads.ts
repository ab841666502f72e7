import fc from 'fast-check';

const SPICE = [
  ...[null, true, false, 0, -1, 1e308, '', ' ', '\u0000', '\ud800', '\u202e\u200f', '💥'],
  ...['<@U123>', '{}', '[]', '1'.repeat(3_000), 'x'.repeat(30_000), '99999999999999.9'],
  ...[[], {}, [[]], { id: null }, { type: 'button' }],
];

/** What nobody expects where a payload has something else. */
export const anything = fc.oneof(
  fc.constantFrom<unknown>(...SPICE),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 6 }),
  fc.record({ nested: fc.integer({ min: 10, max: 1_500 }) }),
);

/** A copy. Depth is told by a number, since what prints a counterexample walks it by recursion, as what reads it may. */
export function grown(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nested' in value)) {
    return structuredClone(value);
  }
  let inner: unknown = 'deep';
  for (let left = Number(value.nested); left > 0; left -= 1) {
    inner = left % 2 === 0 ? [inner] : { a: inner };
  }
  return inner;
}

/** One change at one place of a payload. */
export interface Change {
  readonly where: number;
  readonly how: 'replace' | 'remove' | 'double' | 'charge' | 'pollute';
  readonly value: unknown;
  readonly pick: number;
}

export const change: fc.Arbitrary<Change> = fc.record({
  where: fc.nat(),
  how: fc.constantFrom('replace', 'replace', 'remove', 'double', 'charge', 'pollute'),
  value: anything,
  pick: fc.nat(),
});

function places(value: unknown): readonly ChangedPlace[] {
  const found: ChangedPlace[] = [];
  const left = [value];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    if (typeof one !== 'object' || one === null) continue;
    const own = one as Record<string, unknown>;
    for (const key of Object.keys(own)) {
      found.push({ in: own, key });
      left.push(own[key]);
    }
  }
  return found;
}

interface ChangedPlace {
  readonly in: Record<string, unknown>;
  readonly key: string;
}

/**
 * A payload with these changes. JSON within JSON is changed from within, too; `charged` are words that mean something elsewhere.
 */
export function changed<Body>(
  body: Body,
  changes: readonly Change[],
  charged: readonly string[],
): Body {
  const copy = structuredClone(body);
  for (const { where, how, value, pick } of changes) {
    const all = places(copy);
    const place = all[where % Math.max(1, all.length)];
    if (place === undefined) continue;
    const { in: own, key } = place;
    const word = charged[pick % charged.length];
    const old = own[key];
    if (how === 'remove') delete own[key];
    else if (how === 'double') own[`${key}2`] = own[key] = [old, old];
    else if (how === 'charge') own[key] = within(old, word ?? '', pick);
    else if (how === 'pollute') Object.defineProperty(own, '__proto__', polluting(value));
    else own[key] = grown(value);
  }
  return copy;
}

function within(old: unknown, word: string, pick: number): unknown {
  if (typeof old !== 'string') return word;
  try {
    const inner: unknown = JSON.parse(old);
    const [place] = places(inner).slice(pick % 4);
    if (place !== undefined) place.in[place.key] = word;
    return JSON.stringify(inner);
  } catch {
    return pick % 2 === 0 ? word : old.split('|').with(-1, word).join('|');
  }
}

function polluting(value: unknown): PropertyDescriptor {
  return { value: grown(value), enumerable: true, configurable: true, writable: true };
}
