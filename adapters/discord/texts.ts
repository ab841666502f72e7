import { type APITextDisplayComponent, ComponentType } from 'discord.js';

export type Direction = 'ltr' | 'rtl';

/** Discord sets each line by its first strong letter; a mark makes that Arabic where one begins with a number or a name. */
const RIGHT_TO_LEFT_MARK = '\u200F';

export function directed(text: string, direction: Direction): string {
  return direction === 'rtl' ? text.replace(/^(?=.)/gmu, RIGHT_TO_LEFT_MARK) : text;
}

/** Whatever could be a mention, a link, an emoji, a time or a shape. Links go by their colon, which no letter may follow. */
const MARKUP = /[\\*_~`|<>#@:[\]()]/g;

/**
 * Words of people as Discord shows them letter by letter (docs.discord.com/developers/reference#message-formatting): at most two
 * characters for one.
 */
export function escaped(text: string): string {
  return text
    .replace(MARKUP, '\\$&')
    .replace(/^(\s*)([-+])/gm, '$1\\$2')
    .replace(/^(\s*\d+)\./gm, '$1\\.');
}

/** The words of a text that `escaped` and `directed` have written. */
export function unescaped(text: string): string {
  return text.replace(/^[\u200e\u200f]/gmu, '').replace(/\\([^0-9A-Za-z\s])/g, '$1');
}

/** `title`: a heading, for eyes and screen readers alike. `small`: grey words. `quote`: what somebody answered. */
export type Style = 'plain' | 'bold' | 'title' | 'small' | 'quote';

const BEFORE: Readonly<Record<Style, string>> = {
  plain: '',
  bold: '**',
  title: '### ',
  small: '-# ',
  quote: '> ',
};

/** Words in a style, each of their lines by itself: markup ends with a line. '' for nothing. */
export function styled(text: string, style: Style, direction: Direction): string {
  const before = BEFORE[style];
  const after = style === 'bold' ? before : '';
  return text
    .split('\n')
    .map((line) => line.trim())
    .map((line) => {
      if (line === '') return '';
      return `${before}${directed(escaped(line), direction)}${after}`;
    })
    .join('\n')
    .trim();
}

/** Texts of one block, with an empty line between paragraphs. */
export class Paragraphs {
  readonly #direction: Direction;
  readonly #parts: string[] = [];

  constructor(direction: Direction) {
    this.#direction = direction;
  }

  add(text: string, style: Style = 'plain'): this {
    const part = styled(text, style, this.#direction);
    if (part !== '') this.#parts.push(part);
    return this;
  }

  /** Markup of our own. */
  raw(markup: string): this {
    this.#parts.push(markup);
    return this;
  }

  /** No block at all for nothing. `id` tells it when it comes back. */
  display(id?: number): readonly APITextDisplayComponent[] {
    const content = this.#parts.join('\n\n');
    return content === '' ? [] : [textDisplay(content, id)];
  }
}

export function textDisplay(content: string, id?: number): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content, ...(id === undefined ? {} : { id }) };
}

/** Lines that line up. Only three backticks in a row would end the block. */
export function codeBlock(lines: readonly string[]): string {
  return `\`\`\`\n${lines.join('\n').replaceAll('```', "'''")}\n\`\`\``;
}

/** Plain text of a control, which has no markup: never empty, and short for where it stands in full elsewhere. */
export function label(text: string, max: number, direction: Direction): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const shown = directed(line === '' ? '…' : line, direction);
  return shown.length <= max
    ? shown
    : `${shown.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
