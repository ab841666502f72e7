/**
 * A payload of which every text can be kept: neither NUL nor half a character can be in PostgreSQL, and nobody writes them.
 * Throws RangeError for what is nested deeper than anything that a platform sends.
 */
export function readable(value: unknown): unknown {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [text(name), readable(inner)]),
  );
}

const REPLACEMENT = '\uFFFD';

function text(written: string): string {
  return written.replaceAll('\0', REPLACEMENT).replace(/\p{Surrogate}/gu, REPLACEMENT);
}
