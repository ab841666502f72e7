import type { Language } from '../domain/language.ts';
import type { Normalised } from './normalise.ts';
import type { PhraseParams } from './phrasebook.ts';
import type {
  CompiledQuestion,
  DateQuestion,
  NumberQuestion,
  RatingQuestion,
  YesNoQuestion,
} from './questionnaire.ts';
import { readDate } from './understand/date.ts';
import { readNumber } from './understand/number.ts';
import { dayInWords, numberInWords } from './write.ts';

export function normaliseYesNo(
  question: YesNoQuestion,
  raw: unknown,
  language: Language,
): Normalised {
  if (raw === true || raw === 'true') return { ok: true, value: true };
  if (raw === false || raw === 'false') return { ok: true, value: false };
  const params = { yes: question.yes[language], no: question.no[language] };
  return problem(question, language, 'problem.yes-no', params);
}

export function normaliseRating(
  question: RatingQuestion,
  raw: unknown,
  language: Language,
): Normalised {
  const { values } = question;
  const value = numbersIn(raw, language).find((reading) => values.includes(reading));
  if (value !== undefined) return { ok: true, value };
  const [min = 0, max = 0] = [values[0], values[values.length - 1]];
  return problem(question, language, 'problem.rating', { min, max });
}

/**
 * Of two readings ("1.234") the one that the question's range allows; if both, the contact is
 * asked.
 */
export function normaliseNumber(
  question: NumberQuestion,
  raw: unknown,
  language: Language,
): Normalised {
  const readings = numbersIn(raw, language);
  const min = question.min ?? -Number.MAX_SAFE_INTEGER;
  const max = question.max ?? Number.MAX_SAFE_INTEGER;
  const allowed = readings.filter((reading) => reading >= min && reading <= max);
  const [value, otherwise] = allowed;
  if (value !== undefined && otherwise === undefined) return { ok: true, value };
  if (value !== undefined && otherwise !== undefined) {
    const params = {
      first: numberInWords(value, language),
      firstPlain: String(value),
      second: numberInWords(otherwise, language),
      secondPlain: withFourDecimals(otherwise, language),
    };
    return problem(question, language, 'problem.number-unclear', params);
  }
  if (readings.length === 0) return problem(question, language, 'problem.number', {});
  return problem(question, language, rangeKey(question), rangeParams(question));
}

export function normaliseDate(
  question: DateQuestion,
  raw: unknown,
  language: Language,
): Normalised {
  const readings = typeof raw === 'string' && raw.length <= 100 ? readDate(raw, language) : [];
  const { min, max } = question;
  const allowed = readings.filter((day) => (min ?? day) <= day && day <= (max ?? day));
  const [day, otherwise] = allowed;
  if (day !== undefined && otherwise === undefined) return { ok: true, value: day };
  const words = (iso: string | null | undefined) => (iso ? dayInWords(iso, language) : '');
  if (day !== undefined && otherwise !== undefined) {
    const params = {
      first: words(day),
      firstIso: day,
      second: words(otherwise),
      secondIso: otherwise,
    };
    return problem(question, language, 'problem.date-unclear', params);
  }
  if (readings.length === 0) return problem(question, language, 'problem.date', {});
  return problem(question, language, rangeKey(question, 'date-'), {
    min: words(min),
    max: words(max),
  });
}

function numbersIn(raw: unknown, language: Language): readonly number[] {
  if (typeof raw === 'number') return Number.isFinite(raw) ? [raw === 0 ? 0 : raw] : [];
  return typeof raw === 'string' && raw.length <= 100 ? readNumber(raw, language) : [];
}

/** Four decimals have only one reading. */
function withFourDecimals(value: number, language: Language): string {
  const point = language === 'es' || language === 'fr' || language === 'ru' ? ',' : '.';
  return value.toFixed(4).replace('.', point);
}

function rangeKey(
  { min, max }: { readonly min: unknown; readonly max: unknown },
  prefix = '',
): string {
  if (min === null) return `problem.${prefix}at-most`;
  return max === null ? `problem.${prefix}at-least` : `problem.${prefix}between`;
}

function rangeParams({ min, max }: NumberQuestion): PhraseParams {
  return { min: min ?? 0, max: max ?? 0 };
}

function problem(
  question: CompiledQuestion,
  language: Language,
  key: string,
  params: PhraseParams,
): Normalised {
  return { ok: false, problem: question.phrase(language, `conversation.${key}`, params) };
}
