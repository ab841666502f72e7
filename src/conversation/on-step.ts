import { isList, offered, openCells } from './choices.ts';
import { controlOf } from './control.ts';
import { isStepwise } from './layout.ts';
import { isStale, type Move, type Turn } from './move.ts';
import { askAt } from './moves.ts';
import { limitsOf } from './normalise-choices.ts';
import { notice } from './notices.ts';
import { answerWith, askAgain } from './on-answer.ts';
import type {
  ChoiceQuestion,
  CompiledQuestion,
  MatrixQuestion,
  RankingQuestion,
} from './questionnaire.ts';
import type { ConversationState, Draft } from './state.ts';
import type { View } from './view.ts';

/** Whether one code is a step on the way to this question's answer, and not the answer itself. */
export function takesSteps(view: View, question: CompiledQuestion): boolean {
  return isStepwise(controlOf(view, question, null), view.situation.capabilities);
}

/**
 * One code for a question that is answered in steps. A button of an older prompt says nothing of a
 * question that is not being put together any more, and a second click on a row must not fill the
 * next.
 */
export function stepWith(turn: Turn, question: CompiledQuestion, code: string): Move {
  const isHere = turn.state.cursor === question.name;
  if (isStale(turn) && (!isHere || question.kind === 'matrix')) {
    return wasTaken(turn, question, code)
      ? { ...turn, outcome: 'nothing', silent: true }
      : stale(turn);
  }
  switch (question.kind) {
    case 'ranking':
      return pick(turn, question, code);
    case 'several':
      return mark(turn, question, code);
    case 'matrix':
      return fillRows(turn, question, [code]);
    case 'one':
    case 'yes-no':
    case 'rating':
    case 'number':
    case 'date':
    case 'words':
      return answerWith(turn, question, code);
  }
}

function wasTaken({ view, state }: Turn, question: CompiledQuestion, code: string): boolean {
  const draft = state.draft?.question === question.name ? state.draft : null;
  const value = draft?.cells ?? draft?.picked ?? view.situation.response.answers[question.name];
  return typeof value === 'object' && Object.values(value).includes(code);
}

/** An older button that would do something else by now: the contact sees where it is instead. */
export function stale(turn: Turn): Move {
  const tell = (view: View, state: ConversationState) =>
    notice(view, state, { tone: 'info', paragraphs: [view.phrase('stale')] });
  return { ...turn, outcome: 'stale', tell: [tell] };
}

/** The next place of a ranking. The last possible place completes it. */
export function pick(turn: Turn, question: RankingQuestion, code: string): Move {
  const { view } = turn;
  const { values } = view.projection;
  const { picked } = draftOf(turn, question);
  if (picked.includes(code)) {
    if (isStale(turn)) return { ...turn, outcome: 'nothing', silent: true };
    return askAgain(turn, question, { problem: view.phrase('problem.already-ranked') });
  }
  if (!offered(question, values).some(({ value }) => value === code)) {
    return askAgain(turn, question, { problem: view.phrase('problem.not-offered') });
  }
  const ranked = [...picked, code];
  if (ranked.length >= limitsOf(question, values).max) return answerWith(turn, question, ranked);
  return keepPutting(turn, { question: question.name, picked: ranked });
}

/**
 * Marks a choice, or takes its mark away. A button of an older prompt only ever adds: a double
 * click must not undo.
 */
function mark(turn: Turn, question: ChoiceQuestion, code: string): Move {
  const { view } = turn;
  const { picked, page = 0 } = draftOf(turn, question);
  if (!offered(question, view.projection.values).some(({ value }) => value === code)) {
    return askAgain(turn, question, { problem: view.phrase('problem.not-offered') });
  }
  if (code === question.none?.value) return answerWith(turn, question, [code]);
  if (picked.includes(code) && isStale(turn)) return { ...turn, outcome: 'nothing', silent: true };
  const marked = picked.includes(code)
    ? picked.filter((other) => other !== code)
    : [...picked.filter((other) => other !== question.none?.value), code];
  return keepPutting(turn, { question: question.name, picked: marked, page });
}

/** Columns for the next rows; the last row completes the matrix. */
export function fillRows(turn: Turn, question: MatrixQuestion, columns: readonly string[]): Move {
  const { view } = turn;
  const open = openCells(question, view.projection.values);
  const filled: Record<string, string> = { ...draftOf(turn, question).cells };
  const left = open.rows.filter((row) => filled[row.value] === undefined);
  const known = columns.every((column) => open.columns.some(({ value }) => value === column));
  if (!known || columns.length > left.length) {
    const problem = view.phrase(known ? 'problem.too-many-rows' : 'problem.not-offered', {
      count: left.length,
    });
    return askAgain(turn, question, { problem });
  }
  for (const [index, column] of columns.entries()) {
    const row = left[index];
    if (row !== undefined) filled[row.value] = column;
  }
  if (columns.length === left.length) return answerWith(turn, question, filled);
  return keepPutting(turn, { question: question.name, picked: [], cells: filled });
}

/** "Done": what was picked is all. With nothing picked, what was answered before stands. */
export function finishSteps(turn: Turn, question: CompiledQuestion): Move {
  if (question.kind !== 'several' && question.kind !== 'ranking')
    return { ...turn, outcome: 'nothing' };
  const { picked } = draftOf(turn, question);
  const value = turn.view.situation.response.answers[question.name];
  const raw = turn.state.draft?.question === question.name ? picked : value;
  const other = question.kind === 'several' ? question.other : null;
  if (isList(raw) && other !== null && raw.includes(other.value))
    return askWords(turn, question, raw);
  return answerWith(turn, question, raw);
}

/** "Other" was chosen: its words come with the next message. */
export function askWords(turn: Turn, question: CompiledQuestion, picked: readonly string[]): Move {
  const { view } = turn;
  const draft = { question: question.name, picked };
  const state = { ...at(turn, question.name), draft, awaiting: 'other-words' as const };
  return { view, state, outcome: 'taken' };
}

/** The next page of options; after the last comes the first. */
export function turnPage(turn: Turn, question: CompiledQuestion): Move {
  const draft = draftOf(turn, question);
  return keepPutting(turn, { ...draft, page: (draft.page ?? 0) + 1 });
}

/** A skipped row of a matrix stays blank; true answers come with the others. */
export function skipRow(turn: Turn, question: MatrixQuestion): Move | undefined {
  const cells = { ...draftOf(turn, question).cells };
  const { rows } = openCells(question, turn.view.projection.values);
  const row = rows.find(({ value }) => cells[value] === undefined);
  const isBegun = turn.state.draft?.question === question.name;
  if (question.eachRowRequired || row === undefined || !isBegun) return undefined;
  const filled = { ...cells, [row.value]: '' };
  const isLast = rows.every(({ value }) => filled[value] !== undefined);
  if (isLast) return answerWith(turn, question, filled);
  return keepPutting(turn, { question: question.name, picked: [], cells: filled });
}

/** Takes the last pick, mark or row back; undefined when there is none. */
export function undoStep(turn: Turn, question: CompiledQuestion): Move | undefined {
  const { draft } = turn.state;
  if (draft === null || draft.question !== question.name) return undefined;
  if (turn.state.awaiting === 'other-words') {
    const state = { ...turn.state, awaiting: null, draft: null };
    return { view: turn.view, state, outcome: 'taken' };
  }
  if (question.kind === 'matrix') {
    const cells = Object.entries(draft.cells ?? {});
    if (cells.length === 0) return undefined;
    return keepPutting(turn, { ...draft, cells: Object.fromEntries(cells.slice(0, -1)) });
  }
  if (draft.picked.length === 0 || question.kind === 'one') return undefined;
  return keepPutting(turn, { ...draft, picked: draft.picked.slice(0, -1) });
}

function keepPutting(turn: Turn, draft: Draft): Move {
  return { view: turn.view, state: { ...at(turn, draft.question), draft }, outcome: 'taken' };
}

function at({ view, state }: Turn, question: string): ConversationState {
  const same = state.phase === 'asking' && state.cursor === question;
  return same ? { ...state, awaiting: null } : askAt(view, state, question);
}

/**
 * What was put together so far. Marks begin from the answer that is shown; a ranking and a matrix
 * begin anew.
 */
function draftOf({ view, state }: Turn, question: CompiledQuestion): Draft {
  if (state.draft?.question === question.name) return state.draft;
  const control = controlOf(view, question, null);
  const picked = control.kind === 'choice' && control.max > 1 ? control.selected : [];
  return { question: question.name, picked };
}
