import type { Prompt, QuestionPrompt, ReviewPrompt } from '../platform/prompt.ts';
import { accessTo, takesAnswers } from './access.ts';
import { settle } from './moves.ts';
import { closedNotice, declinedNotice, declineReasonNotice, finishedNotice } from './notices.ts';
import { handoverNotice } from './present-handover.ts';
import { questionPrompt } from './present-question.ts';
import { reviewPrompt } from './present-review.ts';
import type { CompiledQuestionnaire } from './questionnaire.ts';
import type { ConversationState, Situation } from './state.ts';
import { isVisible, type View, viewOf } from './view.ts';

interface Presenting {
  /** Why the last reply was not taken. */
  readonly problem?: string | undefined;
  /** That reply, so that it can be shown again. */
  readonly rejected?: unknown;
  /** Epoch ms; without it the round's state alone says whether answers are taken. */
  readonly at?: number;
}

/** What the contact sees now, without an event and not yet fitted to a channel. */
export function present(
  questionnaire: CompiledQuestionnaire,
  situation: Situation,
  state: ConversationState,
  presenting: Presenting = {},
): Prompt {
  const view = viewOf(questionnaire, situation);
  return presentView(view, settle(view, state), presenting);
}

/** The same for a view that a turn already made. */
export function presentView(view: View, state: ConversationState, presenting: Presenting): Prompt {
  const access = accessTo(view.situation.round, presenting.at);
  if (!takesAnswers(access)) return closedNotice(view, state, access);
  if (state.awaiting === 'decline-reason') return declineReasonNotice(view, state);
  if (state.awaiting === 'colleague') return handoverNotice(view, state, presenting);
  const question = state.cursor === null ? undefined : view.questionnaire.byName.get(state.cursor);
  if (state.phase === 'asking' && question !== undefined && isVisible(view, question.name)) {
    return questionPrompt(view, state, { question, ...presenting });
  }
  if (state.phase === 'finished' && view.situation.response.status === 'declined') {
    return declinedNotice(view, state);
  }
  if (state.phase === 'finished') return finishedNotice(view, state);
  return reviewPrompt(view, state, presenting.problem);
}

/**
 * One question as it would be asked now, wherever the conversation stands; undefined when it is not
 * asked.
 */
export function presentQuestion(
  questionnaire: CompiledQuestionnaire,
  situation: Situation,
  state: ConversationState,
  questionName: string,
): QuestionPrompt | undefined {
  const view = viewOf(questionnaire, situation);
  const question = questionnaire.byName.get(questionName);
  if (question === undefined || !isVisible(view, questionName)) return undefined;
  const draft = state.draft?.question === questionName ? state.draft : null;
  return questionPrompt(view, { ...state, draft, awaiting: null }, { question });
}

/** All questions that are asked, with their answers in words. */
export function presentReview(
  questionnaire: CompiledQuestionnaire,
  situation: Situation,
  state: ConversationState,
): ReviewPrompt {
  return reviewPrompt(viewOf(questionnaire, situation), state);
}
