import type { NoticePrompt } from '../platform/prompt.ts';
import { attributionOf } from './attribution.ts';
import type { Effect, Step } from './effect.ts';
import type { ConversationEvent } from './event.ts';
import { fit } from './fit.ts';
import { sameAnswer, settle } from './moves.ts';
import { presentView } from './present.ts';
import { answeredNotice } from './present-answered.ts';
import { promptIdOf } from './prompt-base.ts';
import type { CompiledQuestion } from './questionnaire.ts';
import type { ConversationState } from './state.ts';
import type { View } from './view.ts';

/** What a turn decided, before it is written out as effects. */
export interface Move {
  /** The world after the turn: answers, status, language. */
  readonly view: View;
  readonly state: ConversationState;
  readonly outcome: Step['outcome'];
  /** What is told before the prompt, made once the new turn's number is known. */
  readonly tell?: readonly ((view: View, state: ConversationState) => NoticePrompt)[];
  readonly effects?: readonly Effect[];
  readonly problem?: string;
  readonly rejected?: unknown;
  /** The question that this turn answered. */
  readonly answered?: CompiledQuestion;
  /** A double click or a repetition: nothing changes and nothing is said. */
  readonly silent?: boolean;
}

/** A turn's beginning, for everything that handles an event. */
export interface Turn {
  readonly view: View;
  readonly state: ConversationState;
  readonly event: ConversationEvent;
}

/** Whether the event names a prompt that is not the latest. */
export function isStale({ view, state, event }: Turn): boolean {
  return event.promptId !== undefined && event.promptId !== promptIdOf(view.situation, state);
}

/** Whether words were written before something that was taken already: they were about an earlier question. */
export function isOvertaken({ state, event }: Turn): boolean {
  return event.promptId === undefined && event.at < (state.heardAt ?? 0);
}

/**
 * Writes a move out: answers that changed, what is hidden now, the rest, and what is said, fitted
 * to the channel.
 */
export function conclude(turn: Turn, move: Move): Step {
  if (move.silent === true) {
    const { missing } = turn.view.projection;
    return { state: turn.state, effects: [], outcome: move.outcome, missing };
  }
  const settled = settle(move.view, move.state);
  const { at } = turn.event;
  const heard = move.view.situation.capabilities.proactive
    ? { heardAt: Math.max(at, turn.state.heardAt ?? 0) }
    : {};
  const state = { ...settled, ...heard, turn: turn.state.turn + 1 };
  const { problem, rejected } = move;
  const prompt = presentView(move.view, state, { at, problem, rejected });
  const { capabilities } = move.view.situation;
  const page = state.draft !== null && state.draft.question === state.cursor ? state.draft.page : 0;
  const told = (move.tell ?? []).map((tell) => tell(move.view, state));
  // biome-ignore lint/suspicious/noFocusedTests: the word is ours, not a test's
  const prompts = [...told, prompt].flatMap((one) => fit(one, capabilities, page));
  const say: Effect = { kind: 'say', prompts };
  const replaced = replacing(turn, move, state);
  const changed = changedAnswers(turn.view, move.view);
  const effects = [...changed, ...(move.effects ?? []), ...replaced, say];
  return { state, effects, outcome: move.outcome, missing: move.view.projection.missing };
}

/** What was asked shows from now on what was answered, with a way to change it. */
function replacing(turn: Turn, { view, answered }: Move, state: ConversationState): Effect[] {
  if (answered === undefined || !view.situation.capabilities.edit) return [];
  // Without its name, only what is asked now can be meant.
  const isKnown = turn.event.promptId !== undefined || turn.state.cursor === answered.name;
  if (!isKnown) return [];
  const promptId = turn.event.promptId ?? promptIdOf(turn.view.situation, turn.state);
  return [{ kind: 'replace', promptId, prompt: answeredNotice(view, state, answered) }];
}

/**
 * One record for each answer whose value changed, and, when the member's own level changed, for
 * each answer that may now be shown more or less widely: the same value with its new level. Then
 * what is hidden, if that changed.
 */
function changedAnswers(before: View, after: View): readonly Effect[] {
  const old = before.situation.response.answers;
  const now = after.situation.response.answers;
  if (old === now) return [];
  const chosen = (view: View) =>
    view.projection.values[view.questionnaire.attributionChosenBy ?? ''];
  const sameLevels = chosen(before) === chosen(after);
  const effects: Effect[] = [];
  for (const name of new Set([...Object.keys(now), ...Object.keys(old)])) {
    const isSame = sameAnswer(old[name], now[name]);
    const question = after.questionnaire.byName.get(name.replace(/-Comment$/, ''));
    if (question === undefined || (isSame && sameLevels)) continue;
    const level = (view: View) =>
      attributionOf(view.questionnaire, question, view.projection.values);
    const attribution = level(after);
    if (isSame && level(before) === attribution) continue;
    effects.push({ kind: 'record', question: name, value: now[name] ?? null, attribution });
  }
  const { hidden } = after.projection;
  const isSame = hidden.join('\n') === before.projection.hidden.join('\n');
  return isSame ? effects : [...effects, { kind: 'hide', questions: hidden }];
}
