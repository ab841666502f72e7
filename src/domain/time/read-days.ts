import { done, type Result, refuse } from '../refusal.ts';
import { dayNumber, parseIsoDay } from './calendar.ts';
import type { ClosedDays } from './send-window.ts';

export type DaysRefusal = 'day-unreadable' | 'days-order' | 'days-passed' | 'days-too-many';

/**
 * Reads a first and a last day ("2027-08-01", both included) that somebody gave for what is still to come. Without a first
 * day it is today; `daysMax` counts both ends.
 */
export function readDays(
  given: { readonly first: string; readonly last: string },
  { today, daysMax }: { readonly today: number; readonly daysMax: number },
): Result<ClosedDays, DaysRefusal> {
  const first = given.first === '' ? today : readDay(given.first);
  const last = readDay(given.last);
  if (first === undefined || last === undefined) {
    return refuse('day-unreadable', { day: first === undefined ? given.first : given.last });
  }
  if (last < first) return refuse('days-order');
  if (last < today) return refuse('days-passed');
  if (last - first + 1 > daysMax) return refuse('days-too-many', { days: daysMax });
  return done({ first, last });
}

function readDay(text: string): number | undefined {
  const day = parseIsoDay(text);
  return day === undefined ? undefined : dayNumber(day);
}
