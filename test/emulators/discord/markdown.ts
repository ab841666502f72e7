/** How a text looks once a client has rendered it: https://docs.discord.com/developers/reference#message-formatting */
export interface Marks {
  /** Ids. */
  readonly people: string[];
  readonly roles: string[];
  readonly channels: string[];
  /** `everyone` and `here`. */
  readonly everyone: string[];
  /** Bare addresses that can be clicked. */
  readonly links: string[];
  readonly masked: { readonly text: string; readonly url: string }[];
  /** Command mentions, timestamps and custom emoji, as written. */
  readonly others: string[];
  readonly styles: Style[];
  /** The text without its marks. */
  readonly words: string;
}

export type Style =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'spoiler'
  | 'code'
  | 'code block'
  | 'header'
  | 'small'
  | 'list'
  | 'quote';

type Found = { -readonly [name in keyof Marks]: Marks[name] };

/** What one mark does with the text that it matched: keeps it as words, or looks into it for more. */
type Rule = readonly [RegExp, (match: RegExpExecArray, found: Found) => string];

const styled =
  (style: Style) =>
  (match: RegExpExecArray, found: Found): string => {
    found.styles.push(style);
    return inline(match[1] ?? '', found);
  };

const noted =
  (name: 'people' | 'roles' | 'channels' | 'everyone' | 'links' | 'others') =>
  (match: RegExpExecArray, found: Found): string => {
    found[name].push(match[1] ?? match[0]);
    return match[0];
  };

/** In the order in which a client tries them; each is tried at one place of the text. */
const RULES: readonly Rule[] = [
  [/\\([^0-9A-Za-z\s])/y, (match) => match[1] ?? ''],
  [/(`+)([\s\S]*?[^`])\1(?!`)/y, code],
  [/<@!?(\d+)>/y, noted('people')],
  [/<@&(\d+)>/y, noted('roles')],
  [/<#(\d+)>/y, noted('channels')],
  [/<(?:t:-?\d+(?::[a-zA-Z])?|\/[^<>]+:\d+|a?:\w+:\d+|id:\w+)>/y, noted('others')],
  [/<(https?:\/\/[^\s<>]+)>/y, noted('links')],
  [/@(everyone|here)/y, noted('everyone')],
  [
    /\[((?:\\.|[^\]\\\n])+)\]\(\s*<?((?:https?|discord):\/\/[^\s)>]+)>?(?:\s+"[^"]*")?\s*\)/y,
    masked,
  ],
  [/https?:\/\/[^\s<]*[^<.,:;"'\])\s*_~|]/y, noted('links')],
  [/\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, styled('bold')],
  [/__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, styled('underline')],
  [
    /\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y,
    styled('italic'),
  ],
  [/_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/y, styled('italic')],
  [/~~((?:\\[\s\S]|[^\\])+?)~~(?!~)/y, styled('strike')],
  [/\|\|((?:\\[\s\S]|[^\\])+?)\|\|/y, styled('spoiler')],
];

/** Marks at the beginning of a line. */
const LINES: readonly (readonly [RegExp, Style])[] = [
  [/^>>> ?/, 'quote'],
  [/^> /, 'quote'],
  [/^#{1,3} +(?=\S)/, 'header'],
  [/^-# +(?=\S)/, 'small'],
  [/^ *(?:[-*]|\d+\.) +(?=\S)/, 'list'],
];

/** Reads a text as a client renders it. */
export function read(text: string): Marks {
  const found: Found = {
    people: [],
    roles: [],
    channels: [],
    everyone: [],
    links: [],
    masked: [],
    others: [],
    styles: [],
    words: '',
  };
  const parts = text.split(/(```[\s\S]+?```)/);
  found.words = parts.map((part, i) => (i % 2 ? block(part, found) : lines(part, found))).join('');
  return found;
}

/** Every mark of several texts together. */
export function readAll(texts: readonly string[]): Marks {
  const all = texts.map(read);
  return {
    people: all.flatMap(({ people }) => people),
    roles: all.flatMap(({ roles }) => roles),
    channels: all.flatMap(({ channels }) => channels),
    everyone: all.flatMap(({ everyone }) => everyone),
    links: all.flatMap(({ links }) => links),
    masked: all.flatMap((one) => one.masked),
    others: all.flatMap(({ others }) => others),
    styles: all.flatMap(({ styles }) => styles),
    words: all.map(({ words }) => words).join('\n'),
  };
}

function block(text: string, found: Found): string {
  found.styles.push('code block');
  return text.slice(3, -3).replace(/^[\w+-]*\n/, '');
}

/** Marks of lines first, then what stands within the whole: emphasis may run over several lines. */
function lines(text: string, found: Found): string {
  const stripped = text.split('\n').map((line) => {
    let rest = line;
    for (const [mark, style] of LINES) {
      const met = mark.exec(rest);
      if (!met) continue;
      found.styles.push(style);
      rest = rest.slice(met[0].length);
    }
    return rest;
  });
  return inline(stripped.join('\n'), found);
}

function inline(text: string, found: Found): string {
  let words = '';
  for (let at = 0; at < text.length; ) {
    const met = matchAt(text, at);
    if (met) {
      words += met.rule[1](met.match, found);
      at += met.match[0].length;
    } else {
      words += text[at];
      at += 1;
    }
  }
  return words;
}

function matchAt(text: string, at: number): { rule: Rule; match: RegExpExecArray } | undefined {
  if (/[\p{L}\p{N}\s]/u.test(text[at] ?? '') && text[at] !== 'h') return undefined;
  for (const rule of RULES) {
    const pattern = rule[0];
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { rule, match };
  }
  return undefined;
}

function code(match: RegExpExecArray, found: Found): string {
  found.styles.push('code');
  return match[2] ?? '';
}

function masked(match: RegExpExecArray, found: Found): string {
  const text = inline(match[1] ?? '', found);
  found.masked.push({ text, url: match[2] ?? '' });
  return text;
}
