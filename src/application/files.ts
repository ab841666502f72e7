import type { Sheet } from '../domain/questionnaire/xlsform/tables.ts';
import type { Table } from './members/table.ts';

/** The files that staff give and get. Reading throws `UnreadableTable` or `UnreadableFile`, which say what to do instead. */
export interface Files {
  /** A CSV or XLSX file as a table. */
  openTable(path: string): Promise<Table>;
  /** All sheets of an XLSForm workbook. */
  readXlsForm(path: string): Promise<readonly Sheet[]>;
  readJson(path: string): Promise<unknown>;
  /** A mail message, as bytes; without a path what comes on standard input. */
  readMessage(path?: string): Promise<Uint8Array>;
  /** The paths of a folder's files whose names end so, in their order; folders within it are not looked into. */
  listFolder(folder: string, ending: string): Promise<readonly string[]>;
  /** Moves a file into a folder beside it, under a free name; makes the folder when it is missing. */
  moveBeside(path: string, folder: string): Promise<void>;
  /** Whether a folder can be filled: there is nothing of that name yet, or an empty folder. */
  isFree(folder: string): Promise<boolean>;
  /** Whole or not at all; an existing file is only replaced when `replace` says so. */
  writeText(path: string, text: string, options?: { readonly replace?: boolean }): Promise<void>;
  /** Whole or not at all; an existing file is never replaced. */
  writeBytes(path: string, bytes: Uint8Array): Promise<void>;
  /** Rows as CSV for spreadsheets (UTF-8 with its mark, guarded against formulas); whole or not at all. */
  writeTable(path: string, rows: AsyncIterable<readonly string[]>): Promise<number>;
}

/** A file cannot be read or written; the message is for the person who named it. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}
