import { ATTRIBUTIONS, type Attribution } from '../domain/vocabulary.ts';
import type { CompiledQuestion, CompiledQuestionnaire } from './questionnaire.ts';

/** The narrower of two levels: an answer is never shown more widely than either allows. */
export function narrower(a: Attribution, b: Attribution): Attribution {
  return ATTRIBUTIONS.indexOf(a) > ATTRIBUTIONS.indexOf(b) ? a : b;
}

/**
 * How widely an answer may be shown: the narrower of the questionnaire's setting and the level that
 * the member chose for all its answers (`values` as projected, so a choice that is not asked any
 * more does not count). Until the member has chosen, nothing is attributed.
 */
export function attributionOf(
  questionnaire: CompiledQuestionnaire,
  question: CompiledQuestion,
  values: Readonly<Record<string, unknown>>,
): Attribution {
  const { attributionChosenBy } = questionnaire;
  if (attributionChosenBy === null) return question.setting;
  const chosen = ATTRIBUTIONS.find((level) => level === values[attributionChosenBy]);
  return narrower(question.setting, chosen ?? 'none');
}
