import { DAY_MS } from '../time/calendar.ts';

/** A person, by e-mail address, is written to of our own accord at most once in so long, in all rounds together … */
export const ONE_IN_MS = 20 * 3_600_000;
/** … and at most so often in this time. */
export const WEEK_MS = 7 * DAY_MS;
export const WEEK_MAX = 4;

/** When somebody who was written to at these times (epoch ms) may be written to next; the past means now. */
export function nextOutreach(sentAt: readonly number[]): number {
  const latest = sentAt.toSorted((a, b) => b - a);
  const afterDay = (latest[0] ?? Number.NEGATIVE_INFINITY) + ONE_IN_MS;
  const afterWeek = (latest[WEEK_MAX - 1] ?? Number.NEGATIVE_INFINITY) + WEEK_MS;
  return Math.max(afterDay, afterWeek);
}
