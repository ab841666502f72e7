import type { AddresseeId, DeliveryId, RoundId } from '../../domain/ids.ts';
import { dueTime, reminderExpiry } from '../../domain/rounds/reminder-rules.ts';
import { shareOf } from '../../domain/rounds/share.ts';
import { DAY_MS } from '../../domain/time/calendar.ts';
import {
  type ClosedDays,
  type LocalHabits,
  nextSendingTime,
  type SendWindow,
  spreadTime,
} from '../../domain/time/send-window.ts';
import type { Random } from '../ports.ts';
import type { StoredRule } from '../rounds/rows.ts';
import type { PlannedDelivery } from './rows.ts';

/** An addressee as far as planning goes. */
export interface PlanAddressee {
  readonly id: AddresseeId;
  readonly timeZone: string;
  readonly weekend: readonly number[];
  readonly closed: readonly ClosedDays[];
  readonly closesAt: number;
}

export interface PlanFrame {
  readonly roundId: RoundId;
  readonly window: SendWindow;
  readonly now: number;
  readonly random: Random;
}

/** One message to each addressee, due at its next sending time, of use until its closing time. */
export function planForAll(
  kind: 'invitation' | 'deadline-moved',
  addressees: readonly PlanAddressee[],
  { keyOf, ...frame }: PlanFrame & { readonly keyOf: (addressee: PlanAddressee) => string },
): readonly PlannedDelivery[] {
  return addressees.map((addressee) => ({
    ...common(addressee, frame),
    ...{ kind, dedupeKey: keyOf(addressee) },
    dueAt: nextTime(frame, addressee),
    expiresAt: addressee.closesAt,
  }));
}

const TELLS_MS = 30 * DAY_MS;

/** What became of an addressee's needs, due at its next sending time, and worth telling for a month. */
export function planOutcomes(
  addressees: readonly PlanAddressee[],
  { keyOf, ...frame }: PlanFrame & { readonly keyOf: (addressee: PlanAddressee) => string },
): readonly PlannedDelivery[] {
  return addressees.map((addressee) => {
    const dueAt = nextTime(frame, addressee);
    return {
      ...common(addressee, frame),
      ...{ kind: 'outcome', dedupeKey: keyOf(addressee), dueAt, expiresAt: dueAt + TELLS_MS },
    };
  });
}

/** Asks whoever has not answered once more, now; twice on one day of the given name is once. */
export function planExtraReminders(
  addressees: readonly PlanAddressee[],
  { day, ...frame }: PlanFrame & { readonly day: string },
): readonly PlannedDelivery[] {
  return addressees.map((addressee) => {
    const dueAt = nextTime(frame, addressee);
    return {
      ...common(addressee, frame),
      kind: 'reminder',
      dedupeKey: `reminder:by-hand:${addressee.id}:${day}`,
      dueAt,
      expiresAt: reminderExpiry(dueAt, addressee.closesAt),
    };
  });
}

/**
 * What the rules say for each addressee and still lies ahead. Rules anchored at closing carry the closing day in their
 * key: a moved deadline is a new occasion, even where the old one's reminder has gone out.
 */
export function planReminders(
  addressees: readonly PlanAddressee[],
  {
    rules,
    openedAt,
    closesOn,
    ...frame
  }: PlanFrame & {
    readonly rules: readonly StoredRule[];
    readonly openedAt: number;
    readonly closesOn: string;
  },
): readonly PlannedDelivery[] {
  return addressees.flatMap((addressee) =>
    rules.flatMap((rule) => {
      const occasion = rule.anchor === 'closing' ? `:${closesOn}` : '';
      return planRule(addressee, { ...frame, rule, openedAt, occasion });
    }),
  );
}

/** What a rule that counts from the last activity says, for one addressee that has been active. */
export function planAfterActivity(
  addressee: PlanAddressee,
  frame: PlanFrame & {
    readonly rule: StoredRule;
    readonly openedAt: number;
    readonly lastActiveAt: number;
  },
): readonly PlannedDelivery[] {
  const activeAt = frame.lastActiveAt;
  return planRule(addressee, { ...frame, occasion: `:${activeAt}` }).map((planned) => ({
    ...planned,
    payload: { kind: 'since', activeAt },
  }));
}

function planRule(
  addressee: PlanAddressee,
  {
    rule,
    openedAt,
    lastActiveAt,
    occasion,
    ...frame
  }: PlanFrame & {
    readonly rule: StoredRule;
    readonly openedAt: number;
    readonly lastActiveAt?: number;
    readonly occasion: string;
  },
): readonly PlannedDelivery[] {
  const { closesAt } = addressee;
  const { window } = frame;
  const habits = habitsOf(addressee);
  const active = lastActiveAt === undefined ? {} : { lastActiveAt };
  const falls = dueTime(rule, { openedAt, closesAt, window, habits, ...active });
  if (falls === undefined || falls <= frame.now) return [];
  const dueAt = spreadTime(falls, shareOf(addressee.id), { window, habits });
  return [
    {
      ...common(addressee, frame),
      kind: 'reminder',
      dedupeKey: `reminder:${rule.id}:${addressee.id}${occasion}`,
      reminderRuleId: rule.id,
      dueAt,
      expiresAt: reminderExpiry(dueAt, closesAt),
    },
  ];
}

function common({ id }: PlanAddressee, { random, roundId }: PlanFrame) {
  return {
    id: random.id() as DeliveryId,
    roundId,
    addresseeId: id,
    thread: `addressee:${id}`,
  };
}

function nextTime({ now, window }: PlanFrame, addressee: PlanAddressee): number {
  const habits = habitsOf(addressee);
  const next = nextSendingTime(now, window, habits);
  return spreadTime(next, shareOf(addressee.id), { window, habits });
}

function habitsOf({ timeZone, weekend, closed }: PlanAddressee): LocalHabits {
  return closed.length === 0 ? { zone: timeZone, weekend } : { zone: timeZone, weekend, closed };
}
