import { done, type Result } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { HeldNow, HoldList } from '../deliveries/holds.ts';
import type { Actor, Clock } from '../ports.ts';
import type { JobQueue, QueueCounts } from '../queue.ts';
import type { DeliveryOverview, OperationsRows, TroubledDelivery } from './rows.ts';

export interface OperationsDeps {
  readonly clock: Clock;
  readonly operations: OperationsPorts;
}

export interface OperationsPorts {
  readonly rows: OperationsRows;
  readonly queue: Pick<JobQueue, 'counts' | 'store'>;
  /** The queues that there are, by name. */
  readonly queues: readonly string[];
  readonly holds: HoldList;
}

export interface Operations {
  readonly now: number;
  readonly overview: DeliveryOverview;
  readonly troubled: readonly TroubledDelivery[];
  readonly queue: {
    readonly store: JobQueue['store'];
    /** Absent while the queue's store is away. */
    readonly counts?: readonly QueueCounts[];
  };
  readonly holds: readonly HeldNow[];
}

/** As many as a page shows; each round's own page has them all. */
const TROUBLED_MAX = 20;

/** How the sending does, for the staff who keep it running: counts, never a text or an address. */
export async function seeOperations(
  { clock, operations }: OperationsDeps,
  actor: Actor,
): Promise<Result<Operations, 'not-allowed'>> {
  const refusal = notAllowed(actor, 'operations.see');
  if (refusal !== undefined) return refusal;
  const { rows, queue, queues, holds } = operations;
  const now = clock.now();
  const [overview, troubled, counts, held] = await Promise.all([
    rows.overview(now),
    rows.troubled(TROUBLED_MAX),
    queue.counts(queues).catch(() => undefined), // the page is for just such moments
    holds.holds(),
  ]);
  const told = { store: queue.store, ...(counts && { counts }) };
  return done({ now, overview, troubled, queue: told, holds: held });
}
