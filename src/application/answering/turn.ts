import type { Effect, Step } from '../../conversation/effect.ts';
import type { ConversationEvent } from '../../conversation/event.ts';
import type { AnswerId } from '../../domain/ids.ts';
import type { ResponseStatus } from '../../domain/vocabulary.ts';
import type { InboundEvent } from '../../platform/adapter.ts';
import type { Random } from '../ports.ts';
import type { LoadedTurn, RecordedTurn } from './rows.ts';

/** The engine's view of what came in: the act and its time, without who sent it. */
export function conversationEvent(event: InboundEvent): ConversationEvent {
  const when =
    event.promptId === undefined ? { at: event.at } : { at: event.at, promptId: event.promptId };
  return { ...when, ...event.act };
}

/** True when an event left nothing to keep: then nothing is written and a repetition is harmless. */
export function isWorthRecording(step: Step, loaded: LoadedTurn): boolean {
  const changes = step.effects.some((effect) => effect.kind !== 'say' && effect.kind !== 'hide');
  return changes || JSON.stringify(step.state) !== JSON.stringify(loaded.conversation.state);
}

/** Turns an engine's step into the rows of one transaction. */
export function recordedTurn(
  loaded: LoadedTurn,
  event: InboundEvent,
  step: Step,
  random: Random,
): RecordedTurn {
  const answers = step.effects.filter((effect) => effect.kind === 'record');
  const hide = step.effects.find((effect) => effect.kind === 'hide');
  const decline = step.effects.find((effect) => effect.kind === 'decline');
  const stop = step.effects.find((effect) => effect.kind === 'stop');
  const language = step.effects.find((effect) => effect.kind === 'use-language');
  return {
    eventId: `${event.from.platform}:${event.eventId}`,
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
    snoozeUntil: null,
    handOver: null,
    missing: step.missing,
    late: event.at > loaded.round.closesAt || loaded.round.state === 'closed',
    action: actionOf(step.effects),
    answers: answers.map(({ question, value, attribution }) => ({
      id: random.id() as AnswerId,
      question,
      value,
      attribution,
    })),
    deliveries: [],
  };
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
  if (kinds.has('record')) return 'answer.recorded';
  if (kinds.has('use-language')) return 'conversation.language-chosen';
  return 'conversation.moved';
}
