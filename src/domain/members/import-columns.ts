import { HEADER_WORDS } from './header-words.ts';
import { nameKey } from './name-key.ts';
import { words } from './words.ts';

/** What a table of members may say, in the order in which an export says it. */
export const COLUMNS = [
  'reference',
  'kind',
  'member',
  'country',
  'website',
  'contact',
  'email',
  'role',
  'title',
  'language',
  'time-zone',
  'active',
] as const;
export type Column = (typeof COLUMNS)[number];

/** How an export, and every fault, names a column. */
export const COLUMN_TITLES: Readonly<Record<Column, string>> = {
  reference: 'Member reference',
  kind: 'Kind',
  member: 'Member',
  country: 'Country',
  website: 'Website',
  contact: 'Contact',
  email: 'E-mail',
  role: 'Role',
  title: 'Title',
  language: 'Language',
  'time-zone': 'Time zone',
  active: 'Active',
};

const KNOWN = words<Column>(HEADER_WORDS);

export interface HeaderFault {
  readonly position: number; // 0-based
  readonly header: string;
  readonly kind: 'unknown' | 'repeated';
  /** The known column that was probably meant, or that is repeated. */
  readonly column: Column;
}

interface Header {
  /** The column of each position; undefined where it is left aside. */
  readonly columns: readonly (Column | undefined)[];
  /** Headers that mean nothing here: shown to staff, left aside. */
  readonly ignored: readonly string[];
  readonly faults: readonly HeaderFault[];
}

/**
 * Reads a header row. A header close to a known one is a fault (a misspelt column would be lost silently); one that
 * resembles nothing is left aside and reported.
 */
export function readHeader(cells: readonly string[]): Header {
  const columns: (Column | undefined)[] = [];
  const ignored: string[] = [];
  const faults: HeaderFault[] = [];
  cells.forEach((cell, position) => {
    const header = cell.trim();
    const column = KNOWN.find(header);
    columns.push(column);
    if (column !== undefined) {
      if (columns.indexOf(column) !== position) {
        faults.push({ position, header, kind: 'repeated', column });
      }
      return;
    }
    if (header === '') return;
    const meant = KNOWN.suggest(header);
    const near = meant === undefined ? undefined : KNOWN.find(meant);
    if (near === undefined || nameKey(header).length < 4) ignored.push(header);
    else faults.push({ position, header, kind: 'unknown', column: near });
  });
  return { columns, ignored, faults };
}
