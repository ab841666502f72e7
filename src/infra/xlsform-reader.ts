import type { Sheet } from '../domain/questionnaire/xlsform/tables.ts';
import { unreadable } from './tables/unreadable.ts';
import { openWorkbook } from './tables/workbook.ts';

/** Far above any questionnaire; a workbook of members given by mistake stops here. */
const ROWS_MAX = 5_000;

/** All sheets of an .xlsx file, whole. Throws `UnreadableTable`, which says what to do instead (.xls, CSV, damage). */
export async function readXlsForm(path: string): Promise<readonly Sheet[]> {
  const workbook = await openWorkbook(path);
  const sheets: Sheet[] = [];
  for (const { name } of workbook.sheets) {
    const rows: Sheet['rows'][number][] = [];
    for await (const row of workbook.rows(name)) {
      if (rows.push(row) > ROWS_MAX) {
        const problem = `The sheet has more than ${ROWS_MAX} rows.`;
        throw unreadable(`sheet "${name}"`, problem, 'Give an XLSForm, not a table of data.');
      }
    }
    sheets.push({ name, rows });
  }
  return sheets;
}
