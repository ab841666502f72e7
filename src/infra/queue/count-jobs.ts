import { setTimeout as delay } from 'node:timers/promises';
import {
  JOB_STATES,
  type JobState,
  type QueueCounts,
  QueueUnavailable,
} from '../../application/queue.ts';
import type { BackendQueue } from './backend.ts';

/** Whoever counts looks at a page, or is scraped: BullMQ would wait for a store that is away without limit. */
const COUNT_MS_MAX = 2000;

/** BullMQ's own counts of these queues. @throws {QueueUnavailable} */
export async function countJobs(
  names: readonly string[],
  queueOf: (name: string) => BackendQueue,
): Promise<readonly QueueCounts[]> {
  const timer = new AbortController();
  const late = delay(COUNT_MS_MAX, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`no answer within ${COUNT_MS_MAX} ms`);
  });
  late.catch(() => undefined); // not late after all
  try {
    return await Promise.race([
      late,
      Promise.all(names.map((name) => countOne(name, queueOf(name)))),
    ]);
  } catch (cause) {
    throw new QueueUnavailable('The queue cannot be counted.', { cause });
  } finally {
    timer.abort();
  }
}

async function countOne(queue: string, counted: BackendQueue): Promise<QueueCounts> {
  const found = await counted.getJobCounts(...JOB_STATES);
  const of = (state: JobState): readonly [JobState, number] => [state, found[state] ?? 0];
  return { queue, counts: Object.fromEntries(JOB_STATES.map(of)) as Record<JobState, number> };
}
