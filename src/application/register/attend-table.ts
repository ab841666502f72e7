import { nameKey } from '../../domain/members/name-key.ts';
import { done, type Fault, type Refusal, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import { type Table, UnreadableTable } from '../members/table.ts';
import { atMeeting, type MeetingRefusal, notBegun } from '../outcomes/at-meeting.ts';
import type { Actor } from '../ports.ts';
import type { RegisterDeps } from './at-register.ts';
import { attend } from './attend.ts';

/** Columns of a table of attendance. The first two must be there. */
export const ATTENDANCE_COLUMNS = ['entry', 'presence', 'who', 'as-guest', 'on'] as const;
type Column = (typeof ATTENDANCE_COLUMNS)[number];
const NEEDED: readonly Column[] = ['entry', 'presence'];
const YES = new Set(['yes', 'true', '1', 'x']);
const NO = new Set(['', 'no', 'false', '0']);
/** No meeting of executives has more; a longer table is another file. */
const ROWS_MOST = 5_000;

/** Nothing was stored. */
export interface AttendanceFaults extends Refusal<'faults'> {
  readonly faults: readonly Fault[];
  readonly total: number;
}

interface Row {
  readonly number: number;
  readonly cell: (column: Column) => string;
}

class Faulty extends Error {}

/** Records attendance from a table, all of it or nothing; every faulty row is told, with how to mend it. */
export async function attendTable(
  deps: RegisterDeps & { readonly words: (code: string, params?: Refusal['params']) => string },
  input: { readonly meeting: string; readonly table: Table },
  actor: Actor,
): Promise<Result<{ readonly rows: number }, MeetingRefusal | 'meeting-ahead'> | AttendanceFaults> {
  const refusal = notAllowed(actor, 'register.record');
  if (refusal !== undefined) return refusal;
  const faults: Fault[] = [];
  const read = await readRows(input.table, faults);
  if (faults.length > 0) return faulty(faults);
  try {
    const order = { slug: input.meeting, action: 'register.record', actor } as const;
    return await atMeeting(deps, order, async (act) => {
      const ahead = notBegun(act);
      if (ahead !== undefined) return ahead;
      const seen = new Map<string, number>();
      faults.length = 0;
      for (const row of read) {
        const unclear = unclearMark(row);
        if (unclear !== undefined) {
          faults.push(unclear);
          continue;
        }
        const given = inputOf(row);
        const result = await attend(deps, act, given, actor);
        if (!result.ok) faults.push(rowFault(row, result, deps.words));
        else repeated(row, result.value.id, seen, faults);
      }
      // What the good rows wrote is undone with the transaction.
      if (faults.length > 0) throw new Faulty();
      return done({ rows: read.length });
    });
  } catch (cause) {
    if (cause instanceof Faulty) return faulty(faults);
    throw cause;
  }
}

function faulty(faults: readonly Fault[]): AttendanceFaults {
  return { ...refuse('faults', { total: faults.length }), faults, total: faults.length };
}

async function readRows(table: Table, faults: Fault[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let header: ReadonlyMap<string, number> | undefined;
  try {
    for await (const { number, cells } of table.rows()) {
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (header === undefined) {
        header = headerOf(number, cells, faults);
        continue;
      }
      const columns = header;
      const cell = (column: Column) => (cells[columns.get(nameKey(column)) ?? -1] ?? '').trim();
      rows.push({ number, cell });
      if (rows.length > ROWS_MOST) {
        const problem = `The table has more than ${ROWS_MOST} rows.`;
        faults.push({ path: `row ${number}`, problem, mend: 'Give the rows of one meeting.' });
        return rows;
      }
    }
  } catch (cause) {
    if (!(cause instanceof UnreadableTable)) throw cause;
    faults.push(cause.fault);
  }
  if (header === undefined && faults.length === 0) {
    const mend = `Give a header row: ${ATTENDANCE_COLUMNS.join(', ')}.`;
    faults.push({ path: 'row 1', problem: 'The table is empty.', mend });
  }
  return rows;
}

function headerOf(number: number, cells: readonly string[], faults: Fault[]) {
  const known = new Set(ATTENDANCE_COLUMNS.map((column) => nameKey(column)));
  const header = new Map<string, number>();
  cells.forEach((cell, position) => {
    const key = nameKey(cell);
    if (key === '') return;
    const path = `row ${number}, column "${cell.trim()}"`;
    const mend = `Use each of these once at most: ${ATTENDANCE_COLUMNS.join(', ')}.`;
    if (!known.has(key)) faults.push({ path, problem: 'The header is not known.', mend });
    else if (header.has(key)) faults.push({ path, problem: 'The header comes twice.', mend });
    header.set(key, position);
  });
  for (const column of NEEDED.filter((one) => !header.has(nameKey(one)))) {
    const mend = `Add the column "${column}".`;
    faults.push({ path: `row ${number}`, problem: `There is no column "${column}".`, mend });
  }
  return header;
}

function unclearMark(row: Row): Fault | undefined {
  const marked = row.cell('as-guest').toLowerCase();
  if (YES.has(marked) || NO.has(marked)) return undefined;
  const problem = `"${marked.slice(0, 40)}" is neither yes nor no.`;
  return { path: pathOf(row, 'as-guest'), problem, mend: 'Write yes or no.' };
}

function inputOf({ cell }: Row) {
  const orNull = (text: string) => (text === '' ? null : text);
  return {
    ...{ entry: cell('entry'), presence: cell('presence').toLowerCase() as 'absent' },
    ...{ who: orNull(cell('who')), on: orNull(cell('on')) },
    asGuest: YES.has(cell('as-guest').toLowerCase()),
  };
}

const COLUMN_OF: Readonly<Record<string, Column>> = {
  'entry-unknown': 'entry',
  'day-outside-meeting': 'on',
  'seat-contact-unknown': 'who',
  'nobody-stands': 'who',
  'came-without-authority': 'who',
};

function rowFault(
  row: Row,
  { code, params }: Refusal,
  words: (code: string, params?: Refusal['params']) => string,
): Fault {
  if (code === 'bad-input') {
    const field = params?.['field'] === 'asGuest' ? 'as-guest' : (params?.['field'] as Column);
    const problem = `"${row.cell(field).slice(0, 60)}" is not understood.`;
    return { path: pathOf(row, field), problem, mend: `${capital(String(params?.['problem']))}.` };
  }
  const [problem = '', ...rest] = words(code, params).split(/(?<=\.) /);
  return { path: pathOf(row, COLUMN_OF[code] ?? 'entry'), problem, mend: rest.join(' ') };
}

function repeated(row: Row, entry: string, seen: Map<string, number>, faults: Fault[]): void {
  const before = seen.get(entry);
  seen.set(entry, row.number);
  if (before === undefined) return;
  const problem = `Row ${before} speaks of "${row.cell('entry')}" already.`;
  faults.push({ path: pathOf(row, 'entry'), problem, mend: 'Keep one of the two rows.' });
}

function pathOf({ number }: Row, column: Column): string {
  return `row ${number}, column "${column}"`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
