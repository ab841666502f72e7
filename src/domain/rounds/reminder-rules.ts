import { DAY_MS } from '../time/calendar.ts';
import { moveBy, parseDuration } from '../time/duration.ts';
import {
  type LocalHabits,
  lastSendingTime,
  nextSendingTime,
  type SendWindow,
} from '../time/send-window.ts';
import type { ResponseStatus } from '../vocabulary.ts';
import { ADDRESSEE_STATES, type AddresseeState } from './addressee-state.ts';

/** When a round reminds, and whom: only addressees that stand where the rule says when it is sent. */
export interface ReminderRule {
  readonly anchor: ReminderAnchor;
  /** ISO 8601: after opening, before closing, or after the last activity of whoever has begun. */
  readonly offset: string;
  readonly states: readonly AddresseeState[];
  /** Channels (platforms) in the order to try; empty: as each contact prefers. */
  readonly channels: readonly string[];
}

export const REMINDER_ANCHORS = ['opening', 'closing', 'activity'] as const;
export type ReminderAnchor = (typeof REMINDER_ANCHORS)[number];

/** Those who may be reminded at all: who answered or declined never is (promise 4). */
export const REMINDABLE: readonly ResponseStatus[] = ['not-started', 'partial'];

/**
 * The invitation goes out at opening; then these. Four or five contacts still pay off, more do not; the last day asks
 * only those who have not started, because who has begun was asked two days before.
 */
export const DEFAULT_REMINDER_RULES: readonly ReminderRule[] = [
  { anchor: 'opening', offset: 'P3D', states: ['not-invited', 'not-started'], channels: [] },
  { anchor: 'opening', offset: 'P7D', states: [...ADDRESSEE_STATES], channels: [] },
  { anchor: 'closing', offset: 'PT48H', states: [...ADDRESSEE_STATES], channels: [] },
  { anchor: 'closing', offset: 'PT12H', states: ['not-invited', 'not-started'], channels: [] },
];

export const REMINDER_RULES_MAX = 12;

/** Silence, unless a round says otherwise, after which a member's next contact is written to: by the reminder after a week. */
export const ESCALATE_AFTER = 'P6D';

/** Less than this after the last activity would remind somebody who has only gone for coffee. */
const ACTIVITY_LEAST_MS = 3_600_000;

/** True for a rule that can ever remind somebody. Nobody who has not begun has a last activity. */
export function isReminderRule(rule: ReminderRule): boolean {
  const duration = parseDuration(rule.offset);
  if (duration === undefined || rule.states.length === 0) return false;
  if (rule.anchor !== 'activity') return true;
  const lasts = duration.days * DAY_MS + duration.ms;
  const hasBegun = rule.states.every((state) => state === 'partial' || state === 'complete');
  return hasBegun && lasts >= ACTIVITY_LEAST_MS;
}

/** One addressee's frame in time. */
export interface ReminderFrame {
  readonly openedAt: number;
  readonly closesAt: number;
  /** Of anybody of the addressee; undefined: none yet, and rules that count from it say nothing. */
  readonly lastActiveAt?: number;
  readonly window: SendWindow;
  readonly habits: LocalHabits;
}

/**
 * When a rule falls due for an addressee (epoch ms), at a time when it may be written to: deferred, or brought forward
 * where deferral would pass the closing time. undefined when the rule has no place between opening and closing.
 */
export function dueTime(rule: ReminderRule, frame: ReminderFrame): number | undefined {
  const { openedAt, closesAt, window, habits } = frame;
  const nominal = nominalTime(rule, frame);
  if (nominal === undefined || nominal <= openedAt || nominal >= closesAt) return undefined;
  const deferred = nextSendingTime(nominal, window, habits);
  if (deferred < closesAt) return deferred;
  // From an activity on, earlier than agreed would be no tact; the rules before closing speak then.
  if (rule.anchor === 'activity') return undefined;
  const earliest = openedAt + 1;
  return lastSendingTime(nominal, { earliest, window, habits });
}

/** What the rule says before anybody's hours are looked at. */
function nominalTime(
  { anchor, offset }: ReminderRule,
  { openedAt, closesAt, lastActiveAt, habits: { zone } }: ReminderFrame,
): number | undefined {
  const duration = parseDuration(offset);
  if (duration === undefined) throw new Error(`not a reminder's offset: ${offset}`);
  switch (anchor) {
    case 'opening':
      return moveBy(openedAt, duration, { zone, direction: 1 });
    case 'closing':
      return moveBy(closesAt, duration, { zone, direction: -1 });
    case 'activity':
      return lastActiveAt && moveBy(lastActiveAt, duration, { zone, direction: 1 });
  }
}

/** A reminder that could not go out for this long has been overtaken; the next rule speaks instead. */
const REMINDER_KEEPS_MS = 4 * DAY_MS;

/** Until when a planned reminder may still be sent. */
export function reminderExpiry(dueAt: number, closesAt: number): number {
  return Math.min(dueAt + REMINDER_KEEPS_MS, closesAt);
}
