import { isList } from './choices.ts';
import type { Around } from './normalise.ts';
import type { CompiledQuestion, Validator } from './questionnaire.ts';
import type { AnswerValue } from './state.ts';
import { fill, isEmptyText } from './text.ts';
import { wordsFor } from './words.ts';

/**
 * The first of the author's validators that a value breaks, in the author's words or ours; null
 * when it breaks none.
 */
export function brokenValidator(
  question: CompiledQuestion,
  value: AnswerValue,
  { answers, language }: Around,
): string | null {
  const withValue = { ...answers, [question.name]: value };
  const broken = question.validators.find((validator) => !passes(validator, value, withValue));
  if (broken === undefined) return null;
  if (!isEmptyText(broken.text))
    return fill(broken.text, language, (name) => wordsFor(answers[name]));
  const { key, params } = ownWords(broken, value);
  return question.phrase(language, `conversation.problem.${key}`, params);
}

function passes(
  validator: Validator,
  value: AnswerValue,
  answers: Readonly<Record<string, unknown>>,
): boolean {
  switch (validator.kind) {
    case 'range': {
      const number = typeof value === 'string' ? Number(value) : value;
      return typeof number === 'number' && isWithin(number, validator);
    }
    case 'length':
      return typeof value !== 'string' || isWithin(value.length, validator);
    case 'count':
      return !isList(value) || isWithin(value.length, validator);
    case 'email':
      return typeof value === 'string' && isEmail(value);
    case 'pattern':
      return typeof value !== 'object' && validator.matches(String(value));
    case 'expression':
      return Boolean(validator.expression.evaluate(answers));
  }
}

/** False for NaN as well. */
function isWithin(
  number: number,
  { min, max }: { readonly min: number | null; readonly max: number | null },
): boolean {
  return number >= (min ?? number) && number <= (max ?? number);
}

/**
 * One mailbox, as people write it: one @, no spaces, a domain with a point. Linear, and at most 254
 * characters.
 */
export function isEmail(words: string): boolean {
  const [local = '', domain = '', ...more] = words.split('@');
  if (more.length > 0 || words.length > 254 || local === '' || /[\s,;<>()"]/.test(words)) {
    return false;
  }
  const labels = domain.split('.');
  return (
    labels.length >= 2 && labels.every((label) => /^[\p{L}\p{N}](?:[\p{L}\p{N}-]*)$/u.test(label))
  );
}

function ownWords(validator: Validator, value: AnswerValue) {
  switch (validator.kind) {
    case 'range': {
      const { min, max } = validator;
      const key = min === null ? 'at-most' : max === null ? 'at-least' : 'between';
      return { key, params: { min: min ?? 0, max: max ?? 0 } };
    }
    case 'length': {
      const { min, max } = validator;
      const length = typeof value === 'string' ? value.length : 0;
      if (length < min) return { key: 'too-short', params: { min, length } };
      return { key: 'too-long', params: { max: max ?? 0, length } };
    }
    case 'count': {
      const { min, max } = validator;
      const count = isList(value) ? value.length : 0;
      return { key: count < min ? 'too-few' : 'too-many', params: { min, max: max ?? 0, count } };
    }
    case 'email':
      return { key: 'email', params: {} };
    case 'pattern':
    case 'expression':
      return { key: 'not-valid', params: {} };
  }
}
