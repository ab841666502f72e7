import type { Text } from '../agenda/content.ts';
import { type GivenAnswer, type Reply, stateOf } from './reply.ts';
import type { Cell, Field } from './table.ts';
import { optionText, valueCell, type Wording } from './values.ts';
import { joined, type Variable } from './variables.ts';

/** Why a cell holds no answer. No code of a questionnaire begins with "#". */
export const MISSING = {
  notAsked: '#not-asked',
  notAnswered: '#not-answered',
  takenBack: '#taken-back',
} as const;

export const MISSING_MEANING: readonly (readonly [string, string])[] = [
  [
    MISSING.notAsked,
    'The question was not asked under the other answers; an answer from before does not count.',
  ],
  [MISSING.notAnswered, 'The question was asked and left open.'],
  [MISSING.takenBack, 'The member took its answer back.'],
];

/** A column of the table with one row for each response. */
export interface WideColumn {
  readonly name: string;
  readonly variable: Variable;
  readonly type: Field['type'];
  /** The question, and the option, row or rank where it is one of several columns. */
  readonly label: Text;
  /** Of an answer that was given; null: nothing was said in this column. */
  cell(value: unknown, wording: Wording): Cell;
}

/** Checkboxes have a column for each option, matrices for each row, rankings for each rank; all others have one. */
export function wideColumns(variables: readonly Variable[]): WideColumn[] {
  return variables.flatMap(columnsOf);
}

function columnsOf(variable: Variable): WideColumn[] {
  const { question, options, rows, title } = variable;
  switch (variable.kind) {
    case 'several':
      return options.map(({ code, label }) => ({
        name: `${question}.${code}`,
        variable,
        type: 'integer',
        label: joined(title, label),
        cell: (value) => (Array.isArray(value) && value.includes(code) ? 1 : 0),
      }));
    case 'ranking':
      return options.map((_, at) => ({
        name: `${question}.rank.${at + 1}`,
        variable,
        type: 'string',
        label: joined(title, { en: String(at + 1), ...ranks(title, at + 1) }),
        cell: (value, wording) => codeAt(variable, value, at, wording),
      }));
    case 'matrix':
      return rows.map(({ code, label }) => ({
        name: `${question}.${code}`,
        variable,
        type: 'string',
        label: joined(title, label),
        cell: (value, wording) => codeAt(variable, value, code, wording),
      }));
    case 'one':
    case 'boolean':
    case 'number':
    case 'date':
    case 'words':
      return [
        {
          name: question,
          variable,
          type: TYPES[variable.kind],
          label: title,
          cell: (value, wording) => valueCell(variable, value, wording),
        },
      ];
  }
}

const TYPES = {
  one: 'string',
  boolean: 'boolean',
  number: 'number',
  date: 'date',
  words: 'string',
} as const;

const ranks = (title: Text, rank: number): Partial<Text> =>
  Object.fromEntries(Object.keys(title).map((language) => [language, String(rank)]));

function codeAt(variable: Variable, value: unknown, at: string | number, wording: Wording): Cell {
  const code: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, at) : undefined;
  return typeof code === 'string' ? optionText(variable, code, wording) : null;
}

/** Which questions are asked of a member who has answered so. */
export type Asked = (answers: Readonly<Record<string, unknown>>) => ReadonlySet<string>;

/** The cells of one response's answers, one for each column. */
export function wideCells(
  reply: Reply,
  columns: readonly WideColumn[],
  { asked, wording }: { readonly asked: Asked; readonly wording: Wording },
): Cell[] {
  const current = new Map(
    reply.answers.flatMap((one) => (one.current ? [[one.question, one] as const] : [])),
  );
  const given = [...current.values()].filter(({ value }) => stateOf(value) !== 'taken-back');
  const visible = asked(Object.fromEntries(given.map(({ question, value }) => [question, value])));
  return columns.map((column) => {
    const { question } = column.variable;
    const answer = current.get(question);
    if (answer !== undefined) return answeredCell(reply, answer, column, wording);
    return isAsked(column.variable, visible, current) ? MISSING.notAnswered : MISSING.notAsked;
  });
}

function answeredCell(
  { hidden }: Reply,
  { value, question }: GivenAnswer,
  column: WideColumn,
  wording: Wording,
): Cell {
  switch (stateOf(value)) {
    case 'taken-back':
      return MISSING.takenBack;
    case 'empty':
      return hidden.includes(question) ? MISSING.notAsked : MISSING.notAnswered;
    case 'given':
      if (hidden.includes(question)) return MISSING.notAsked;
      return column.cell(value, wording) ?? unsaid(column);
  }
}

/** A rank that was not given is nothing amiss; a row of a matrix without an answer is one left open. */
const unsaid = ({ variable }: WideColumn): Cell =>
  variable.kind === 'matrix' ? MISSING.notAnswered : null;

/** Words beside "other" are asked of who picked it. */
function isAsked(
  { question, besides }: Variable,
  visible: ReadonlySet<string>,
  current: ReadonlyMap<string, GivenAnswer>,
): boolean {
  if (besides === null) return visible.has(question);
  const value = current.get(besides)?.value;
  const picks: readonly unknown[] = Array.isArray(value) ? value : [value];
  return visible.has(besides) && picks.includes('other');
}
