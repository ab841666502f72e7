import type { Language } from '../domain/language.ts';
import { isList } from './choices.ts';
import type { Choice, CompiledQuestion, CompiledQuestionnaire } from './questionnaire.ts';
import { wordsOf } from './questionnaire.ts';
import type { AnswerValue } from './state.ts';
import { fill, type Text } from './text.ts';
import { dayInWords, listInWords, numberInWords, pairInWords } from './write.ts';

/**
 * An answer as a person reads it: labels in the language asked for, not codes. `words` is what was
 * written for "other". A code that no choice has any more is shown as it is.
 */
export function answerInWords(
  question: CompiledQuestion,
  value: AnswerValue,
  language: Language,
  words?: string,
): string {
  switch (question.kind) {
    case 'one':
    case 'several': {
      const { choices, other, none } = question;
      const all = [...choices, ...(other ? [other] : []), ...(none ? [none] : [])];
      const labels = codes(value).map((code) => {
        const label = labelFor(all, code, language);
        const isOther = code === other?.value && words !== undefined;
        return isOther ? pairInWords(label, words, language) : label;
      });
      return listInWords(labels, language);
    }
    case 'ranking': {
      const ranked = codes(value).map((code) => labelFor(question.choices, code, language));
      const placed = ranked.map((label, index) => `${index + 1}. ${label}`);
      return listInWords(placed, language);
    }
    case 'matrix': {
      const cells = typeof value === 'object' && !isList(value) ? value : {};
      const rows = question.rows.filter((row) => cells[row.value] !== undefined);
      const shown = rows.map(({ value: row, label }) => {
        const column = labelFor(question.columns, cells[row] ?? '', language);
        return pairInWords(label[language], column, language);
      });
      return listInWords(shown, language);
    }
    case 'yes-no':
      return value === true ? question.yes[language] : question.no[language];
    case 'rating':
    case 'number':
      return typeof value === 'number' ? numberInWords(value, language) : wordsFor(value);
    case 'date':
      return dayInWords(wordsFor(value), language);
    case 'words':
      return wordsFor(value);
  }
}

/**
 * A text of the questionnaire with answers put in: labels in the language, in one line, and "…"
 * while there is none.
 */
export function textInWords(
  questionnaire: CompiledQuestionnaire,
  text: Text,
  values: Readonly<Record<string, unknown>>,
  language: Language,
): string {
  return fill(text, language, (name) => {
    const value = values[name];
    if (value === undefined) return '…';
    const question = questionnaire.byName.get(name);
    if (question === undefined) return oneLine(wordsFor(value));
    const words = values[wordsOf(name)];
    const own = typeof words === 'string' ? words : undefined;
    return oneLine(answerInWords(question, value as AnswerValue, language, own));
  });
}

/** Any value as plain text, without a question to say what it means. */
export function wordsFor(value: unknown): string {
  if (value === undefined || value === null) return '…';
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? Object.values(value).join(', ') : String(value);
}

const LINE_MAX = 200;

function oneLine(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > LINE_MAX ? `${line.slice(0, LINE_MAX).trimEnd()}…` : line;
}

function codes(value: AnswerValue): readonly string[] {
  return isList(value) ? value : [String(value)];
}

function labelFor(choices: readonly Choice[], code: string, language: Language): string {
  return choices.find(({ value }) => value === code)?.label[language] ?? code;
}
