import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../../src/infra/tables/workbook.ts';
import { readAll, useFolder, workbookOf, workbookParts, zip } from './files.ts';

const folder = useFolder();
const read = (bytes: Uint8Array) => readAll(folder.write(bytes, 'table.xlsx'));

describe('a workbook', () => {
  it('gives its cells as text, whatever they hold', async () => {
    const sheet = `
      <row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>
      <row r="4"><c r="A4" t="inlineStr"><is><r><t>in </t></r><r><t>line</t></r></is></c>
        <c r="B4"><v>12.0</v></c><c r="C4" t="b"><v>1</v></c><c r="D4" t="str"><f>A2&amp;"x"</f><v>kept</v></c>
        <c r="E4" t="e"><v>#N/A</v></c></row>`;
    const texts = ['<t>one</t>', '<r><t>t</t></r><r><t>wo_x0041_</t></r><rPh><t>aid</t></rPh>'];
    expect(await read(zip(workbookParts(sheet, { texts })))).toEqual({
      reading: { format: 'xlsx', sheet: 'Members' },
      rows: [
        { number: 2, cells: ['one', '', 'twoA'] },
        { number: 4, cells: ['in line', '12', 'TRUE', 'kept', '#N/A'] },
      ],
    });
  });

  it('gives dates as ISO dates, counted from 1900 or 1904', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/><numFmt numFmtId="171" formatCode="0.0&quot;d&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>';
    const cells =
      '<row><c s="1"><v>46349</v></c><c s="2"><v>46349.75</v></c><c s="3"><v>1.5</v></c><c s="0"><v>46349</v></c><c s="1"><v>59</v></c></row>';
    expect(await read(zip(workbookParts(cells, { styles })))).toMatchObject({
      rows: [{ cells: ['2026-11-23', '2026-11-23 18:00:00', '1.5', '46349', '1900-02-28'] }],
    });
    const settings = '<workbookPr date1904="1"/>';
    expect(await read(zip(workbookParts(cells, { styles, settings })))).toMatchObject({
      rows: [{ cells: ['2030-11-24', '2030-11-24 18:00:00', '1.5', '46349', '1904-02-29'] }],
    });
  });

  it('is understood when its tags carry a prefix and its positions are left out', async () => {
    const sheet =
      '<x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row>';
    expect(await read(zip(workbookParts(sheet)))).toMatchObject({
      rows: [{ number: 1, cells: ['a', '2'] }],
    });
  });

  it('lists its sheets and reads the one that is asked for', async () => {
    const parts = workbookParts('<row><c t="str"><v>first</v></c></row>');
    const more = {
      ...parts,
      'xl/workbook.xml': (parts['xl/workbook.xml'] ?? '').replace(
        '<sheets>',
        '<sheets><sheet name="Notes" state="hidden" r:id="rId2"/>',
      ),
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
      'xl/worksheets/sheet2.xml':
        '<worksheet><sheetData><row><c t="str"><v>second</v></c></row></sheetData></worksheet>',
    };
    const path = folder.write(zip(more), 'two.xlsx');
    const workbook = await openWorkbook(path);
    expect(workbook.sheets).toEqual([
      { name: 'Notes', visible: false },
      { name: 'Members', visible: true },
    ]);
    const rows = [];
    for await (const row of workbook.rows('Notes')) rows.push(row.cells[0]);
    expect(rows).toEqual(['second']);
    expect(await readAll(path)).toMatchObject({ rows: [{ cells: ['first'] }] });
  });

  it('can be left in the middle of a sheet and read again from its beginning', async () => {
    const path = folder.write(
      workbookOf(Array.from({ length: 5000 }, (_, n) => [`row ${n}`])),
      'long.xlsx',
    );
    const workbook = await openWorkbook(path);
    for await (const row of workbook.rows('Members')) if (row.number === 3) break;
    let count = 0;
    for await (const _ of workbook.rows('Members')) count += 1;
    expect(count).toBe(5000);
  });

  it('is refused with a mend when it is an old .xls, a PDF, another zip, or says too little', async () => {
    const compound = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]);
    expect(await read(compound)).toMatchObject({
      fault: { mend: expect.stringContaining('.xlsx') },
    });
    expect(await read(Buffer.from('%PDF-1.7'))).toMatchObject({
      fault: { problem: 'This is a PDF.' },
    });
    expect(await read(zip({ 'word/document.xml': '<x/>' }))).toMatchObject({
      fault: { problem: 'This is not an .xlsx workbook.' },
    });
    const { 'xl/worksheets/sheet1.xml': _, ...rest } = workbookParts('');
    expect(await read(zip(rest))).toMatchObject({
      fault: { problem: 'The workbook has no sheet.' },
    });
  });

  it('does not unpack a bomb: neither a part of many megabytes of one text, nor entities', async () => {
    const bomb = workbookParts(`<row><c t="str"><v>${'x'.repeat(8_000_000)}</v></c></row>`);
    expect(await read(zip(bomb))).toMatchObject({
      fault: { problem: expect.stringContaining('damaged') },
    });
    const lol = {
      ...workbookParts(''),
      'xl/worksheets/sheet1.xml':
        '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><worksheet><sheetData><row><c t="str"><v>&c;</v></c></row></sheetData></worksheet>',
    };
    expect(await read(zip(lol))).toMatchObject({
      fault: { problem: expect.stringContaining('damaged') },
    });
  });

  it('is refused when a part is larger than its directory says', async () => {
    const bytes = Buffer.from(zip(workbookParts(`<row>${'<c/>'.repeat(50)}</row>`)));
    const entry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
    bytes.writeUInt32LE(10, entry + 24);
    expect(await read(bytes)).toMatchObject({
      fault: { problem: expect.stringContaining('damaged') },
    });
  });

  it('is refused beyond the limits of a table', async () => {
    const far = await read(zip(workbookParts('<row r="200001"><c><v>1</v></c></row>')));
    expect(far).toMatchObject({ fault: { problem: expect.stringContaining('200000 rows') } });
    const wide = await read(zip(workbookParts('<row><c r="XFD1"><v>1</v></c></row>')));
    expect(wide).toMatchObject({ fault: { problem: expect.stringContaining('512 cells') } });
    const long = await read(
      zip(workbookParts(`<row><c t="str"><v>${'x'.repeat(40_000)}</v></c></row>`)),
    );
    expect(long).toMatchObject({ fault: { problem: expect.stringContaining('32767') } });
  });
});
