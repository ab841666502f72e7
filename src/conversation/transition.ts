import type { CommandName } from '../platform/prompt.ts';
import { accessTo, takesAnswers } from './access.ts';
import { isList, offered, picksOther } from './choices.ts';
import type { Step } from './effect.ts';
import type { ConversationEvent } from './event.ts';
import { conclude, isOvertaken, isStale, type Move, type Turn } from './move.ts';
import { settle } from './moves.ts';
import { notice, telling as told } from './notices.ts';
import { answerWith, askAgain, keepDraft } from './on-answer.ts';
import { type Command, command, declineWith } from './on-command.ts';
import { colleagueSaid } from './on-handover.ts';
import { askWords, fillRows, pick, stale, stepWith, takesSteps } from './on-step.ts';
import type { CompiledQuestion, CompiledQuestionnaire } from './questionnaire.ts';
import type { ConversationState, Situation } from './state.ts';
import { readExactly } from './understand/choice.ts';
import { readCommand } from './understand/command.ts';
import { fold } from './understand/fold.ts';
import { understand } from './understand/understand.ts';
import { isVisible, type View, viewOf } from './view.ts';

/**
 * What one event means. Pure and total: the same arguments give the same step, and every event is
 * legal in every state. Time comes with the event; nothing is kept between turns but the state, and
 * nothing outside it changes but through the effects.
 */
export function transition(
  questionnaire: CompiledQuestionnaire,
  situation: Situation,
  state: ConversationState,
  event: ConversationEvent,
): Step {
  const view = viewOf(questionnaire, situation);
  const turn: Turn = { view, state: settle(view, state), event };
  return conclude({ view, state, event }, moveFor(turn));
}

function moveFor(turn: Turn): Move {
  const { event, view } = turn;
  if (!takesAnswers(accessTo(view.situation.round, event.at))) return whileClosed(turn);
  switch (event.kind) {
    case 'typed':
      return typed(turn, event.text);
    case 'answered':
      return answered(turn, event.question, event.value);
    case 'commanded':
      return command(turn, event);
  }
}

/** Nothing is recorded, but whoever asks for silence or for another language gets it. */
function whileClosed(turn: Turn): Move {
  const asked = commandIn(turn.event);
  if (asked?.command === 'stop' || asked?.command === 'language') return command(turn, asked);
  return { ...turn, outcome: 'closed' };
}

function commandIn(event: ConversationEvent): Command | undefined {
  if (event.kind === 'typed') return readCommand(event.text);
  return event.kind === 'commanded' ? event : undefined;
}

const TYPED_MAX = 20_000;

function typed(turn: Turn, words: string): Move {
  const { view, state } = turn;
  const text = words.slice(0, TYPED_MAX);
  const question = state.cursor === null ? undefined : view.questionnaire.byName.get(state.cursor);
  const asked = readCommand(text);
  if (asked === undefined && isOvertaken(turn)) {
    return { ...turn, outcome: 'stale', tell: [told('overtaken')] };
  }
  if (state.awaiting === 'decline-reason') return reason(turn, text, asked);
  if (state.awaiting === 'colleague') {
    return asked === undefined ? colleagueSaid(turn, text) : command(turn, asked);
  }
  if (asked !== undefined && !isAnswerToo(view, question, { text, asked }))
    return command(turn, asked);
  if (state.phase !== 'asking' || question === undefined) return aside(turn, text);
  if (isStale(turn)) return stale(turn);
  if (state.awaiting === 'other-words' && state.draft?.question === question.name) {
    return answerOther(turn, question, text);
  }
  const understood = understand(view, question, text);
  switch (understood.kind) {
    case 'answer':
      return typedAnswer(turn, question, understood.value);
    case 'pick':
      return question.kind === 'ranking' ? pick(turn, question, understood.code) : stale(turn);
    case 'cells':
      return question.kind === 'matrix'
        ? fillRows(turn, question, understood.columns)
        : stale(turn);
    case 'problem':
      return askAgain(turn, question, { problem: understood.problem, rejected: text });
  }
}

/** "Other" without its words is not refused in a chat: the words are asked for. */
function typedAnswer(turn: Turn, question: CompiledQuestion, value: unknown): Move {
  if (!picksOther(question, value)) return answerWith(turn, question, value);
  return askWords(turn, question, isList(value) ? value : [String(value)]);
}

function answerOther(turn: Turn, question: CompiledQuestion, words: string): Move {
  const picked = turn.state.draft?.picked ?? [];
  const value = question.kind === 'one' ? picked[0] : picked;
  return answerWith(turn, question, { value, words });
}

/**
 * A structured answer is taken for whichever question it names, as long as that is asked: nothing
 * answered is lost.
 */
function answered(turn: Turn, name: string, value: unknown): Move {
  const { view, state } = turn;
  const question = view.questionnaire.byName.get(name);
  if (question === undefined || !isVisible(view, name)) {
    const tell = (after: View, next: ConversationState) =>
      notice(after, next, { tone: 'info', paragraphs: [after.phrase('notAsked')] });
    return { ...turn, outcome: 'stale', tell: [tell] };
  }
  const waits = state.awaiting === 'other-words' && state.draft?.question === name;
  if (waits && typeof value === 'string' && !isCode(view, question, value)) {
    return answerOther(turn, question, value);
  }
  const here = state.draft === null || state.draft.question === name ? turn : keepDraft(turn);
  if (typeof value === 'string' && value !== '' && takesSteps(here.view, question)) {
    return stepWith(here, question, value);
  }
  const { forms } = view.situation.capabilities;
  if (!forms && picksOther(question, value)) return typedAnswer(here, question, value);
  return answerWith(here, question, value);
}

function isCode(view: View, question: CompiledQuestion, value: string): boolean {
  if (question.kind !== 'one' && question.kind !== 'several') return false;
  return offered(question, view.projection.values).some((choice) => choice.value === value);
}

/**
 * A command word that is also a label of this question is an answer; a step word is one where
 * nothing is put together.
 */
function isAnswerToo(
  view: View,
  question: CompiledQuestion | undefined,
  { text, asked }: { readonly text: string; readonly asked: Command },
): boolean {
  if (question === undefined || text.trimStart().startsWith('/')) return false;
  const isStep = asked.command === 'more' || asked.command === 'done';
  if (isStep && question.kind === 'words') return true;
  if (question.kind !== 'one' && question.kind !== 'several' && question.kind !== 'ranking') {
    return false;
  }
  const options = offered(question, view.projection.values).map(({ value, label }) => ({
    value,
    label: label[view.language],
  }));
  return readExactly(fold(text), options).kind === 'found';
}

/**
 * The words are the reason, unless they take the decline back or ask for something that cannot
 * wait.
 */
function reason(turn: Turn, text: string, asked: Command | undefined): Move {
  const { command: name } = asked ?? { command: undefined };
  const isCommand = name !== undefined && WHILE_DECLINING.has(name);
  if (asked !== undefined && (isCommand || text.trimStart().startsWith('/'))) {
    return command(turn, asked);
  }
  return declineWith(turn, text);
}

const WHILE_DECLINING: ReadonlySet<CommandName> = new Set([
  ...(['back', 'skip', 'stop', 'language', 'help', 'snooze', 'handover'] as const),
]);

/**
 * Words when no question is asked: in the review a number opens its question; else the contact sees
 * where it is.
 */
function aside(turn: Turn, text: string): Move {
  const number = /^\d{1,3}$/.exec(fold(text))?.[0];
  if (turn.state.phase === 'reviewing' && number !== undefined) {
    return command(turn, { command: 'change', argument: number });
  }
  const problem = turn.state.phase === 'reviewing' ? turn.view.phrase('problem.review') : undefined;
  return { ...turn, outcome: 'not-understood', ...(problem === undefined ? {} : { problem }) };
}
