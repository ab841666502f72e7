import type { Tier } from './api/method.ts';

// https://docs.slack.dev/apis/web-api/rate-limits: calls a minute for each method, app and workspace ("some burst" is a minute's
// worth here), and one message a second for each channel, of which a short burst passes.
const A_MINUTE = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;
const POSTING_BURST = 4;

interface Bucket {
  tokens: number;
  at: number;
}

/** Slack's rate limits by the emulator's clock. */
export class Limits {
  readonly #buckets = new Map<string, Bucket>();
  readonly #clock: () => number;
  /** `none` lets all through. */
  mode: 'real' | 'none';

  constructor(mode: 'real' | 'none', clock: () => number) {
    this.mode = mode;
    this.#clock = clock;
  }

  /** Undefined when the call may go, else the seconds to wait, as Retry-After says them. */
  wait(tier: Tier, method: string, team: string, channel: string): number | undefined {
    if (this.mode === 'none' || tier === 'free') return undefined;
    if (tier === 'posting') return this.#take(`post ${team} ${channel}`, POSTING_BURST, 1);
    const most = A_MINUTE[tier];
    return this.#take(`${method} ${team}`, most, most / 60);
  }

  #take(key: string, most: number, perSecond: number): number | undefined {
    const now = this.#clock();
    const bucket = this.#buckets.get(key) ?? { tokens: most, at: now };
    bucket.tokens = Math.min(most, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
    bucket.tokens -= 1;
    return undefined;
  }
}
