/**
 * How an answer travels in a member page's HTML form: the one place where the page's renderer (src/web) and its
 * adapter (adapters/page), which may not know each other, agree on names.
 */
export const PAGE_FIELDS = {
  prompt: 'p',
  /** Fresh in every rendered form, so that a double click is one event and a later change of mind another. */
  nonce: 'n',
  question: 'q',
  /** Which of the shapes below the answer has; an unticked list sends no field of its own. */
  shape: 'k',
  /** A command and its argument: "change 3". */
  command: 'command',
  /** Words that go with a command: why a member declines, a day; a name and an address, one field each. */
  argument: 'argument',
  value: 'v',
  /** The words of "other". */
  words: 'w',
  /** Which value of a choice is "other": its words are sent only with it. */
  other: 'o',
} as const;

/** `one`: text or one choice; `list`: choices in any order; `ranks`: by place; `cells`: a choice for each row. */
export const PAGE_SHAPES = ['one', 'list', 'ranks', 'cells'] as const;
export type PageShape = (typeof PAGE_SHAPES)[number];

/** The field of a ranking's place, from 1. */
export function rankField(place: number): string {
  return `r${place}`;
}

export const CELL_PREFIX = 'c.';

/** The field of a matrix row. */
export function cellField(row: string): string {
  return CELL_PREFIX + row;
}

/** `__Host-`: never sent without TLS, never set by a neighbouring domain. */
export function sessionCookie(secure: boolean): string {
  return secure ? '__Host-parley' : 'parley';
}

/** Where a conversation lives. */
export const CONVERSATION_PATH = '/r/c/';

/** Whether a text can be a conversation's short name at all; everything else is not worth a look-up. */
export function isConversationName(text: string): boolean {
  return /^[A-Za-z0-9-]{1,64}$/.test(text);
}
