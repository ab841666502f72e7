import type { Fault } from '../refusal.ts';
import { join } from './bounds.ts';
import { type Facts, own, textOf, type Verdict, valuesOf } from './facts.ts';
import { describe, isRecord } from './leaf.ts';
import { isIsoDate } from './ranges.ts';
import { isQuestion, type Part } from './walk.ts';

/** Which questions a validator can say anything about. */
const VALIDATES: Readonly<Record<string, readonly string[]>> = {
  'validator numeric': ['text'],
  'validator text': ['text', 'comment'],
  'validator email': ['text'],
  'validator regex': ['text', 'comment'],
  'validator answercount': ['checkbox', 'ranking'],
};
/** Words that are never shown unless the other property stands beside them. */
const NEEDS: readonly (readonly [property: string, other: string])[] = [
  ['otherText', 'showOtherItem'],
  ['noneText', 'showNoneItem'],
];

/** Validators, first values and labels fit the question that they stand on. */
export function checkFitting(facts: Facts): Verdict {
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  for (const part of facts.parts) {
    faults.push(...validatorFaults(part));
    if (!isQuestion(part.shape)) continue;
    faults.push(...defaultFaults(part));
    warnings.push(...deadWords(part));
  }
  return { faults, warnings };
}

function validatorFaults(part: Part): readonly Fault[] {
  const shapes = VALIDATES[part.shape];
  const question = part.parent;
  if (shapes === undefined || question === null) return [];
  const inputType = textOf(question, 'inputType') ?? 'text';
  const kind = part.shape.replace('validator ', '');
  const numeric = kind !== 'numeric' || inputType === 'number';
  if (shapes.includes(question.shape) && numeric) return [];
  const problem = `a ${kind} validator says nothing about a ${question.shape} question`;
  const mend =
    kind === 'numeric'
      ? 'Set "inputType": "number" on a text question, or remove it.'
      : `Use it on: ${shapes.join(', ')}.`;
  return [{ path: part.path, problem, mend }];
}

function defaultFaults(part: Part): readonly Fault[] {
  const value = own(part, 'defaultValue');
  if (value === undefined || fits(part, value)) return [];
  const problem = `${describe(value)}, which is not an answer to this question`;
  return [{ path: join(part.path, 'defaultValue'), problem, mend: expectedAnswer(part) }];
}

function fits(part: Part, value: unknown): boolean {
  switch (part.shape) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'rating':
      return typeof value === 'number';
    case 'comment':
      return typeof value === 'string';
    case 'text':
      return fitsText(textOf(part, 'inputType'), value);
    case 'radiogroup':
    case 'dropdown':
      return valuesOf(part).some((option) => option === value);
    case 'checkbox':
    case 'ranking':
      return isSubset(value, valuesOf(part));
    case 'matrix':
      return fitsMatrix(part, value);
    default:
      return true;
  }
}

function fitsText(inputType: string | null, value: unknown): boolean {
  if (inputType === 'number') return typeof value === 'number';
  return inputType === 'date' ? isIsoDate(value) : typeof value === 'string';
}

function isSubset(value: unknown, options: readonly string[]): boolean {
  if (!Array.isArray(value) || new Set(value).size !== value.length) return false;
  return value.every((item) => options.some((option) => option === item));
}

function fitsMatrix(part: Part, value: unknown): boolean {
  if (!isRecord(value)) return false;
  const [rows, columns] = [valuesOf(part, 'rows'), valuesOf(part, 'columns')];
  return Object.entries(value).every(
    ([row, column]) => rows.includes(row) && columns.some((option) => option === column),
  );
}

function expectedAnswer(part: Part): string {
  switch (part.shape) {
    case 'boolean':
      return 'Give true or false.';
    case 'rating':
      return 'Give a number.';
    case 'radiogroup':
    case 'dropdown':
      return 'Give the code of one of the options.';
    case 'checkbox':
    case 'ranking':
      return 'Give a list of codes of the options, each once.';
    case 'matrix':
      return 'Give an object with codes of rows and columns: {"row": "column"}.';
    default:
      return 'Give a text, a number without quotes, or a date such as "2027-03-31".';
  }
}

function deadWords(part: Part): readonly Fault[] {
  return NEEDS.flatMap(([property, other]) => {
    if (own(part, property) === undefined || own(part, other) === true) return [];
    const problem = `is never shown, because "${other}" is not true`;
    return [
      { path: join(part.path, property), problem, mend: `Set "${other}": true or remove it.` },
    ];
  });
}
