import type { HttpSender } from './http-sender.ts';
import { type Attempt, isFine, type Mischief, type Parcel, type Seen } from './parcel.ts';
import type { SocketHub } from './socket-hub.ts';

/** https://docs.slack.dev/apis/events-api/#retries: at once, after a minute, after five. */
const REAL_WAITS_MS = [0, 60_000, 300_000];

/** When an event that failed goes again: after these waits, or when a test says so. */
export type Retries = 'real' | 'manual' | readonly number[];

/** One attempt, for tests that ask what went over the wire. */
export interface Delivered {
  readonly parcel: Parcel;
  readonly attempt: number;
  readonly seen: Seen;
}

interface Again {
  readonly parcel: Parcel;
  readonly attempt: Attempt;
}

/** Brings parcels to the app by whichever transport it has; events that fail are tried again. */
export class Delivery {
  /** Where the app listens; without it parcels go to its sockets. */
  url: string | undefined;
  /** Every attempt, in the order in which they ended. */
  readonly log: Delivered[] = [];
  readonly #http: HttpSender;
  readonly #sockets: SocketHub;
  readonly #waits: readonly number[];
  readonly #manual: boolean;
  readonly #again: Again[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #held: (() => void)[] | undefined;
  #mischief: Mischief = {};

  constructor(http: HttpSender, sockets: SocketHub, retries: Retries) {
    this.#http = http;
    this.#sockets = sockets;
    this.#manual = retries === 'manual';
    this.#waits = typeof retries === 'string' ? REAL_WAITS_MS : retries;
  }

  /** How long Slack waits for a reply: three seconds, unless a test is in a hurry. */
  set patienceMs(ms: number) {
    this.#http.patienceMs = ms;
    this.#sockets.patienceMs = ms;
  }

  /** The next parcel goes in a wrong way. */
  mischief(next: Mischief): void {
    this.#mischief = next;
  }

  /** From now on parcels wait, until `release` lets them go. */
  hold(): void {
    this.#held ??= [];
  }

  /** Lets what waits go, in the order in which it came or the other way round; each waits for nothing. */
  release(order: 'as sent' | 'reversed' = 'as sent'): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const go of order === 'reversed' ? held.reverse() : held) go();
  }

  /** Brings one parcel; resolves with what came of its first attempt. */
  async send(parcel: Parcel): Promise<Seen> {
    const mischief = this.#mischief;
    this.#mischief = {};
    const held = this.#held;
    if (held) await new Promise<void>((go) => held.push(go));
    const copies = Array.from({ length: mischief.copies ?? 1 }, () =>
      this.#attempt(parcel, { number: 0 }, mischief),
    );
    const [first] = await Promise.all(copies);
    if (!first) throw new Error('no copy was sent');
    return first;
  }

  /** How many events wait to be tried again. */
  get retriesWaiting(): number {
    return this.#again.length + this.#timers.size;
  }

  /** With `retries: 'manual'`: tries again everything that failed so far; what fails once more waits for the next call. */
  async releaseRetries(): Promise<Seen[]> {
    const due = this.#again.splice(0);
    return Promise.all(due.map(({ parcel, attempt }) => this.#attempt(parcel, attempt, {})));
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#http.close();
  }

  async #attempt(parcel: Parcel, attempt: Attempt, mischief: Mischief): Promise<Seen> {
    const seen = this.url
      ? await this.#http.send(this.url, parcel, attempt, mischief)
      : await this.#sockets.send(parcel, attempt);
    this.log.push({ parcel, attempt: attempt.number, seen });
    const over = isFine(seen) || seen.noRetry || attempt.number >= this.#waits.length;
    if (parcel.kind === 'event' && !over) this.#later(parcel, attempt.number, seen);
    return seen;
  }

  #later(parcel: Parcel, number: number, seen: Seen): void {
    const attempt = { number: number + 1, reason: seen.reason ?? 'unknown_error' };
    if (this.#manual) {
      this.#again.push({ parcel, attempt });
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#attempt(parcel, attempt, {}).catch(() => undefined);
    }, this.#waits[number] ?? 0);
    this.#timers.add(timer.unref());
  }
}
