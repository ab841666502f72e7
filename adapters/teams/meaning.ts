import { createHash } from 'node:crypto';
import type { Address, InboundAct, InboundEvent } from '../../src/platform/adapter.ts';
import * as activities from './activities.ts';
import { readSubmission, type Submission } from './cards/read-submission.ts';
import type { ActivityKind } from './door.ts';

export const PLATFORM = 'teams';

/** An activity of Teams, verified, of a tenant on the list, by somebody with an account. */
export interface Happening {
  readonly kind: ActivityKind;
  readonly envelope: activities.Envelope;
  readonly from: Address;
  readonly body: unknown;
  readonly at: number; // epoch ms
}

/** What an activity means. */
export type Meaning =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'said'; readonly event: InboundEvent }
  /** Something was pressed on a card of ours. */
  | {
      readonly kind: 'pressed';
      readonly submission: Extract<Submission, { kind: 'act' }>;
      readonly event: InboundEvent;
    }
  | { readonly kind: 'closed' }
  /** Something was pressed that is none of ours, or garbled. */
  | { readonly kind: 'strange' }
  /** Something was pressed where others read along. */
  | { readonly kind: 'not-here' }
  | { readonly kind: 'installed'; readonly event: InboundEvent }
  | { readonly kind: 'removed'; readonly event: InboundEvent };

const NOTHING: Meaning = { kind: 'nothing' };

export function meaningOf(happening: Happening): Meaning {
  switch (happening.kind) {
    case 'message':
      return written(happening);
    case 'pressed': {
      const read = activities.pressed.safeParse(happening.body).data;
      return read === undefined
        ? { kind: 'strange' }
        : submitted(happening, read.value.action.data);
    }
    case 'installation':
      return installed(happening);
    case 'members':
      return NOTHING; // who comes into a team or chat is not asked for anything
  }
}

function written(happening: Happening): Meaning {
  const message = activities.message.safeParse(happening.body).data;
  if (message === undefined) return NOTHING;
  const { value } = message;
  if (typeof value === 'object' && value !== null) return submitted(happening, value);
  const { envelope, from } = happening;
  const text = activities.wordsOf(message, envelope.recipient.id);
  const isPersonal = activities.isPersonal(envelope);
  if (text === '' && isPersonal) return NOTHING; // a file alone
  const act: InboundAct = isPersonal ? spoken(text) : { kind: 'typed', text, addressed: true };
  const place = { ...from, externalId: activities.placeOf(envelope) };
  const event = eventOf(happening, act, [envelope.id]);
  return { kind: 'said', event: isPersonal ? event : { ...event, place } };
}

/** Teams has no commands but words: these ask for one's own page, and our name before others makes a command of them. */
const PAGE = /^\/?(parley|(parley\s+)?rounds)$/i;
const ADDRESSED = /^\/?parley\s+(.+)$/is;

function spoken(text: string): InboundAct {
  if (PAGE.test(text)) return { kind: 'looked', words: 'rounds' };
  const words = ADDRESSED.exec(text)?.[1];
  return words === undefined
    ? { kind: 'typed', text }
    : { kind: 'typed', text: words, addressed: true };
}

function submitted(happening: Happening, data: unknown): Meaning {
  const { envelope } = happening;
  if (!activities.isPersonal(envelope)) return { kind: 'not-here' };
  const submission = readSubmission(data);
  if (submission === undefined) return { kind: 'strange' };
  if (submission.kind === 'closed') return { kind: 'closed' };
  const { act, promptId } = submission;
  const key = eventKey(act, { promptId, at: happening.at, id: envelope.id });
  const event = eventOf(happening, act, [envelope.replyToId ?? '', ...key]);
  // A prompt's id begins with its conversation.
  const named =
    promptId === undefined
      ? {}
      : { promptId, conversation: promptId.slice(0, Math.max(0, promptId.lastIndexOf('.'))) };
  return { kind: 'pressed', submission, event: { ...event, ...named } };
}

/** A second press of these on one message can only be a second press: what they do moves the conversation on. */
const ONCE: ReadonlySet<string> = new Set(['skip', 'back', 'submit', 'done', 'more', 'decline']);
/** Others may be wanted again later, but not within this time, which is longer than any double click. */
const AGAIN_MS = 5_000;

/**
 * The same act has the same key, however often it arrives: an activity's own id, or, for a command, what a double click has in common. An
 * answer is told apart by its id, since the way back to an earlier choice is an answer, too; the engine takes the same one twice
 * without a word.
 */
function eventKey(
  act: InboundAct,
  { promptId = '', at, id }: { readonly promptId?: string | undefined; at: number; id: string },
): readonly string[] {
  if (act.kind !== 'commanded') return [id];
  const moment = promptId !== '' && ONCE.has(act.command) ? '' : Math.floor(at / AGAIN_MS);
  return [promptId, String(moment), JSON.stringify(act)];
}

/** In a team or a chat of several nobody is greeted, and who takes us out ends nobody's account. */
function installed(happening: Happening): Meaning {
  const { envelope } = happening;
  const read = activities.installation.safeParse(happening.body).data;
  if (read === undefined || !activities.isPersonal(envelope)) return NOTHING;
  switch (read.action) {
    case 'add':
      return { kind: 'installed', event: eventOf(happening, { kind: 'looked' }, [envelope.id]) };
    case 'remove': {
      const act = { kind: 'left', reason: 'Parley was taken away in Teams' } as const;
      return { kind: 'removed', event: eventOf(happening, act, [envelope.id]) };
    }
    default:
      return NOTHING; // a newer version of the app
  }
}

/** An activity's id is its conversation's alone. */
function eventOf(
  { envelope, from, at }: Happening,
  act: InboundAct,
  key: readonly string[],
): InboundEvent {
  return { eventId: hashed([envelope.conversation.id, ...key]), from, at, act };
}

export function hashed(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
