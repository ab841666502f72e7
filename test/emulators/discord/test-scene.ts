import { WebSocket } from 'ws';
import { isObject, type Json, objectOf, parsed } from '../json.ts';
import type { DiscordEmulator } from './emulator.ts';
import { type DiscordOptions, openDiscord } from './open-discord.ts';
import type { Channel, Guild, Person } from './store.ts';

/** What came of a request. */
export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly list: readonly unknown[];
  readonly headers: Headers;
}

/** An emulator with one guild and one person in it, spoken to without a library. */
export interface Scene {
  readonly discord: DiscordEmulator;
  readonly guild: Guild;
  readonly general: Channel;
  readonly ana: Person;
  /** A request with the bot's token, or with other headers. */
  rest(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** The path of the messages of Ana's direct conversation, which it opens. */
  direct(): string;
  /** A raw line to the gateway. */
  line(query?: string): Promise<Line>;
}

export async function scene(options: DiscordOptions = {}): Promise<Scene> {
  const discord = await openDiscord(options);
  const guild = discord.addGuild({ name: 'Regional group', locale: 'fr' });
  const [general] = guild.channels;
  if (!general) throw new Error('a guild has a channel');
  const ana = discord.addPerson({ name: 'Ana', locale: 'es-ES', guilds: [guild] });
  const rest: Scene['rest'] = async (method, path, body, headers = {}) => {
    const form = body instanceof FormData;
    const response = await fetch(`${discord.apiUrl}/v10${path}`, {
      method,
      headers: {
        authorization: `Bot ${discord.token}`,
        ...(form || body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    const json = parsed(await response.text());
    const list = Array.isArray(json) ? json : [];
    return { status: response.status, body: objectOf(json), list, headers: response.headers };
  };
  return {
    discord,
    guild,
    general,
    ana,
    rest,
    direct: () => `/channels/${discord.opensDirect(ana).id}/messages`,
    line: (query) => openLine(discord, query),
  };
}

/** A socket of the app, and everything that came over it. */
export interface Line {
  readonly got: Json[];
  send(payload: unknown): void;
  /** Opens a session; the READY that came, or the code with which the socket was closed. */
  identify(d?: Json): Promise<Json | number>;
  /** The next thing that fits, of those that came and were not taken before. */
  next(fits: (payload: Json) => boolean): Promise<Json>;
  /** The next dispatch of that name. */
  event(t: string): Promise<Json>;
  closed: Promise<number>;
  end(code?: number): void;
}

async function openLine(discord: DiscordEmulator, query = '?v=10&encoding=json'): Promise<Line> {
  const socket = new WebSocket(
    `${discord.apiUrl.replace('http', 'ws').replace('/api', '/')}${query}`,
  );
  const got: Json[] = [];
  const taken = new Set<Json>();
  const waiting = new Set<() => void>();
  socket.on('error', () => undefined);
  socket.on('message', (data) => {
    const payload = parsed(String(data));
    if (isObject(payload)) got.push(payload);
    for (const look of waiting) look();
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  const next = (fits: (payload: Json) => boolean) =>
    new Promise<Json>((resolve) => {
      const look = () => {
        const found = got.find((one) => !taken.has(one) && fits(one));
        if (!found) return;
        taken.add(found);
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const event = (t: string) => next((one) => one['t'] === t);
  const send = (payload: unknown) => socket.send(JSON.stringify(payload));
  const line: Line = {
    got,
    send,
    next,
    event,
    closed,
    end: (code) => socket.close(code),
    identify: async (d = {}) => {
      await next(({ op }) => op === 10);
      const properties = { os: 'linux', browser: 'test', device: 'test' };
      const intents = 1 | (1 << 9) | (1 << 12);
      send({ op: 2, d: { token: discord.token, intents, properties, ...d } });
      return Promise.race([event('READY'), closed]);
    },
  };
  return line;
}

/** Everything that a test has met: the codes of a refusal's fields, with where they stand. */
export function faultsOf(errors: unknown, path = ''): string[] {
  return Object.entries(objectOf(errors)).flatMap(([name, inner]) =>
    name === '_errors' && Array.isArray(inner)
      ? inner.map((one) => `${path} ${String(objectOf(one)['code'])}`)
      : faultsOf(inner, path ? `${path}.${name}` : name),
  );
}
