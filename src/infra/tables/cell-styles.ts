import type { PackageParts } from './package-parts.ts';
import { readXml } from './xml.ts';

const PART = 'xl/styles.xml';

/** Number formats that every workbook has without saying so, and that show a date or a time. */
const BUILT_IN_DATES = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51,
  52, 53, 54, 55, 56, 57, 58,
]);

/** The numbers of the cell styles that show a number as a date. */
export async function readDateStyles(parts: PackageParts): Promise<ReadonlySet<number>> {
  const styles = new Set<number>();
  if (!parts.paths.has(PART)) return styles;
  const dateFormats = new Set(BUILT_IN_DATES);
  let inCellStyles = false;
  let style = 0;
  await readXml(parts.read(PART), {
    open: (tag, { numFmtId, formatCode }) => {
      if (tag === 'numFmt' && isDateFormat(formatCode ?? '')) dateFormats.add(Number(numFmtId));
      else if (tag === 'cellXfs') inCellStyles = true;
      else if (tag === 'xf' && inCellStyles) {
        if (dateFormats.has(Number(numFmtId))) styles.add(style);
        style += 1;
      }
    },
    text: () => {},
    close: (tag) => {
      if (tag === 'cellXfs') inCellStyles = false;
    },
  });
  return styles;
}

/** Words in quotes, escaped letters, colours and locales do not count; a day, month, year or hour does. */
function isDateFormat(code: string): boolean {
  return /[dmyh]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
}
