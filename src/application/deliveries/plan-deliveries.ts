import type { AddresseeId, DeliveryId, RoundId } from '../../domain/ids.ts';
import { dueTime, reminderExpiry } from '../../domain/rounds/reminder-rules.ts';
import { nextSendingTime, type SendWindow } from '../../domain/time/send-window.ts';
import type { Random } from '../ports.ts';
import type { StoredRule } from '../rounds/rows.ts';
import type { PlannedDelivery } from './rows.ts';

/** An addressee as far as planning goes. */
export interface PlanAddressee {
  readonly id: AddresseeId;
  readonly timeZone: string;
  readonly weekend: readonly number[];
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
    id: frame.random.id() as DeliveryId,
    dedupeKey: keyOf(addressee),
    kind,
    roundId: frame.roundId,
    addresseeId: addressee.id,
    dueAt: nextSendingTime(frame.now, frame.window, habitsOf(addressee)),
    expiresAt: addressee.closesAt,
  }));
}

/** Asks whoever has not answered once more, now; twice on one day of the given name is once. */
export function planExtraReminders(
  addressees: readonly PlanAddressee[],
  { day, ...frame }: PlanFrame & { readonly day: string },
): readonly PlannedDelivery[] {
  return addressees.map((addressee) => {
    const dueAt = nextSendingTime(frame.now, frame.window, habitsOf(addressee));
    return {
      id: frame.random.id() as DeliveryId,
      dedupeKey: `reminder:by-hand:${addressee.id}:${day}`,
      kind: 'reminder',
      roundId: frame.roundId,
      addresseeId: addressee.id,
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
      const { closesAt } = addressee;
      const habits = habitsOf(addressee);
      const dueAt = dueTime(rule, { openedAt, closesAt, window: frame.window, habits });
      if (dueAt === undefined || dueAt <= frame.now) return [];
      const occasion = rule.anchor === 'closing' ? `:${closesOn}` : '';
      return {
        id: frame.random.id() as DeliveryId,
        dedupeKey: `reminder:${rule.id}:${addressee.id}${occasion}`,
        kind: 'reminder' as const,
        roundId: frame.roundId,
        addresseeId: addressee.id,
        reminderRuleId: rule.id,
        dueAt,
        expiresAt: reminderExpiry(dueAt, closesAt),
      };
    }),
  );
}

function habitsOf({ timeZone, weekend }: PlanAddressee) {
  return { zone: timeZone, weekend };
}
