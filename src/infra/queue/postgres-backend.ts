import assert from 'node:assert/strict';
import {
  createPostgresBackend,
  isPgPool,
  type PostgresConnectionOptions,
  type PostgresQueueBackend,
  runMigrations,
  withBackend,
} from 'bullmq';
import type pg from 'pg';
import { openPool } from '../database/pool.ts';
import type { JobData, QueueBackend, Trouble } from './backend.ts';
import { handing, PatientWorker, workerOptions } from './patient-worker.ts';

const { Queue } = withBackend(createPostgresBackend);

/** For all that this process adds, and for a worker besides the connection on which it listens. */
const PRODUCER_CONNECTIONS_MAX = 3;
const WORKER_CONNECTIONS_MAX = 3;
const CONNECTION_TIMEOUT_MS = 5000;

/**
 * BullMQ in the schema `bullmq` of the same PostgreSQL. Each worker has a small pool of its own, since it holds one connection
 * for listening: not through a transaction pooler such as PgBouncer.
 */
export async function openPostgresBackend(url: string, trouble: Trouble): Promise<QueueBackend> {
  const pools: pg.Pool[] = [];
  const poolOf = (max: number) => {
    const config = {
      connectionString: url,
      options: '-c search_path=bullmq',
      application_name: 'parley queue',
      connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
      keepAlive: true,
      max,
    };
    const pool = openPool(config, trouble);
    pools.push(pool);
    assert(isPgPool(pool)); // only the type checker doubts it
    return pool;
  };
  const producers = poolOf(PRODUCER_CONNECTIONS_MAX);
  const close = async () => {
    await Promise.all(pools.map((pool) => pool.end()));
  };
  try {
    await prepareSchema(producers);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    createQueue: (name) => new Queue<JobData, void>(name, { connection: producers }),
    createWorker: (name, handle, tuning) =>
      new PatientWorker<PostgresQueueBackend, PostgresConnectionOptions>(
        name,
        handing(handle),
        { ...workerOptions(tuning), connection: poolOf(WORKER_CONNECTIONS_MAX) },
        createPostgresBackend,
      ),
    async ping() {
      await producers.query('SELECT 1');
    },
    close,
  };
}

/** BullMQ's own migrations: under its own lock, once, on one connection. */
async function prepareSchema(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
}
