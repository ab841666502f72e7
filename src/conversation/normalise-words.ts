import type { Language } from '../domain/language.ts';
import type { Normalised } from './normalise.ts';
import type { WordsQuestion } from './questionnaire.ts';
import { isEmail } from './validate.ts';

/**
 * Control characters that cannot be stored, forced direction, and halves of a character; tab and
 * line ends stay.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are removed
const UNSTORABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202D\u202E]|\p{Surrogate}/gu;

/**
 * The member's own words: as written, but for line ends, surrounding space and what no database or
 * page can hold.
 */
export function cleanWords(words: string): string {
  return words.replace(/\r\n?/g, '\n').replace(UNSTORABLE, '').trim();
}

export function normaliseWords(
  question: WordsQuestion,
  raw: unknown,
  language: Language,
): Normalised {
  const refuse = (key: string, params: Readonly<Record<string, number>> = {}) => ({
    ok: false as const,
    problem: question.phrase(language, `conversation.${key}`, params),
  });
  if (typeof raw !== 'string') return refuse('problem.words');
  const cleaned = cleanWords(raw);
  const words = question.input === 'long-text' ? cleaned : cleaned.replace(/\s*\n\s*/g, ' ');
  if (words === '') return { ok: true, value: null };
  if (words.length > question.maxLength) {
    return refuse('problem.too-long', { max: question.maxLength, length: words.length });
  }
  if (question.input === 'email' && !isEmail(words)) return refuse('problem.email');
  return { ok: true, value: words };
}
