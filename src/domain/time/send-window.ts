import { dayNumber } from './calendar.ts';
import { instantOf, localParts } from './zone.ts';

/** Local hours in which a contact may be written to, `from` included, `to` not; "any" only when staff confirmed it. */
export type SendWindow = { readonly from: number; readonly to: number } | 'any';

export const DEFAULT_SEND_WINDOW: SendWindow = { from: 9, to: 17 };

/** Where the addressee lives: what its clocks show and which days it rests (ISO weekdays). */
export interface LocalHabits {
  readonly zone: string;
  readonly weekend: readonly number[];
}

/** Two weeks always hold a working day whose window no change of clocks swallows. */
const DAYS_MAX = 14;

/** May a message reach somebody there now: within the hours, and not on its weekend (promise 4)? */
export function isSendingTime(instant: number, window: SendWindow, habits: LocalHabits): boolean {
  if (window === 'any') return true;
  const { hour, weekday } = localParts(instant, habits.zone);
  return hour >= window.from && hour < window.to && !isRestDay(weekday, habits);
}

/** The first sending time at or after an instant. A message outside the window waits; it is never dropped for that. */
export function nextSendingTime(instant: number, window: SendWindow, habits: LocalHabits): number {
  if (window === 'any' || isSendingTime(instant, window, habits)) return instant;
  const today = dayNumber(localParts(instant, habits.zone));
  for (let day = today; day <= today + DAYS_MAX; day += 1) {
    const opening = instantOf(day, window.from, habits.zone);
    if (opening > instant && isSendingTime(opening, window, habits)) return opening;
  }
  throw new Error(`no sending time within ${DAYS_MAX} days in ${habits.zone}`);
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

/** Somebody whose every day were a rest day could never be written to: then no day counts as one. */
function isRestDay(weekday: number, { weekend }: LocalHabits): boolean {
  return weekend.includes(weekday) && new Set(weekend).size < 7;
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
