import type { Language } from '../domain/language.ts';

/** How each language writes days and times; the order and separators of English are those of the Union's documents. */
export const LOCALE: Readonly<Record<Language, string>> = {
  ar: 'ar',
  zh: 'zh',
  en: 'en-GB',
  es: 'es',
  fr: 'fr',
  ru: 'ru',
};

/** ISO days as "24–31 December 2027", or one day. */
export function daysText(first: string, last: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALE[language], { dateStyle: 'long', timeZone: 'UTC' });
  return format.formatRange(Date.parse(first), Date.parse(last));
}

/** An ISO day as "24 December 2027". */
export function dayText(iso: string, language: Language): string {
  return daysText(iso, iso, language);
}
