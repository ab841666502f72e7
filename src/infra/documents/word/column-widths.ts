import type { TableBlock } from '../blocks.ts';
import { plain } from '../words.ts';

export interface Widths {
  /** Twentieths of a point, one for each column, together the whole. */
  readonly columns: readonly number[];
  /** The heads of the columns of figures stand upright, because their words are too long for their columns. */
  readonly upright: boolean;
}

/** Left and right of a cell's text. */
export const CELL_SIDES = 2 * 80;
/** An upright head is one line of text wide. */
const LINE = 260;

/**
 * Shares a width among the columns as browsers do: each gets what its longest word needs, and the rest goes to those with
 * long texts. Word can do that itself, other programs take the widths that stand in the file.
 */
export function columnWidths(table: TableBlock, whole: number, halfPoints: number): Widths {
  const level = needsOf(table, halfPoints, false);
  const upright = sum(level.map(({ least }) => least)) > whole;
  return { columns: shared(upright ? needsOf(table, halfPoints, true) : level, whole), upright };
}

interface Need {
  readonly least: number;
  readonly wished: number;
}

function needsOf({ columns, rows }: TableBlock, halfPoints: number, upright: boolean): Need[] {
  return columns.map(({ label, numeric }, i) => {
    const cells = rows.map((row) => plain(row[i] ?? ''));
    const words = (text: string): readonly string[] => (numeric ? [text] : wordsOf(text));
    const body = Math.max(0, ...cells.flatMap(words).map((word) => widthOf(word, halfPoints)));
    const headWords = wordsOf(label).map((word) => widthOf(word, halfPoints) * 1.1);
    const head = upright && numeric ? LINE : Math.max(...headWords);
    const longest = Math.max(0, ...cells.map((cell) => widthOf(cell, halfPoints)));
    const least = CELL_SIDES + Math.max(body, head);
    return { least, wished: Math.max(least, CELL_SIDES + longest) };
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

/** About how wide a text is set: Chinese letters are square, others half as wide as high. */
function widthOf(text: string, halfPoints: number): number {
  const em = halfPoints * 10;
  return [...text].reduce(
    (width, letter) => width + em * (/\p{Script=Han}/u.test(letter) ? 1 : 0.53),
    0,
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
