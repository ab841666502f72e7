import { Readable } from 'node:stream';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/domain/dataset/table.ts';
import { unguard } from '../../../src/infra/tables/cell-guard.ts';
import { openWorkbook } from '../../../src/infra/tables/workbook.ts';
import { type WorkbookPlan, writeXlsx } from '../../../src/infra/tables/write-xlsx.ts';
import { useFolder } from './files.ts';

const folder = useFolder();

async function bytesOf(
  rows: readonly (readonly Cell[])[],
  plan: Partial<WorkbookPlan> = {},
): Promise<Buffer> {
  const sheet = (name: string) => ({
    name,
    headings: ['one', 'two'],
    rows: () => Readable.from(rows) as AsyncIterable<readonly Cell[]>,
  });
  const whole = { rightToLeft: false, footer: 'TSB & nobody else', at: 0, ...plan };
  const pieces: Uint8Array[] = [];
  const sheets = [sheet('first'), sheet('second')];
  for await (const piece of writeXlsx({ ...whole, sheets, at: Date.UTC(2027, 0, 1) }))
    pieces.push(piece);
  return Buffer.concat(pieces);
}

async function readBack(bytes: Buffer, name: string): Promise<string[][]> {
  const workbook = await openWorkbook(folder.write(bytes, 'table.xlsx'));
  expect(workbook.sheets.map((sheet) => sheet.name)).toEqual(['first', 'second']);
  const rows: string[][] = [];
  for await (const { cells } of workbook.rows(name)) rows.push([...cells]);
  return rows;
}

/** Words with everything that a cell, XML or a spreadsheet could take for its own. */
const hardWords = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    ...[
      '=cmd()',
      "'=1",
      "''-",
      '-5',
      '+1',
      '@a',
      '＝x',
      '\t',
      '_x000D_',
      '_x005F_',
      'a\r\nb',
      '\u0000',
      '\uFFFE',
    ],
    ...['نص عربي', '中文', '😀', '"q", "r"', '', ' ', "'", '<a>&amp;', '007', 'TRUE', '\uD800'],
  ),
);

describe('a workbook that is written', () => {
  it('gives every text and number back as it was', async () => {
    const cell = fc.oneof(
      hardWords,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, hardWords), { maxLength: 12 }), async (rows) => {
        const [head, ...read] = await readBack(await bytesOf(rows), 'second');
        expect(head).toEqual(['one', 'two']);
        expect(read.map((cells) => cells.map(unguard))).toEqual(
          rows.map((cells) => cells.map((value) => String(value))),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('holds no formula, keeps its heading in sight and says for whom it is', async () => {
    const bytes = await bytesOf([
      ['=HYPERLINK("x")', true],
      [null, 2],
    ]);
    const parts = unzipSync(bytes);
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain(`preserve">'=HYPERLINK(`);
    expect(sheet).toContain(
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    );
    expect(sheet).toContain('<c r="B2" t="b"><v>1</v></c>');
    expect(sheet).toContain('<row r="3"><c r="B3"><v>2</v></c></row>');
    expect(sheet).toContain('&amp;CTSB &amp;&amp; nobody else');
    expect(sheet).not.toContain('rightToLeft');
  });

  it('runs from right to left when it is told to, and names columns beyond Z', async () => {
    const wide = Array.from({ length: 703 }, (_, at) => at);
    const parts = unzipSync(await bytesOf([wide], { rightToLeft: true }));
    const sheet = strFromU8(parts['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
    expect(sheet).toContain('rightToLeft="1"');
    expect(sheet).toContain('<c r="Z2"><v>25</v></c><c r="AA2"><v>26</v></c>');
    expect(sheet).toContain('<c r="AAA2"><v>702</v></c>');
  });
});
