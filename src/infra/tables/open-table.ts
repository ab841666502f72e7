import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Table, UnreadableTable } from '../../application/members/table.ts';
import { openCsv } from './csv.ts';
import { TABLE_LIMITS } from './limits.ts';
import { unreadable } from './unreadable.ts';
import { openWorkbook } from './workbook.ts';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const PDF = [0x25, 0x50, 0x44, 0x46];

/**
 * Opens a CSV or XLSX file as a table: what it is shows from its first bytes, not from its name. For a workbook, the
 * first visible sheet. Throws `UnreadableTable`, which says what to do instead.
 */
export async function openTable(path: string): Promise<Table> {
  const name = basename(path);
  const first = await firstBytes(path, name);
  if (startsWith(first, ZIP)) {
    const workbook = await openWorkbook(path);
    const sheet = workbook.sheets.find((known) => known.visible) ?? workbook.sheets[0];
    if (sheet === undefined) {
      throw unreadable(name, 'The workbook has no sheet.', 'Save the table as .xlsx or CSV again.');
    }
    return {
      name,
      reading: { format: 'xlsx', sheet: sheet.name },
      rows: () => workbook.rows(sheet.name),
    };
  }
  if (startsWith(first, COMPOUND)) {
    throw unreadable(
      name,
      'This is an old Excel file (.xls), or a workbook locked with a password.',
      'Open it, take off any password, and save it as .xlsx or as CSV UTF-8.',
    );
  }
  if (startsWith(first, PDF)) {
    throw unreadable(name, 'This is a PDF.', 'Give the table itself as .xlsx or CSV.');
  }
  return openCsv(path);
}

async function firstBytes(path: string, name: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(4);
  try {
    const found = await stat(path);
    if (!found.isFile() && !found.isDirectory()) {
      throw unreadable(
        name,
        'This is no ordinary file.',
        'Save the table as a file and name that.',
      );
    }
    const { size } = found;
    if (size > TABLE_LIMITS.fileBytes) {
      throw unreadable(
        name,
        `The file has ${Math.ceil(size / 1024 / 1024)} MB.`,
        `At most ${TABLE_LIMITS.fileBytes / 1024 / 1024} MB are read at once: divide it into several files.`,
      );
    }
    const file = await open(path, 'r');
    try {
      const { bytesRead } = await file.read(bytes, 0, 4, 0);
      return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof UnreadableTable) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw unreadable(
      name,
      `The file cannot be opened (${reason}).`,
      'Check its path and that you may read it.',
      error,
    );
  }
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
