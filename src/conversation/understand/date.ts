import type { Language } from '../../domain/language.ts';
import { type CalendarDay, dayAt, dayNumber, formatIsoDay } from '../../domain/time/calendar.ts';
import { fold, westernDigits } from './fold.ts';
import { monthNamed } from './months.ts';

/**
 * Where 3/4 may be March or April: English is used in both ways, and Chinese by people used to
 * either.
 */
const ORDER_UNSETTLED: ReadonlySet<Language> = new Set(['en', 'zh']);

/**
 * Reads a day as people type it, as ISO dates: "2027-03-31", "31.03.2027", "31/3/2027", "31 March
 * 2027", "March 31, 2027", "31 de marzo de 2027", "31 марта 2027 г.", "٣١ مارس ٢٠٢٧", "2027年3月31日".
 * Only days that exist. Two results: day and month could be exchanged and the language does not
 * settle it. None: not understood.
 */
export function readDate(text: string, language: Language): readonly string[] {
  const plain = westernDigits(text.normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .trim();
  const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/.exec(plain);
  if (yearFirst !== null) return days([[yearFirst[1], yearFirst[2], yearFirst[3]]]);
  const yearLast = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4})(?:\s*г\.?)?$/.exec(plain);
  if (yearLast !== null) return dayAndMonth(yearLast, language);
  return inWords(fold(plain));
}

function dayAndMonth(found: RegExpExecArray, language: Language): readonly string[] {
  const [, first, mark, second, year] = found;
  const dayFirst: Parts = [year, second, first];
  const settled = mark === '.' || !ORDER_UNSETTLED.has(language);
  return days(settled ? [dayFirst] : [dayFirst, [year, first, second]]);
}

type Parts = readonly [string | undefined, string | undefined, string | undefined];

function days(parts: readonly Parts[]): readonly string[] {
  const found = parts
    .map(([year, month, day]) => ({ year: Number(year), month: Number(month), day: Number(day) }))
    .filter(isRealDay)
    .map(formatIsoDay);
  return [...new Set(found)];
}

function isRealDay(day: CalendarDay): boolean {
  const same = dayAt(dayNumber(day));
  return same.year === day.year && same.month === day.month && same.day === day.day;
}

/**
 * Words between the parts that mean nothing here: "31 de marzo de 2027", "the 31st of March", "31
 * марта 2027 года".
 */
const BETWEEN = new Set([
  'de',
  'del',
  'of',
  'the',
  'le',
  'el',
  'г',
  'год',
  'года',
  'من',
  'سنه',
  'عام',
]);

function inWords(folded: string): readonly string[] {
  const words = folded.split(' ').filter((word) => !BETWEEN.has(word));
  const numbers = words.filter((word) => /^\d/.test(word)).map(withoutEnding);
  const month = monthNamed(words.filter((word) => !/^\d/.test(word)).join(' '));
  const year = numbers.find((number) => number.length === 4);
  const day = numbers.find((number) => number.length <= 2);
  if (numbers.length !== 2 || month === undefined) return [];
  return days([[year, String(month), day]]);
}

/** "1st", "31st", "1er". */
function withoutEnding(word: string): string {
  return word.replace(/^(\d+)(?:st|nd|rd|th|er|ro|о|е|го)$/, '$1');
}
