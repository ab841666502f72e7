import { basename } from 'node:path';
import { type TableRow, UnreadableTable } from '../../application/members/table.ts';
import { readDateStyles } from './cell-styles.ts';
import { damaged, openPackage, type PackageParts } from './package-parts.ts';
import { readSharedTexts } from './shared-texts.ts';
import { sheetRows } from './sheet.ts';
import { unreadable } from './unreadable.ts';
import { readXml } from './xml.ts';

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly visible: boolean }[];
  /** A sheet's rows, one after another. Formulas give the value that the spreadsheet stored. */
  rows(sheet: string): AsyncGenerator<TableRow>;
}

interface Contents {
  readonly sheets: { name: string; visible: boolean; part: string }[];
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
}

/** Opens an .xlsx workbook. Throws `UnreadableTable`, which says what to do instead. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const name = basename(path);
  const parts = await openPackage(path, name);
  if (!parts.paths.has('xl/workbook.xml')) {
    throw unreadable(
      name,
      'This is not an .xlsx workbook.',
      'Save the table as .xlsx (Excel Workbook) or as CSV UTF-8.',
    );
  }
  const { sheets, from1904 } = await asDamage(name, () => readContents(parts));
  return {
    sheets: sheets.map(({ name: title, visible }) => ({ name: title, visible })),
    async *rows(title) {
      const sheet = sheets.find((known) => known.name === title);
      if (sheet === undefined) throw new Error(`no sheet "${title}"`);
      try {
        const texts = await readSharedTexts(parts, name);
        const dateStyles = await readDateStyles(parts);
        yield* sheetRows({ chunks: parts.read(sheet.part), name, texts, dateStyles, from1904 });
      } catch (error) {
        throw error instanceof UnreadableTable ? error : damaged(name, error);
      }
    },
  };
}

async function asDamage<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UnreadableTable ? error : damaged(name, error);
  }
}

async function readContents(parts: PackageParts): Promise<Contents> {
  const targets = new Map<string, string>();
  await readXml(parts.read('xl/_rels/workbook.xml.rels'), {
    open: (tag, { Id, Target }) => {
      if (tag === 'Relationship' && Id !== undefined && Target !== undefined) {
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
      }
    },
    text: () => {},
    close: () => {},
  });
  const sheets: Contents['sheets'] = [];
  let from1904 = false;
  await readXml(parts.read('xl/workbook.xml'), {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (tag !== 'sheet') return;
      const part = targets.get(relationOf(attributes));
      if (part === undefined || !parts.paths.has(part)) return;
      const visible = (attributes['state'] ?? 'visible') === 'visible';
      sheets.push({ name: attributes['name'] ?? '', visible, part });
    },
    text: () => {},
    close: () => {},
  });
  return { sheets, from1904 };
}

/** `r:id`, whatever the prefix. */
function relationOf(attributes: Readonly<Record<string, string>>): string {
  const key = Object.keys(attributes).find((name) => name.endsWith(':id'));
  return key === undefined ? '' : (attributes[key] ?? '');
}
