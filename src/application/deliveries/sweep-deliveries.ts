import type { DeliverDeps } from './deliver-due.ts';
import { LEASE_MS } from './deliver-due.ts';
import type { DueDelivery, Settlement } from './rows.ts';
import { afterUnclear } from './send-one.ts';

export interface Swept {
  /** Rows that a process had claimed and never settled. */
  readonly abandoned: number;
  readonly expired: number;
}

const BATCH = 500;

/**
 * Finds what a crash, a lost queue or a lost job left: claims that nobody holds any more, rows past their use, and due
 * rows for which nobody rang. Safe to run anywhere at any time; it sends nothing itself.
 */
export async function sweepDeliveries(
  deps: Pick<DeliverDeps, 'outbox' | 'channels' | 'clock' | 'random' | 'bell'>,
): Promise<Swept> {
  const { outbox, clock, random, bell } = deps;
  const now = clock.now();
  const expired = await outbox.cancelExpired(now, BATCH);
  const lease = random.id();
  const request = { now, limit: BATCH, lease, leaseUntil: now + LEASE_MS };
  const ids = await outbox.claimAbandoned(request);
  const found = ids.length === 0 ? [] : await outbox.load(ids, now);
  for (const due of found) {
    await outbox.settle({ id: due.id, lease }, { ...leftBy(deps, due), at: now });
  }
  const next = await outbox.nextDueAt();
  if (next !== undefined) await bell.ring(next);
  return { abandoned: found.length, expired };
}

/** No attempt was open: nothing went out, it is simply due again. One was: it may have arrived. */
function leftBy(
  { channels, clock }: Pick<DeliverDeps, 'channels' | 'clock'>,
  due: DueDelivery,
): Omit<Settlement, 'at'> {
  const last = due.tried.at(-1);
  const reason = 'the process ended before it knew the outcome';
  if (last === undefined || last.outcome !== null) return { state: 'pending', reason };
  const channel = channels.find(({ adapter }) => adapter.platform === last.platform);
  const idempotentSend = channel?.adapter.capabilities.idempotentSend ?? false;
  return { ...afterUnclear(due, { idempotentSend, now: clock.now() }), reason };
}
