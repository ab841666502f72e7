import { LANGUAGES } from '../language.ts';
import type { Fault } from '../refusal.ts';
import {
  ATTRIBUTIONS,
  CATEGORIES,
  MEMBER_KINDS,
  REGIONS,
  RESPONSE_STATUSES,
} from '../vocabulary.ts';
import type { ReadAnswer, ReadReply } from './rebuild.ts';
import { ANSWER_STATES, type AnswerState } from './reply.ts';
import { type CellFault, readValue } from './values.ts';
import type { Variable } from './variables.ts';

/** A row of a table that was read: its cells by the names of the columns. */
export interface ReadRow {
  /** "responses-long.csv, row 7": what a fault names. */
  readonly place: string;
  readonly cells: Readonly<Record<string, string>>;
}

export type Read<Value> = { readonly value: Value } | { readonly faults: readonly Fault[] };

/** The columns that are read back; others may be added, moved or taken away. */
export const READ_COLUMNS = {
  participation: [
    'response',
    'member',
    'kind',
    'country',
    'region',
    'categories',
    'status',
    'late',
    'agenda_versions',
  ],
  answers: [
    'answer',
    'response',
    'question',
    'value',
    'state',
    'asked',
    'level',
    'language',
    'agenda_versions',
  ],
} as const;

/** Reads the cells of one row, noting what is wrong with each. */
class Cells {
  readonly faults: Fault[] = [];
  readonly #row: ReadRow;

  constructor(row: ReadRow) {
    this.#row = row;
  }

  raw(column: string): string {
    return this.#row.cells[column] ?? '';
  }

  fault(column: string, { problem, mend }: CellFault): void {
    this.faults.push({ path: `${this.#row.place}, "${column}"`, problem, mend });
  }

  text(column: string): string {
    const text = this.raw(column);
    if (text === '') this.fault(column, { problem: 'there is nothing', mend: 'Fill it in.' });
    return text;
  }

  one<Value extends string>(column: string, known: readonly Value[]): Value {
    const text = this.raw(column);
    const found = known.find((value) => value === text);
    if (found === undefined) this.fault(column, noSuch(text, known));
    return found ?? (known[0] as Value);
  }

  list<Value extends string>(column: string, known: readonly Value[]): Value[] {
    const words = this.raw(column)
      .split(' ')
      .filter((word) => word !== '');
    return words.flatMap((word) => {
      const found = known.find((value) => value === word);
      if (found === undefined) this.fault(column, noSuch(word, known));
      return found ?? [];
    });
  }

  flag(column: string): boolean {
    const said = this.raw(column).toLowerCase(); // spreadsheets write TRUE
    if (said !== 'true' && said !== 'false') this.fault(column, noSuch(said, ['true', 'false']));
    return said === 'true';
  }

  numbers(column: string): number[] {
    const words = this.raw(column)
      .split(' ')
      .filter((word) => word !== '');
    const wrong = words.find((word) => !/^[1-9]\d{0,8}$/.test(word));
    if (wrong !== undefined) {
      const mend = 'Write the numbers of versions with spaces between them, like 1 2.';
      this.fault(column, { problem: `"${wrong}" is no number of a version`, mend });
    }
    return words.map(Number);
  }

  done<Value>(value: Value): Read<Value> {
    return this.faults.length > 0 ? { faults: this.faults } : { value };
  }
}

const noSuch = (text: string, known: readonly string[]): CellFault => ({
  problem: text === '' ? 'there is nothing' : `"${text.slice(0, 60)}" is not known here`,
  mend: `Use one of ${known.join(', ')}.`,
});

export function readReply(row: ReadRow): Read<ReadReply> {
  const cells = new Cells(row);
  cells.one('kind', MEMBER_KINDS);
  return cells.done({
    response: cells.text('response'),
    member: cells.text('member'),
    country: cells.text('country'),
    region: cells.one('region', REGIONS),
    categories: cells.list('categories', CATEGORIES),
    status: cells.one('status', RESPONSE_STATUSES),
    late: cells.flag('late'),
    taken: cells.numbers('agenda_versions'),
  });
}

export function readAnswer(
  row: ReadRow,
  variables: ReadonlyMap<string, Variable>,
  current: boolean,
): Read<ReadAnswer & { readonly response: string }> {
  const cells = new Cells(row);
  const question = cells.text('question');
  const state = cells.one('state', ANSWER_STATES);
  const variable = variables.get(question);
  if (variable === undefined && question !== '') {
    const problem = `"${question.slice(0, 60)}" is no question of the round`;
    cells.fault('question', { problem, mend: 'Use a name that the codebook has.' });
  }
  return cells.done({
    id: cells.text('answer'),
    response: cells.text('response'),
    question,
    value: variable === undefined ? null : valueIn(cells, variable, state),
    asked: cells.flag('asked'),
    level: cells.one('level', ATTRIBUTIONS),
    language: cells.one('language', LANGUAGES),
    current,
    taken: cells.numbers('agenda_versions'),
  });
}

function valueIn(cells: Cells, variable: Variable, state: AnswerState): unknown {
  if (state === 'taken-back') return null;
  if (state === 'empty') return '';
  const read = readValue(variable, cells.raw('value'));
  if ('value' in read) return read.value;
  cells.fault('value', read);
  return null;
}
