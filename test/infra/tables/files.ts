import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll } from 'vitest';
import { type TableRow, UnreadableTable } from '../../../src/application/members/table.ts';
import { openTable } from '../../../src/infra/tables/open-table.ts';

/** A folder for the files of a test file, gone afterwards. */
export function useFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'parley-tables-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let made = 0;
  return {
    write(content: string | Uint8Array, name = 'table.csv'): string {
      made += 1;
      const path = join(folder, `${made}-${name}`);
      writeFileSync(path, content);
      return path;
    },
    at: (name: string) => join(folder, name),
  };
}

/** All rows of a file, or the fault at which they end. */
export async function readAll(path: string) {
  const rows: TableRow[] = [];
  try {
    const table = await openTable(path);
    for await (const row of table.rows()) rows.push(row);
    return { reading: table.reading, rows };
  } catch (error) {
    if (error instanceof UnreadableTable) return { fault: error.fault, rows };
    throw error;
  }
}

/** A zip of these parts, as an .xlsx is one. */
export function zip(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(path.length, 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    const file = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, path, packed]);
    const head = Buffer.from('PK\x01\x02\x14\x00', 'latin1');
    directory.push(Buffer.concat([head, common, entry, path]));
    files.push(file);
    offset += file.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listing, end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook with one sheet that holds this XML between its `sheetData` tags. */
export function workbookParts(
  sheetData: string,
  more: {
    readonly texts?: readonly string[];
    readonly styles?: string;
    readonly settings?: string;
  } = {},
): Record<string, string> {
  const texts = (more.texts ?? []).map((text) => `<si>${text}</si>`).join('');
  return {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${more.settings ?? ''}<sheets><sheet name="Members" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${texts}</sst>`,
    ...(more.styles === undefined
      ? {}
      : { 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${more.styles}</styleSheet>` }),
  };
}

/** A workbook with these rows as plain text cells. */
export function workbookOf(rows: readonly (readonly string[])[]): Uint8Array {
  const escaped = (text: string) =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const xml = rows
    .map(
      (cells) =>
        `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('')}</row>`,
    )
    .join('');
  return zip(workbookParts(xml));
}
