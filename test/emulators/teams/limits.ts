/** Within `seconds`, at most `most`: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
type Window = readonly [most: number, seconds: number];

const RULES = {
  /** Sending, and making a conversation: of one bot, in one thread. */
  send: [
    [7, 1],
    [8, 2],
    [60, 30],
    [1_800, 3_600],
  ],
  /** Members and conversations read: of one bot, in one thread. */
  read: [
    [14, 1],
    [16, 2],
    [120, 30],
    [3_600, 3_600],
  ],
  /** All requests of one app, in one tenant. */
  tenant: [[50, 1]],
} as const satisfies Record<string, readonly Window[]>;

export type Kind = keyof typeof RULES;

/** Teams' rate limits by the emulator's clock. */
export class Limits {
  readonly #taken = new Map<string, number[]>();
  readonly #clock: () => number;
  /** `none` lets all through. */
  mode: 'real' | 'none';

  constructor(mode: 'real' | 'none', clock: () => number) {
    this.mode = mode;
    this.#clock = clock;
  }

  /** Takes a place; else the seconds to wait for one. */
  take(kind: Kind, of: string): number | undefined {
    if (this.mode === 'none') return undefined;
    const now = this.#clock();
    const key = `${kind} ${of}`;
    const taken = (this.#taken.get(key) ?? []).filter((at) => at > now - 3_600_000);
    this.#taken.set(key, taken);
    const waits = RULES[kind].map(([most, seconds]) => {
      const within = taken.filter((at) => at > now - seconds * 1_000);
      const oldest = within[within.length - most];
      return oldest === undefined ? 0 : oldest + seconds * 1_000 - now;
    });
    const wait = Math.max(...waits);
    if (wait > 0) return Math.ceil(wait / 1_000);
    taken.push(now);
    return undefined;
  }
}
