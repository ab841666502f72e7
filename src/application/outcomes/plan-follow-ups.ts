import type { DeliveryId } from '../../domain/ids.ts';
import { DAY_MS } from '../../domain/time/calendar.ts';
import { GENEVA, genevaDay } from '../../domain/time/geneva.ts';
import { nextSendingTime } from '../../domain/time/send-window.ts';
import type { PlannedDelivery, PlanRows } from '../deliveries/rows.ts';
import type { Bell, Clock, Random, Transactions } from '../ports.ts';
import type { DueFollowUp, TellingRows } from './telling-rows.ts';

/** In Geneva, on working days, in the morning. */
const HOURS = { from: 8, to: 12 };
const HABITS = { zone: GENEVA, weekend: [6, 7] };
const KEEPS_MS = 7 * DAY_MS;

/**
 * Reminds whoever looks after a conclusion on the day that it was to be looked at again (Res. 68, resolves 7). One letter for
 * each word that was written down, however often this runs; a newer word, with a newer day, brings its own.
 */
export async function planFollowUps(deps: {
  readonly store: Transactions<{ deliveries: Pick<PlanRows, 'plan'>; telling: TellingRows }>;
  readonly clock: Clock;
  readonly random: Random;
  readonly bell: Bell;
}): Promise<{ readonly planned: number }> {
  const { store, clock, random, bell } = deps;
  const now = clock.now();
  const dueAt = nextSendingTime(now, HOURS, HABITS);
  const planned = await store.transaction(async ({ deliveries, telling }) => {
    const due = await telling.dueFollowUps(genevaDay(now));
    return deliveries.plan(due.map((one) => reminderOf(one, dueAt, random)));
  });
  if (planned > 0) await bell.ring(dueAt);
  return { planned };
}

function reminderOf({ id, owner }: DueFollowUp, dueAt: number, random: Random): PlannedDelivery {
  return {
    id: random.id() as DeliveryId,
    dedupeKey: `follow-up:${id}`,
    kind: 'follow-up',
    thread: `staff:${owner}`,
    staffId: owner,
    payload: { kind: 'follow-up', followUp: id },
    dueAt,
    expiresAt: dueAt + KEEPS_MS,
  };
}
