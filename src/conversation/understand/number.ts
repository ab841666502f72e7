import type { Language } from '../../domain/language.ts';
import { westernDigits } from './fold.ts';

/** One reading, several (the marks may mean thousands or decimals), or none. */
type NumberReadings = readonly number[];

/**
 * Where the comma certainly parts thousands and the point decimals. Elsewhere both habits are
 * alive.
 */
const COMMA_PARTS_THOUSANDS: ReadonlySet<Language> = new Set(['en', 'zh']);

/**
 * Reads a number as people type it: digits of any of the scripts in use, "1,234.5", "1 234,5",
 * "1.234,5", "١٬٢٣٤٫٥", "１２３", with a sign or a trailing per cent sign. A single mark before
 * exactly three digits ("1.234") has two readings where the language does not settle it.
 */
export function readNumber(text: string, language: Language): NumberReadings {
  const plain = westernDigits(text.normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2212\u2013]/g, '-')
    .trim()
    .replace(/\s*[%٪]$/, '');
  const match = /^([+-]?)\s*(\d[\d.,'’٬٫،\s]*)$/.exec(plain);
  if (match === null) return [];
  const sign = match[1] === '-' ? -1 : 1;
  const digits = (match[2] ?? '')
    .replace(/[\s'’٬]+/g, ' ')
    .replace(/،/g, ',')
    .trim();
  return readingsOf(digits, language).map((value) => (value === 0 ? 0 : sign * value));
}

function readingsOf(digits: string, language: Language): NumberReadings {
  if (/^\d{1,15}$/.test(digits)) return [Number(digits)];
  if (digits.includes('٫')) return decimal(digits, '٫');
  const marks = new Set(digits.match(/[.,]/g));
  if (marks.size === 2) {
    const last = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
    return decimal(digits, last);
  }
  const [mark] = marks;
  if (mark === undefined) return whole(digits);
  if (digits.indexOf(mark) !== digits.lastIndexOf(mark)) return whole(digits);
  const couldBeThousands = /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits);
  if (!couldBeThousands) return decimal(digits, mark);
  if (!COMMA_PARTS_THOUSANDS.has(language)) return [...whole(digits), ...decimal(digits, mark)];
  return mark === ',' ? whole(digits) : decimal(digits, mark);
}

/** "1 234", "1.234.567": groups of three after the first. */
function whole(digits: string): NumberReadings {
  const grouped = /^\d{1,3}(?:([ .,])\d{3})(?:\1\d{3}){0,4}$/.test(digits);
  return grouped ? [Number(digits.replace(/[ .,]/g, ''))] : [];
}

function decimal(digits: string, mark: string): NumberReadings {
  const [before = '', after = '', ...more] = digits.split(mark);
  if (more.length > 0 || !/^\d{1,15}$/.test(after)) return [];
  const integer = /^\d{1,15}$/.test(before) ? [Number(before)] : whole(before);
  return integer.map((value) => Number(`${value}.${after}`));
}
