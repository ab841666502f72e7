import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guard, unguard } from '../../../src/infra/tables/cell-guard.ts';
import { CSV_MARK, csvLine } from '../../../src/infra/tables/write-csv.ts';
import { readAll, useFolder } from './files.ts';

const folder = useFolder();

/** Bytes of an old one-byte encoding, found by asking the decoder what each byte means. */
function encodeAs(label: string, text: string): Uint8Array {
  const letters = new TextDecoder(label).decode(
    Uint8Array.from({ length: 256 }, (_, byte) => byte),
  );
  const byteOf = new Map([...letters].map((letter, byte) => [letter, byte]));
  return Uint8Array.from(text, (letter) => byteOf.get(letter) ?? 0x3f);
}

describe('a CSV file', () => {
  it.each([',', ';', '\t', '|'])('is cut by %j without being told', async (separator) => {
    const path = folder.write(`Name${separator}"a,b;c|d\te"\r\nx${separator}"1 ""2""\r\n3"\r\n`);
    expect(await readAll(path)).toMatchObject({
      reading: { separator },
      rows: [
        { number: 1, cells: ['Name', 'a,b;c|d\te'] },
        { number: 2, cells: ['x', '1 "2"\r\n3'] },
      ],
    });
  });

  it('numbers its rows as a spreadsheet does: empty ones count, line breaks in cells and sep= do not', async () => {
    const path = folder.write('sep=;\r\na;b\r\n\r\n"1\r\n2";3\r\n4;5');
    const { rows } = await readAll(path);
    expect(rows.map(({ number, cells }) => [number, cells[0]])).toEqual([
      [1, 'a'],
      [2, ''],
      [3, '1\r\n2'],
      [4, '4'],
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('ends its lines with %j, or with several kinds', async (end) => {
    const { rows } = await readAll(folder.write(`a,b${end}c,d\ne,f${end}`));
    expect(rows.map(({ cells }) => cells.join())).toEqual(['a,b', 'c,d', 'e,f']);
  });

  it('is read in each encoding that says what it is', async () => {
    const text = 'Pays;Côte d’Ivoire\r\n国家;中国\r\n';
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const cases = [
      [Buffer.from(text), 'utf-8'],
      [Buffer.from(`\uFEFF${text}`), 'utf-8'],
      [utf16, 'utf-16le'],
      [Buffer.from(utf16).swap16(), 'utf-16be'],
    ] as const;
    for (const [bytes, encoding] of cases) {
      expect(await readAll(folder.write(bytes))).toMatchObject({
        reading: { encoding, encodingGuessed: false },
        rows: [{ cells: ['Pays', 'Côte d’Ivoire'] }, { cells: ['国家', '中国'] }],
      });
    }
  });

  it.each([
    ['windows-1252', 'Pays;Sénégal;Corée;Équateur;Société des télécommunications'],
    ['windows-1251', 'Страна;Российская Федерация;Министерство связи'],
    ['windows-1256', 'البلد;المغرب;الهيئة الوطنية للاتصالات;وزارة الاتصالات'],
  ])(
    'without a mark is taken for %s when its letters say so, and that is reported as a guess',
    async (encoding, text) => {
      expect(await readAll(folder.write(encodeAs(encoding, text)))).toMatchObject({
        reading: { encoding, encodingGuessed: true },
        rows: [{ cells: text.split(';') }],
      });
    },
  );

  it('finds old letters far behind a plain beginning', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a;b\n'.repeat(50_000)),
      encodeAs('windows-1252', 'é;à\n'),
    ]);
    const { reading, rows } = await readAll(folder.write(bytes));
    expect(reading).toMatchObject({ encoding: 'windows-1252' });
    expect(rows.at(-1)?.cells).toEqual(['é', 'à']);
  });

  it('forgives stray quotation marks, and names the row and the mend when one is never closed', async () => {
    expect(await readAll(folder.write('a,b\n1,2\n"3,4\n5,6\n'))).toMatchObject({
      fault: { path: expect.stringContaining('row 3'), mend: expect.stringContaining('""') },
    });
    expect(await readAll(folder.write('a,b\n1,x "y"\n"p"q,2'))).toMatchObject({
      rows: [{ cells: ['a', 'b'] }, { cells: ['1', 'x "y"'] }, { cells: ['"p"q', '2'] }],
    });
  });

  it('is refused beyond its limits, with the limit named', async () => {
    const long = await readAll(folder.write(`a,b\n1,${'x'.repeat(32_768)}\n`));
    expect(long).toMatchObject({ fault: { path: expect.stringContaining('row 2, cell 2') } });
    const wide = await readAll(folder.write(`${'a,'.repeat(600)}\n`));
    expect(wide).toMatchObject({ fault: { problem: expect.stringContaining('512') } });
    const many = await readAll(folder.write('a\n'.repeat(200_001)));
    expect(many).toMatchObject({ fault: { problem: expect.stringContaining('200000 rows') } });
  });

  it('is not read when it is not text, is not there, or is a folder', async () => {
    const utf16 = Buffer.from('a;b\n', 'utf16le');
    expect(await readAll(folder.write(utf16))).toMatchObject({
      fault: { mend: expect.stringContaining('CSV UTF-8') },
    });
    expect(await readAll(folder.at('nowhere.csv'))).toMatchObject({
      fault: { problem: expect.stringContaining('cannot be opened') },
    });
    expect(await readAll(folder.at('.'))).toMatchObject({ rows: [], fault: {} });
  });

  it('is empty when it is empty', async () => {
    expect(await readAll(folder.write(''))).toMatchObject({ rows: [] });
  });
});

describe('what is written', () => {
  it('is never run as a formula, and is read back as it was', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('=1+1', '+A1', '-2', '@x', "'=1", '"', 'a\nb', 'a\rb', ',', '＝1'),
    );
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const header = ['one', 'two', 'three'];
        const path = folder.write(CSV_MARK + [header, ...written].map(csvLine).join(''));
        const { rows: read } = await readAll(path);
        expect(read.map(({ cells }) => cells)).toEqual([header, ...written]);
      }),
      { numRuns: 60 },
    );
  });

  it('carries an apostrophe before each cell that begins like a formula', () => {
    for (const cell of ['=1', '+1', '-1', '@a', '\t1', '\r1', "'=1", '＋1']) {
      expect(guard(cell)).toBe(`'${cell}`);
      expect(unguard(guard(cell))).toBe(cell);
    }
    for (const cell of ['', 'a=b', "'tis", '12']) expect(guard(cell)).toBe(cell);
    expect(csvLine(['=1', 'a,b'])).toBe(`'=1,"a,b"\r\n`);
  });
});
