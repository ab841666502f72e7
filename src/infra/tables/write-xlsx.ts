import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Cell } from '../../domain/dataset/table.ts';
import { guard } from './cell-guard.ts';

/** A sheet: a heading that stays in sight, and rows that are made while it is written. */
export interface SheetPlan {
  /** At most 31 characters, as workbooks have it. */
  readonly name: string;
  readonly headings: readonly string[];
  rows(): AsyncIterable<readonly Cell[]>;
}

export interface WorkbookPlan {
  readonly sheets: readonly SheetPlan[];
  /** Columns from right to left, for Arabic. */
  readonly rightToLeft: boolean;
  /** Stands on every printed page. */
  readonly footer: string;
  /** Epoch ms, in the parts of the package. */
  readonly at: number;
}

/** Characters of XML that are gathered before they are packed. */
const CHUNK = 64 * 1024;

/**
 * A workbook of plain sheets (ECMA-376), packed as its rows come, so that memory stays flat. Texts are stored in their cells and
 * guarded like those of CSV: whoever saves the sheet as CSV must not make formulas of them. Our own, because a library with
 * styles and formulas would be larger than everything that it writes here.
 */
export async function* writeXlsx(plan: WorkbookPlan): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    failure ??= error;
    ready.push(chunk);
  });
  const encoder = new TextEncoder();
  for (const [path, text] of framePartsOf(plan)) {
    const part = new ZipPassThrough(path);
    part.mtime = plan.at;
    zip.add(part);
    part.push(encoder.encode(text), true);
  }
  for (const [at, sheet] of plan.sheets.entries()) {
    const part = new ZipDeflate(`xl/worksheets/sheet${at + 1}.xml`, { level: 6 });
    part.mtime = plan.at;
    zip.add(part);
    for await (const xml of gathered(sheetXml(sheet, plan, at === 0))) {
      part.push(encoder.encode(xml));
      yield* ready.splice(0);
    }
    part.push(new Uint8Array(0), true);
  }
  zip.end();
  if (failure !== null) throw failure;
  yield* ready.splice(0);
}

async function* gathered(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  yield text;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function framePartsOf({ sheets }: WorkbookPlan): [string, string][] {
  const each = (piece: (name: string, number: number) => string): string =>
    sheets.map(({ name }, at) => piece(escaped(name), at + 1)).join('');
  const styles = sheets.length + 1;
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((name, n) => `<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each((_, n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${styles}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    ],
  ];
}

async function* sheetXml(
  sheet: SheetPlan,
  { rightToLeft, footer }: WorkbookPlan,
  isFirst: boolean,
): AsyncGenerator<string> {
  const view = `${rightToLeft ? ' rightToLeft="1"' : ''}${isFirst ? ' tabSelected="1"' : ''}`;
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView${view} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
  yield rowXml(1, sheet.headings, ' s="1"');
  let number = 1;
  for await (const cells of sheet.rows()) {
    number += 1;
    yield rowXml(number, cells);
  }
  yield `</sheetData><headerFooter><oddFooter>&amp;C${escaped(footer.replaceAll('&', '&&'))}</oddFooter></headerFooter></worksheet>`;
}

function rowXml(number: number, cells: readonly Cell[], style = ''): string {
  const written = cells.map((cell, at) => cellXml(`${columnOf(at)}${number}`, cell, style));
  return `<row r="${number}">${written.join('')}</row>`;
}

function cellXml(place: string, cell: Cell, style: string): string {
  if (cell === null) return '';
  switch (typeof cell) {
    case 'number':
      return `<c r="${place}"${style}><v>${cell}</v></c>`;
    case 'boolean':
      return `<c r="${place}"${style} t="b"><v>${cell ? 1 : 0}</v></c>`;
    case 'string':
      return `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(guard(cell))}</t></is></c>`;
  }
}

/** 0 is A, 26 is AA. */
function columnOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnOf(Math.floor(at / 26) - 1) + letter;
}

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** What XML cannot hold, or would change, is written `_x000D_` as workbooks do (ECMA-376, 22.9.2.19); so is that pattern itself. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(
      HARD,
      (found) => `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>"]/g, (found) => NAMED[found] ?? found);
}

/** Controls but tab and line feed, half a pair, and the two non-characters. */
const HARD = /(?![\t\n])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;
