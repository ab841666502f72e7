import type { Language } from '../domain/language.ts';
import { DAY_MS, dayNumber, parseIsoDay } from '../domain/time/calendar.ts';

const numberFormats = new Map<Language, Intl.NumberFormat>();
const dayFormats = new Map<Language, Intl.DateTimeFormat>();

/** A number as the language writes it. */
export function numberInWords(value: number, language: Language): string {
  let format = numberFormats.get(language);
  if (format === undefined) {
    format = new Intl.NumberFormat(language, { maximumFractionDigits: 9 });
    numberFormats.set(language, format);
  }
  return format.format(value);
}

/** "31 March 2027" as the language writes it; a text that is no day stays as it is. */
export function dayInWords(iso: string, language: Language): string {
  const day = parseIsoDay(iso);
  if (day === undefined) return iso;
  let format = dayFormats.get(language);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      dateStyle: 'long',
      timeZone: 'UTC',
    });
    dayFormats.set(language, format);
  }
  return format.format(dayNumber(day) * DAY_MS);
}

const SEPARATORS: Readonly<Record<Language, string>> = {
  ar: '؛ ',
  zh: '；',
  en: '; ',
  es: '; ',
  fr: ' ; ',
  ru: '; ',
};

/** Several labels in a row. Semicolons, because labels hold commas. */
export function listInWords(words: readonly string[], language: Language): string {
  return words.join(SEPARATORS[language]);
}

const COLONS: Readonly<Record<Language, string>> = {
  ar: ': ',
  zh: '：',
  en: ': ',
  es: ': ',
  fr: '\u00a0: ',
  ru: ': ',
};

/** What something is, and what is said of it. */
export function pairInWords(label: string, words: string, language: Language): string {
  return `${label}${COLONS[language]}${words}`;
}
