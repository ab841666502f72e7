import { dayNumber } from './calendar.ts';
import { instantOf, localParts } from './zone.ts';

/** Local hours in which a contact may be written to, `from` included, `to` not; "any" only when staff confirmed it. */
export type SendWindow = { readonly from: number; readonly to: number } | 'any';

export const DEFAULT_SEND_WINDOW = { from: 9, to: 17 } satisfies SendWindow;

/** Days on which somebody is closed besides its weekend, both included, as day numbers (calendar.ts). */
export interface ClosedDays {
  readonly first: number;
  readonly last: number;
}

/** Where the addressee lives: what its clocks show and which days it rests (ISO weekdays). */
export interface LocalHabits {
  readonly zone: string;
  readonly weekend: readonly number[];
  readonly closed?: readonly ClosedDays[];
}

/** Closed days are at most a few weeks each; whoever closes for longer than this is written to all the same. */
const DAYS_MAX = 120;
/** Two weeks always hold a working day whose window no change of clocks swallows. */
const WEEKS_OPEN_MAX = 14;

/** May a message reach somebody there now: within the hours, not on its weekend or a closed day (promise 4)? */
export function isSendingTime(instant: number, window: SendWindow, habits: LocalHabits): boolean {
  if (window === 'any') return true;
  const parts = localParts(instant, habits.zone);
  const { hour, weekday } = parts;
  if (hour < window.from || hour >= window.to || isWeekend(weekday, habits)) return false;
  return !isClosed(dayNumber(parts), habits);
}

/** The first sending time at or after an instant. A message outside the window waits; it is never dropped for that. */
export function nextSendingTime(instant: number, window: SendWindow, habits: LocalHabits): number {
  if (window === 'any' || isSendingTime(instant, window, habits)) return instant;
  const daysMax = habits.closed === undefined ? WEEKS_OPEN_MAX : DAYS_MAX;
  const today = dayNumber(localParts(instant, habits.zone));
  for (let day = today; day <= today + daysMax; day += 1) {
    const opening = instantOf(day, window.from, habits.zone);
    if (opening > instant && isSendingTime(opening, window, habits)) return opening;
  }
  if (habits.closed === undefined) {
    throw new Error(`no sending time within ${daysMax} days in ${habits.zone}`);
  }
  const { closed: _ignored, ...open } = habits;
  return nextSendingTime(instant, window, open);
}

/**
 * The beginning of the last sending hours before an instant: for a reminder whose next one would come after the
 * closing time. undefined when they began before `earliest`.
 */
export function lastSendingTime(
  instant: number,
  options: {
    readonly earliest: number;
    readonly window: SendWindow;
    readonly habits: LocalHabits;
  },
): number | undefined {
  const { earliest, window, habits } = options;
  if (window === 'any') return instant;
  const today = dayNumber(localParts(instant, habits.zone));
  for (let day = today; day >= today - DAYS_MAX; day -= 1) {
    const opening = instantOf(day, window.from, habits.zone);
    if (opening < earliest) return undefined;
    if (opening <= instant && isSendingTime(opening, window, habits)) return opening;
  }
  return undefined;
}

/** No burst: messages that fall due together are spread over so long, as far as the same day's hours reach. */
const SPREAD_MS = 2 * 3_600_000;

/**
 * A sending time moved on by `share` (0 to 1) of the spread, still within the same hours of the same day: servers are not
 * flooded, and a region's members are not all called at the stroke of nine.
 */
export function spreadTime(
  at: number,
  share: number,
  { window, habits }: { readonly window: SendWindow; readonly habits: LocalHabits },
): number {
  if (window === 'any' || !isSendingTime(at, window, habits)) return at;
  const day = dayNumber(localParts(at, habits.zone));
  const left = Math.max(0, instantOf(day, window.to, habits.zone) - 1 - at);
  const moved = at + Math.floor(share * Math.min(SPREAD_MS, left));
  return isSendingTime(moved, window, habits) ? moved : at;
}

/** The hours that suit both; where none do, the reader's own count. "any" was confirmed by staff and stays. */
export function narrowWindow(
  window: SendWindow,
  own: Exclude<SendWindow, 'any'> | null,
): SendWindow {
  if (window === 'any' || own === null) return window;
  const both = { from: Math.max(window.from, own.from), to: Math.min(window.to, own.to) };
  return both.from < both.to ? both : own;
}

/** Somebody whose every day were a rest day could never be written to: then no day counts as one. */
function isWeekend(weekday: number, { weekend }: LocalHabits): boolean {
  return weekend.includes(weekday) && new Set(weekend).size < 7;
}

function isClosed(day: number, { closed = [] }: LocalHabits): boolean {
  return closed.some(({ first, last }) => first <= day && day <= last);
}

/** True for a window as staff may give it: whole hours of one day, or "any". */
export function isSendWindow(value: unknown): value is SendWindow {
  if (value === 'any') return true;
  if (typeof value !== 'object' || value === null) return false;
  const { from, to } = value as { from?: unknown; to?: unknown };
  const isHour = (hour: unknown): hour is number =>
    typeof hour === 'number' && Number.isInteger(hour) && hour >= 0 && hour <= 24;
  return isHour(from) && isHour(to) && from < to;
}
