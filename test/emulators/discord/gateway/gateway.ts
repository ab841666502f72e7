import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isObject, type Json, objectOf, parsed } from '../../json.ts';
import { guildCreateJson } from '../channel-json.ts';
import { shardOf } from '../ids.ts';
import { memberJson, userJson } from '../message-json.ts';
import type { Guild } from '../store.ts';
import type { Dispatch, World } from '../world.ts';
import {
  CLOSE,
  ENDS,
  identifyFault,
  isShard,
  PAYLOAD_BYTES_MAX,
  SENDS_A_MINUTE,
} from './handshake.ts';
import { INTENTS, Session } from './session.ts';

/** What a socket has said so far. */
interface Line {
  session: Session | undefined;
  sends: number[];
}

/** Discord's gateway: https://docs.discord.com/developers/events/gateway */
export class Gateway {
  readonly #world: World;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #lines = new Map<WebSocket, Line>();
  readonly sessions: Session[] = [];
  heartbeatMs = 41_250;
  /** While false, heartbeats are not acknowledged. */
  acknowledges = true;
  /** What comes of the next resumes: `session` is op 9 with false, `later` op 9 with true. */
  refusesResume: 'session' | 'later' | undefined;
  /** How many shards an app needs at least; more is 4011. */
  shardsNeeded = 1;
  #copies = 1;
  #held: (() => void)[] | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** Sessions with a socket. */
  get open(): Session[] {
    return this.sessions.filter(({ alive, socket }) => alive && socket?.readyState === 1);
  }

  accept(request: IncomingMessage, raw: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://localhost');
    this.#server.handleUpgrade(request, raw, head, (socket) => this.#welcome(socket, url));
  }

  /** Brings an event to every session whose shard and intents it concerns, also to those that may resume. */
  dispatch(dispatch: Dispatch): void {
    const copies = this.#copies;
    this.#copies = 1;
    for (const session of this.sessions) {
      if (!session.alive || !session.hears(dispatch)) continue;
      if (shardOf(dispatch.guildId, session.shard[1]) !== session.shard[0]) continue;
      const hidden = dispatch.hidesContent && !(session.intents & INTENTS.content);
      const d = hidden ? withoutWords(dispatch.d) : dispatch.d;
      for (let copy = 0; copy < copies; copy += 1) this.#send(session, dispatch.t, d);
    }
  }

  /** The next event goes so many times to each session. */
  duplicate(copies = 2): void {
    this.#copies = copies;
  }

  /** From now on events wait, until `release` lets them go. */
  hold(): void {
    this.#held ??= [];
  }

  /** Lets what waits go, in the order in which it came or the other way round. */
  release(order: 'as sent' | 'reversed' = 'as sent'): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const go of order === 'reversed' ? held.reverse() : held) go();
  }

  /** Cuts every socket without a word; sessions may be resumed. */
  cut(): void {
    for (const socket of this.#lines.keys()) socket.terminate();
  }

  /** Closes every socket with a code. */
  drop(code = 4000): void {
    for (const socket of this.#lines.keys()) socket.close(code);
  }

  /** Op 7: every app shall reconnect and resume. */
  reconnect(): void {
    for (const session of this.open) session.write({ op: 7, d: null, s: null, t: null });
  }

  /** Op 9 to every open session. */
  invalidate(resumable: boolean): void {
    for (const session of this.open) {
      if (!resumable) session.alive = false;
      session.write({ op: 9, d: resumable, s: null, t: null });
    }
  }

  /** Forgets the sessions, as after a long absence: a resume of one is refused. */
  forget(): void {
    for (const session of this.sessions) session.alive = false;
  }

  async close(): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #send(session: Session, t: string, d: unknown): void {
    const go = () => session.write(session.number(t, d));
    if (this.#held) this.#held.push(go);
    else go();
  }

  #welcome(socket: WebSocket, url: URL): void {
    const line: Line = { session: undefined, sends: [] };
    this.#lines.set(socket, line);
    socket.on('error', () => undefined);
    socket.on('close', (code) => this.#lost(socket, line, code));
    socket.on('message', (data) => {
      const refusal = this.#hear(socket, line, String(data));
      if (refusal !== undefined) socket.close(refusal);
    });
    const json = (url.searchParams.get('encoding') ?? 'json') === 'json';
    if ((url.searchParams.get('v') ?? '10') !== '10') socket.close(CLOSE.invalidVersion);
    else if (json) write(socket, { op: 10, d: { heartbeat_interval: this.heartbeatMs } });
    else socket.close(CLOSE.decode);
  }

  /** https://docs.discord.com/developers/events/gateway#initiating-a-disconnect: 1000 and 1001 end the session. */
  #lost(socket: WebSocket, line: Line, code: number): void {
    this.#lines.delete(socket);
    const { session } = line;
    if (session?.socket === socket) {
      session.socket = undefined;
      if (ENDS.includes(code)) session.alive = false;
    }
    this.#world.changed();
  }

  /** Takes what an app sends; the code with which its socket is closed, if it must be. */
  #hear(socket: WebSocket, line: Line, text: string): number | undefined {
    const message = parsed(text);
    const small = Buffer.byteLength(text) <= PAYLOAD_BYTES_MAX;
    if (!isObject(message) || !small) return CLOSE.decode;
    const now = this.#world.clock();
    line.sends = line.sends.filter((at) => at > now - 60_000);
    if (line.sends.push(now) > SENDS_A_MINUTE) return CLOSE.rateLimited;
    const d = objectOf(message['d']);
    switch (message['op']) {
      case 1:
        if (this.acknowledges) write(socket, { op: 11, d: null });
        return undefined;
      case 2:
        return this.#identify(socket, line, d);
      case 6:
        return this.#resume(socket, line, d);
      case 8:
        if (line.session) this.#members(line.session, d);
        return line.session ? undefined : CLOSE.notAuthenticated;
      case 3:
      case 4:
        return line.session ? undefined : CLOSE.notAuthenticated;
      default:
        return CLOSE.unknownOpcode;
    }
  }

  /** https://docs.discord.com/developers/events/gateway-events#identify */
  #identify(socket: WebSocket, line: Line, d: Json): number | undefined {
    if (line.session) return CLOSE.alreadyAuthenticated;
    const refusal = identifyFault(this.#world, d, this.shardsNeeded);
    if (refusal) return refusal;
    const shard = isShard(d['shard']) ? d['shard'] : ([0, 1] as const);
    const session = new Session(Number(d['intents']), shard, socket);
    line.session = session;
    this.sessions.push(session);
    this.#world.sessionStarts += 1;
    const mine = this.#guildsOf(session);
    const { app, origin, bot } = this.#world;
    const ready = {
      v: 10,
      user: { ...userJson(bot), verified: true, mfa_enabled: false, flags: 0, email: null },
      guilds: mine.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: origin.replace('http', 'ws'),
      shard: session.shard,
      application: { id: app.id, flags: this.#world.flags() },
    };
    session.write(session.number('READY', ready));
    if (session.intents & INTENTS.guilds) {
      for (const guild of mine)
        this.#send(session, 'GUILD_CREATE', guildCreateJson(this.#world, guild));
    }
    this.#world.changed();
    return undefined;
  }

  /** https://docs.discord.com/developers/events/gateway#resuming: what was missed comes again, then RESUMED. */
  #resume(socket: WebSocket, line: Line, d: Json): number | undefined {
    if (line.session) return CLOSE.alreadyAuthenticated;
    if (d['token'] !== this.#world.app.token) return CLOSE.authenticationFailed;
    const session = this.sessions.find(({ id }) => id === d['session_id']);
    const refused = this.refusesResume;
    this.refusesResume = undefined;
    if (!session?.alive || refused) {
      if (refused !== 'later' && session) session.alive = false;
      write(socket, { op: 9, d: refused === 'later' });
      return undefined;
    }
    const seq = Number(d['seq']);
    if (!Number.isInteger(seq) || seq > (session.sent.at(-1)?.s ?? 0)) return CLOSE.invalidSeq;
    const old = session.socket;
    session.socket = socket;
    old?.terminate();
    line.session = session;
    session.resumes += 1;
    for (const missed of session.sent.filter(({ s }) => s > seq)) session.write(missed);
    session.write(session.number('RESUMED', { _trace: [] }));
    this.#world.changed();
    return undefined;
  }

  /** https://docs.discord.com/developers/events/gateway-events#request-guild-members */
  #members(session: Session, d: Json): void {
    const guild = this.#world.store.guilds.find(({ id }) => id === d['guild_id']);
    if (!guild) return;
    const wanted = [d['user_ids']].flat();
    const people = [...guild.members].filter((id) => !d['user_ids'] || wanted.includes(id));
    this.#send(session, 'GUILD_MEMBERS_CHUNK', {
      guild_id: guild.id,
      members: people.flatMap((id) => {
        const person = this.#world.store.people.get(id);
        return person ? [memberJson(guild, person)] : [];
      }),
      chunk_index: 0,
      chunk_count: 1,
      ...(d['nonce'] === undefined ? {} : { nonce: d['nonce'] }),
    });
  }

  #guildsOf({ shard }: Session): Guild[] {
    return this.#world.store.guilds.filter(
      ({ id, installed }) => installed && shardOf(id, shard[1]) === shard[0],
    );
  }
}

const write = (socket: WebSocket, payload: Json) =>
  socket.send(JSON.stringify({ s: null, t: null, ...payload }));

/** https://docs.discord.com/developers/events/gateway#message-content-intent: the fields stay, empty. */
const withoutWords = (message: Json): Json => ({
  ...message,
  content: '',
  embeds: [],
  attachments: [],
  components: [],
});
