import type { Effect, Step } from '../../conversation/effect.ts';
import type { ConversationEvent } from '../../conversation/event.ts';
import type { AnswerId, ContactId } from '../../domain/ids.ts';
import type { ResponseStatus } from '../../domain/vocabulary.ts';
import type { InboundEvent, TurnEvent } from '../../platform/adapter.ts';
import { causedBy, type Making } from './caused.ts';
import type { LoadedTurn, RecordedTurn } from './rows.ts';

/** Whether it moves a conversation; what does not is taken elsewhere. */
export function isTurn(event: InboundEvent): event is TurnEvent {
  const { kind } = event.act;
  return kind === 'typed' || kind === 'answered' || kind === 'commanded';
}

/** The engine's view of what came in: the act and its time, without who sent it. */
export function conversationEvent(event: TurnEvent): ConversationEvent {
  const when =
    event.promptId === undefined ? { at: event.at } : { at: event.at, promptId: event.promptId };
  return { ...when, ...event.act };
}

/** Turns an engine's step into the rows of one transaction. */
export function recordedTurn(
  loaded: LoadedTurn,
  event: TurnEvent,
  step: Step,
  making: Making,
): RecordedTurn {
  const answers = step.effects.filter((effect) => effect.kind === 'record');
  const hide = step.effects.find((effect) => effect.kind === 'hide');
  const decline = step.effects.find((effect) => effect.kind === 'decline');
  const stop = step.effects.find((effect) => effect.kind === 'stop');
  const snooze = step.effects.find((effect) => effect.kind === 'snooze');
  const handOver = handOverOf(step, making);
  const language = step.effects.find((effect) => effect.kind === 'use-language');
  const eventId = `${event.from.platform}:${event.eventId}`;
  return {
    eventId,
    kind: event.act.kind,
    at: event.at,
    conversationId: loaded.conversation.id,
    responseId: loaded.response.id,
    revision: loaded.response.revision,
    contactId: loaded.contact.id,
    platform: event.from.platform,
    language: language?.language ?? loaded.conversation.language,
    state: step.state,
    status: statusAfter(loaded.response.status, step.effects),
    hidden: hide?.questions ?? loaded.response.hidden,
    declineReason: decline?.reason ?? null,
    stop: stop?.scope ?? null,
    snoozeUntil: snooze?.until ?? null,
    handOver,
    missing: step.missing,
    late: event.at > loaded.round.closesAt || loaded.round.state === 'closed',
    action: actionOf(step.effects),
    answers: answers.map(({ question, value, attribution }) => ({
      id: making.random.id() as AnswerId,
      question,
      value,
      attribution,
    })),
    deliveries: causedBy({ loaded, event, eventId, step, handOver }, making),
  };
}

function handOverOf({ effects }: Step, { random }: Making): RecordedTurn['handOver'] {
  const effect = effects.find((one) => one.kind === 'hand-over');
  return effect === undefined ? null : { id: random.id() as ContactId, ...effect.colleague };
}

/** An answer takes a decline back; a submitted response stays submitted while it is edited. */
function statusAfter(before: ResponseStatus, effects: readonly Effect[]): ResponseStatus {
  return effects.reduce<ResponseStatus>((status, effect) => {
    if (effect.kind === 'submit') return 'submitted';
    if (effect.kind === 'decline') return 'declined';
    if (effect.kind === 'record' && status !== 'submitted') return 'partial';
    return status;
  }, before);
}

/** The most telling act names the audit entry. */
function actionOf(effects: readonly Effect[]): string {
  const kinds = new Set(effects.map((effect) => effect.kind));
  if (kinds.has('submit')) return 'response.submitted';
  if (kinds.has('decline')) return 'response.declined';
  if (kinds.has('stop')) return 'contact.stopped';
  if (kinds.has('hand-over')) return 'contact.handed-over';
  if (kinds.has('snooze')) return 'contact.snoozed';
  if (kinds.has('record')) return 'answer.recorded';
  if (kinds.has('use-language')) return 'conversation.language-chosen';
  return 'conversation.moved';
}
