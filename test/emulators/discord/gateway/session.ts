import type { WebSocket } from 'ws';
import { secret } from '../ids.ts';
import type { Dispatch } from '../world.ts';

/** One event as it went, or would go, to a session. */
export interface Sent {
  readonly op: 0;
  readonly t: string;
  readonly s: number;
  readonly d: unknown;
}

/** A logical connection of the app, which outlives its socket until it is resumed or forgotten. */
export class Session {
  readonly id = secret(12);
  readonly intents: number;
  readonly shard: readonly [number, number];
  socket: WebSocket | undefined;
  /** Whether a resume is still possible. */
  alive = true;
  #seq = 0;
  /** Everything dispatched, for a resume. */
  readonly sent: Sent[] = [];
  /** How many times it was resumed. */
  resumes = 0;

  constructor(intents: number, shard: readonly [number, number], socket: WebSocket) {
    this.intents = intents;
    this.shard = shard;
    this.socket = socket;
  }

  /** Gives an event the next number and keeps it. */
  number(t: string, d: unknown): Sent {
    const sent: Sent = { op: 0, t, s: ++this.#seq, d };
    this.sent.push(sent);
    return sent;
  }

  /** Sends over the socket, if there is one. */
  write(payload: unknown): void {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(payload));
  }

  /** Whether the session asked for such events: https://docs.discord.com/developers/events/gateway#list-of-intents */
  hears({ intents }: Dispatch): boolean {
    return intents === 0 || (intents & this.intents) !== 0;
  }
}

export const INTENTS = {
  guilds: 1 << 0,
  members: 1 << 1,
  presences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  content: 1 << 15,
} as const;

export const PRIVILEGED = INTENTS.members | INTENTS.presences | INTENTS.content;
/** Every intent that is documented. */
export const KNOWN = 0b11_0011_0001_1111_1111_1111_1111;
