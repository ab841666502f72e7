import { LANGUAGES } from '../language.ts';
import { didYouMean } from './did-you-mean.ts';
import type { Kind } from './shape.ts';

export type LeafKind = Extract<Kind, string>;

export interface LeafProblem {
  /** The key inside the value that is wrong, where it is not the value as a whole. */
  readonly key?: string;
  readonly problem: string;
  readonly mend: string;
}

/** `default` and `en` are English in SurveyJS; `zh-cn` is what survey-core itself calls Chinese. */
const LOCALES: readonly string[] = ['default', ...LANGUAGES, 'zh-cn'];

/** Is this the kind of JSON value that stands here? Says nothing yet of what it refers to. */
export function leafProblems(kind: LeafKind, value: unknown): readonly LeafProblem[] {
  switch (kind) {
    case 'localized':
      return localizedProblems(value);
    case 'name':
    case 'reference':
    case 'slug':
    case 'string':
    case 'expression':
    case 'pattern':
      return typeof value === 'string' && value.trim() !== '' ? [] : wrong(value, 'a text');
    case 'code':
      if (typeof value === 'number' || typeof value === 'boolean') {
        return [{ problem: `is ${value}, not a text`, mend: `Put it in quotes: "${value}".` }];
      }
      return typeof value === 'string' && value !== '' ? [] : wrong(value, 'a text');
    case 'flag':
      return typeof value === 'boolean' ? [] : wrong(value, 'true or false');
    case 'count':
      return isCount(value) ? [] : wrong(value, 'a whole number from 0 to 1000000');
    case 'number':
      return typeof value === 'number' ? [] : wrong(value, 'a number');
    case 'bound':
      return typeof value === 'number' || typeof value === 'string'
        ? []
        : wrong(value, 'a number or a date such as "2027-03-31"');
    case 'answer':
      return [];
  }
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000_000;
}

function localizedProblems(value: unknown): readonly LeafProblem[] {
  if (typeof value === 'string') {
    return value.trim() === '' ? [{ problem: 'is empty', mend: 'Write it, or leave it out.' }] : [];
  }
  if (!isRecord(value)) return wrong(value, 'a text or one text per language');
  return Object.entries(value).flatMap(([key, text]) => localeProblem(key, text));
}

function localeProblem(key: string, text: unknown): readonly LeafProblem[] {
  if (!LOCALES.includes(key)) {
    const [base = ''] = key.toLowerCase().split(/[-_]/);
    const mend = LOCALES.includes(base)
      ? `Write "${base}".`
      : didYouMean(key, LOCALES, `Use only ${LANGUAGES.join(', ')}.`);
    return [{ problem: `has the unknown language ${JSON.stringify(key.slice(0, 40))}`, mend }];
  }
  if (typeof text === 'string' && text.trim() !== '') return [];
  return [{ key, problem: `${describe(text)}, not a text`, mend: 'Write it, or leave it out.' }];
}

/** "is a list", "is 7", "is empty": what was found, short enough for one line. */
export function describe(value: unknown): string {
  if (value === null) return 'is null';
  if (Array.isArray(value)) return 'is a list';
  if (typeof value === 'object') return 'is an object';
  if (typeof value === 'string' && value.trim() === '') return 'is empty';
  return `is ${(JSON.stringify(value) ?? String(value)).slice(0, 60)}`;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(value: unknown, expected: string): readonly LeafProblem[] {
  return [{ problem: `${describe(value)}, not ${expected}`, mend: `Give ${expected}.` }];
}
