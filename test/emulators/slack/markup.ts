import { isObject, type Json, listOf, textOf } from '../json.ts';

/** Somebody or something that a text makes Slack call: a person, a group, a channel, all who are there. */
export interface Mention {
  readonly kind: 'user' | 'usergroup' | 'channel' | 'broadcast' | 'special';
  readonly id: string;
  /** Where in the message the text stands: `text`, or a JSON pointer into its blocks. */
  readonly at: string;
}

/** An address that a text makes clickable; `bare` when Slack found it by itself in running words. */
export interface Link {
  readonly url: string;
  readonly label?: string;
  readonly bare: boolean;
  readonly at: string;
}

/** What a message would mention and link. */
export interface Marks {
  readonly mentions: Mention[];
  readonly links: Link[];
}

const BROADCASTS = ['here', 'channel', 'everyone', 'group'];

/**
 * Reads a text as Slack reads mrkdwn: https://docs.slack.dev/messaging/formatting-message-text
 * `<@U…>`, `<#C…>`, `<!here>`, `<!subteam^S…>`, `<url|label>`; and, where Slack looks for itself, bare addresses and `@here`.
 */
export function readMarkup(text: string, at: string, looks: Looks, into: Marks): void {
  const rest = text.replace(/<([^<>\n]+)>/g, (whole, inner: string) => {
    const known = readBracket(inner, at, into);
    return known ? ' ' : whole;
  });
  if (looks.addresses) {
    for (const [url] of rest.matchAll(/\bhttps?:\/\/[^\s<>|]+|\bmailto:[^\s<>|]+/gi)) {
      into.links.push({ url, bare: true, at });
    }
  }
  if (looks.names) {
    for (const [, name] of rest.matchAll(/(?<![\w@])@(here|channel|everyone|group)\b/g)) {
      if (name) into.mentions.push({ kind: 'broadcast', id: name, at });
    }
    for (const [, name] of rest.matchAll(/(?<![\w#&])#([\p{L}\d_-]{1,80})/gu)) {
      if (name && looks.names.has(name))
        into.mentions.push({ kind: 'channel', id: `#${name}`, at });
    }
  }
}

/** What Slack looks for by itself in words without brackets. */
interface Looks {
  readonly addresses: boolean;
  /** The names of the workspace's channels, where Slack looks for names at all. */
  readonly names?: ReadonlySet<string> | undefined;
}

function readBracket(inner: string, at: string, into: Marks): boolean {
  const [target = '', label] = inner.split('|', 2);
  const mention = (kind: Mention['kind'], id: string) => into.mentions.push({ kind, id, at });
  if (/^@[UW][A-Z0-9]+$/.test(target)) mention('user', target.slice(1));
  else if (/^#[CDG][A-Z0-9]+$/.test(target)) mention('channel', target.slice(1));
  else if (target.startsWith('!subteam^')) mention('usergroup', target.slice(9));
  else if (target.startsWith('!')) {
    const name = target.slice(1);
    mention(BROADCASTS.includes(name) ? 'broadcast' : 'special', name);
  } else if (/^(https?:\/\/|mailto:|tel:)/i.test(target)) {
    into.links.push({ url: target, ...(label === undefined ? {} : { label }), bare: false, at });
  } else return false;
  return true;
}

/**
 * All that a message's blocks and text would mention and link. `names` are the workspace's channels; `full` (parse: full) makes
 * Slack look for names in the text as well.
 */
export function marksOf(
  text: string,
  blocks: readonly unknown[],
  { names, full }: { names: ReadonlySet<string>; full: boolean },
): Marks {
  const marks: Marks = { mentions: [], links: [] };
  readMarkup(text, 'text', { addresses: true, names: full ? names : undefined }, marks);
  for (const [i, block] of blocks.entries()) walk(block, `/blocks/${i}`, names, marks);
  return marks;
}

function walk(value: unknown, at: string, names: ReadonlySet<string>, into: Marks): void {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) walk(item, `${at}/${i}`, names, into);
  }
  if (!isObject(value)) return;
  const text = textOf(value['text']);
  if (value['type'] === 'mrkdwn') {
    const looks = value['verbatim'] !== true;
    readMarkup(text, at, { addresses: looks, names: looks ? names : undefined }, into);
  } else if (value['type'] === 'markdown') readMarkdown(text, at, names, into);
  else readLeaf(value, at, into);
  for (const [name, field] of Object.entries(value)) walk(field, `${at}/${name}`, names, into);
}

/** https://docs.slack.dev/reference/block-kit/blocks/markdown-block: Slack's own brackets work in it too. */
function readMarkdown(text: string, at: string, names: ReadonlySet<string>, into: Marks): void {
  const rest = text.replace(/\[([^\]\n]+)\]\(([^)\s]+)\)/g, (_, label: string, url: string) => {
    into.links.push({ url, label, bare: false, at });
    return ' ';
  });
  readMarkup(rest, at, { addresses: true, names }, into);
}

/** The elements of rich text that mention or link: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
function readLeaf(value: Json, at: string, into: Marks): void {
  const mention = (kind: Mention['kind'], name: string) => {
    const id = textOf(value[name]);
    if (id) into.mentions.push({ kind, id, at });
  };
  if (value['type'] === 'user') mention('user', 'user_id');
  if (value['type'] === 'usergroup') mention('usergroup', 'usergroup_id');
  if (value['type'] === 'channel') mention('channel', 'channel_id');
  if (value['type'] === 'broadcast') mention('broadcast', 'range');
  if (value['type'] === 'link') {
    const url = textOf(value['url']);
    into.links.push({ url, label: textOf(value['text']), bare: false, at });
  }
  if (value['type'] === 'button' && textOf(value['url'])) {
    into.links.push({ url: textOf(value['url']), bare: false, at });
  }
}

/** The words of a message as a person reads them: all texts of its blocks, or its text when it has none. */
export function wordsOf(text: string, blocks: readonly unknown[]): string {
  const words = blocks.flatMap(wordsIn);
  return words.length > 0 ? words.join('\n') : text;
}

function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (!isObject(value)) return [];
  if (typeof value['text'] === 'string') return [value['text']];
  return Object.values(value).flatMap((field) =>
    listOf(field).length || isObject(field) ? wordsIn(field) : [],
  );
}
