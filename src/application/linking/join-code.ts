import type { Random } from '../ports.ts';

/**
 * Ten letters and digits without look-alikes: 30 to the 10th, some 49 bits. Good for half an hour and behind the limiter of
 * guesses, that is plenty; a longer one would be mistyped.
 */
const LENGTH = 10;
const SHAPE = /^[2-9A-HJKMNP-TV-Z]{10}$/;
/** A letter's token, alone or at the end of its link, as chats and mail programs pass it on. */
const TOKEN = /(?:^|\/r\/)([A-Za-z0-9_-]{43})(?=$|[?#>|)\]\s])/;

/** What somebody typed as a code: a short one, or a letter's link; undefined: neither. */
export type TypedCode =
  | { readonly kind: 'short'; readonly code: string }
  | { readonly kind: 'invitation'; readonly token: string };

export function newCode(random: Random): string {
  return (random.shortId() + random.shortId()).slice(0, LENGTH);
}

/** In two halves, as it is read out. */
export function shownCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}

/** Case, spaces, hyphens and full-width letters do not matter in a short code. */
export function readCode(typed: string): TypedCode | undefined {
  const text = typed.normalize('NFKC').trim();
  const token = TOKEN.exec(text)?.[1];
  if (token !== undefined) return { kind: 'invitation', token };
  const code = text.replace(/[\s\p{Dash}\p{Cf}.,;:'"`*_<>()[\]]/gu, '').toUpperCase();
  return SHAPE.test(code) ? { kind: 'short', code } : undefined;
}
