import type { Step } from '../../conversation/effect.ts';
import type { DeliveryId } from '../../domain/ids.ts';
import { DAY_MS } from '../../domain/time/calendar.ts';
import type { TurnEvent } from '../../platform/adapter.ts';
import type { DeliveryPayload, PlannedDelivery } from '../deliveries/rows.ts';
import type { Random } from '../ports.ts';
import type { LoadedTurn, RecordedTurn } from './rows.ts';

/** What the rows of a turn are made with. */
export interface Making {
  readonly random: Random;
  /** Messages are due at once by our clock, so that those of one conversation keep the order in which its turns were taken. */
  readonly now: number;
  /** The channel is written to; on others what is said is shown in reply. */
  readonly proactive: boolean;
}

interface Taken {
  readonly loaded: LoadedTurn;
  readonly event: TurnEvent;
  readonly eventId: string;
  readonly step: Step;
  readonly handOver: RecordedTurn['handOver'];
}

const RECEIPT_MS = 3 * DAY_MS;
const PROMPT_MS = DAY_MS;
/** As long as a rule's reminder that waited on request. */
const REMINDER_MS = 4 * DAY_MS;

/**
 * The messages that a turn causes, in the order in which they are to arrive: what is said, where the channel does not
 * show it by itself, the receipt of a response that was just sent, the invitation of a colleague, the reminder that was asked
 * for. A repetition of the event causes none, whatever became of it: each has a key of its own.
 */
export function causedBy(taken: Taken, making: Making): readonly PlannedDelivery[] {
  const { step } = taken;
  const prompts = taken.event.quiet === true ? [] : promptsFor(taken, making);
  const said = making.proactive ? [...replacements(taken, making), ...prompts] : [];
  const isSent = step.effects.some(({ kind }) => kind === 'submit');
  const receipt = isSent ? [receiptFor(taken, making)] : [];
  const invitation = taken.handOver === null ? [] : [invitationFor(taken, taken.handOver, making)];
  return [...said, ...receipt, ...invitation, ...askedReminders(taken, making)];
}

/** "Remind me on Thursday" holds also where no rule of the round falls on Thursday. */
function askedReminders(taken: Taken, making: Making): readonly PlannedDelivery[] {
  const { addresseeId, contact, round } = taken.loaded;
  const snooze = taken.step.effects.find(({ kind }) => kind === 'snooze');
  if (snooze?.kind !== 'snooze') return [];
  const { until } = snooze;
  return [
    {
      ...planned(taken, making),
      dedupeKey: `snoozed:${addresseeId}:${contact.id}:${until}`,
      kind: 'reminder',
      thread: `addressee:${addresseeId}`,
      contactId: contact.id,
      dueAt: until,
      expiresAt: Math.min(until + REMINDER_MS, round.closesAt),
    },
  ];
}

/** The last of a turn's prompts is the one that is answered: it is found again by its id, to be shown as answered. */
function promptsFor(taken: Taken, making: Making): readonly PlannedDelivery[] {
  const { loaded, event, step } = taken;
  const { conversation, contact } = loaded;
  const prompts = step.effects.flatMap((effect) => (effect.kind === 'say' ? effect.prompts : []));
  return prompts.map((prompt, n) => ({
    ...planned(taken, making),
    dedupeKey: promptKey(prompt.id) + (n === prompts.length - 1 ? '' : `:${n}`),
    kind: 'prompt',
    thread: `conversation:${conversation.id}`,
    conversationId: conversation.id,
    contactId: contact.id,
    payload: { kind: 'prompt', to: event.from, prompt } satisfies DeliveryPayload,
    expiresAt: making.now + PROMPT_MS,
  }));
}

/** In a thread of their own: what was asked before must not hold up what is asked now. */
function replacements(taken: Taken, making: Making): readonly PlannedDelivery[] {
  const { loaded, event, eventId, step } = taken;
  const { conversation, contact } = loaded;
  return step.effects.flatMap((effect) => {
    if (effect.kind !== 'replace') return [];
    const { prompt, promptId } = effect;
    return [
      {
        ...planned(taken, making),
        dedupeKey: `replace:${eventId}`,
        kind: 'prompt' as const,
        thread: `replace:${conversation.id}`,
        conversationId: conversation.id,
        contactId: contact.id,
        payload: {
          ...{ kind: 'prompt', to: event.from, prompt },
          replaces: promptKey(promptId),
        } satisfies DeliveryPayload,
        expiresAt: making.now + PROMPT_MS,
      },
    ];
  });
}

function promptKey(promptId: string): string {
  return `prompt:${promptId}`;
}

function receiptFor(taken: Taken, making: Making): PlannedDelivery {
  const { conversation, contact, response } = taken.loaded;
  return {
    ...planned(taken, making),
    dedupeKey: `receipt:${response.id}`,
    kind: 'receipt',
    thread: `conversation:${conversation.id}`,
    contactId: contact.id,
    expiresAt: making.now + RECEIPT_MS,
  };
}

function invitationFor(
  taken: Taken,
  colleague: NonNullable<RecordedTurn['handOver']>,
  making: Making,
): PlannedDelivery {
  const { addresseeId, contact, round } = taken.loaded;
  return {
    ...planned(taken, making),
    dedupeKey: `handed-over:${addresseeId}:${colleague.email}`,
    kind: 'invitation',
    thread: `addressee:${addresseeId}`,
    contactId: colleague.id,
    payload: { kind: 'handed-over', from: contact.name },
    expiresAt: round.closesAt,
  };
}

function planned({ loaded }: Taken, { random, now }: Making) {
  const { round, addresseeId } = loaded;
  return { id: random.id() as DeliveryId, roundId: round.id, addresseeId, dueAt: now };
}
