import type { Fault } from '../../refusal.ts';
import { localized } from './localize.ts';
import type { Row } from './tables.ts';

interface Choice {
  readonly row: Row;
  readonly value: string; // lower case: SurveyJS and spreadsheets do not tell case apart
  readonly text: Record<string, string>;
  /** What a choice filter may read: every plain cell of the row. */
  readonly columns: Readonly<Record<string, string>>;
}

export type ChoiceLists = ReadonlyMap<string, readonly Choice[]>;

/** The lists of the choices sheet by name. Codes are folded to lower case; two that then are one are a fault. */
export function readChoiceLists(rows: readonly Row[]): {
  readonly lists: ChoiceLists;
  readonly faults: readonly Fault[];
} {
  const lists = new Map<string, Choice[]>();
  const faults: Fault[] = [];
  for (const row of rows) {
    const list = row.cells.get('list_name');
    const name = row.cells.get('name');
    if (list === undefined || name === undefined) {
      const missing = list === undefined ? 'list_name' : 'name';
      faults.push({ path: row.at, problem: `has no ${missing}`, mend: 'Fill it in.' });
      continue;
    }
    const choices = lists.get(list) ?? [];
    lists.set(list, choices);
    const value = name.toLowerCase();
    const twin = choices.find((choice) => choice.value === value);
    if (twin !== undefined) {
      const problem = `"${name}" is the same code as in ${twin.row.at}; case does not tell them apart`;
      faults.push({ path: row.at, problem, mend: 'Give each choice its own code.' });
      continue;
    }
    const columns = Object.fromEntries(row.cells);
    choices.push({ row, value, text: localized(row, 'label'), columns });
  }
  return { lists, faults };
}
