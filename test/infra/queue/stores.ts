import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Redis } from 'ioredis';
import { openEmbedded } from '../../../src/infra/database/embedded.ts';
import { openRedis } from '../../support/redis.ts';
import { withClient } from '../../support/template.ts';

/** A real store for the queue, which can be killed and started again, with what it had committed. */
export interface Store {
  readonly address: { readonly databaseUrl: string; readonly redisUrl?: string };
  restart(): Promise<void>;
  /** Ends it; `start` brings it back. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Makes it forget every job and all that BullMQ knew. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

export const STORES: readonly { readonly name: string; open(): Promise<Store> }[] = [
  { name: 'PostgreSQL', open: openPostgresStore },
  { name: 'Redis', open: openRedisStore },
];

async function openPostgresStore(): Promise<Store> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-queue-'));
  await chmod(dataDir, 0o755);
  let server = await openEmbedded({ dataDir });
  const databaseUrl = server.url;
  const pid = async () => {
    const text = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
    return Number(text.split('\n')[0]);
  };
  return {
    address: { databaseUrl },
    // The lease that `server` keeps starts a killed one again, at the same address.
    restart: async () => void process.kill(await pid(), 'SIGKILL'),
    kill: () => server.close(),
    async start() {
      server = await openEmbedded({ dataDir });
    },
    empty: () =>
      withClient(databaseUrl, async (client) => {
        const { rows } = await client.query<{ name: string }>(
          `SELECT string_agg(format('bullmq.%I', tablename), ', ') AS name FROM pg_tables
           WHERE schemaname = 'bullmq' AND tablename NOT LIKE '%migration%'`,
        );
        await client.query(`TRUNCATE ${rows[0]?.name}`);
      }),
    async close() {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function openRedisStore(): Promise<Store> {
  const redis = await openRedis();
  return {
    address: { databaseUrl: 'postgresql://unused@127.0.0.1:1/unused', redisUrl: redis.url },
    async restart() {
      await redis.kill();
      await redis.start();
    },
    kill: redis.kill,
    start: redis.start,
    async empty() {
      const client = new Redis(redis.url);
      await client.flushall();
      await client.quit();
    },
    close: redis.close,
  };
}
