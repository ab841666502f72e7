import { createHash } from 'node:crypto';
import type { Route } from './rest/call.ts';

/** Requests a second of one bot: https://docs.discord.com/developers/topics/rate-limits#global-rate-limit */
const GLOBAL_A_SECOND = 50;
/** https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans: within ten minutes. */
const INVALID_WINDOW_MS = 600_000;

/**
 * Buckets by route. Discord says that they must be read from the headers and may change at any time; these are sizes that it
 * was seen to use, so that a client meets real ones.
 */
const SIZES: Readonly<Record<string, readonly [most: number, perMs: number]>> = {
  'POST /channels/:channel/messages': [5, 5_000],
  'PATCH /channels/:channel/messages/:message': [5, 5_000],
  'DELETE /channels/:channel/messages/:message': [5, 1_000],
  'POST /users/@me/channels': [10, 10_000],
};
const OTHERS = [50, 1_000] as const;

/** Parameters that make a bucket of their own, by the same page. */
const MAJOR = ['channel', 'guild', 'application', 'token'];

export interface Verdict {
  /** Seconds to wait, when the request may not go. */
  readonly wait?: number;
  readonly scope?: 'user' | 'shared' | 'global';
  readonly headers: Record<string, string>;
}

interface Bucket {
  left: number;
  resetAt: number;
}

/** Discord's rate limits by the emulator's clock. */
export class Limits {
  readonly #buckets = new Map<string, Bucket>();
  readonly #clock: () => number;
  #invalid: number[] = [];
  /** `none` lets all through and sends no headers. */
  mode: 'real' | 'none';

  constructor(mode: 'real' | 'none', clock: () => number) {
    this.mode = mode;
    this.#clock = clock;
  }

  /** Takes a place in the buckets of a request. */
  take(route: Route, params: Readonly<Record<string, string>>): Verdict {
    if (this.mode === 'none') return { headers: {} };
    // Interaction endpoints are not bound to the bot's global limit.
    if (route.token === 'bot') {
      const global = this.#spend('global', GLOBAL_A_SECOND, 1_000);
      if (global.left < 0) return { wait: this.#wait(global), scope: 'global', headers: {} };
    }
    const [most, perMs] = SIZES[route.name] ?? OTHERS;
    const major = MAJOR.map((name) => params[name] ?? '').join(' ');
    const bucket = this.#spend(`${route.name} ${major}`, most, perMs);
    const headers = {
      'x-ratelimit-limit': String(most),
      'x-ratelimit-remaining': String(Math.max(0, bucket.left)),
      'x-ratelimit-reset': (bucket.resetAt / 1000).toFixed(3),
      'x-ratelimit-reset-after': this.#wait(bucket).toFixed(3),
      'x-ratelimit-bucket': createHash('md5').update(route.name).digest('hex'),
    };
    return bucket.left < 0 ? { wait: this.#wait(bucket), scope: 'user', headers } : { headers };
  }

  /** Counts an answer that counts towards a ban; a 429 of a shared limit does not. */
  count(status: number, scope: string | undefined): void {
    const invalid = status === 401 || status === 403 || (status === 429 && scope !== 'shared');
    if (invalid) this.#invalid.push(this.#clock());
  }

  /** How many invalid requests came within the last ten minutes. */
  get invalidRequests(): number {
    const since = this.#clock() - INVALID_WINDOW_MS;
    this.#invalid = this.#invalid.filter((at) => at > since);
    return this.#invalid.length;
  }

  #spend(key: string, most: number, perMs: number): Bucket {
    const now = this.#clock();
    const known = this.#buckets.get(key);
    const bucket = known && known.resetAt > now ? known : { left: most, resetAt: now + perMs };
    this.#buckets.set(key, bucket);
    bucket.left -= 1;
    return bucket;
  }

  #wait = (bucket: Bucket): number => Math.max(0, (bucket.resetAt - this.#clock()) / 1000);
}
