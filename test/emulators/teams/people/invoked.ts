import { isObject, type Json, objectOf, textOf } from '../../json.ts';
import { problemsOf } from '../cards/card-rules.ts';
import { ADAPTIVE_CARD } from '../connector/writing.ts';
import type { Seen } from '../parcel.ts';
import type { Message, Person } from '../store.ts';

/** What an invoke's answer put before the person. */
export interface Answered {
  /** The card that now stands in place of the old one, for this person alone. */
  readonly card?: Json;
  /** A line of text that comes up for a moment. */
  readonly toast?: string;
  /** "Something went wrong": why, in the emulator's words or the bot's. */
  readonly failed?: string;
}

/**
 * What Teams makes of the answer to `adaptiveCard/action`: HTTP 200 with `{ statusCode, type, value }`, where a card or a text with
 * status 200 is a success. Everything else is shown as a failure: another HTTP status, no body, a status of 400 and above, a card
 * that is none. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards#response-format
 */
export function answeredBy(seen: Seen, message: Message, person: Person): Answered {
  const { status, reason, body } = seen;
  if (status !== 200) return { failed: reason ?? `HTTP ${status}` };
  if (!isObject(body)) return { failed: 'the answer to an invoke has no body' };
  const { statusCode, type, value } = body;
  if (statusCode !== 200) {
    const words = textOf(objectOf(value)['message']);
    return { failed: words || `status ${String(statusCode)}` };
  }
  if (type === 'application/vnd.microsoft.activity.message') {
    return typeof value === 'string' ? { toast: value } : { failed: 'the message is no text' };
  }
  if (type !== ADAPTIVE_CARD) return { failed: `nobody knows the type ${String(type)}` };
  const problems = problemsOf(value);
  if (problems.length > 0) return { failed: problems.join('; ') };
  const card = objectOf(value);
  message.views.set(person.id, card);
  return { card };
}
