import {
  COLUMN_TITLES,
  type Column,
  type HeaderFault,
} from '../../domain/members/import-columns.ts';
import type { LineFault } from '../../domain/members/line-cells.ts';
import type { Fault } from '../../domain/refusal.ts';
import type { SetFault } from './import-rows.ts';

/** How many faults are listed; all are counted. */
export const FAULTS_LISTED_MAX = 1_000;

/** Collects faults without keeping more than can be shown. */
export function createFaultList(limit = FAULTS_LISTED_MAX) {
  const listed: { readonly row: number; readonly fault: Fault }[] = [];
  let total = 0;
  return {
    /** `fault` is worked out only if it will be listed. */
    add(row: number, fault: () => Fault) {
      total += 1;
      if (listed.length < limit) listed.push({ row, fault: fault() });
    },
    /** Faults that are counted but that nobody listed. */
    count(more: number) {
      total += more;
    },
    get room() {
      return limit - listed.length;
    },
    get total() {
      return total;
    },
    /** By row. */
    faults(): readonly Fault[] {
      return listed.toSorted((a, b) => a.row - b.row).map(({ fault }) => fault);
    },
  };
}
export type FaultList = ReturnType<typeof createFaultList>;

/** Names a cell as a spreadsheet shows it, by the file's own header where it has one. */
export type PathOf = (row: number, column: Column) => string;

export function pathNamer(
  header: readonly string[],
  columns: readonly (Column | undefined)[],
): PathOf {
  return (row, column) => {
    const own = header[columns.indexOf(column)]?.trim();
    return `row ${row}, column "${own ?? COLUMN_TITLES[column]}"`;
  };
}

export function lineFault(fault: LineFault, pathOf: PathOf): Fault {
  return { path: pathOf(fault.row, fault.column), problem: fault.problem, mend: fault.mend() };
}

export function headerFault(fault: HeaderFault, row: number): Fault {
  const path = `row ${row}, column "${fault.header}"`;
  const title = COLUMN_TITLES[fault.column];
  if (fault.kind === 'repeated') {
    return {
      path,
      problem: `Two columns stand for "${title}".`,
      mend: 'Keep one of them, or give the other a header of its own.',
    };
  }
  return { path, problem: 'The header is not known.', mend: `Did you mean "${title}"?` };
}

/** The words for a fault that only the whole set shows. */
export function setFault(fault: SetFault, pathOf: PathOf): Fault {
  return { path: pathOf(fault.row, fault.column), ...wordsOf(fault) };
}

function wordsOf({ kind, value, other, otherRow }: SetFault): Omit<Fault, 'path'> {
  switch (kind) {
    case 'unknown-reference':
      return {
        problem: `No member has the reference "${value}".`,
        mend: `Correct it; for a new member give also: ${other}.`,
      };
    case 'not-a-member-state':
      return {
        problem: `"${value}" is not a Member State of the Union.`,
        mend: 'A Member State is known by MS- and its country code, such as MS-KE; others have another kind.',
      };
    case 'ambiguous-name':
      return {
        problem: `Several members of this kind and country are called "${value}".`,
        mend: `Give the reference of the one you mean: ${other}.`,
      };
    case 'conflict':
      return {
        problem: `The row says "${value}", but row ${otherRow} says "${other}" of the same.`,
        mend: 'Make the two rows agree, or tell the two apart by reference or e-mail address.',
      };
    case 'fixed':
      return {
        problem: `The row says "${value}", but a Member State's kind and country never change.`,
        mend: `Write "${other}", or give another reference.`,
      };
    case 'contact-without-name':
      return { problem: `The new contact ${value} has no name.`, mend: "Give the contact's name." };
  }
}
