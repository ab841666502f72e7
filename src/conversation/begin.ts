import { proceed } from './moves.ts';
import type { CompiledQuestionnaire } from './questionnaire.ts';
import type { ConversationState, Situation } from './state.ts';
import { viewOf } from './view.ts';

/**
 * A new conversation: at the first question that is still open, so that a contact goes on where
 * colleagues stopped; at the review when none is open; finished when the response was sent or
 * declined.
 */
export function begin(
  questionnaire: CompiledQuestionnaire,
  situation: Situation,
): ConversationState {
  const { status } = situation.response;
  const state: ConversationState = {
    version: 1,
    questionnaireVersion: questionnaire.id,
    phase: 'finished',
    cursor: null,
    skipped: [],
    draft: null,
    awaiting: null,
    colleague: null,
    seen: null,
    turn: 0,
  };
  if (status === 'submitted' || status === 'declined') return state;
  return proceed(viewOf(questionnaire, situation), state, null);
}
