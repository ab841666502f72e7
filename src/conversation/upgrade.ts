import { begin } from './begin.ts';
import { settle } from './moves.ts';
import type { CompiledQuestionnaire } from './questionnaire.ts';
import type { Colleague, ConversationState, Draft, Situation } from './state.ts';
import { viewOf } from './view.ts';

/**
 * Makes a legal state of whatever was stored: another version of the engine or of the questionnaire
 * begins anew where answers end (they are kept in the response, not here), a cursor that is not
 * asked any more moves on. The turn only ever grows, so that old buttons stay stale.
 */
export function upgrade(
  questionnaire: CompiledQuestionnaire,
  situation: Situation,
  stored: unknown,
): ConversationState {
  const state = readState(stored);
  if (state === undefined || state.questionnaireVersion !== questionnaire.id) {
    const fresh = begin(questionnaire, situation);
    const heardAt = state?.heardAt;
    return { ...fresh, ...(heardAt === undefined ? {} : { heardAt }), turn: turnOf(stored) };
  }
  const known = state.skipped.filter((name) => questionnaire.byName.has(name));
  const skipped = known.length === state.skipped.length ? state.skipped : known;
  return settle(viewOf(questionnaire, situation), { ...state, skipped });
}

function readState(stored: unknown): ConversationState | undefined {
  if (!isRecord(stored) || stored['version'] !== 1) return undefined;
  const { questionnaireVersion, phase, cursor = null, seen = null, awaiting = null } = stored;
  if (typeof questionnaireVersion !== 'string' || !isNameOrNull(cursor)) return undefined;
  if (phase !== 'asking' && phase !== 'reviewing' && phase !== 'finished') return undefined;
  const draft = readDraft(stored['draft']);
  const heardAt = stored['heardAt'];
  const isAwaiting =
    awaiting === 'decline-reason' ||
    awaiting === 'colleague' ||
    (awaiting === 'other-words' && draft !== null);
  return {
    version: 1,
    questionnaireVersion,
    phase,
    cursor: phase === 'asking' ? cursor : null,
    skipped: namesIn(stored['skipped']),
    draft,
    awaiting: isAwaiting ? awaiting : null,
    colleague: awaiting === 'colleague' ? readColleague(stored['colleague']) : null,
    seen: isNameOrNull(seen) ? seen : null,
    ...(typeof heardAt === 'number' && Number.isFinite(heardAt) ? { heardAt } : {}),
    turn: turnOf(stored),
  };
}

function readColleague(colleague: unknown): Colleague | null {
  if (!isRecord(colleague)) return null;
  const { name, email } = colleague;
  return typeof name === 'string' && typeof email === 'string' ? { name, email } : null;
}

function readDraft(draft: unknown): Draft | null {
  if (!isRecord(draft) || typeof draft['question'] !== 'string') return null;
  const { question, page } = draft;
  return {
    question,
    picked: namesIn(draft['picked']),
    ...(isRecord(draft['cells']) ? { cells: textsIn(draft['cells']) } : {}),
    ...(typeof page === 'number' && Number.isInteger(page) && page >= 0 ? { page } : {}),
  };
}

function turnOf(stored: unknown): number {
  const turn = isRecord(stored) ? stored['turn'] : 0;
  return typeof turn === 'number' && Number.isSafeInteger(turn) && turn >= 0 ? turn : 0;
}

function namesIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
}

function textsIn(cells: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(cells).filter((cell): cell is [string, string] => typeof cell[1] === 'string'),
  );
}

function isNameOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
