import { type ConnectionOptions, Queue, type RedisQueueBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { QueueUnavailable } from '../../application/queue.ts';
import type { JobData, QueueBackend, Trouble } from './backend.ts';
import { PatientWorker, workerOptions } from './patient-worker.ts';

/** What our keys begin with. */
const PREFIX = 'parley';

const CONNECTION_TIMEOUT_MS = 5000;
const RETRY_MS_MAX = 2000;
/** A line on which an answer is so long overdue is dead, though nobody said so. BullMQ itself listens for 10 s at the most. */
const SILENCE_MS_MAX = 15_000;
/** Who adds a job is told so soon that the server does not answer. */
const ANSWER_MS_MAX = 1000;

/** Why a Redis that may drop keys is no place for jobs, and the mend. */
const EVICTION =
  'REDIS_URL: this server drops keys when its memory is full, and jobs with them. Set its maxmemory-policy to noeviction.';

/** BullMQ on Redis or Valkey. The server must answer now; later it may come and go. */
export async function openRedisBackend(url: string, trouble: Trouble): Promise<QueueBackend> {
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
  for (const connection of [producer, consumer]) connection.on('error', trouble);
  const close = async () => {
    producer.disconnect();
    consumer.disconnect();
  };
  try {
    await becomesReady(producer);
    if (!/maxmemory_policy:noeviction/.test(await producer.info('memory')))
      trouble(new Error(EVICTION));
  } catch (cause) {
    await close();
    throw new QueueUnavailable(
      'REDIS_URL: the server does not answer. Is it running, and is its password right?',
      { cause },
    );
  }
  return {
    createQueue: (name) => new Queue<JobData, void>(name, { connection: producer, prefix: PREFIX }),
    createWorker: (name, handle, tuning) =>
      new PatientWorker<RedisQueueBackend, ConnectionOptions>(name, (job) => handle(job.data.id), {
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

async function becomesReady(connection: Redis): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    connection.once('ready', resolve);
    connection.once('error', reject);
  });
}
