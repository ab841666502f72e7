import type { DeliveryId, StaffId } from '../../domain/ids.ts';
import { DAY_MS } from '../../domain/time/calendar.ts';
import { GENEVA, genevaDay } from '../../domain/time/geneva.ts';
import { nextSendingTime } from '../../domain/time/send-window.ts';
import type { PlannedDelivery, PlanRows } from '../deliveries/rows.ts';
import type { Bell, Clock, Random, Transactions } from '../ports.ts';
import type { WatchRows } from './watch-rows.ts';

/** In Geneva, on working days: before the day's first meeting. */
const DIGEST_HOURS = { from: 8, to: 10 };
const HABITS = { zone: GENEVA, weekend: [6, 7] };

/** One digest for each day and reader, however often this runs; what it says, and whether there is anything to say, is seen then. */
export async function planDigests(deps: {
  readonly store: Transactions<{ deliveries: PlanRows; watch: WatchRows }>;
  readonly clock: Clock;
  readonly random: Random;
  readonly bell: Bell;
}): Promise<{ readonly planned: number }> {
  const { store, clock, random, bell } = deps;
  const dueAt = nextSendingTime(clock.now(), DIGEST_HOURS, HABITS);
  const planned = await store.transaction(async ({ deliveries, watch }) => {
    const readers = await watch.digestReaders();
    return deliveries.plan(readers.map((staff) => digestFor(staff, dueAt, random)));
  });
  if (planned > 0) await bell.ring(dueAt);
  return { planned };
}

function digestFor(staffId: StaffId, dueAt: number, random: Random): PlannedDelivery {
  return {
    id: random.id() as DeliveryId,
    dedupeKey: `staff-digest:${staffId}:${genevaDay(dueAt)}`,
    kind: 'staff-digest',
    thread: `staff:${staffId}`,
    staffId,
    dueAt,
    expiresAt: dueAt + DAY_MS / 2,
  };
}
