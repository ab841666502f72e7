import { DAY_MS } from './calendar.ts';
import { offsetAt, readWall } from './zone.ts';

/** An ISO 8601 duration of days and exact time: weeks are seven days; months and years are refused, they are ambiguous. */
export interface Duration {
  readonly days: number;
  readonly ms: number;
}

const DURATION =
  /^P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/;

/** Reads "P3D", "PT48H", "P1DT12H", "PT30S"; undefined for anything else, also for "P" and "PT". */
export function parseDuration(text: string): Duration | undefined {
  const match = DURATION.exec(text);
  if (match === null || !/\d/.test(text) || text.endsWith('T')) return undefined;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return {
    days: (weeks ?? 0) * 7 + (days ?? 0),
    ms: (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000,
  };
}

/**
 * Moves an instant by a duration, forwards (`direction` 1) or back (-1). Days first and as calendar days, so that the
 * wall clock shows the same time; then exact time. A wall time that the zone skips moves on by the length of the skip.
 */
export function moveBy(
  instant: number,
  duration: Duration,
  { zone, direction }: { readonly zone: string; readonly direction: 1 | -1 },
): number {
  const onDay = duration.days === 0 ? instant : moveDays(instant, direction * duration.days, zone);
  return onDay + direction * duration.ms;
}

function moveDays(instant: number, days: number, zone: string): number {
  const { instants, before } = readWall(instant + offsetAt(instant, zone) + days * DAY_MS, zone);
  return instants[0] ?? before;
}
