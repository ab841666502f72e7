import { setTimeout as delay } from 'node:timers/promises';
import type { JobsOptions } from 'bullmq';
import { type JobQueue, QueueUnavailable } from '../../application/queue.ts';
import type { Log } from '../log.ts';
import type { BackendQueue, BackendWorker, QueueBackend } from './backend.ts';
import { countJobs } from './count-jobs.ts';
import { openPostgresBackend } from './postgres-backend.ts';
import { openRedisBackend } from './redis-backend.ts';

export interface QueueOptions {
  /** The PostgreSQL that holds everything else, too. */
  readonly databaseUrl: string;
  /** A Redis or Valkey to use instead. */
  readonly redisUrl?: string;
  readonly log: Log;
  /** A job whose worker is silent for so long, milliseconds, is given to another. */
  readonly lockMs?: number;
}

const LOCK_MS = 30_000;

/** A job that has ended in any way is forgotten: its row knows the rest, and its id can be asked for again. */
const KEEP_NOTHING = { removeOnComplete: true, removeOnFail: true } as const;
const ATTEMPTS = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
} as const;
const JOB: JobsOptions = { ...KEEP_NOTHING, ...ATTEMPTS };

/** A lost connection fails one call before it is made anew; asking for a job again is harmless. */
const ADD_TRIES = 3;
const ADD_AGAIN_MS = 150;
const ADD_MS_MAX = 1500;

/** How long the same trouble is not told again. */
const SAME_TROUBLE_MS = 60_000;

/** Opens the queues on whichever store is configured. The store must answer now. Close it before the database. */
export async function openQueue({
  databaseUrl,
  redisUrl,
  log,
  lockMs = LOCK_MS,
}: QueueOptions): Promise<JobQueue> {
  const trouble = quietly(log);
  const backend: QueueBackend =
    redisUrl === undefined
      ? await openPostgresBackend(databaseUrl, trouble)
      : await openRedisBackend(redisUrl, trouble);
  const queues = new Map<string, BackendQueue>();
  const workers: BackendWorker[] = [];

  const queueOf = (name: string): BackendQueue => {
    const known = queues.get(name);
    if (known) return known;
    const queue = backend.createQueue(name);
    queue.on('error', trouble);
    queues.set(name, queue);
    return queue;
  };

  return {
    async add(name, { id, delayMs = 0 }) {
      const options = {
        ...JOB,
        delay: Math.max(0, delayMs),
        deduplication: { id, keepLastIfActive: true },
      };
      await persist(() => queueOf(name).add(name, { id }, options));
    },
    async every(name, everyMs) {
      const template = { name, data: { id: name }, opts: JOB };
      await persist(() => queueOf(name).upsertJobScheduler(name, { every: everyMs }, template));
    },
    async work(name, handler, { concurrency = 1 } = {}) {
      const tuning = { concurrency, lockDuration: lockMs, stalledInterval: lockMs };
      const worker = backend.createWorker(name, handler, tuning);
      worker.on('error', trouble);
      worker.on('failed', (job, err) =>
        log.warn(
          { queue: name, id: job?.data.id, attempt: job?.attemptsMade, err },
          'a job failed',
        ),
      );
      workers.push(worker);
      worker.run().catch(trouble);
      await worker.waitUntilReady();
    },
    counts: (names) => countJobs(names, queueOf),
    store: redisUrl === undefined ? 'PostgreSQL' : 'Redis',
    async ready() {
      try {
        await backend.ping();
        return true;
      } catch (error) {
        trouble(error as Error);
        return false;
      }
    },
    async close(deadlineMs) {
      const finishing = Promise.all(workers.map((worker) => worker.pause())).then(() => true);
      finishing.catch(trouble); // also when nobody waits for it any more
      const timer = new AbortController();
      const late = delay(deadlineMs, false, { signal: timer.signal }).catch(() => false);
      const finished = await Promise.race([finishing, late]);
      timer.abort();
      if (!finished) log.warn({ deadlineMs }, 'jobs still at work are left to another worker');
      await Promise.all(workers.map((worker) => worker.close(!finished)));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await backend.close();
      return finished;
    },
  };
}

async function persist(ask: () => Promise<unknown>): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await inTime(ask());
      return;
    } catch (cause) {
      if (tried === ADD_TRIES)
        throw new QueueUnavailable('The queue cannot be reached.', { cause });
      await delay(ADD_AGAIN_MS * tried);
    }
  }
}

/** BullMQ waits without limit for a store that is away. An asking that is given up here may still arrive: no harm. */
async function inTime(asking: Promise<unknown>): Promise<void> {
  const timer = new AbortController();
  const late = delay(ADD_MS_MAX, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`no answer within ${ADD_MS_MAX} ms`);
  });
  late.catch(() => undefined); // not late after all
  try {
    await Promise.race([asking, late]);
  } finally {
    timer.abort();
  }
}

/** Connections report the same trouble at every try to mend it; the log hears of it once a minute. */
function quietly(log: Log): (error: Error) => void {
  const told = new Map<string, number>();
  return (err) => {
    const now = Date.now();
    if (now - (told.get(err.message) ?? 0) < SAME_TROUBLE_MS) return;
    told.set(err.message, now);
    log.warn({ err }, 'trouble with the queue; it is being mended');
  };
}
