import type { TableBlock } from '../blocks.ts';
import { plain } from '../words.ts';

export interface Widths {
  /** Twentieths of a point, one for each column, together the whole. */
  readonly columns: readonly number[];
  /** The heads of the columns of figures stand upright, because their words are too long for their columns. */
  readonly upright: boolean;
  /** Words will have to be parted even so: the table wants a wider page. */
  readonly cramped: boolean;
}

/** Left of a cell's text, and right of it. */
export const CELL_SIDE = 70;
export const BOLD = 1.2;
/** No column of words is set narrower, unless all of its words fit. */
const READABLE = 2400;
/** An upright head is one line of text wide. */
const LINE = 260;

/**
 * Shares a width among the columns as browsers do: each gets what its longest word needs, and the rest goes to those with
 * long texts. Word can do that itself, other programs take the widths that stand in the file.
 */
export function columnWidths(table: TableBlock, sheet: Sheet): Widths {
  const level = needsOf(table, sheet);
  if (sum(level.map(({ least }) => least)) <= sheet.whole) {
    return { columns: shared(level, sheet.whole), upright: false, cramped: false };
  }
  const upright = !sheet.rtl;
  const tight = level.map(({ body, least, wished }, i): Need => {
    if (!table.columns[i]?.numeric) return { body, least, wished };
    const narrow = Math.max(body, 2 * CELL_SIDE + LINE);
    return { body, least: narrow, wished: upright ? narrow : least };
  });
  const cramped = sheet.rtl || sum(tight.map(({ least }) => least)) > sheet.whole;
  return { columns: shared(tight, sheet.whole), upright, cramped };
}

interface Sheet {
  readonly whole: number;
  readonly halfPoints: number;
  /** Upright heads are not for Arabic: its words are short, and not every program draws them in their place. */
  readonly rtl: boolean;
}

interface Need {
  /** For what stands below the head. */
  readonly body: number;
  readonly least: number;
  readonly wished: number;
}

function needsOf({ columns, rows }: TableBlock, { halfPoints }: Sheet): Need[] {
  return columns.map(({ label, numeric }, i) => {
    const cells = rows.map((row) => plain(row[i] ?? ''));
    const widest = (texts: readonly string[]): number =>
      Math.max(0, ...texts.map((text) => textWidth(text, halfPoints)));
    const readable = numeric ? widest(cells) : Math.min(widest(cells), READABLE);
    const body = 2 * CELL_SIDE + Math.max(readable, numeric ? 0 : widest(cells.flatMap(wordsOf)));
    const least = Math.max(body, 2 * CELL_SIDE + widest(wordsOf(label)) * BOLD);
    return { body, least, wished: Math.max(least, 2 * CELL_SIDE + widest(cells)) };
  });
}

function shared(needs: readonly Need[], whole: number): number[] {
  const least = sum(needs.map((need) => need.least));
  const wished = sum(needs.map((need) => need.wished));
  const grown = needs.map((need) => {
    if (least >= whole) return (need.least * whole) / least;
    if (wished <= whole) return need.wished + ((whole - wished) * need.wished) / wished;
    return need.least + ((whole - least) * (need.wished - need.least)) / (wished - least);
  });
  const widths = grown.map(Math.floor);
  const rest = whole - sum(widths);
  return widths.map((width, i) => (i === 0 ? width + rest : width));
}

/** Chinese has no spaces: it may be parted anywhere, though four letters together read better. */
const wordsOf = (text: string): readonly string[] =>
  text.split(/[\s/]+/).map((word) => (/\p{Script=Han}/u.test(word) ? word.slice(0, 4) : word));

/** About how wide a text is set: Chinese letters are square, others about half as wide as high. */
export function textWidth(text: string, halfPoints: number): number {
  const em = halfPoints * 10;
  const share = (letter: string): number => {
    const code = letter.codePointAt(0) ?? 0;
    if (code >= 0x2e80) return 1;
    return code >= 0x590 && code < 0x800 ? 0.64 : 0.53;
  };
  return [...text].reduce((width, letter) => width + em * share(letter), 0);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
