import { accessTo } from './access.ts';
import { isStale, type Move, type Turn } from './move.ts';
import { askAt, fingerprint, proceed, sameAnswer } from './moves.ts';
import { type Normalised, normalise } from './normalise.ts';
import { notice } from './notices.ts';
import { shownAnswer } from './present-review.ts';
import { type CompiledQuestion, wordsOf } from './questionnaire.ts';
import type { Answers, AnswerValue, ConversationState } from './state.ts';
import { isVisible, type View, withAnswers } from './view.ts';
import { answerInWords } from './words.ts';

type Taken = Extract<Normalised, { ok: true }>;

/**
 * A whole value for a question that is asked: checked, recorded if it is new, and on to what is
 * open.
 */
export function answerWith(turn: Turn, question: CompiledQuestion, raw: unknown): Move {
  const { view, state } = turn;
  const checked = normalise(question, raw, view.projection.values, view.language);
  if (!checked.ok) return askAgain(turn, question, { problem: checked.problem, rejected: raw });
  const { answers } = view.situation.response;
  const isRequired = view.projection.required.includes(question.name);
  if (checked.value === null && isRequired) {
    const problem = view.text(question.requiredText) ?? view.phrase('problem.required');
    return askAgain(turn, question, { problem, rejected: raw });
  }
  const isNew = !isRecorded(answers, question, checked);
  if (!isNew && state.cursor !== question.name) {
    return { view, state, outcome: 'nothing', silent: true };
  }
  const after = isNew ? withAnswers(view, answersWith(answers, question, checked)) : view;
  const skipped = state.skipped.filter((name) => name !== question.name);
  const answered = checked.value === null ? [...skipped, question.name] : skipped;
  const next = stateAfter(after, { ...state, skipped: answered }, { turn, question });
  const tell = isNew ? telling(turn, question) : [];
  return { view: after, state: next, outcome: 'taken', tell, answered: question };
}

/**
 * The question again, with what was wrong. What was written is shown again where a channel can.
 */
export function askAgain(
  { view, state }: Turn,
  question: CompiledQuestion,
  why: { readonly problem: string; readonly rejected?: unknown },
): Move {
  const same = state.phase === 'asking' && state.cursor === question.name;
  // Whatever else was waited for, the contact is answering now, and sees what was wrong.
  const awaiting = state.awaiting === 'other-words' ? state.awaiting : null;
  const next = same ? { ...state, awaiting } : askAt(view, state, question.name);
  return { view, state: next, outcome: 'not-understood', ...why };
}

/**
 * An answer to an older prompt leaves the contact where it is; any other goes on after its
 * question.
 */
function stateAfter(
  view: View,
  state: ConversationState,
  { turn, question }: { readonly turn: Turn; readonly question: CompiledQuestion },
): ConversationState {
  const isElsewhere = state.phase !== 'finished' && state.cursor !== question.name;
  return isElsewhere && isStale(turn) ? state : proceed(view, state, question.name);
}

/** What the contact is told besides the next question: only what would otherwise surprise it. */
function telling(turn: Turn, question: CompiledQuestion): NonNullable<Move['tell']> {
  const { view, state, event } = turn;
  const tell: NonNullable<Move['tell']>[number][] = [];
  const say = (name: string, params: Readonly<Record<string, string>> = {}) =>
    tell.push((after, next) =>
      notice(after, next, { tone: 'done', paragraphs: [after.phrase(name, params)] }),
    );
  const { status, answers } = view.situation.response;
  if (status === 'declined') say('declineTakenBack');
  if (status === 'submitted') say('editSaved');
  if (accessTo(view.situation.round, event.at) === 'late' && status !== 'submitted') say('late');
  const before = answers[question.name];
  const isCursor = state.cursor === question.name;
  if (isCursor && before !== undefined && fingerprint(before) !== state.seen) {
    say('colleagueAnswered', { answer: answerInWords(question, before, view.language) });
  }
  if (!isCursor && isStale(turn)) {
    tell.push((after, next) => {
      const title = after.text(question.title) ?? question.name;
      const answer = shownAnswer(after, question) ?? '…';
      const paragraphs = [after.phrase('earlierChanged', { title, answer })];
      return notice(after, next, { tone: 'done', paragraphs });
    });
  }
  return tell;
}

function isRecorded(answers: Answers, question: CompiledQuestion, checked: Taken): boolean {
  const { value, words } = checked;
  const sameWords = answers[wordsOf(question.name)] === words;
  return sameAnswer(answers[question.name], value ?? undefined) && sameWords;
}

function answersWith(answers: Answers, question: CompiledQuestion, checked: Taken): Answers {
  const changed: Record<string, AnswerValue> = { ...answers };
  const put = (name: string, value: AnswerValue | null | undefined) => {
    if (value === null || value === undefined) delete changed[name];
    else changed[name] = value;
  };
  put(question.name, checked.value);
  put(wordsOf(question.name), checked.words);
  return changed;
}

/**
 * What was picked so far becomes the answer when the contact turns elsewhere, if it is a legal one:
 * nothing that was answered is lost for want of a "done".
 */
export function keepDraft(turn: Turn): Turn {
  const { view, state } = turn;
  const { draft } = state;
  if (draft === null) return turn;
  const question = view.questionnaire.byName.get(draft.question);
  if (question === undefined || !isVisible(view, draft.question)) return turn;
  const raw = question.kind === 'matrix' ? draft.cells : draft.picked;
  if (question.kind === 'one') return { ...turn, state: { ...state, draft: null } };
  const checked = normalise(question, raw, view.projection.values, view.language);
  const left = { ...state, draft: null };
  const { answers } = view.situation.response;
  if (!checked.ok || checked.value === null || isRecorded(answers, question, checked)) {
    return { ...turn, state: left };
  }
  const after = withAnswers(view, answersWith(answers, question, checked));
  return { ...turn, view: after, state: left };
}
