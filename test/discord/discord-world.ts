import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import type { Config } from '../../src/main/config.ts';
import { type Serving, serve } from '../../src/main/serve.ts';
import type { DiscordEmulator } from '../emulators/discord/emulator.ts';
import { type DiscordOptions, openDiscord } from '../emulators/discord/open-discord.ts';
import { type Guild, latest, type Message, type Person } from '../emulators/discord/store.ts';
import { useDatabase } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { type Invited, type InviteOptions, invite } from '../support/pages-world.ts';

type PersonOptions = Partial<Parameters<DiscordEmulator['addPerson']>[0]>;

/** What is known of the contact, and of the account that joins as it. */
export interface JoinOptions extends InviteOptions {
  readonly profile?: PersonOptions;
}

/** The whole product, its real server and workers, in one server of an emulated Discord. */
export interface DiscordWorld {
  readonly discord: DiscordEmulator;
  readonly guild: Guild;
  readonly serving: Serving;
  readonly logged: string[];
  person(more?: PersonOptions): Person;
  /** A person that has joined as a new contact of a new member; its first question has arrived. */
  joined(options?: JoinOptions): Promise<{ readonly person: Person; readonly invited: Invited }>;
  invite(options?: InviteOptions): Promise<Invited>;
  answers(invited: Invited): Promise<Readonly<Record<string, unknown>>>;
  /** Another process of the same deployment; it is stopped with the world unless before. */
  another(role?: 'all' | 'web' | 'worker'): Promise<Serving>;
}

/** More than a sweep: a ring that a busy store did not hear is mended by the next one, within a minute. */
const PATIENCE_MS = 75_000;
const LISTENER_MS = 2_000;

/** Waits for a condition; tells what was there when it did not come about. */
export async function until<Value>(
  look: () => Promise<Value | undefined> | Value | undefined,
  seen: () => unknown = () => undefined,
): Promise<Value> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`it did not come about: ${JSON.stringify(await seen())}`);
    await delay(15);
  }
}

/** Call where tests are declared; read its parts only inside hooks and tests. */
export function useDiscord(options: DiscordOptions = {}): DiscordWorld {
  const database = useDatabase();
  const logged: string[] = [];
  let open: { discord: DiscordEmulator; guild: Guild; serving: Serving };
  const stops: (() => Promise<unknown>)[] = [];
  let people = 0;
  const start = async (discord: DiscordEmulator, role: 'all' | 'web' | 'worker' = 'all') => {
    const dataDir = await mkdtemp(join(tmpdir(), 'parley-discord-'));
    const port = await freePort();
    const config: Config = {
      ...{ dataDir, databaseUrl: database.url, host: '127.0.0.1', port, trustProxy: false },
      ...{ publicUrl: `http://127.0.0.1:${port}`, secret: 'a secret of the tests, of 32 letters' },
      discord: {
        ...{ token: discord.token, applicationId: discord.app.id, apiUrl: discord.apiUrl },
        leaseMs: LISTENER_MS, // the next one listens soon after one has stopped
      },
    };
    const log = pino({ level: 'warn' }, { write: (line: string) => logged.push(line) });
    const serving = await serve(config, role, log);
    stops.push(async () => {
      await serving.stop();
      await rm(dataDir, { recursive: true, force: true });
    });
    return serving;
  };
  beforeAll(async () => {
    const discord = await openDiscord(options);
    const guild = discord.addGuild({ name: 'Regional group' });
    open = { discord, guild, serving: await start(discord) };
  });
  afterAll(async () => {
    await Promise.all(stops.map((stop) => stop().catch(() => undefined)));
    await open?.discord.close();
  });
  const world: DiscordWorld = {
    get discord() {
      return open.discord;
    },
    get guild() {
      return open.guild;
    },
    get serving() {
      return open.serving;
    },
    logged,
    person: (more = {}) => {
      people += 1;
      const given = { name: `Person ${people}`, locale: 'en-GB', guilds: [open.guild] };
      return open.discord.addPerson({ ...given, ...more });
    },
    invite: (more = {}) => invite(open.serving.opened.prisma, more),
    joined: async ({ profile, ...more } = {}) => {
      const invited = await world.invite(more);
      const person = world.person(profile);
      const seen = await open.discord.commands(person, 'parley join', { code: invited.token });
      if (seen.failed !== undefined) throw new Error(`joining: ${seen.failed}`);
      await until(() => asked(open.discord, person));
      return { person, invited };
    },
    answers: async ({ responseId }) => {
      const rows = await open.serving.opened.prisma.answer.findMany({
        where: { responseId, current: true },
      });
      return Object.fromEntries(rows.map(({ question, value }) => [question, value]));
    },
    another: (role) => start(open.discord, role),
  };
  return world;
}

/** What the bot has said to somebody in the conversation, beside what only belongs to an act. */
export function said(discord: DiscordEmulator, person: Person): readonly Message[] {
  return discord.store.said(person).filter(({ byApp, onlyFor }) => byApp && onlyFor === undefined);
}

/** The newest message with something to press. */
export function asked(discord: DiscordEmulator, person: Person): Message | undefined {
  return said(discord, person).findLast((message) => codesIn(message).length > 0);
}

/** The custom ids of what can be pressed. */
export function codesIn(message: Message): readonly string[] {
  const text = JSON.stringify(latest(message).components);
  return [...text.matchAll(/"custom_id":"((?:[^"\\]|\\.)*)"/g)].map(([, code]) =>
    JSON.parse(`"${code}"`),
  );
}

/** The words of a message, without our marks of direction. */
export function wordsOf(message: Message | undefined): string {
  return message === undefined ? '' : latest(message).words.replace(/[\u200e\u200f]/g, '');
}
