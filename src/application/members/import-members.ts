import { indexCountries } from '../../domain/members/country-index.ts';
import { type Column, readHeader } from '../../domain/members/import-columns.ts';
import { type Cells, readLine } from '../../domain/members/import-line.ts';
import { done, type Fault, type Refusal, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, AuditRows, Clock, Random, Transactions } from '../ports.ts';
import {
  createFaultList,
  type FaultList,
  headerFault,
  lineFault,
  type PathOf,
  pathNamer,
  setFault,
} from './import-faults.ts';
import type { Counts, MemberImportRows, StagedLine } from './import-rows.ts';
import type { CountryRecord, MemberRows } from './rows.ts';
import { type Table, type TableReading, type TableRow, UnreadableTable } from './table.ts';

/** Lines that travel to the database at once. */
const BATCH = 1_000;

export interface ImportSummary {
  readonly dryRun: boolean;
  readonly reading: TableReading;
  readonly rows: number; // below the header, empty ones left out
  readonly members: Counts;
  readonly contacts: Counts;
  /** Headers that mean nothing here; their columns were left aside. */
  readonly ignored: readonly string[];
}

/** Nothing was stored. At most `FAULTS_LISTED_MAX` are listed, by row. */
export interface ImportFaults extends Refusal<'faults'> {
  readonly faults: readonly Fault[];
  readonly total: number;
}

interface Rows {
  readonly members: MemberRows;
  readonly memberImport: MemberImportRows;
  readonly audit: AuditRows;
}

interface Deps {
  readonly store: Transactions<Rows>;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Adds and updates members and their contacts from a table, all of it or nothing. A member is known by its reference,
 * else by kind, country and name; a contact by its e-mail address within the member: so the same file again changes
 * nothing. An empty cell leaves what is stored. A dry run tells the same and stores nothing. The
 * rows pass through in batches and are never held at once.
 */
export async function importMembers(
  deps: Deps,
  order: {
    readonly table: Table;
    readonly dryRun: boolean;
    /** Hears how many rows have been read, a batch at a time. */
    readonly onProgress?: (rows: number) => void;
  },
  actor: Actor,
): Promise<Result<ImportSummary, 'not-allowed' | 'no-countries'> | ImportFaults> {
  const { table, dryRun, onProgress } = order;
  const refusal = notAllowed(actor, 'member.import');
  if (refusal !== undefined) return refusal;
  return deps.store.transaction(async (rows) => {
    const countries = await rows.members.countries();
    if (countries.length === 0) return refuse('no-countries');
    await rows.memberImport.begin();
    const faults = createFaultList();
    const staged = await stageTable({
      ...{ table, countries, faults, deps, onProgress },
      rows: rows.memberImport,
    });
    if (staged !== undefined) await listSetFaults(rows.memberImport, staged.pathOf, faults);
    if (staged === undefined || faults.total > 0) {
      return {
        ...refuse('faults', { total: faults.total }),
        faults: faults.faults(),
        total: faults.total,
      };
    }
    const counts = await rows.memberImport.count();
    const summary: ImportSummary = {
      dryRun,
      reading: table.reading,
      rows: staged.lines,
      ...counts,
      ignored: staged.ignored,
    };
    if (!dryRun) await store({ rows, summary, at: deps.clock.now(), actor, file: table.name });
    return done(summary);
  });
}

async function store(given: {
  readonly rows: Rows;
  readonly summary: ImportSummary;
  readonly at: number;
  readonly actor: Actor;
  readonly file: string;
}): Promise<void> {
  const { rows, summary, at, actor, file } = given;
  await rows.memberImport.merge(at);
  await rows.audit.append({
    at,
    actor,
    action: 'members.imported',
    subject: 'members',
    details: { file, rows: summary.rows, members: summary.members, contacts: summary.contacts },
  });
}

interface Staged {
  readonly lines: number;
  readonly ignored: readonly string[];
  readonly pathOf: PathOf;
}

/** Reads the table to its end. Undefined when it cannot be seen as a whole: then the faults say why. */
async function stageTable(given: {
  readonly table: Table;
  readonly countries: readonly CountryRecord[];
  readonly faults: FaultList;
  readonly rows: MemberImportRows;
  readonly deps: Deps;
  readonly onProgress: ((rows: number) => void) | undefined;
}): Promise<Staged | undefined> {
  const { table, faults, rows, deps, onProgress } = given;
  const countries = indexCountries(given.countries);
  let header: OpenHeader | undefined;
  let lines = 0;
  let batch: StagedLine[] = [];
  try {
    for await (const row of table.rows()) {
      if (row.cells.every((cell) => cell.trim() === '')) continue;
      if (header === undefined) {
        header = openHeader(row, faults);
        if (header === undefined) return undefined;
        continue;
      }
      const { columns, pathOf } = header;
      const line = readLine(row.number, cellsByColumn(row, columns), {
        countries,
        report: (fault) => faults.add(fault.row, () => lineFault(fault, pathOf)),
      });
      lines += 1;
      batch.push({ ...line, memberId: deps.random.id(), contactId: deps.random.id() });
      if (batch.length === BATCH) {
        await rows.stage(batch);
        batch = [];
        onProgress?.(lines);
      }
    }
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error;
    faults.add(Number.POSITIVE_INFINITY, () => error.fault);
    return undefined;
  }
  if (batch.length > 0) await rows.stage(batch);
  if (header !== undefined && lines > 0) return { ...header, lines };
  faults.add(1, () => ({
    path: table.name,
    problem: header === undefined ? 'The table is empty.' : 'The table has a header and no rows.',
    mend: 'Give a first row with headers and one row for each member or contact.',
  }));
  return undefined;
}

interface OpenHeader {
  readonly columns: readonly (Column | undefined)[];
  readonly ignored: readonly string[];
  readonly pathOf: PathOf;
}

function openHeader(row: TableRow, faults: FaultList): OpenHeader | undefined {
  const { columns, ignored, faults: found } = readHeader(row.cells);
  for (const fault of found) faults.add(row.number, () => headerFault(fault, row.number));
  const names = columns.includes('kind') && columns.includes('country');
  if (found.length === 0 && !columns.includes('reference') && !names) {
    faults.add(row.number, () => ({
      path: `row ${row.number}`,
      problem: 'The headers do not say which member a row is about.',
      mend: 'Give a column "Member reference", or the columns "Kind", "Country" and "Member".',
    }));
  }
  if (faults.total > 0) return undefined;
  return { columns, ignored, pathOf: pathNamer(row.cells, columns) };
}

function cellsByColumn(row: TableRow, columns: readonly (Column | undefined)[]): Cells {
  const cells: Partial<Record<Column, string>> = {};
  columns.forEach((column, position) => {
    if (column !== undefined) cells[column] = row.cells[position] ?? '';
  });
  return cells;
}

async function listSetFaults(
  rows: MemberImportRows,
  pathOf: PathOf,
  faults: FaultList,
): Promise<void> {
  const found = await rows.check(faults.room);
  for (const fault of found.faults) faults.add(fault.row, () => setFault(fault, pathOf));
  faults.count(found.total - found.faults.length);
}
