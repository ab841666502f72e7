import type pg from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { GuessLimiter } from '../application/guess-limiter.ts';
import { sha256 } from './system.ts';

/** Wrong guesses that one source has in a window. A token has 256 bits: this only keeps the noise down. */
const GUESSES = 60;
const WINDOW_SECONDS = 600;

/**
 * Counts in the table rate_limit, also where there is a Redis: who follows a link must not depend on it. Sources are kept
 * as hashes only.
 */
export function createGuessLimiter(
  { postgres }: { readonly postgres: pg.Pool },
  { guesses = GUESSES, windowSeconds = WINDOW_SECONDS } = {},
): GuessLimiter {
  const limiter = new RateLimiterPostgres({
    keyPrefix: 'guess',
    points: guesses,
    duration: windowSeconds,
    storeClient: postgres,
    tableName: 'rate_limit',
    tableCreated: true,
  });
  const keyOf = (source: string) => Buffer.from(sha256(source)).toString('base64url');
  return {
    take: async (source) => {
      try {
        await limiter.consume(keyOf(source));
        return { ok: true };
      } catch (stopped) {
        if (!(stopped instanceof RateLimiterRes)) throw stopped;
        return { ok: false, retryAfterMs: stopped.msBeforeNext };
      }
    },
    giveBack: async (source) => {
      await limiter.reward(keyOf(source));
    },
  };
}
