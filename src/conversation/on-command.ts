import { isLanguage } from '../domain/language.ts';
import type { CommandName } from '../platform/prompt.ts';
import type { Effect } from './effect.ts';
import { isStale, type Move, type Turn } from './move.ts';
import { askAt, proceed, questionBefore, rest } from './moves.ts';
import { normalise } from './normalise.ts';
import { cleanWords } from './normalise-words.ts';
import { helpNotice, languagesNotice, telling, welcomeNotice } from './notices.ts';
import { keepDraft } from './on-answer.ts';
import { confirmHandover, handover } from './on-handover.ts';
import { snooze } from './on-snooze.ts';
import { finishSteps, skipRow, stale, turnPage, undoStep } from './on-step.ts';
import type { CompiledQuestion } from './questionnaire.ts';
import { readLanguage } from './understand/command.ts';
import { isAnswered, questionsAsked, viewOf } from './view.ts';

export interface Command {
  readonly command: CommandName;
  readonly argument?: string;
}

/** Every command is legal everywhere; where one makes no sense, the contact is told what does. */
export function command(turn: Turn, { command: name, argument: given }: Command): Move {
  const argument = given ?? '';
  switch (name) {
    case 'start':
      return start(turn);
    case 'back':
      return isStale(turn) ? stale(turn) : back(turn);
    case 'skip':
      return isStale(turn) ? stale(turn) : skip(turn);
    case 'change':
      return change(turn, argument);
    case 'review':
      return review(turn);
    case 'submit':
      return isStale(turn) ? stale(turn) : submit(turn);
    case 'language':
      return chooseLanguage(turn, argument);
    case 'snooze':
      return snooze(turn, argument);
    case 'handover':
      return handover(turn, argument);
    case 'decline':
      return decline(turn, given);
    case 'stop':
      return stop(turn, argument);
    case 'section':
      return { ...turn, outcome: 'taken' }; // where there is no window for it, it is asked on
    case 'coming':
      return { ...turn, outcome: 'taken' }; // it is no part of a conversation
    case 'help':
      return { ...turn, outcome: 'taken', tell: [helpNotice] };
    case 'more':
    case 'done':
      return isStale(turn) ? stale(turn) : step(turn, name);
  }
}

function start(turn: Turn): Move {
  const { view, state } = turn;
  const { status } = view.situation.response;
  if (state.phase === 'finished' && status === 'submitted') return { ...turn, outcome: 'taken' };
  const isHere = state.phase === 'asking' && state.awaiting === null;
  const next = isHere ? state : proceed(view, { ...state, awaiting: null }, null);
  return { view, state: next, outcome: 'taken', tell: [welcomeNotice] };
}

function back(turn: Turn): Move {
  const { view, state } = turn;
  if (state.awaiting === 'decline-reason' || state.awaiting === 'colleague') {
    return { view, state: { ...state, awaiting: null }, outcome: 'taken' };
  }
  const question = currentQuestion(turn);
  const undone = question === undefined ? undefined : undoStep(turn, question);
  if (undone !== undefined) return undone;
  if (state.phase === 'finished') return review(turn);
  const before = questionBefore(view, state.cursor);
  if (before === undefined) return { ...turn, outcome: 'nothing', tell: [telling('isFirst')] };
  return { view, state: askAt(view, state, before), outcome: 'taken' };
}

function skip(turn: Turn): Move {
  if (turn.state.awaiting === 'decline-reason') return declineWith(turn, null);
  if (turn.state.awaiting === 'colleague') return back(turn);
  const question = currentQuestion(turn);
  if (question === undefined)
    return { ...turn, outcome: 'nothing', tell: [telling('nothingToSkip')] };
  const row = question.kind === 'matrix' ? skipRow(turn, question) : undefined;
  if (row !== undefined) return row;
  const { view, state } = keepDraft(turn);
  const isLeft = isAnswered(view, question.name) || state.skipped.includes(question.name);
  const skipped = isLeft ? state.skipped : [...state.skipped, question.name];
  const next = proceed(view, { ...state, skipped }, question.name);
  const isNeeded = view.projection.missing.includes(question.name);
  const tell = isNeeded ? [telling('skippedRequired')] : [];
  return { view, state: next, outcome: 'taken', tell };
}

function change(turn: Turn, argument: string): Move {
  const { view, state } = keepDraft(turn);
  const questions = questionsAsked(view);
  const named = questions.find(({ name }) => name === argument);
  const question = /^\d{1,3}$/.test(argument) ? questions[Number(argument) - 1] : named;
  if (question === undefined) {
    const which = telling('changeWhich', { total: questions.length });
    return { ...review({ ...turn, view, state }), outcome: 'not-understood', tell: [which] };
  }
  return { view, state: askAt(view, state, question.name), outcome: 'taken' };
}

function review(turn: Turn): Move {
  const { view, state } = keepDraft(turn);
  const cleared = { ...state, cursor: null, draft: null, awaiting: null, seen: null };
  return { view, state: { ...cleared, phase: 'reviewing' }, outcome: 'taken' };
}

/** Sends the response; what is required and open, or not valid any more, comes first. */
function submit(turn: Turn): Move {
  const { view, state } = keepDraft(turn);
  const [missing] = view.projection.missing;
  if (missing !== undefined) {
    const count = view.projection.missing.length;
    const tell = [telling('submitMissing', { count })];
    return { view, state: askAt(view, state, missing), outcome: 'not-understood', tell };
  }
  const fault = firstFault({ ...turn, view, state });
  if (fault !== undefined) {
    const next = askAt(view, state, fault.question.name);
    return { view, state: next, outcome: 'not-understood', problem: fault.problem };
  }
  const { situation } = view;
  if (situation.response.status === 'submitted') {
    return { view, state: rest(view, state), outcome: 'taken' };
  }
  if (Object.keys(situation.response.answers).length === 0) {
    const next = proceed(view, { ...state, skipped: [] }, null);
    return { view, state: next, outcome: 'not-understood', tell: [telling('submitEmpty')] };
  }
  const response = { ...situation.response, status: 'submitted' as const };
  const sent = viewOf(view.questionnaire, { ...situation, response });
  return { view: sent, state: rest(sent, state), outcome: 'taken', effects: [{ kind: 'submit' }] };
}

/** An answer that the others have made wrong since it was given. */
function firstFault({ view }: Turn) {
  const { values } = view.projection;
  for (const question of questionsAsked(view)) {
    const value = values[question.name];
    const words = values[`${question.name}-Comment`];
    const whole = words === undefined ? value : { value, words };
    const checked = normalise(question, whole, values, view.language);
    if (!checked.ok) return { question, problem: checked.problem };
  }
  return undefined;
}

function chooseLanguage(turn: Turn, argument: string): Move {
  const language = isLanguage(argument) ? argument : readLanguage(argument);
  if (language === undefined) return { ...turn, outcome: 'taken', tell: [languagesNotice] };
  const { situation, questionnaire } = turn.view;
  const conversation = { ...situation.conversation, language };
  const view = viewOf(questionnaire, { ...situation, conversation });
  const effects: Effect[] = [{ kind: 'use-language', language }];
  return { view, state: turn.state, outcome: 'taken', effects };
}

/**
 * Asks for a reason first, which nobody has to give; an empty one says that it was asked for already. A response that
 * was sent cannot be declined.
 */
function decline(turn: Turn, reason: string | undefined): Move {
  const { view, state } = keepDraft(turn);
  const { status } = view.situation.response;
  if (status === 'submitted') {
    return { view, state, outcome: 'nothing', tell: [telling('declineSent')] };
  }
  const isDeclined = status === 'declined' && state.phase === 'finished';
  if (isDeclined && (reason ?? '').trim() === '') return { view, state, outcome: 'nothing' };
  if (reason !== undefined) return declineWith({ ...turn, view, state }, reason);
  return { view, state: { ...state, awaiting: 'decline-reason' }, outcome: 'taken' };
}

const REASON_MAX = 2_000;

export function declineWith({ view, state }: Turn, reason: string | null): Move {
  const { situation } = view;
  const response = { ...situation.response, status: 'declined' as const };
  const declined = viewOf(view.questionnaire, { ...situation, response });
  const words = reason === null ? '' : cleanWords(reason).slice(0, REASON_MAX);
  const cleared = { ...state, cursor: null, draft: null, awaiting: null, seen: null };
  return {
    view: declined,
    state: { ...cleared, phase: 'finished' },
    outcome: 'taken',
    effects: [{ kind: 'decline', reason: words === '' ? null : words }],
  };
}

/** No more reminders; the question stays, because answering remains possible. */
function stop(turn: Turn, argument: string): Move {
  const scope = argument === 'all' ? 'all' : 'round';
  const name = scope === 'all' ? 'stoppedAll' : 'stopped';
  const { closesAtText } = turn.view.situation.round;
  const tell = [telling(name, { closesAt: closesAtText })];
  return { ...turn, outcome: 'taken', effects: [{ kind: 'stop', scope }], tell };
}

function step(turn: Turn, name: 'more' | 'done'): Move {
  if (name === 'done' && turn.state.awaiting === 'colleague') return confirmHandover(turn);
  const question = currentQuestion(turn);
  if (question === undefined || turn.state.awaiting !== null)
    return { ...turn, outcome: 'nothing' };
  return name === 'more' ? turnPage(turn, question) : finishSteps(turn, question);
}

function currentQuestion({ view, state }: Turn): CompiledQuestion | undefined {
  if (state.phase !== 'asking' || state.cursor === null) return undefined;
  return view.questionnaire.byName.get(state.cursor);
}
