import { stringify } from 'csv-stringify/sync';
import { guard } from './cell-guard.ts';

/** What a CSV file for spreadsheets begins with, so that they read it as UTF-8. */
export const CSV_MARK = '\uFEFF';

/** One line of CSV (RFC 4180, CRLF), each text guarded against being run as a formula; numbers cannot be one. */
export function csvLine(cells: readonly (string | number | boolean | null)[]): string {
  return csvLines([cells]);
}

/** Several lines at once, which costs far less than one at a time. */
export function csvLines(rows: readonly (readonly (string | number | boolean | null)[])[]): string {
  const cells = rows.map((row) => row.map(written));
  return stringify(cells, { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

function written(cell: string | number | boolean | null): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? guard(cell) : String(cell);
}
