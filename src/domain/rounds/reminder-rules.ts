import { DAY_MS } from '../time/calendar.ts';
import { moveBy, parseDuration } from '../time/duration.ts';
import {
  type LocalHabits,
  lastSendingTime,
  nextSendingTime,
  type SendWindow,
} from '../time/send-window.ts';
import type { ResponseStatus } from '../vocabulary.ts';

/** When a round reminds, and whom: only addressees whose response still has one of the statuses. */
export interface ReminderRule {
  readonly anchor: 'opening' | 'closing';
  /** ISO 8601: after opening, or before closing. */
  readonly offset: string;
  readonly statuses: readonly ResponseStatus[];
}

/** Those who may be reminded at all: who answered or declined never is (promise 4). */
export const REMINDABLE: readonly ResponseStatus[] = ['not-started', 'partial'];

/**
 * The invitation goes out at opening; then these. Four or five contacts still pay off, more do not; the last day asks
 * only those who have not started, because who has begun was asked two days before.
 */
export const DEFAULT_REMINDER_RULES: readonly ReminderRule[] = [
  { anchor: 'opening', offset: 'P3D', statuses: ['not-started'] },
  { anchor: 'opening', offset: 'P7D', statuses: ['not-started', 'partial'] },
  { anchor: 'closing', offset: 'PT48H', statuses: ['not-started', 'partial'] },
  { anchor: 'closing', offset: 'PT12H', statuses: ['not-started'] },
];

export const REMINDER_RULES_MAX = 12;

/** True for a rule that can ever remind somebody. */
export function isReminderRule(rule: ReminderRule): boolean {
  const asksOnlyRemindable = rule.statuses.every((status) => REMINDABLE.includes(status));
  return parseDuration(rule.offset) !== undefined && rule.statuses.length > 0 && asksOnlyRemindable;
}

/** One addressee's frame in time. */
export interface ReminderFrame {
  readonly openedAt: number;
  readonly closesAt: number;
  readonly window: SendWindow;
  readonly habits: LocalHabits;
}

/**
 * When a rule falls due for an addressee (epoch ms), at a time when it may be written to: deferred, or brought forward
 * where deferral would pass the closing time. undefined when the rule has no place between opening and closing.
 */
export function dueTime(rule: ReminderRule, frame: ReminderFrame): number | undefined {
  const { openedAt, closesAt, window, habits } = frame;
  const duration = parseDuration(rule.offset);
  if (duration === undefined) throw new Error(`not a reminder's offset: ${rule.offset}`);
  const [start, direction] =
    rule.anchor === 'opening' ? ([openedAt, 1] as const) : ([closesAt, -1] as const);
  const nominal = moveBy(start, duration, { zone: habits.zone, direction });
  if (nominal <= openedAt || nominal >= closesAt) return undefined;
  const deferred = nextSendingTime(nominal, window, habits);
  if (deferred < closesAt) return deferred;
  const earliest = openedAt + 1;
  return lastSendingTime(nominal, { earliest, window, habits });
}

/** A reminder that could not go out for this long has been overtaken; the next rule speaks instead. */
const REMINDER_KEEPS_MS = 4 * DAY_MS;

/** Until when a planned reminder may still be sent. */
export function reminderExpiry(dueAt: number, closesAt: number): number {
  return Math.min(dueAt + REMINDER_KEEPS_MS, closesAt);
}
