import { DAY_MS, dayNumber, daysBetween, formatIsoDay, parseIsoDay } from './calendar.ts';
import { endOfDay, localParts, readWall } from './zone.ts';

/** The Bureau's own clock: shown beside each member's, and the calendar of the Union's lists and decisions. */
export const GENEVA = 'Europe/Zurich';

/** The day in Geneva at an instant: the day on which a round opens. */
export function genevaDay(instant: number): string {
  return formatIsoDay(localParts(instant, GENEVA));
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

/** Days from an instant to an ISO day, as Geneva's calendar counts: 0 on that day, negative after it. */
export function daysUntil(iso: string, now: number): number {
  return daysBetween(genevaDay(now), iso);
}
