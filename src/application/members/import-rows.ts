import type { Column } from '../../domain/members/import-columns.ts';
import type { ImportLine } from '../../domain/members/import-line.ts';

/** A line with the identifiers that its member and its contact get if they are new. */
export interface StagedLine extends ImportLine {
  readonly memberId: string;
  readonly contactId: string;
}

/** What only shows when all lines, and what is stored already, are seen together. */
export interface SetFault {
  readonly row: number;
  readonly column: Column;
  readonly kind: SetFaultKind;
  readonly value: string | null;
  readonly other: string | null;
  readonly otherRow: number | null;
}

export type SetFaultKind =
  | 'unknown-reference' // other: the columns that would make it a new member
  | 'not-a-member-state'
  | 'ambiguous-name' // other: the references that share it
  | 'conflict' // other: what `otherRow` says
  | 'fixed' // other: what is stored and stays
  | 'contact-without-name';

export interface Counts {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
}

/**
 * A set of lines beside the stored members, for the length of one transaction. In order: begin, stage as often as
 * needed, check, count, merge.
 */
export interface MemberImportRows {
  /** Makes room for the lines. Imports wait for each other. */
  begin(): Promise<void>;
  stage(lines: readonly StagedLine[]): Promise<void>;
  /**
   * Finds the member of every line: by reference, else by kind, country and name (`nameKey`); the rest are new and get a
   * reference. Then lists the faults of the whole, by row, at most `limit` of `total`.
   */
  check(limit: number): Promise<{ readonly total: number; readonly faults: readonly SetFault[] }>;
  /** What `merge` would do, or did. */
  count(): Promise<{ readonly members: Counts; readonly contacts: Counts }>;
  /** Adds and updates; what a line does not say stays as it is. `at` in epoch ms. */
  merge(at: number): Promise<void>;
}
