import type { types } from '@slack/bolt';

type Direction = 'ltr' | 'rtl';
export type Block = types.KnownBlock;
type RichElement = types.RichTextSection['elements'][number];

/** Slack sets each line by its first strong letter; a mark makes that Arabic where one begins with a number or a name. */
const RIGHT_TO_LEFT_MARK = '\u200F';

export function directed(text: string, direction: Direction): string {
  return direction === 'rtl' ? text.replace(/^(?=.)/gmu, RIGHT_TO_LEFT_MARK) : text;
}

/** Plain text is never read as a mention, a link, a command or an emoji. */
export function plain(text: string, direction: Direction): types.PlainTextElement {
  return { type: 'plain_text', text: directed(text, direction), emoji: false };
}

/** What stands on a button or in a list: one line, so that one mark is all that it needs beside its words. */
export function onOneLine(text: string, direction: Direction): types.PlainTextElement {
  return plain(text.replace(/\s*\n\s*/g, ' '), direction);
}

/**
 * What notifications and screen readers get. Slack reads it as markup whatever we ask for, so its three control characters
 * are escaped (docs.slack.dev/messaging/formatting-message-text).
 */
export function fallback(text: string, direction: Direction): string {
  return directed(text, direction)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Paragraphs whose words stand as they were written: rich text has no markup. */
export class Paragraphs {
  readonly #direction: Direction;
  readonly #elements: types.RichTextBlock['elements'] = [];

  constructor(direction: Direction) {
    this.#direction = direction;
  }

  add(text: string, style: 'plain' | 'bold' | 'italic' = 'plain'): this {
    if (text === '') return this;
    const element: RichElement = {
      type: 'text',
      text: this.#lead(directed(text, this.#direction)),
    };
    const styled = style === 'plain' ? element : { ...element, style: { [style]: true } };
    this.#elements.push({ type: 'rich_text_section', elements: [styled] });
    return this;
  }

  /** Columns that line up. */
  table(text: string): this {
    this.#elements.push({ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] });
    return this;
  }

  link(url: string, text: string): this {
    const label = directed(text, this.#direction);
    const elements: RichElement[] = [{ type: 'link', url, text: label }];
    if (this.#elements.length > 0) elements.unshift({ type: 'text', text: '\n' });
    this.#elements.push({ type: 'rich_text_section', elements });
    return this;
  }

  /** No block at all for nothing. */
  blocks(): readonly types.RichTextBlock[] {
    return this.#elements.length === 0
      ? []
      : [{ type: 'rich_text', elements: [...this.#elements] }];
  }

  /** An empty line between paragraphs, but not before the first one or around a table. */
  #lead(text: string): string {
    const last = this.#elements.at(-1);
    return last === undefined || last.type === 'rich_text_preformatted' ? text : `\n${text}`;
  }
}

const CONTEXT_TEXT_MAX = 1_900;

/** Small grey words below. */
export function context(texts: readonly string[], direction: Direction): readonly Block[] {
  const shown = texts.filter((text) => text !== '');
  if (shown.length === 0) return [];
  const elements = shown.flatMap((text) =>
    pieces(text, CONTEXT_TEXT_MAX).map((piece) => plain(piece, direction)),
  );
  return [{ type: 'context', elements: elements.slice(0, 10) }];
}

function pieces(text: string, max: number): readonly string[] {
  const characters = [...text];
  const parts: string[] = [];
  for (let from = 0; from < characters.length; from += max) {
    parts.push(characters.slice(from, from + max).join(''));
  }
  return parts;
}
