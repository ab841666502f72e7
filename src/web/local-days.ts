import { LOCALE } from '../application/locale.ts';
import type { Language } from '../domain/language.ts';

/** Any Monday: weekdays are named by days after it. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** "Monday" for 1 … "Sunday" for 7. */
export function weekdayText(weekday: number, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALE[language], { weekday: 'long', timeZone: 'UTC' });
  return format.format(MONDAY + (weekday - 1) * DAY_MS);
}

/** "Saturday and Sunday". */
export function weekdaysText(weekdays: readonly number[], language: Language): string {
  const names = weekdays.map((weekday) => weekdayText(weekday, language));
  return new Intl.ListFormat(LOCALE[language]).format(names);
}

/** "09:00" for 9, in the language's digits; 24 is the end of the day. */
export function hourText(hour: number, language: Language): string {
  const two = new Intl.NumberFormat(LOCALE[language], { minimumIntegerDigits: 2 });
  return `${two.format(hour)}:${two.format(0)}`;
}

/** "Wednesday 14:05" by the clocks of a zone. */
export function clockText(instant: number, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
}
