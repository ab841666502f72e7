import { performance } from 'node:perf_hooks';
import type { Redis } from 'ioredis';
import type pg from 'pg';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import type { PaceRule } from '../../platform/capabilities.ts';

export type PaceStore = { readonly postgres: pg.Pool } | { readonly redis: Redis };

/** What a rule allows, wherever it is counted. */
export type Allowance = Pick<PaceRule, 'max' | 'everyMs'>;

export interface Counted {
  readonly ok: boolean;
  /** Until the window ends. */
  readonly leftMs: number;
  /** Uncounts it, in the very window that it was counted in. */
  giveBack(): Promise<void>;
}

/** The windows of one allowance: one for each key, opened by its first count. Rejects when the store is away. */
export type Windows = (key: string) => Promise<Counted>;

const PREFIX = 'pace';

/** The library counts whole seconds in Redis; this is its script in milliseconds, which `duration` then gives. */
const COUNT_IN_MS = `
redis.call('set', KEYS[1], 0, 'PX', ARGV[2], 'NX')
local consumed = redis.call('incrby', KEYS[1], ARGV[1])
return {consumed, redis.call('pttl', KEYS[1])}
`;

/** ARGV: how long the window can last by now. A newer one has more time left. */
const GIVE_BACK = `
local left = redis.call('pttl', KEYS[1])
if left > 0 and left <= tonumber(ARGV[1]) then redis.call('decr', KEYS[1]) end
`;

/** Windows that all workers share. */
export function sharedWindows(store: PaceStore, allowance: Allowance): Windows {
  return 'redis' in store
    ? redisWindows(store.redis, allowance)
    : postgresWindows(store.postgres, allowance);
}

function redisWindows(redis: Redis, { max, everyMs }: Allowance): Windows {
  const limiter = new RateLimiterRedis({
    keyPrefix: PREFIX,
    points: max,
    duration: Math.ceil(everyMs),
    storeClient: redis,
    customIncrTtlLuaScript: COUNT_IN_MS,
  });
  return async (key) => {
    const { ok, leftMs } = await count(limiter, key);
    const endsAt = performance.now() + leftMs;
    const giveBack = async () => {
      const mostMs = Math.ceil(endsAt - performance.now()) + 1;
      if (mostMs > 1) await redis.eval(GIVE_BACK, 1, limiter.getKey(key), mostMs);
    };
    return { ok, leftMs, giveBack };
  };
}

/** By the clocks of the machines that count: theirs must agree (`parley doctor` looks). */
function postgresWindows(pool: pg.Pool, { max, everyMs }: Allowance): Windows {
  const windowMs = wholeMs(everyMs);
  const limiter = new RateLimiterPostgres({
    keyPrefix: PREFIX,
    points: max,
    duration: windowMs / 1000,
    storeClient: pool,
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false, // the limiter of guesses clears the table
  });
  return async (key) => {
    const { ok, leftMs } = await count(limiter, key);
    const endsAt = Date.now() + leftMs; // to a few milliseconds; the next window ends a whole one later
    const giveBack = async () => {
      await pool.query(
        'UPDATE rate_limit SET points = points - 1 WHERE key = $1 AND points > 0 AND expire < $2',
        [limiter.getKey(key), Math.round(endsAt + windowMs / 2)],
      );
    };
    return { ok, leftMs, giveBack };
  };
}

/** Windows of this process alone, for as long as the store is away. */
export function ownWindows({ max, everyMs }: Allowance): Windows {
  const limiter = new RateLimiterMemory({ points: max, duration: everyMs / 1000 });
  return async (key) => {
    const { ok, leftMs } = await count(limiter, key);
    const endsAt = Date.now() + leftMs;
    const giveBack = async () => {
      if (Date.now() < endsAt) await limiter.reward(key);
    };
    return { ok, leftMs, giveBack };
  };
}

async function count(limiter: RateLimiterAbstract, key: string) {
  try {
    const { msBeforeNext } = await limiter.consume(key);
    return { ok: true, leftMs: msBeforeNext };
  } catch (stopped) {
    if (!(stopped instanceof RateLimiterRes)) throw stopped;
    return { ok: false, leftMs: stopped.msBeforeNext };
  }
}

/** The library multiplies its seconds by 1000, and PostgreSQL wants a whole number of what comes out: the next that does. */
function wholeMs(everyMs: number): number {
  let ms = Math.ceil(everyMs);
  while ((ms / 1000) * 1000 !== ms) ms += 1;
  return ms;
}
