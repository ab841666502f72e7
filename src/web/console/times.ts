import { DAY_MS, dayNumber, parseIsoDay } from '../../domain/time/calendar.ts';
import { GENEVA, genevaDay } from '../../domain/time/geneva.ts';
import { endOfDay, readWall } from '../../domain/time/zone.ts';
import { LOCALE } from './words.ts';

const instants = new Intl.DateTimeFormat(LOCALE, {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: GENEVA,
});
const seconds = new Intl.DateTimeFormat(LOCALE, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: GENEVA,
});
const clocks = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'medium', timeZone: GENEVA });
const hours = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short', timeZone: GENEVA });
const days = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeZone: 'UTC' });

/** How to mend what is no day; the same words as the use cases'. */
export const A_DAY = 'write a day of the calendar like 2027-03-31';

/** An instant (epoch ms) on Geneva's clock. */
export function genevaTime(instant: number): string {
  return instants.format(instant);
}

/** The same, to the second. */
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

/** "2027-03-31" as people write it. */
export function dayText(iso: string): string {
  return days.format(new Date(`${iso}T00:00:00Z`));
}

/** Days from an instant to an ISO day, as Geneva's calendar counts: 0 on that day, negative after it. */
export function daysUntil(iso: string, now: number): number {
  const [from, to] = [parseIsoDay(genevaDay(now)), parseIsoDay(iso)];
  if (from === undefined || to === undefined) throw new Error(`not a day: ${iso}`);
  return dayNumber(to) - dayNumber(from);
}

/** The end of an ISO day in Geneva (epoch ms); undefined when it is no day. */
export function endOfGenevaDay(iso: string): number | undefined {
  const day = parseIsoDay(iso);
  return day === undefined ? undefined : endOfDay(day, GENEVA);
}

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** The instant at which Geneva's clocks show this day and time ("09:30"); undefined when one of them is none. */
export function genevaInstant(iso: string, time: string): number | undefined {
  const day = parseIsoDay(iso);
  const [, hour, minute] = CLOCK.exec(time) ?? [];
  if (day === undefined || hour === undefined) return undefined;
  const wall = dayNumber(day) * DAY_MS + (Number(hour) * 60 + Number(minute)) * 60_000;
  const { instants: found, before } = readWall(wall, GENEVA);
  return found[0] ?? before;
}
