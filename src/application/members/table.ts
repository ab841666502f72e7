import type { Fault } from '../../domain/refusal.ts';

/** A table in a file that somebody gave us: rows of text, read one after another and never all at once. */
export interface Table {
  /** The file's own name, for the audit and for messages. */
  readonly name: string;
  /** How it was understood, to show to staff. */
  readonly reading: TableReading;
  /**
   * The rows from the first one. May be called again. Throws `UnreadableTable` where the file breaks off, is not what
   * it seems, or passes a limit.
   */
  rows(): AsyncIterable<TableRow>;
}

export type TableReading =
  | {
      readonly format: 'csv';
      readonly encoding: string;
      /** The file does not say its encoding and is not UTF-8: staff should look at the accents. */
      readonly encodingGuessed: boolean;
      readonly separator: string;
    }
  | { readonly format: 'xlsx'; readonly sheet: string };

export interface TableRow {
  readonly number: number; // as a spreadsheet shows it
  readonly cells: readonly string[];
}

/** The file cannot be read as a table (any further). */
export class UnreadableTable extends Error {
  readonly fault: Fault;

  constructor(fault: Fault, options?: ErrorOptions) {
    super(`${fault.path}: ${fault.problem}`, options);
    this.name = 'UnreadableTable';
    this.fault = fault;
  }
}
