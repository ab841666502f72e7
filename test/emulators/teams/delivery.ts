import { Agent, type IncomingMessage, request } from 'node:http';
import { bytesOf } from '../http-bytes.ts';
import { type Json, onWire, parsed, textOf } from '../json.ts';
import { signed } from './keys.ts';
import { type Mischief, mayComeAgain, type Seen } from './parcel.ts';
import type { World } from './world.ts';

/** One attempt, for tests that ask what went over the wire. */
export interface Delivered {
  readonly activity: Json;
  /** 0 is the first. */
  readonly attempt: number;
  readonly seen: Seen;
}

/** Who signs the tokens that come with activities. */
const ISSUER = 'https://api.botframework.com';
/** How long such a token is good for. */
const TOKEN_LIFE_S = 3_600;

/** Brings activities to the bot's endpoint, signed as Teams signs them. */
export class Delivery {
  /** Where the bot listens: `http://…/api/messages`. */
  url: string | undefined;
  /** How long Teams waits for an answer: about 15 seconds for a message and 10 for an invoke. */
  readonly patienceMs = { message: 15_000, invoke: 10_000 };
  /** Every attempt, in the order in which they ended. */
  readonly log: Delivered[] = [];
  readonly #world: World;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #again: { readonly activity: Json; readonly attempt: number }[] = [];
  #held: (() => void)[] | undefined;
  #mischief: Mischief = {};

  constructor(world: World) {
    this.#world = world;
  }

  /** The next activity goes in a wrong way. */
  mischief(next: Mischief): void {
    this.#mischief = next;
  }

  /** From now on activities wait, until `release` lets them go. */
  hold(): void {
    this.#held ??= [];
  }

  /** Lets what waits go, in the order in which it came or the other way round; each waits for nothing. */
  release(order: 'as sent' | 'reversed' = 'as sent'): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const go of order === 'reversed' ? held.reverse() : held) go();
  }

  /** Brings one activity; resolves with what came of its first copy. */
  async send(activity: Json): Promise<Seen> {
    const mischief = this.#mischief;
    this.#mischief = {};
    const held = this.#held;
    if (held) await new Promise<void>((go) => held.push(go));
    const copies = Array.from({ length: mischief.copies ?? 1 }, () =>
      this.#attempt(activity, 0, mischief),
    );
    const [first] = await Promise.all(copies);
    if (!first) throw new Error('no copy was sent');
    return first;
  }

  /** How many activities wait to be delivered again. */
  get retriesWaiting(): number {
    return this.#again.length;
  }

  /** Delivers again whatever was lost so far, with the ids that it had; what is lost once more waits for the next call. */
  async releaseRetries(): Promise<Seen[]> {
    const due = this.#again.splice(0);
    return Promise.all(due.map((one) => this.#attempt(one.activity, one.attempt + 1, {})));
  }

  close(): void {
    this.#agent.destroy();
  }

  async #attempt(right: Json, attempt: number, mischief: Mischief): Promise<Seen> {
    const authorization = await this.#authorization(right, mischief);
    const activity = onWire({ ...right, ...mischief.activity });
    const seen = await this.#exchange(activity, authorization, mischief.impatient === true);
    this.log.push({ activity, attempt, seen });
    if (mayComeAgain(seen)) this.#again.push({ activity: right, attempt });
    this.#world.changed();
    return seen;
  }

  async #authorization(activity: Json, how: Mischief): Promise<string | undefined> {
    if (how.unsigned) return undefined;
    if (how.authorization !== undefined) return how.authorization;
    const now = Math.floor(this.#world.clock() / 1000);
    const claims = onWire({
      serviceurl: activity['serviceUrl'],
      nbf: now - 60,
      exp: now + TOKEN_LIFE_S,
      iss: ISSUER,
      aud: this.#world.app.id,
      ...how.claims,
    });
    return `Bearer ${await signed(claims, how.forgery)}`;
  }

  #exchange(activity: Json, authorization: string | undefined, hurry: boolean): Promise<Seen> {
    if (!this.url) throw new Error('connect says where the bot listens');
    const body = JSON.stringify(activity);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
      'x-ms-conversation-id': textOf((activity['conversation'] as Json | undefined)?.['id']),
      ...(authorization === undefined ? {} : { authorization }),
    };
    const began = performance.now();
    const since = () => performance.now() - began;
    const url = this.url;
    return new Promise((resolve) => {
      const failed = (reason: 'timeout' | 'connection failed') =>
        resolve({ status: 0, body: undefined, ms: since(), reason });
      const sent = request(url, { method: 'POST', headers, agent: this.#agent });
      const patience = setTimeout(
        () => {
          failed('timeout');
          sent.destroy();
        },
        this.patienceMs[activity['type'] === 'invoke' ? 'invoke' : 'message'],
      );
      // Teams turns away, and the bot goes on without knowing it.
      if (hurry) sent.on('finish', () => failed('timeout'));
      sent.on('error', () => failed('connection failed'));
      sent.on('close', () => clearTimeout(patience));
      sent.on('response', (response) => {
        reply(response, since)
          .then(resolve, () => failed('connection failed'))
          .finally(() => this.#world.changed());
      });
      sent.end(body);
    });
  }
}

async function reply(response: IncomingMessage, since: () => number): Promise<Seen> {
  const text = (await bytesOf(response)).toString();
  const body = text === '' ? undefined : (parsed(text) ?? text);
  return { status: response.statusCode ?? 0, body, ms: since() };
}
