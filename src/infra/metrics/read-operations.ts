import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { HeldNow } from '../../application/deliveries/holds.ts';
import type { DeliveryOverview } from '../../application/operations/rows.ts';
import type { OperationsPorts } from '../../application/operations/see-operations.ts';
import type { Clock } from '../../application/ports.ts';
import type { QueueCounts } from '../../application/queue.ts';

/** Several scrapers, or one in a hurry, cost the stores no more than one reading in this time. */
const FRESH_MS = 5000;
/** A scrape is not held up by a store that hangs. */
const READ_MS_MAX = 2000;

/** Undefined: that store does not answer now. */
export interface Reading {
  readonly now: number;
  readonly deliveries: DeliveryOverview | undefined;
  readonly queues: readonly QueueCounts[] | undefined;
  readonly holds: readonly HeldNow[];
}

/** Reads what the gauges show, together and at most once in five seconds. Never rejects. */
export function operationsReader(ports: OperationsPorts, clock: Clock): () => Promise<Reading> {
  let last: Promise<Reading> | undefined;
  let freshUntil = 0;
  const read = async (): Promise<Reading> => {
    const now = clock.now();
    const [deliveries, queues, holds] = await Promise.all([
      inTime(ports.rows.overview(now)),
      inTime(ports.queue.counts(ports.queues)),
      inTime(ports.holds.holds()),
    ]);
    return { now, deliveries, queues, holds: holds ?? [] };
  };
  return () => {
    if (last === undefined || performance.now() >= freshUntil) {
      last = read();
      freshUntil = performance.now() + FRESH_MS;
    }
    return last;
  };
}

async function inTime<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  const timer = new AbortController();
  const late = delay(READ_MS_MAX, undefined, { signal: timer.signal }).catch(() => undefined);
  try {
    return await Promise.race([reading, late]);
  } catch {
    return undefined; // the gauges say so; whoever needed the store for its work logs it
  } finally {
    timer.abort();
  }
}
