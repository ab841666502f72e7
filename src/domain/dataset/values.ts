import type { Language } from '../language.ts';
import type { Cell } from './table.ts';
import { labelOf, type Variable } from './variables.ts';

/** As the questionnaire's codes, which can be read back, or as what people read in a language. */
export type Wording =
  | { readonly kind: 'codes' }
  | { readonly kind: 'labels'; readonly language: Language };

/**
 * A whole answer in one cell. Codes: several and ranked ones stand with spaces between them, best first; a matrix is
 * `<row>/<column>` for each row. Words, numbers and days stay what they are.
 */
export function valueCell(variable: Variable, value: unknown, wording: Wording): Cell {
  if (value === null || value === undefined) return null;
  const parts = partsOf(variable, value, wording);
  if (parts !== null) return parts.join(wording.kind === 'codes' ? ' ' : '; ');
  return typeof value === 'string' && variable.kind === 'one'
    ? optionText(variable, value, wording)
    : plainCell(variable, value, wording);
}

export function optionText(variable: Variable, code: string, wording: Wording): string {
  return wording.kind === 'codes' ? code : labelOf(variable.options, code, wording.language);
}

function partsOf(variable: Variable, value: unknown, wording: Wording): string[] | null {
  if (Array.isArray(value)) return value.map((code) => optionText(variable, String(code), wording));
  if (typeof value !== 'object' || value === null) return null;
  return Object.entries(value).map(([row, column]) => {
    const chosen = optionText(variable, String(column), wording);
    return wording.kind === 'codes'
      ? `${row}/${chosen}`
      : `${labelOf(variable.rows, row, wording.language)}: ${chosen}`;
  });
}

/** A value that is one thing. */
function plainCell(variable: Variable, value: unknown, wording: Wording): Cell {
  if (typeof value === 'boolean') {
    return wording.kind === 'codes' ? value : optionText(variable, String(value), wording);
  }
  return typeof value === 'number' ? value : String(value);
}

/** What is wrong with a cell, and how to mend it. */
export interface CellFault {
  readonly problem: string;
  readonly mend: string;
}

/** The answer that `valueCell` wrote with codes: `readValue(variable, String(valueCell(variable, value)))` is the value. */
export function readValue(
  variable: Variable,
  cell: string,
): { readonly value: unknown } | CellFault {
  switch (variable.kind) {
    case 'words':
    case 'date':
      return cell === '' ? nothing : { value: cell };
    case 'number': {
      const value = Number(cell);
      return cell.trim() !== '' && Number.isFinite(value)
        ? { value }
        : { problem: `"${short(cell)}" is not a number`, mend: 'Write a number like 4.' };
    }
    case 'boolean': {
      const said = cell.toLowerCase(); // spreadsheets write TRUE
      return said === 'true' || said === 'false'
        ? { value: said === 'true' }
        : { problem: `"${short(cell)}" is not yes or no`, mend: 'Write true or false.' };
    }
    case 'one':
      return withCodes(variable, [cell], () => cell);
    case 'several':
    case 'ranking':
      return withCodes(variable, cell.split(' '), (codes) => codes);
    case 'matrix':
      return matrixValue(variable, cell);
  }
}

const nothing: CellFault = {
  problem: 'there is no value',
  mend: 'Write one, or "empty" as its state.',
};

function withCodes(
  { options, question }: Variable,
  codes: readonly string[],
  value: (codes: readonly string[]) => unknown,
): { readonly value: unknown } | CellFault {
  const unknown = codes.find((code) => !options.some((option) => option.code === code));
  if (unknown !== undefined) return noCode(unknown, question, options);
  const twice = codes.find((code, at) => codes.indexOf(code) !== at);
  if (twice === undefined) return { value: value(codes) };
  return { problem: `"${twice}" stands twice`, mend: 'Name each option once.' };
}

function matrixValue(variable: Variable, cell: string): { readonly value: unknown } | CellFault {
  const pairs: [string, string][] = [];
  for (const part of cell.split(' ')) {
    const [row = '', column = ''] = part.split('/');
    const { question } = variable;
    if (!variable.rows.some(({ code }) => code === row))
      return noCode(row, question, variable.rows);
    if (!variable.options.some(({ code }) => code === column)) {
      return noCode(column, question, variable.options);
    }
    if (pairs.some(([known]) => known === row)) {
      return { problem: `row "${row}" stands twice`, mend: 'Name each row once.' };
    }
    pairs.push([row, column]);
  }
  return { value: Object.fromEntries(pairs) };
}

function noCode(code: string, question: string, options: Variable['options']): CellFault {
  const known = options.slice(0, 20).map((option) => option.code);
  return {
    problem: `"${short(code)}" is no code of ${question}`,
    mend: `Use one of ${known.join(', ')}${options.length > known.length ? ' …' : ''}.`,
  };
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
