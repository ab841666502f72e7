import type { Element, RichTextBlock, TextRun } from './card.ts';

export type Direction = 'ltr' | 'rtl';

/** Clients that do not turn a card round set each line by its first strong letter. */
const RIGHT_TO_LEFT_MARK = '\u200F';

function directed(text: string, direction: Direction): string {
  return direction === 'rtl' ? text.replace(/^(?=.)/gmu, RIGHT_TO_LEFT_MARK) : text;
}

/** Nobody sees it, and it ends what only begins with two braces: `{{DATE(…)}}` would be shown as a day. */
const WORD_JOINER = '\u2060';

/** Words of whoever wrote them; in a text run nothing else has a meaning. */
export function verbatim(text: string): string {
  return text.replaceAll('{{', `{${WORD_JOINER}{`);
}

/**
 * What Markdown could read as a style, a list, a heading, a quotation, a link or an entity, now or with a line before it. Too much
 * rather than too little: the heading of a text with such a sign only loses its role.
 */
const MARKUP = /[\\*_~`[\]<>#|&\n\r]|\{\{|:\/\/|www\.|@|^\s*([-+=]|\d+[.)])|\s{2}$/iu;

/** Whether a text reads the same as Markdown and without. */
export function isPlain(text: string): boolean {
  return !MARKUP.test(text);
}

/**
 * Words where a client may read Markdown, or markup for a voice, and there is no way to show them letter by letter: the signs that
 * mean something are left out, and addresses are no links. For notices only: the same words stand in full in the card.
 */
export function harmless(text: string): string {
  const bare = verbatim(text)
    .replace(/[\\*_~`[\]<>#|&@\s]+/g, ' ')
    .trim()
    .replace(/:\/\/|www\./gi, (sign) => `${sign.slice(0, -1)}${WORD_JOINER}${sign.slice(-1)}`);
  if (bare === '') return '…';
  return isPlain(bare) ? bare : `${WORD_JOINER}${bare}`;
}

export type Style = Omit<TextRun, 'type' | 'text'>;

export const BOLD: Style = { weight: 'Bolder' };
export const SMALL: Style = { size: 'Small', isSubtle: true };
export const PROBLEM: Style = { weight: 'Bolder', color: 'Attention' };
const TITLE: Style = { size: 'Medium', weight: 'Bolder' };

/** Paragraphs, each of their lines by itself: no client need know what a line's end means. */
export class Paragraphs {
  readonly #direction: Direction;
  readonly #elements: Element[] = [];

  constructor(direction: Direction) {
    this.#direction = direction;
  }

  add(text: string, style: Style = {}): this {
    const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.trim());
    let first = true;
    for (const line of lines) {
      if (line === '') continue;
      const block = this.#block(directed(verbatim(line), this.#direction), style);
      this.#elements.push(first ? block : { ...block, spacing: 'None' });
      first = false;
    }
    return this;
  }

  /** The name of what follows: a heading for screen readers wherever its words allow it. */
  heading(text: string): this {
    if (!isPlain(text)) return this.add(text, TITLE);
    if (text.trim() === '') return this;
    this.#elements.push({
      ...{ type: 'TextBlock', style: 'heading', size: 'Medium', weight: 'Bolder', wrap: true },
      text: directed(text, this.#direction),
    });
    return this;
  }

  /** Lines that line up: no space may fall together with the next, and no line may break. */
  table(lines: readonly string[]): this {
    for (const [index, line] of lines.entries()) {
      const text = verbatim(line === '' ? ' ' : line).replaceAll(' ', '\u00A0');
      const block = this.#block(text, { fontType: 'Monospace', size: 'Small' });
      this.#elements.push(index === 0 ? block : { ...block, spacing: 'None' });
    }
    return this;
  }

  elements(): readonly Element[] {
    return this.#elements;
  }

  #block(text: string, style: Style): RichTextBlock {
    return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, ...style }] };
  }
}

/** One text of a control, which has no lines: never empty. */
export function oneLine(text: string): string {
  const line = verbatim(text).replace(/\s+/g, ' ').trim();
  return line === '' ? '…' : line;
}
