// A process of its own: the floor. Jobs that do nothing, added in bulk and handled one by one, by BullMQ alone.
import process from 'node:process';
import { createPostgresBackend, isPgPool, Queue, runMigrations, Worker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { LANES } from '../../src/application/deliveries/deliver-due.ts';
import type { Floored, Task } from './tasks.ts';

process.once('message', async (task: Task) => {
  process.send?.(await run(task));
  process.disconnect();
});

/** BullMQ on one of its stores, as far as the floor needs it. */
interface Store {
  add(ids: readonly string[]): Promise<unknown>;
  work(concurrency: number, onCompleted: () => void): { close(): Promise<void> };
  close(): Promise<void>;
}

const BULK = 1000;
const NAME = 'floor';

async function run(task: Task): Promise<Floored> {
  const { redisUrl, url, count: jobs } = task;
  const store = redisUrl === undefined ? await onPostgres(url) : await onRedis(redisUrl);
  const began = performance.now();
  for (let from = 0; from < jobs; from += BULK) {
    const size = Math.min(BULK, jobs - from);
    await store.add(Array.from({ length: size }, (_, index) => `${from + index}`));
  }
  const added = performance.now();
  const worker = await new Promise<{ close(): Promise<void> }>((resolve) => {
    let left = jobs;
    const started = store.work(LANES, () => {
      left -= 1;
      if (left === 0) resolve(started);
    });
  });
  const ended = performance.now();
  await worker.close();
  await store.close();
  return { addSeconds: (added - began) / 1000, workSeconds: (ended - added) / 1000 };
}

const jobsOf = (ids: readonly string[]) =>
  ids.map((id) => ({ name: NAME, data: { id }, opts: { removeOnComplete: true } }));
const nothing = async () => undefined;

async function onPostgres(url: string): Promise<Store> {
  const bull = withBackend(createPostgresBackend);
  const pools: pg.Pool[] = [];
  const openPool = (max: number) => {
    const pool = new pg.Pool({ connectionString: url, options: '-c search_path=bullmq', max });
    pools.push(pool);
    if (!isPgPool(pool)) throw new Error('only the type checker doubts it');
    return pool;
  };
  const producers = openPool(3);
  const client = await producers.connect();
  await runMigrations(client);
  client.release();
  const queue = new bull.Queue(NAME, { connection: producers });
  return {
    add: (ids) => queue.addBulk(jobsOf(ids)),
    work: (concurrency, onCompleted) =>
      new bull.Worker(NAME, nothing, { concurrency, connection: openPool(10) }).on(
        'completed',
        onCompleted,
      ),
    close: async () => {
      await queue.close();
      for (const pool of pools) await pool.end();
    },
  };
}

async function onRedis(url: string): Promise<Store> {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  const queue = new Queue(NAME, { connection });
  return {
    add: (ids) => queue.addBulk(jobsOf(ids)),
    work: (concurrency, onCompleted) =>
      new Worker(NAME, nothing, { concurrency, connection }).on('completed', onCompleted),
    close: async () => {
      await queue.close();
      connection.disconnect();
    },
  };
}
