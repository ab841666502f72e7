import type { Language } from '../../src/domain/language.ts';
import type { QuestionDefinition } from '../../src/domain/questionnaire-definition.ts';
import { optionsOf, wordsIn } from './documents.ts';

/**
 * Seconds that a careful reader on a phone needs: to read each question, its explanation and its options once, and
 * to answer it. A list of options met before (the topics) is not read again; finding an entry in it is part of answering.
 *
 * Reading speeds, words a minute (Chinese: characters): S. Trauzettel-Klosinski, K. Dietz, "Standardized assessment of
 * reading performance", IOVS 53 (2012) 5452-5461. Writing: a sentence of twelve words at 36 words a minute (K. Palin et
 * al., "How do people type on mobile devices?", MobileHCI 2019) after 15 seconds of thought. The rest is our estimate.
 */
const UNITS_PER_MINUTE: Readonly<Record<Language, number>> = {
  ar: 138,
  zh: 255,
  en: 228,
  es: 218,
  fr: 195,
  ru: 184,
};
const SENTENCE_S = 15 + (12 / 36) * 60;
const ANSWER_S = {
  radiogroup: 5,
  dropdown: 10,
  checkbox: 10,
  boolean: 3,
  rating: 4,
  text: 15,
  comment: SENTENCE_S,
  ranking: 45,
  matrixRow: 4,
} as const;

export function secondsFor(
  introduction: readonly string[],
  questions: readonly QuestionDefinition[],
  language: Language,
): number {
  const read = new Set(introduction);
  for (const question of questions) {
    const { title, description } = question;
    if (title !== undefined) read.add(wordsIn(title, language));
    if (description !== undefined) read.add(wordsIn(description, language));
    for (const option of optionsOf(question)) read.add(wordsIn(option.text, language));
  }
  const units = [...read].reduce((sum, text) => sum + unitsOf(text, language), 0);
  const answering = questions.reduce((sum, question) => sum + answerSeconds(question), 0);
  return (units / UNITS_PER_MINUTE[language]) * 60 + answering;
}

function unitsOf(text: string, language: Language): number {
  if (language === 'zh') return text.match(/\p{Script=Han}|[\p{Script=Latin}\d]+/gu)?.length ?? 0;
  return text.match(/[\p{L}\d’-]+/gu)?.length ?? 0;
}

function answerSeconds(question: QuestionDefinition): number {
  return question.type === 'matrix'
    ? question.rows.length * ANSWER_S.matrixRow
    : ANSWER_S[question.type];
}
