import type { Inline, Words } from './blocks.ts';

/** The pieces of a text, however it was given. */
export function pieces(words: Words): readonly Inline[] {
  return typeof words === 'string' ? [words] : words;
}

/** Without stress, addresses and footnotes: for alternative texts and for measuring. */
export function plain(words: Words): string {
  return pieces(words)
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('strong' in piece) return piece.strong;
      return 'link' in piece ? piece.link : '';
    })
    .join('');
}

/** The address if a document may point to it; undefined for whatever else somebody may have typed. */
export function safeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return /^(https?|mailto):$/.test(protocol)
    ? href.replace(/[<>|\s]/g, encodeURIComponent)
    : undefined;
}

/** Footnotes in the order in which the text comes to them. Their own text has none. */
export class Notes {
  readonly texts: Words[] = [];

  /** Its number, from 1. */
  add(text: Words): number {
    return this.texts.push(pieces(text).filter((p) => typeof p === 'string' || !('note' in p)));
  }
}

/** Without the characters that XML and HTML forbid: controls but tab and line ends, half a pair, and the two non-characters. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, (character) =>
    /[\t\n\r]/.test(character) ? character : '',
  );
}
