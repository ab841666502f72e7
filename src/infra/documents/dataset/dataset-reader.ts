import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { OpenedDataset, ReadDataset } from '../../../application/dataset/check-export.ts';
import { FORMATS, type Format } from '../../../application/dataset/export-dataset.ts';
import type { TableRow } from '../../../application/members/table.ts';
import type { ReadRow } from '../../../domain/dataset/read-rows.ts';
import { localFiles } from '../../files.ts';
import { unguard } from '../../tables/cell-guard.ts';
import { openTable } from '../../tables/open-table.ts';
import { unreadable } from '../../tables/unreadable.ts';
import { openWorkbook } from '../../tables/workbook.ts';
import { DESCRIPTOR, STAFF_MARK } from './dataset-files.ts';

const descriptor = z.object({
  parley: z.object({
    format: z.literal('parley-dataset/1'),
    round: z.string().min(1),
    audience: z.enum(['staff', 'public']),
    values: z.enum(['codes', 'labels']),
  }),
});

/** Reads data sets from folders of this machine; CSV unless only a workbook is there, or it is asked for. */
export const readDataset: ReadDataset = async (folder, wanted) => {
  const { round } = await describedIn(folder);
  const format = wanted ?? (await formatIn(folder));
  return { round, format, rows: rowsIn(folder, format) };
};

async function describedIn(folder: string): Promise<{ readonly round: string }> {
  const found = descriptor.safeParse(await localFiles.readJson(join(folder, DESCRIPTOR)));
  if (!found.success) {
    throw unreadable(DESCRIPTOR, 'This is not the folder of a data set.', EXPORT);
  }
  const { round, audience, values } = found.data.parley;
  if (audience !== 'staff') {
    throw unreadable(DESCRIPTOR, 'A set for the public has no answers to count again.', EXPORT);
  }
  if (values !== 'codes') {
    throw unreadable(DESCRIPTOR, 'Its values are labels, which cannot be read back.', EXPORT);
  }
  return { round };
}

const EXPORT = 'Export with --for staff --values codes, and give that folder.';

const csvPath = (folder: string, table: string): string =>
  join(folder, `${table}${STAFF_MARK}.csv`);

async function formatIn(folder: string): Promise<Format> {
  const [csv, xlsx] = FORMATS;
  return access(csvPath(folder, 'participation')).then(
    () => csv,
    () => xlsx,
  );
}

function rowsIn(folder: string, format: Format): OpenedDataset['rows'] {
  return async function* (table, columns) {
    const { name, rows } = await opened(folder, format, table);
    let head: ReadonlyMap<string, number> | undefined;
    for await (const { number, cells } of rows) {
      if (head === undefined) head = headOf(cells, columns, name);
      else yield readRow(`${name}, row ${number}`, cells, head);
    }
    if (head === undefined) headOf([], columns, name);
  };
}

async function opened(
  folder: string,
  format: Format,
  table: string,
): Promise<{ readonly name: string; readonly rows: AsyncIterable<TableRow> }> {
  if (format === 'csv') {
    const csv = await openTable(csvPath(folder, table));
    return { name: csv.name, rows: csv.rows() };
  }
  const file = `dataset${STAFF_MARK}.xlsx`;
  const workbook = await openWorkbook(join(folder, file));
  if (!workbook.sheets.some(({ name }) => name === table)) {
    throw unreadable(file, `It has no sheet "${table}".`, EXPORT);
  }
  return { name: `${file}, sheet ${table}`, rows: unguarded(workbook.rows(table)) };
}

/** What CSV's reader does by itself. */
async function* unguarded(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
  for await (const { number, cells } of rows) yield { number, cells: cells.map(unguard) };
}

function headOf(
  cells: readonly string[],
  columns: readonly string[],
  name: string,
): ReadonlyMap<string, number> {
  const head = new Map(cells.map((cell, at) => [cell, at]));
  const missing = columns.filter((column) => !head.has(column));
  if (missing.length === 0) return head;
  throw unreadable(
    `${name}, row 1`,
    `These columns are missing: ${missing.join(', ')}.`,
    'Put their names back into the first row, as the export wrote them.',
  );
}

function readRow(
  place: string,
  cells: readonly string[],
  head: ReadonlyMap<string, number>,
): ReadRow {
  const named = [...head].map(([column, at]) => [column, cells[at] ?? ''] as const);
  return { place, cells: Object.fromEntries(named) };
}
