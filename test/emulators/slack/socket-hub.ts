import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isObject, parsed, textOf } from '../json.ts';
import { secret, uuid } from './ids.ts';
import type { Attempt, Parcel, Seen } from './parcel.ts';

/** https://docs.slack.dev/apis/events-api/using-socket-mode: up to ten connections at once. */
const SOCKETS_MAX = 10;

const TYPES = {
  event: { type: 'events_api', accepts_response_payload: false },
  interactive: { type: 'interactive', accepts_response_payload: true },
  command: { type: 'slash_commands', accepts_response_payload: true },
} as const;

/** An envelope on its way. */
interface Waiting {
  readonly id: string;
  readonly parcel: Parcel;
  attempt: Attempt;
  carrier: WebSocket | undefined;
  readonly began: number;
  readonly done: (seen: Seen) => void;
}

/** Socket Mode's server side: hands each envelope to one of the app's sockets and waits for its acknowledgement. */
export class SocketHub {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #sockets = new Set<WebSocket>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #appId: string;
  /** How long Slack waits for a reply. */
  patienceMs: number;
  #turn = 0;
  /** Envelopes as they went, with the number of the socket that carried each. */
  readonly carried: { envelopeId: string; socket: number; attempt: number }[] = [];
  readonly #numbers = new WeakMap<WebSocket, number>();
  #lastNumber = 0;

  constructor(appId: string, patienceMs: number) {
    this.#appId = appId;
    this.patienceMs = patienceMs;
  }

  /** The path of a new connection; its ticket works once. */
  newPath(): string {
    const ticket = secret(16);
    this.#tickets.add(ticket);
    return `/link/?ticket=${ticket}&app_id=${this.#appId}`;
  }

  /** How many sockets the app holds. */
  get open(): number {
    return this.#sockets.size;
  }

  /** Takes the upgrade of a request whose ticket is good. */
  accept(request: IncomingMessage, raw: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const known = this.#tickets.delete(url.searchParams.get('ticket') ?? '');
    if (!known || this.#sockets.size >= SOCKETS_MAX) {
      raw.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, raw, head, (socket) => this.#welcome(socket));
  }

  /** One attempt to hand a parcel over. Never rejects. */
  send(parcel: Parcel, attempt: Attempt): Promise<Seen> {
    return new Promise((resolve) => {
      const id = uuid();
      const began = performance.now();
      const patience = setTimeout(() => {
        this.#waiting.delete(id);
        const ms = performance.now() - began;
        resolve({ status: 0, body: undefined, ms, reason: 'http_timeout' });
      }, this.patienceMs);
      const done = (seen: Seen) => {
        clearTimeout(patience);
        this.#waiting.delete(id);
        resolve(seen);
      };
      const waiting: Waiting = { id, parcel, attempt, carrier: undefined, began, done };
      this.#waiting.set(id, waiting);
      this.#carry(waiting);
    });
  }

  /** Tells every socket that it will be closed, then closes it, as Slack does every few hours. */
  refresh(reason: 'warning' | 'refresh_requested' = 'refresh_requested'): void {
    const message = { type: 'disconnect', reason, debug_info: { host: 'applink-emulator' } };
    for (const socket of [...this.#sockets]) {
      socket.send(JSON.stringify(message));
      if (reason === 'warning') continue;
      this.#sockets.delete(socket);
      socket.close(1000);
    }
  }

  /** Cuts every socket without a word. */
  cut(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  async close(): Promise<void> {
    for (const { done, began } of [...this.#waiting.values()]) {
      const ms = performance.now() - began;
      done({ status: 0, body: undefined, ms, reason: 'connection_failed' });
    }
    for (const socket of this.#server.clients) socket.terminate();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #welcome(socket: WebSocket): void {
    this.#numbers.set(socket, ++this.#lastNumber);
    socket.on('message', (data) => this.#acknowledge(String(data)));
    socket.on('error', () => undefined);
    socket.on('close', () => this.#lost(socket));
    this.#sockets.add(socket);
    const hello = {
      type: 'hello',
      num_connections: this.#sockets.size,
      debug_info: {
        host: 'applink-emulator',
        build_number: 1,
        approximate_connection_time: 18_060,
      },
      connection_info: { app_id: this.#appId },
    };
    socket.send(JSON.stringify(hello));
    for (const waiting of this.#waiting.values()) if (!waiting.carrier) this.#carry(waiting);
  }

  #carry(waiting: Waiting): void {
    const live = [...this.#sockets].filter((socket) => socket.readyState === socket.OPEN);
    const carrier = live[this.#turn++ % Math.max(1, live.length)];
    waiting.carrier = carrier;
    if (!carrier) return; // the next socket that opens will carry it
    const { id, parcel, attempt } = waiting;
    this.carried.push({
      envelopeId: id,
      socket: this.#numbers.get(carrier) ?? 0,
      attempt: attempt.number,
    });
    const retry =
      parcel.kind === 'event'
        ? { retry_attempt: attempt.number, retry_reason: attempt.reason ?? '' }
        : {};
    const envelope = { envelope_id: id, payload: parcel.body, ...TYPES[parcel.kind], ...retry };
    carrier.send(JSON.stringify(envelope));
  }

  #acknowledge(text: string): void {
    const message = parsed(text);
    if (!isObject(message)) return;
    const waiting = this.#waiting.get(textOf(message['envelope_id']));
    if (!waiting) return;
    const ms = performance.now() - waiting.began;
    const payload = message['payload'];
    const empty = !isObject(payload) || Object.keys(payload).length === 0;
    const spoken = !empty && TYPES[waiting.parcel.kind].accepts_response_payload;
    waiting.done({ status: 200, body: spoken ? payload : undefined, ms });
  }

  /** What a lost socket carried and nobody acknowledged goes to another one. */
  #lost(socket: WebSocket): void {
    this.#sockets.delete(socket);
    for (const waiting of this.#waiting.values()) {
      if (waiting.carrier !== socket) continue;
      waiting.attempt = { number: waiting.attempt.number + 1, reason: 'connection_failed' };
      this.#carry(waiting);
    }
  }
}
