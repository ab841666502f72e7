import { type ConnectionOptions, Queue, type RedisQueueBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { QueueUnavailable } from '../../application/queue.ts';
import type { JobData, QueueBackend, Trouble } from './backend.ts';
import { inTime } from './in-time.ts';
import { handing, PatientWorker, workerOptions } from './patient-worker.ts';

/** What our keys begin with. */
const PREFIX = 'parley';

const CONNECTION_TIMEOUT_MS = 5000;
const RETRY_MS_MAX = 2000;
/** A line on which an answer is so long overdue is dead, though nobody said so. BullMQ itself listens for 10 s at the most. */
const SILENCE_MS_MAX = 15_000;
/** Who adds a job is told so soon that the server does not answer. */
const ANSWER_MS_MAX = 1000;

const SILENT = 'REDIS_URL: the server does not answer. Is it running, and is its password right?';

/** Why a Redis that may drop keys is no place for jobs, and the mend. */
const EVICTION =
  'REDIS_URL: this server drops keys when its memory is full, and jobs with them. Set its maxmemory-policy to noeviction.';

/** How long to wait at the start for a server that must answer, and for one that need not. */
const READY_MS_MAX = 5000;
const GREETING_MS_MAX = 1000;

/**
 * BullMQ on Redis or Valkey, which may come and go.
 * @throws {QueueUnavailable} when the server must answer now and does not
 */
export async function openRedisBackend(
  url: string,
  { trouble, mustAnswer }: { readonly trouble: Trouble; readonly mustAnswer: boolean },
): Promise<QueueBackend> {
  const shared = {
    connectTimeout: CONNECTION_TIMEOUT_MS,
    socketTimeout: SILENCE_MS_MAX,
    retryStrategy: (times: number) => Math.min(times * 100, RETRY_MS_MAX),
  };
  // Who adds a job is told at once that the server is away; a worker waits for it for ever.
  const producer = new Redis(url, {
    ...shared,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: ANSWER_MS_MAX,
  });
  const consumer = new Redis(url, { ...shared, lazyConnect: true, maxRetriesPerRequest: null });
  const connections = [producer, consumer];
  for (const connection of connections) connection.on('error', trouble);
  // BullMQ makes one more for each worker, which would be silent about trouble at its end, and may outlive it.
  const duplicate = consumer.duplicate.bind(consumer);
  consumer.duplicate = (options) => {
    const copy = duplicate(options);
    copy.on('error', trouble);
    connections.push(copy);
    return copy;
  };
  const close = async () => {
    for (const connection of connections) connection.disconnect();
  };
  try {
    await greet(producer, trouble, mustAnswer ? READY_MS_MAX : GREETING_MS_MAX);
  } catch (cause) {
    const silent = new QueueUnavailable(SILENT, { cause });
    if (!mustAnswer) trouble(silent);
    else {
      await close();
      throw silent;
    }
  }
  return {
    createQueue: (name) => new Queue<JobData, void>(name, { connection: producer, prefix: PREFIX }),
    createWorker: (name, handle, tuning) =>
      new PatientWorker<RedisQueueBackend, ConnectionOptions>(name, handing(handle), {
        ...workerOptions(tuning),
        connection: consumer,
        prefix: PREFIX,
      }),
    async ping() {
      await producer.ping();
    },
    close,
  };
}

async function greet(connection: Redis, trouble: Trouble, withinMs: number): Promise<void> {
  const ready = new Promise<void>((resolve, reject) => {
    connection.once('ready', resolve);
    connection.once('error', reject);
  });
  if (!(await inTime(ready, withinMs))) throw new Error(`no answer within ${withinMs} ms`);
  if (!/maxmemory_policy:noeviction/.test(await connection.info('memory')))
    trouble(new Error(EVICTION));
}
