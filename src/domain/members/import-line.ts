import type { Language } from '../language.ts';
import type { ContactRole, MemberKind } from '../vocabulary.ts';
import type { CountryIndex } from './country-index.ts';
import type { Column } from './import-columns.ts';
import {
  cleanCell,
  type LineFault,
  type Reading,
  readActive,
  readCountry,
  readEmail,
  readLanguage,
  readReference,
  readText,
  readTimeZone,
  readWebsite,
  readWord,
} from './line-cells.ts';
import { nameKey } from './name-key.ts';
import { KIND_WORDS, ROLE_WORDS } from './words.ts';

/**
 * One row of an import, understood. null: the row says nothing of it, and an import then leaves it as it is.
 * Language, time zone and active are the contact's when the row has an e-mail address, otherwise the member's.
 */
export interface ImportLine {
  readonly row: number; // as a spreadsheet shows it
  readonly reference: string | null;
  readonly kind: MemberKind | null;
  readonly country: string | null; // ISO 3166-1, two letters
  readonly member: string | null;
  readonly memberKey: string | null; // nameKey of the member's name
  readonly website: string | null;
  readonly contact: string | null;
  readonly email: string | null; // lower case
  readonly role: ContactRole | null;
  readonly title: string | null;
  readonly language: Language | null;
  readonly timeZone: string | null;
  readonly active: boolean | null;
  /** Something in the row was not understood: it is checked against the others, never stored. */
  readonly faulty: boolean;
}

/** The cells by column; a cell that is empty, or only spaces, says nothing. */
export type Cells = Readonly<Partial<Record<Column, string>>>;

export function readLine(
  row: number,
  cells: Cells,
  world: { readonly countries: CountryIndex; readonly report: (fault: LineFault) => void },
): ImportLine {
  let faulty = false;
  const report = (fault: LineFault) => {
    faulty = true;
    world.report(fault);
  };
  const cell = (column: Column) => cleanCell({ row, column, text: cells[column] ?? '', report });
  const reading: Reading = { row, cell, report };
  const kind = readWord(reading, 'kind', KIND_WORDS);
  const country = readCountry(reading, world.countries);
  const member = readText(reading, 'member');
  const email = readEmail(reading);
  const line = {
    row,
    reference: readReference(reading) ?? ownReference(kind, country),
    kind,
    country,
    member,
    memberKey: member === null ? null : nameKey(member),
    website: readWebsite(reading),
    contact: readText(reading, 'contact'),
    email,
    role: readWord(reading, 'role', ROLE_WORDS),
    title: readText(reading, 'title'),
    language: readLanguage(reading),
    timeZone: readTimeZone(reading),
    active: readActive(reading),
  };
  checkWhole(line, { cells, report });
  return { ...line, faulty };
}

/** There is one Member State to a country, so its reference follows; a country may have many others. */
function ownReference(kind: MemberKind | null, country: string | null): string | null {
  return kind === 'member-state' && country !== null ? `MS-${country}` : null;
}

/** What only the whole row shows: whose row it is, and details of a contact who cannot be told. */
function checkWhole(
  line: Omit<ImportLine, 'faulty'>,
  { cells, report }: { cells: Cells; report: (fault: LineFault) => void },
): void {
  const { row } = line;
  const given = (column: Column) => (cells[column] ?? '').trim() !== '';
  if (!given('email')) {
    const column = (['contact', 'role', 'title'] as const).find(given);
    if (column !== undefined) {
      report({
        row,
        column: 'email',
        problem: 'The row tells of a contact but has no e-mail address.',
        mend: () => 'Give the address; a contact is known by it.',
      });
    }
  }
  if (line.reference !== null || given('reference')) return;
  const missing = (['kind', 'country', 'member'] as const).find((column) => !given(column));
  if (missing === undefined) return;
  report({
    row,
    column: missing,
    problem: 'The row does not say which member it is about.',
    mend: () => "Give the member's reference, or its kind, country and name.",
  });
}
