import { TABLE_LIMITS } from './limits.ts';
import type { PackageParts } from './package-parts.ts';
import { unreadable } from './unreadable.ts';
import { readXml } from './xml.ts';

const PART = 'xl/sharedStrings.xml';

/** The texts that cells point to by number. Formatting and reading aids (furigana) are left out. */
export async function readSharedTexts(
  parts: PackageParts,
  name: string,
): Promise<readonly string[]> {
  const texts: string[] = [];
  if (!parts.paths.has(PART)) return texts;
  let characters = 0;
  let text = '';
  let inText = false;
  let inAid = false;
  await readXml(parts.read(PART), {
    open: (tag) => {
      if (tag === 'si') text = '';
      else if (tag === 'rPh') inAid = true;
      else if (tag === 't') inText = !inAid;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
    close: (tag) => {
      if (tag === 't') inText = false;
      else if (tag === 'rPh') inAid = false;
      else if (tag === 'si') {
        texts.push(unescapeText(text));
        characters += text.length;
        if (characters > TABLE_LIMITS.sharedTextCharacters) {
          throw unreadable(
            name,
            'The workbook holds more text than a table of members.',
            'Give only the sheet with the table, in a workbook of its own or as CSV.',
          );
        }
      }
    },
  });
  return texts;
}

/** Workbooks write characters that XML cannot hold as `_x000D_`. */
export function unescapeText(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
