import { once } from 'node:events';
import { Redis } from 'ioredis';
import { openPool } from '../database/pool.ts';
import type { PaceStore } from './windows.ts';

/** A send waits no longer than this for its pace; then it is kept by this process alone. */
const ANSWER_MS = 1000;
const CONNECTIONS_MAX = 4;
const RETRY_MS_MAX = 2000;

export interface OpenPaceStore {
  readonly store: PaceStore;
  close(): Promise<void>;
}

/** Connections of its own for the pace: they give up soon, where those of the queue wait. The store should answer now. */
export async function openPaceStore(
  databaseUrl: string,
  redisUrl: string | undefined,
): Promise<OpenPaceStore> {
  if (redisUrl === undefined) {
    const postgres = openPool({
      connectionString: databaseUrl,
      application_name: 'parley pace',
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      max: CONNECTIONS_MAX,
    });
    return { store: { postgres }, close: () => postgres.end() };
  }
  const redis = new Redis(redisUrl, {
    commandTimeout: ANSWER_MS,
    connectTimeout: ANSWER_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    retryStrategy: (times) => Math.min(times * 100, RETRY_MS_MAX),
  });
  redis.on('error', () => undefined); // the next question reports it
  await once(redis, 'ready', { signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => undefined);
  return { store: { redis }, close: async () => redis.disconnect() };
}
