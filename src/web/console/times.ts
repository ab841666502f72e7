import { genevaTime } from '../../application/geneva-words.ts';
import { GENEVA, genevaDay } from '../../domain/time/geneva.ts';
import { LOCALE } from './words.ts';

const seconds = new Intl.DateTimeFormat(LOCALE, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: GENEVA,
});
const clocks = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'medium', timeZone: GENEVA });
const hours = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short', timeZone: GENEVA });

/** An instant (epoch ms) on Geneva's clock, to the second. */
export function genevaSecond(instant: number): string {
  return seconds.format(instant);
}

/** Only the time of day, to the second. */
export function genevaClock(instant: number): string {
  return clocks.format(instant);
}

/** Two instants of which the first one's day is told already: "10:00 – 16:00", "10:00 – 2 Mar 2027, 01:00". */
export function genevaSpan(first: number, last: number): string {
  const end = genevaDay(first) === genevaDay(last) ? hours.format(last) : genevaTime(last);
  return `${hours.format(first)} – ${end}`;
}
