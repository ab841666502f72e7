import { stringify } from 'csv-stringify/sync';
import { guard } from './cell-guard.ts';

/** What a CSV file for spreadsheets begins with, so that they read it as UTF-8. */
export const CSV_MARK = '\uFEFF';

/** One line of CSV (RFC 4180, CRLF), each cell guarded against being run as a formula. */
export function csvLine(cells: readonly string[]): string {
  return stringify([cells.map(guard)], { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}
