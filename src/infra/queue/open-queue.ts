import { setTimeout as delay } from 'node:timers/promises';
import type { JobsOptions } from 'bullmq';
import { type JobQueue, QueueUnavailable } from '../../application/queue.ts';
import type { Log } from '../log.ts';
import type { BackendQueue, BackendWorker, QueueBackend, Trouble } from './backend.ts';
import { countJobs } from './count-jobs.ts';
import { countHandlers, type Handlers } from './handlers.ts';
import { inTime } from './in-time.ts';
import { askedFor, recurring } from './job-options.ts';
import { openPostgresBackend } from './postgres-backend.ts';
import { quietly } from './quietly.ts';
import { recur } from './recur.ts';
import { openRedisBackend } from './redis-backend.ts';

export interface QueueOptions {
  /** The PostgreSQL that holds everything else, too. */
  readonly databaseUrl: string;
  /** A Redis or Valkey to use instead. */
  readonly redisUrl?: string;
  readonly log: Log;
  /**
   * Whether to refuse to start while the store does not answer: who works on jobs wants to know. Who only asks for them (pages,
   * commands) goes on, and its rings are not heard until the store is there. True unless told.
   */
  readonly mustAnswer?: boolean;
  /** A job whose worker is silent for so long, milliseconds, is given to another. */
  readonly lockMs?: number;
}

/** The usual `lockMs`. */
export const LOCK_MS = 10_000;

/** A lost connection fails one call before it is made anew; asking for a job again is harmless. */
const ADD_TRIES = 3;
const ADD_AGAIN_MS = 150;
/** BullMQ waits without limit for a store that is away. An asking that is given up may still arrive: no harm. */
const ADD_MS_MAX = 1500;

/** How long the store may take to note that jobs have ended, and to let go. */
const NOTE_MS_MAX = 2000;
const LET_GO_MS_MAX = 2000;

/**
 * Opens the queues on whichever store is configured. Close it before the database.
 * @throws {QueueUnavailable} when a Redis must answer now and does not
 */
export async function openQueue(options: QueueOptions): Promise<JobQueue> {
  const { databaseUrl, redisUrl, log, mustAnswer = true, lockMs = LOCK_MS } = options;
  const trouble = quietly(log, 'trouble with the queue; it is being mended');
  const backend: QueueBackend =
    redisUrl === undefined
      ? await openPostgresBackend(databaseUrl, trouble)
      : await openRedisBackend(redisUrl, { trouble, mustAnswer });
  const queues = openQueues(backend, trouble);
  const workers: BackendWorker[] = [];
  const recurrences: { stop(): void }[] = [];
  const handlers = countHandlers();
  const restFor = async (deadlineMs: number) => {
    for (const recurrence of recurrences) recurrence.stop();
    const rested = await restWorkers(workers, handlers, deadlineMs);
    if (!rested.finished) log.warn({ deadlineMs }, 'jobs still at work are left to another worker');
    return rested;
  };
  let resting: Promise<Rested> | undefined;
  const rest = (deadlineMs: number) => {
    resting ??= restFor(deadlineMs);
    return resting;
  };
  return {
    add: (name, { id, delayMs = 0 }) => queues.add(name, id, askedFor(id, delayMs)),
    async every(name, everyMs) {
      const ask = () => queues.add(name, name, recurring(everyMs));
      await ask();
      recurrences.push(recur(() => ask().catch(told(trouble)), everyMs));
    },
    async work(name, handler, { concurrency = 1 } = {}) {
      const tuning = { concurrency, lockDuration: lockMs, stalledInterval: lockMs };
      const worker = backend.createWorker(name, handlers.counted(handler), tuning);
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
    counts: (names) => countJobs(names, queues.of),
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
    rest: async (deadlineMs) => (await rest(deadlineMs)).finished,
    async close(deadlineMs) {
      const { finished, noted } = await rest(deadlineMs);
      const letGo = async () => {
        await Promise.all(workers.map((worker) => worker.close(!noted)));
        await queues.close();
      };
      await inTime(letGo(), LET_GO_MS_MAX).catch(trouble);
      await inTime(backend.close(), LET_GO_MS_MAX).catch(trouble);
      return finished;
    },
  };
}

interface Queues {
  of(name: string): BackendQueue;
  /** @throws {QueueUnavailable} */
  add(name: string, id: string, options: JobsOptions): Promise<void>;
  close(): Promise<void>;
}

/** Each queue is opened when it is first asked for a job. */
function openQueues(backend: QueueBackend, trouble: Trouble): Queues {
  const open = new Map<string, BackendQueue>();
  const queueOf = (name: string): BackendQueue => {
    const known = open.get(name);
    if (known) return known;
    const queue = backend.createQueue(name);
    queue.on('error', trouble);
    open.set(name, queue);
    return queue;
  };
  return {
    of: queueOf,
    add: (name, id, options) => persist(() => queueOf(name).add(name, { id }, options)),
    close: async () => {
      await Promise.all([...open.values()].map((queue) => queue.close()));
    },
  };
}

async function persist(ask: () => Promise<unknown>): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      if (await inTime(ask(), ADD_MS_MAX)) return;
      throw new Error(`no answer within ${ADD_MS_MAX} ms`);
    } catch (cause) {
      if (tried === ADD_TRIES)
        throw new QueueUnavailable('The queue cannot be reached.', { cause });
      await delay(ADD_AGAIN_MS * tried);
    }
  }
}

function told(trouble: Trouble): (error: Error) => never {
  return (error) => {
    trouble(error);
    throw error;
  };
}

interface Rested {
  /** No handler is at work any more. */
  readonly finished: boolean;
  /** The store knows it. When it does not, another worker does the job again. */
  readonly noted: boolean;
}

/** Handlers may take until the deadline; the store, to note their end, a moment. */
async function restWorkers(
  workers: readonly BackendWorker[],
  handlers: Handlers,
  deadlineMs: number,
): Promise<Rested> {
  const resting = Promise.all(workers.map((worker) => worker.pause()));
  const ended = Promise.race([resting, handlers.end()]);
  const inOrder = await inTime(ended, deadlineMs).catch(() => true);
  const noted = inOrder && (await inTime(resting, NOTE_MS_MAX).catch(() => false));
  return { finished: handlers.atWork === 0, noted };
}
