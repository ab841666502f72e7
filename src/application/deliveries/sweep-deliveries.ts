import type { Transactions } from '../ports.ts';
import type { DeliverDeps } from './deliver-due.ts';
import { LEASE_MS } from './deliver-due.ts';
import { afterUnclear, type Ending } from './ending.ts';
import type { DueDelivery } from './outbox.ts';
import { planAfterActivity } from './plan-deliveries.ts';
import type { PlanRows } from './rows.ts';

export interface Swept {
  /** Rows that a process had claimed and never settled. */
  readonly abandoned: number;
  readonly expired: number;
  /** Reminders that a rule counts from the last activity, planned now. */
  readonly planned: number;
}

export type SweepDeps = Pick<DeliverDeps, 'outbox' | 'channels' | 'clock' | 'random' | 'bell'> & {
  readonly store: Transactions<{ deliveries: PlanRows }>;
};

const BATCH = 500;

/**
 * Finds what a crash, a lost queue or a lost job left: claims that nobody holds any more, rows past their use, and due
 * rows for which nobody rang. Safe to run anywhere at any time; it sends nothing itself.
 */
export async function sweepDeliveries(deps: SweepDeps): Promise<Swept> {
  const { outbox, clock, random, bell } = deps;
  const now = clock.now();
  const expired = await outbox.cancelExpired(now, BATCH);
  const lease = random.id();
  const request = { now, limit: BATCH, lease, leaseUntil: now + LEASE_MS };
  const ids = await outbox.claimAbandoned(request);
  const found = ids.length === 0 ? [] : await outbox.load(ids, now);
  await Promise.all(
    found.map((due) => outbox.settle({ id: due.id, lease }, { ...leftBy(deps, due), at: now })),
  );
  const planned = await planQuiet(deps, now);
  const next = await outbox.nextDueAt();
  if (next !== undefined) await bell.ring(next);
  return { abandoned: found.length, expired, planned };
}

/** No attempt was open: nothing went out, it is simply due again. One was: it may have arrived. */
function leftBy(
  { channels, clock }: Pick<SweepDeps, 'channels' | 'clock'>,
  due: DueDelivery,
): Ending {
  const last = due.tried.at(-1);
  const reason = 'the process ended before it knew the outcome';
  if (last === undefined || last.outcome !== null) return { state: 'pending', reason };
  const channel = channels.find(({ adapter }) => adapter.platform === last.platform);
  const { idempotentSend = false, canLookUp = false } = channel?.adapter.capabilities ?? {};
  const now = clock.now();
  return { ...afterUnclear(due, { now, capabilities: { idempotentSend, canLookUp } }), reason };
}

/** Whoever has been quiet for so long may be reminded by the rules that count from the last activity. */
const QUIET_MS = 30 * 60_000;

async function planQuiet({ store, clock, random }: SweepDeps, now: number): Promise<number> {
  return store.transaction(async ({ deliveries }) => {
    const quiet = await deliveries.quietSince(now - QUIET_MS, BATCH);
    const planned = quiet.flatMap(({ addressee, rule, roundId, window, openedAt, lastActiveAt }) =>
      planAfterActivity(addressee, {
        ...{ rule, roundId, window, openedAt, lastActiveAt, random },
        now: clock.now(),
      }),
    );
    return planned.length === 0 ? 0 : deliveries.plan(planned);
  });
}
