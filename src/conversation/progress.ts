import type { CompiledQuestionnaire } from './questionnaire.ts';
import type { Situation } from './state.ts';
import { isAnswered, questionsAsked, viewOf } from './view.ts';

/** How many of the questions that are asked now have an answer. */
export function progressOf(
  questionnaire: CompiledQuestionnaire,
  situation: Situation,
): { readonly answered: number; readonly total: number } {
  const view = viewOf(questionnaire, situation);
  const questions = questionsAsked(view);
  const answered = questions.filter(({ name }) => isAnswered(view, name)).length;
  return { answered, total: questions.length };
}
