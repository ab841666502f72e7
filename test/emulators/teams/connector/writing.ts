import { isObject, type Json, listOf, objectOf, textOf } from '../../json.ts';
import { problemsOf } from '../cards/card-rules.ts';
import { refused } from '../refusal.ts';
import type { Version } from '../store.ts';

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages: of JSON in UTF-16. */
const BYTES_MAX = 100 * 1024;
/** What our own messages keep under, of the same: clients on slow lines, and room for Teams' own additions. */
export const DESIGN_BYTES_MAX = 28 * 1024;
/** Cards of a carousel or a list. */
const ATTACHMENTS_MAX = 10;

/** Other attachments that a bot may send. */
const OTHERS = [
  /^application\/vnd\.microsoft\.card\.(hero|thumbnail|receipt|signin|oauth)$/,
  /^application\/vnd\.microsoft\.teams\.(card\.(o365connector|list|file\.consent)|file\.consent)$/,
  /^application\/vnd\.microsoft\.teams\.card\.(list|file\.(consent|info))$/,
  /^image\/(png|jpeg|gif)$/,
];

const FORMATS = ['plain', 'markdown', 'xml'] as const;

/** Size of an activity as Teams counts it: its JSON in UTF-16. */
export const utf16Bytes = (activity: unknown): number => JSON.stringify(activity).length * 2;

/** Reads a message of the bot, and refuses what Teams refuses. `at` is epoch milliseconds. */
export function versionOf(activity: Json, at: number): Version {
  const bytes = utf16Bytes(activity);
  if (bytes > BYTES_MAX) throw refused.tooBig();
  const attachments = listOf(activity['attachments']).map(objectOf);
  const text = textOf(activity['text']);
  if (text === '' && attachments.length === 0) {
    throw refused.badArgument('The message has neither text nor attachments');
  }
  if (attachments.length > ATTACHMENTS_MAX) {
    throw refused.badArgument(`A message has at most ${ATTACHMENTS_MAX} attachments`);
  }
  const cards = attachments.flatMap(cardOf);
  checkMentions(activity, text);
  const format = FORMATS.find((one) => one === activity['textFormat']);
  return {
    at,
    text,
    textFormat: format ?? 'markdown',
    cards,
    attachments,
    activity,
    refreshFor: refreshOf(cards),
    bytes,
  };
}

function cardOf(attachment: Json): Json[] {
  const type = textOf(attachment['contentType']);
  if (type !== ADAPTIVE_CARD) {
    if (OTHERS.some((one) => one.test(type))) return [];
    throw refused.badArgument(`Unknown attachment type: ${type}`);
  }
  const problems = problemsOf(attachment['content']);
  if (problems.length > 0) {
    throw refused.badArgument(`Invalid Adaptive Card: ${problems.join('; ')}`);
  }
  return [objectOf(attachment['content'])];
}

/** A mention needs its `<at>` in the text as well as its entity. */
function checkMentions(activity: Json, text: string): void {
  for (const entity of listOf(activity['entities']).map(objectOf)) {
    if (entity['type'] === 'mention' && !text.includes(textOf(entity['text']))) {
      throw refused.badArgument('Mention text is not found in the message text');
    }
  }
}

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards: without userIds everybody, in a small chat. */
function refreshOf(cards: readonly Json[]): string[] | undefined {
  const refresh = cards.map((card) => card['refresh']).find(isObject);
  return refresh && listOf(refresh['userIds']).map(textOf);
}
