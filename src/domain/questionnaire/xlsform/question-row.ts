import type { Fault } from '../../refusal.ts';
import { isIsoDate } from '../ranges.ts';
import type { ChoiceLists } from './choice-lists.ts';
import { constraintValidators, type Translator } from './conditions.ts';
import { textProperty } from './localize.ts';
import type { Row } from './tables.ts';
import type { ValueKind } from './to-surveyjs.ts';

/** `select_one regions or_other` in its parts. */
export interface RowType {
  readonly type: string;
  readonly list: string;
  readonly orOther: boolean;
}

const SELECTS: readonly string[] = ['select_one', 'select_multiple', 'rank'];
/** More options than this are a list to open rather than buttons. */
const RADIO_MAX = 12;
const RATING_STEPS_MAX = 11;

export function rowTypeOf(row: Row): RowType {
  const words = (row.cells.get('type') ?? '').split(/\s+/);
  const joined = words.join(' ').toLowerCase();
  const [, frame, what] = /^(begin|end)[ _](group|repeat)$/.exec(joined) ?? [];
  if (frame !== undefined) return { type: `${frame} ${what}`, list: '', orOther: false };
  const [type = '', list = '', ...rest] = words;
  const known = type.toLowerCase();
  if (!SELECTS.includes(known)) return { type: joined, list: '', orOther: false };
  return { type: known, list, orOther: rest.join(' ').toLowerCase() === 'or_other' };
}

/** How expressions see the answer; undefined for rows that have none. */
export function kindOfRow({ type }: RowType): ValueKind | undefined {
  switch (type) {
    case 'select_one':
      return 'one';
    case 'select_multiple':
    case 'rank':
      return 'several';
    case 'acknowledge':
      return 'flag';
    case 'integer':
    case 'decimal':
    case 'range':
      return 'number';
    case 'text':
    case 'date':
      return 'words';
    case 'calculate':
      return 'calculated';
    default:
      return undefined;
  }
}

export interface QuestionContext {
  readonly lists: ChoiceLists;
  readonly kindOf: (question: string) => ValueKind | undefined;
  readonly translate: Translator;
  readonly faults: Fault[];
  /** Remembers which row an object of the document comes from. */
  readonly from: (part: object, row: Row) => object;
}

/** The question or note of a row; null, with its faults told, when it cannot be one. */
export function questionOf(row: Row, rowType: RowType, context: QuestionContext): object | null {
  const own = ownProperties(row, rowType, context);
  if (own === null) return null;
  const name = row.cells.get('name') ?? '';
  const visibleIf = context.translate(row, 'relevant');
  if (rowType.type === 'note') {
    const { html } = { html: undefined, ...textProperty(row, 'label', 'html') };
    return { type: 'html', name, html: html ?? '', ...visibleIf };
  }
  const { validators: typed = [], ...rest }: { readonly validators?: readonly object[] } = own;
  const validators = [...typed, ...constraintValidators(row, context)];
  return {
    ...rest,
    name,
    ...textProperty(row, 'label', 'title'),
    ...textProperty(row, 'hint', 'description'),
    ...required(row, rowType, context),
    ...textProperty(row, 'required_message', 'requiredErrorText'),
    ...visibleIf,
    ...defaultOf(row, rowType, context),
    ...(validators.length === 0 ? {} : { validators }),
  };
}

function ownProperties(row: Row, rowType: RowType, context: QuestionContext): object | null {
  switch (rowType.type) {
    case 'text':
      return { type: isLong(row) ? 'comment' : 'text' };
    case 'integer':
      return { type: 'text', inputType: 'number', validators: [wholeNumber(row)] };
    case 'decimal':
      return { type: 'text', inputType: 'number' };
    case 'date':
      return { type: 'text', inputType: 'date' };
    case 'acknowledge':
      return { type: 'boolean' };
    case 'note':
      return {};
    case 'range':
      return range(row, context);
    case 'select_one':
    case 'select_multiple':
    case 'rank':
      return select(row, rowType, context);
    default:
      context.faults.push(refusedType(row, rowType.type));
      return null;
  }
}

function isLong(row: Row): boolean {
  return (row.cells.get('appearance') ?? '').toLowerCase().includes('multiline');
}

function wholeNumber(row: Row): object {
  const name = row.cells.get('name') ?? '';
  return { type: 'expression', expression: `{${name}} empty or {${name}} % 1 = 0` };
}

function required(row: Row, { type }: RowType, context: QuestionContext): object {
  const cell = (row.cells.get('required') ?? '').toLowerCase();
  if (['yes', 'true', 'true()', '1'].includes(cell)) return { isRequired: true };
  if (type === 'acknowledge' && cell === '') return { isRequired: true };
  if (['', 'no', 'false', 'false()', '0'].includes(cell)) return {};
  return context.translate(row, 'required');
}

function select(row: Row, rowType: RowType, context: QuestionContext): object | null {
  const choices = context.lists.get(rowType.list);
  if (choices === undefined) {
    const problem = `asks for the list "${rowType.list}", which the choices sheet does not have`;
    context.faults.push({ path: row.at, problem, mend: 'Add the list, or mend its name.' });
    return null;
  }
  const options = choices.map((choice) => {
    const visibleIf = context.translate(row, 'choice_filter', choice.columns);
    return context.from({ value: choice.value, text: choice.text, ...visibleIf }, choice.row);
  });
  const other = rowType.orOther ? { showOtherItem: true } : {};
  if (rowType.type === 'select_multiple') return { type: 'checkbox', choices: options, ...other };
  if (rowType.type === 'rank') {
    return { type: 'ranking', choices: options, selectToRankEnabled: true, ...most(row, context) };
  }
  const long = options.length > RADIO_MAX || row.cells.get('appearance') === 'minimal';
  return { type: long ? 'dropdown' : 'radiogroup', choices: options, ...other };
}

function most(row: Row, context: QuestionContext): object {
  const cell = row.cells.get('x_max_rank');
  if (cell === undefined) return {};
  if (/^[1-9]\d?$/.test(cell)) return { maxSelectedChoices: Number(cell) };
  const problem = `x_max_rank is "${cell.slice(0, 40)}"`;
  context.faults.push({ path: row.at, problem, mend: 'Give a whole number from 1 to 99.' });
  return {};
}

/** `start=1 end=5 step=1`: few steps become a rating, more a number. */
function range(row: Row, context: QuestionContext): object | null {
  const parameters = new Map<string, number>();
  for (const word of (row.cells.get('parameters') ?? '').split(/[\s;,]+/).filter(Boolean)) {
    const [, key, value] = /^(start|end|step)=(-?\d+(?:\.\d+)?)$/.exec(word) ?? [];
    if (key !== undefined) parameters.set(key, Number(value));
    else {
      const problem = `has the parameter "${word.slice(0, 40)}"`;
      context.faults.push({ path: row.at, problem, mend: 'Write "start=1 end=5 step=1".' });
      return null;
    }
  }
  const { start = 1, end = 10, step = 1 } = Object.fromEntries(parameters);
  const steps = (end - start) / step + 1;
  if (step > 0 && steps >= 2 && steps <= RATING_STEPS_MAX) {
    return { type: 'rating', rateMin: start, rateMax: end, rateStep: step };
  }
  return { type: 'text', inputType: 'number', min: start, max: end };
}

function defaultOf(row: Row, { type }: RowType, context: QuestionContext): object {
  const cell = row.cells.get('default');
  if (cell === undefined) return {};
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'range':
      if (/^-?\d+(?:\.\d+)?$/.test(cell)) return { defaultValue: Number(cell) };
      break;
    case 'date':
      if (isIsoDate(cell)) return { defaultValue: cell };
      break;
    case 'select_one':
      return { defaultValue: cell.toLowerCase() };
    case 'select_multiple':
    case 'rank':
      return { defaultValue: cell.toLowerCase().split(/\s+/) };
    case 'text':
      if (!/\$\{|\(\)/.test(cell)) return { defaultValue: cell };
      break;
  }
  const problem = `has the default "${cell.slice(0, 40)}", which is not a plain answer`;
  context.faults.push({
    path: row.at,
    problem,
    mend: 'Give a plain value, or use a calculate row.',
  });
  return {};
}

const RECORDED: readonly string[] = [
  'start',
  'end',
  'today',
  'deviceid',
  'phonenumber',
  'username',
  'email',
  'audit',
  'simserial',
  'subscriberid',
];
const TAKEN =
  'text, integer, decimal, select_one, select_multiple, rank, range, note, calculate, acknowledge, date, begin group';

function refusedType(row: Row, type: string): Fault {
  const problem =
    type === '' ? 'has no type' : `is of type "${type.slice(0, 40)}", which is not taken`;
  if (RECORDED.includes(type)) {
    return {
      path: row.at,
      problem,
      mend: 'Delete the row: who answered and when is recorded anyway.',
    };
  }
  return { path: row.at, problem, mend: `Use one of ${TAKEN}.` };
}
