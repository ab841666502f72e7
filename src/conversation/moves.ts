import type { AnswerValue, ConversationState } from './state.ts';
import { isAnswered, isVisible, type View } from './view.ts';

/** Asks this question next, whether or not it has an answer. */
export function askAt(view: View, state: ConversationState, name: string): ConversationState {
  const seen = fingerprint(view.situation.response.answers[name]);
  return { ...state, phase: 'asking', cursor: name, draft: null, awaiting: null, seen };
}

/**
 * Goes on to the next open question after this one, then to those left open before it, then to the
 * end.
 */
export function proceed(
  view: View,
  state: ConversationState,
  after: string | null,
): ConversationState {
  const names = view.projection.visible;
  const index = after === null ? -1 : (view.questionnaire.byName.get(after)?.index ?? -1);
  const indexOf = (name: string) => view.questionnaire.byName.get(name)?.index ?? -1;
  const open = names.filter((name) => !isAnswered(view, name) && !state.skipped.includes(name));
  const next = open.find((name) => indexOf(name) > index) ?? open.find((name) => name !== after);
  return next === undefined ? rest(view, state) : askAt(view, state, next);
}

/** Nothing is left to ask: a response that was sent is finished, another is looked over. */
export function rest(view: View, state: ConversationState): ConversationState {
  const phase = view.situation.response.status === 'submitted' ? 'finished' : 'reviewing';
  return { ...state, phase, cursor: null, draft: null, awaiting: null, seen: null };
}

/**
 * Makes the place fit what colleagues did meanwhile: a question that is not asked any more cannot
 * be the current one, and nobody is handed a reply that is sent or declined.
 */
export function settle(view: View, state: ConversationState): ConversationState {
  const { status } = view.situation.response;
  const isOver = status === 'submitted' || status === 'declined';
  const place = placeOf(view, state, isOver);
  const isAwaited = place.awaiting === 'colleague' && !isOver;
  if (isAwaited || (place.awaiting !== 'colleague' && place.colleague === null)) return place;
  const awaiting = place.awaiting === 'colleague' ? null : place.awaiting;
  return { ...place, awaiting, colleague: null };
}

function placeOf(view: View, state: ConversationState, isOver: boolean): ConversationState {
  if (state.phase === 'finished') return isOver ? state : proceed(view, state, null);
  if (state.phase === 'reviewing') {
    const isDeclined = view.situation.response.status === 'declined';
    return isDeclined ? { ...state, phase: 'finished' } : state;
  }
  return isVisible(view, state.cursor) ? state : proceed(view, state, state.cursor);
}

/** The visible question before this one; from the review, the last. */
export function questionBefore(view: View, name: string | null): string | undefined {
  const names = view.projection.visible;
  if (name === null) return names[names.length - 1];
  return names[names.indexOf(name) - 1];
}

/**
 * A short, stable mark of an answer (FNV-1a), so that a state need not carry the answer itself.
 */
export function fingerprint(answer: AnswerValue | undefined): string | null {
  if (answer === undefined) return null;
  let hash = 0x811c9dc5;
  for (const character of canonical(answer)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

export function sameAnswer(a: AnswerValue | undefined, b: AnswerValue | undefined): boolean {
  if (a === b || a === undefined || b === undefined) return a === b;
  return canonical(a) === canonical(b);
}

/** The order of rows means nothing; the order of a list does. */
function canonical(answer: AnswerValue): string {
  if (typeof answer !== 'object' || Array.isArray(answer)) return JSON.stringify(answer);
  return JSON.stringify(Object.entries(answer).sort(([a], [b]) => (a < b ? -1 : 1)));
}
