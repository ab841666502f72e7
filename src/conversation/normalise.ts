import type { Language } from '../domain/language.ts';
import { normaliseChoices, normaliseRanking } from './normalise-choices.ts';
import { normaliseMatrix } from './normalise-matrix.ts';
import {
  normaliseDate,
  normaliseNumber,
  normaliseRating,
  normaliseYesNo,
} from './normalise-scalars.ts';
import { normaliseWords } from './normalise-words.ts';
import type { CompiledQuestion } from './questionnaire.ts';
import type { AnswerValue } from './state.ts';
import { brokenValidator } from './validate.ts';

export type Normalised =
  /** null: no answer. `words`: what was written for "other". */
  | { readonly ok: true; readonly value: AnswerValue | null; readonly words?: string }
  /** What is wrong and what would be taken, kindly, in the contact's language. */
  | { readonly ok: false; readonly problem: string };

/**
 * The strict check that survey-core does not do: type, offered choices, range, step, length, count,
 * duplicates, unknown keys, days that exist, e-mail, the author's validators. Whatever comes in,
 * what goes out is a legal answer or a problem in words. Whether an answer is required is not asked
 * here. `answers` is what conditions see (`project(…).values`).
 *
 * Accepted shapes, by question type (empty text, empty list, empty object, null and undefined mean
 * "no answer" everywhere):
 * - radiogroup, dropdown: the code, or `{ value: code, words: "…" }` where the code is "other".
 * - checkbox: a list of codes, one code, or `{ value: codes, words: "…" }`.
 * - boolean: true, false, "true", "false".
 * - rating and number: a number, or a text in which a number is read as the language writes it.
 * - date: "2027-03-31", or a text in which exactly one day is read.
 * - text, e-mail, comment: a text; kept as written but for surrounding space, line ends and
 *   unstorable characters.
 * - ranking: a list of codes, first choice first; or `{ code: place }` with places 1, 2, 3 … as
 *   numbers or texts, blank for what is not ranked.
 * - matrix: `{ row: column }`, blank for rows without an answer.
 */
export function normalise(
  question: CompiledQuestion,
  value: unknown,
  answers: Readonly<Record<string, unknown>>,
  language: Language,
): Normalised {
  const checked = check(question, value, { answers, language });
  if (!checked.ok || checked.value === null) return checked;
  const problem = brokenValidator(question, checked.value, { answers, language });
  return problem === null ? checked : { ok: false, problem };
}

export interface Around {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly language: Language;
}

function check(question: CompiledQuestion, value: unknown, around: Around): Normalised {
  if (isBlank(value)) return { ok: true, value: null };
  switch (question.kind) {
    case 'one':
    case 'several':
      return normaliseChoices(question, value, around);
    case 'ranking':
      return normaliseRanking(question, value, around);
    case 'matrix':
      return normaliseMatrix(question, value, around);
    case 'yes-no':
      return normaliseYesNo(question, value, around.language);
    case 'rating':
      return normaliseRating(question, value, around.language);
    case 'number':
      return normaliseNumber(question, value, around.language);
    case 'date':
      return normaliseDate(question, value, around.language);
    case 'words':
      return normaliseWords(question, value, around.language);
  }
}

function isBlank(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every(isBlank);
  return typeof value === 'object' && Object.values(value).every(isBlank);
}
