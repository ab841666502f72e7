import type { TableRow } from '../../application/members/table.ts';
import { dayAt, dayNumber, formatIsoDay } from '../../domain/time/calendar.ts';
import { TABLE_LIMITS } from './limits.ts';
import { unescapeText } from './shared-texts.ts';
import { unreadable } from './unreadable.ts';
import { parseXml, type XmlHandlers } from './xml.ts';

export interface SheetSource {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly name: string;
  readonly texts: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly from1904: boolean;
}

/** The rows of one sheet that hold anything, with the numbers that the spreadsheet shows. */
export async function* sheetRows(source: SheetSource): AsyncGenerator<TableRow> {
  const ready: TableRow[] = [];
  for await (const _ of parseXml(
    source.chunks,
    rowReader(source, (row) => ready.push(row)),
  )) {
    yield* ready.splice(0);
  }
}

interface OpenCell {
  readonly column: number; // 0-based
  readonly type: string;
  readonly style: number;
  text: string;
}

/** Collects cells into rows. Rows and cells may leave out their position: then they follow the one before. */
function rowReader(source: SheetSource, emit: (row: TableRow) => void): XmlHandlers {
  let number = 0;
  let cells: string[] = [];
  let cell: OpenCell | undefined;
  let inValue = false;
  let inAid = false;
  return {
    open: (tag, attributes) => {
      if (tag === 'row') {
        number = positionOf(attributes['r'] ?? '') ?? number + 1;
        cells = [];
        if (number > TABLE_LIMITS.rows) throw tooMany(source.name, number);
      } else if (tag === 'c') {
        const column = columnOf(attributes['r'] ?? '') ?? cells.length;
        cell = {
          column,
          type: attributes['t'] ?? 'n',
          style: Number(attributes['s'] ?? 0),
          text: '',
        };
        if (column >= TABLE_LIMITS.columns) throw tooWide(source.name, number);
      } else if (tag === 'rPh') inAid = true;
      else if (tag === 'v' || tag === 't') inValue = !inAid;
    },
    text: (piece) => {
      if (inValue && cell !== undefined) cell.text += piece;
    },
    close: (tag) => {
      if (tag === 'v' || tag === 't') inValue = false;
      else if (tag === 'rPh') inAid = false;
      else if (tag === 'c' && cell !== undefined) {
        while (cells.length < cell.column) cells.push('');
        cells[cell.column] = valueIn(cell, source, number);
        cell = undefined;
      } else if (tag === 'row' && cells.length > 0) emit({ number, cells });
    },
  };
}

function valueIn(cell: OpenCell, source: SheetSource, row: number): string {
  const text = plainText(cell, source);
  if (text.length <= TABLE_LIMITS.cellCharacters) return text;
  throw unreadable(
    `${source.name}, row ${row}, cell ${cell.column + 1}`,
    `The cell has more than ${TABLE_LIMITS.cellCharacters} characters.`,
    'Shorten it.',
  );
}

/** ISO/IEC 29500-1, 18.18.11: s shared, inlineStr and str text, b boolean, e error, d ISO date, n number. */
function plainText({ type, text, style }: OpenCell, source: SheetSource): string {
  switch (type) {
    case 's': {
      const shared = source.texts[Number(text)];
      if (shared === undefined) throw new Error(`no shared text ${text}`);
      return shared;
    }
    case 'b':
      return text === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return source.dateStyles.has(style) ? dateText(text, source.from1904) : numberText(text);
    default:
      return unescapeText(text);
  }
}

/** Numbers as a person would type them: 12 for "12.0" and "1.2E1". */
function numberText(text: string): string {
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? text : String(value);
}

const MS_PER_DAY = 86_400_000;

/**
 * The day, and the time if there is any, that a serial number stands for. Day 60 of the 1900 count never was
 * (29 February 1900); days before it are one off on purpose, as in the spreadsheets.
 */
function dateText(text: string, from1904: boolean): string {
  const serial = Number(text);
  if (text.trim() === '' || !Number.isFinite(serial) || serial < 0 || serial > 2_958_466)
    return text;
  const start = from1904
    ? dayNumber({ year: 1904, month: 1, day: 1 })
    : dayNumber({ year: 1899, month: 12, day: serial < 60 ? 31 : 30 });
  const seconds = Math.round((serial * MS_PER_DAY) / 1000);
  const day = formatIsoDay(dayAt(start + Math.floor(seconds / 86_400)));
  const pad = (value: number) => String(value).padStart(2, '0');
  const inDay = seconds % 86_400;
  const clock = [inDay / 3600, (inDay / 60) % 60, inDay % 60].map((part) => pad(Math.floor(part)));
  return inDay === 0 ? day : `${day} ${clock.join(':')}`;
}

function positionOf(text: string): number | undefined {
  return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
}

/** "AB12" is in column 27, counted from 0. */
function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,4})\d+$/.exec(reference)?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function tooMany(name: string, row: number) {
  return unreadable(
    `${name}, row ${row}`,
    `The table has more than ${TABLE_LIMITS.rows} rows.`,
    'Divide it into several files.',
  );
}

function tooWide(name: string, row: number) {
  return unreadable(
    `${name}, row ${row}`,
    `The row has more than ${TABLE_LIMITS.columns} cells.`,
    'Delete what stands to the right of the table.',
  );
}
