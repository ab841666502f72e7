import { type Html, html } from '../../html.ts';
import type { Fields } from '../fields.ts';
import { type ConsoleWord, say } from '../words.ts';

export const DONE = [
  'draft',
  'schedule',
  'open',
  'pause',
  'resume',
  'extend',
  'remind',
  'change-rules',
  'close',
  'archive',
  'meeting',
  'built',
  'unchanged',
  'retry',
  'unsubscribe',
  'cleared',
  'cleared-stopped',
  'asked',
  'asked-partly',
  'unlinked',
  'needs-taken',
  'needs-nothing-new',
  'need-coded',
  'need-translated',
  'item-proposed',
  'item-changed',
  'item-accepted',
  'item-placed',
  'item-merged',
  'item-dropped',
  'invited',
  'coming-asked',
  'replied',
  'attended',
  'seated',
  'authorised',
  'seat-ended',
  'paper-draft',
  'paper-unchanged',
  'paper-submit',
  'paper-return',
  'paper-approve',
  'paper-publish',
  'nominations-taken',
  'nomination-agreed',
  'nomination-invited',
  'nomination-declined',
] as const;
export type Done = (typeof DONE)[number];

/** Where a change leads: a page by GET that tells what was done, so that a reload repeats nothing. */
export function donePath(path: string, done: Done, count?: number): string {
  return `${path}?done=${done}${count === undefined ? '' : `&count=${count}`}`;
}

/** What was done just before, from the address; it can only be one of our own sentences. */
export function doneNotice(query: Fields): Html | undefined {
  const done = DONE.find((one) => one === query.get('done'));
  if (done === undefined) return undefined;
  const count = /^\d{1,6}$/.test(query.get('count') ?? '') ? Number(query.get('count')) : 0;
  const word: ConsoleWord = `done.${done}`;
  return html`<p class="done" role="status">${say(word, { count })}</p>`;
}
