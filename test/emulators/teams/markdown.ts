/** How a text looks once Teams has rendered it. */
export interface Rendered {
  /** The text without its marks. */
  readonly words: string;
  readonly links: readonly { readonly text: string; readonly url: string }[];
  readonly styles: readonly Style[];
}

export type Style = 'bold' | 'italic' | 'strike' | 'code' | 'header' | 'list' | 'quote';

interface Found {
  links: { text: string; url: string }[];
  styles: Style[];
}

type Rule = readonly [RegExp, (match: RegExpExecArray, found: Found) => string];

const styled =
  (style: Style): Rule[1] =>
  (match, found) => {
    found.styles.push(style);
    return inline(match[1] ?? '', RULES, found);
  };

/** In messages as in cards; in the order in which they are tried at one place of the text. */
const RULES: readonly Rule[] = [
  [/\\([\\*_[\]()~`#>+.!{}|-])/y, (match) => match[1] ?? ''],
  [/\[((?:\\.|[^\]\\\n])+)\]\(\s*([^)\s]+)\s*\)/y, linked],
  [/\*\*(?=\S)((?:\\.|[^\\])+?)\*\*/y, styled('bold')],
  [/__(?=\S)((?:\\.|[^\\])+?)__/y, styled('bold')],
  [/\*(?=\S)((?:\\.|[^*\\\n])+?)\*/y, styled('italic')],
  [/_(?=\S)((?:\\.|[^_\\\n])+?)_(?!\w)/y, styled('italic')],
];

/** What messages understand beyond that. */
const MORE: readonly Rule[] = [
  [/~~(?=\S)((?:\\.|[^\\])+?)~~/y, styled('strike')],
  [
    /`([^`\n]+)`/y,
    (match, found) => {
      found.styles.push('code');
      return match[1] ?? '';
    },
  ],
];

const LIST: readonly (readonly [RegExp, Style])[] = [[/^\s*(?:[-*]|\d+\.)\s+(?=\S)/, 'list']];
const LINES: readonly (readonly [RegExp, Style])[] = [
  ...LIST,
  [/^#{1,6}\s+(?=\S)/, 'header'],
  [/^>\s?/, 'quote'],
];

/**
 * A text of a card: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format#markdown-support: bold,
 * italic, lists and links; the rest stays as it is, and so does HTML.
 */
export const renderedCardText = (text: string): Rendered => rendered(text, RULES, LIST);

/** The text of a message, by its format. */
export function renderedMessage(text: string, format: 'plain' | 'markdown' | 'xml'): Rendered {
  if (format === 'plain') return { words: text, links: [], styles: [] };
  if (format === 'markdown') return rendered(text, [...RULES, ...MORE], LINES);
  const words = text.replace(/<br\s*\/?>/g, '\n').replace(/<[^>]+>/g, '');
  return { words: words.replaceAll('&lt;', '<').replaceAll('&amp;', '&'), links: [], styles: [] };
}

function rendered(
  text: string,
  rules: readonly Rule[],
  lines: readonly (readonly [RegExp, Style])[],
): Rendered {
  const found: Found = { links: [], styles: [] };
  const bare = text.split('\n').map((line) => {
    const met = lines.find(([mark]) => mark.test(line));
    if (!met) return line;
    found.styles.push(met[1]);
    return line.replace(met[0], '');
  });
  const words = inline(bare.join('\n'), rules, found);
  return { words: words.replaceAll('<at>', '').replaceAll('</at>', ''), ...found };
}

function inline(text: string, rules: readonly Rule[], found: Found): string {
  let words = '';
  for (let at = 0; at < text.length; ) {
    const met = matchAt(text, at, rules);
    words += met ? met.words(found) : text[at];
    at += met ? met.length : 1;
  }
  return words;
}

function matchAt(text: string, at: number, rules: readonly Rule[]) {
  // An underscore within a word marks nothing.
  if (text[at] === '_' && /\w/.test(text[at - 1] ?? '')) return undefined;
  for (const [pattern, run] of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { length: match[0].length, words: (found: Found) => run(match, found) };
  }
  return undefined;
}

function linked(match: RegExpExecArray, found: Found): string {
  const text = inline(match[1] ?? '', RULES, found);
  found.links.push({ text, url: match[2] ?? '' });
  return text;
}
