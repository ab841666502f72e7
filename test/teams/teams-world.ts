import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, vi } from 'vitest';
import type { Config } from '../../src/main/config.ts';
import { type Serving, serve } from '../../src/main/serve.ts';
import type { TeamsEmulator } from '../emulators/teams/emulator.ts';
import { openTeams, type TeamsOptions } from '../emulators/teams/open-teams.ts';
import { cardOnScreen, cardsFor } from '../emulators/teams/people/screen.ts';
import { latest, type Message, type Person, type Tenant } from '../emulators/teams/store.ts';
import { useDatabase } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { type Invited, type InviteOptions, invite } from '../support/pages-world.ts';

type PersonOptions = Partial<Parameters<TeamsEmulator['addPerson']>[1]>;

/** What is known of the contact, and of the account that joins as it. */
export interface JoinOptions extends InviteOptions {
  readonly profile?: PersonOptions;
}

/** The whole product, its real server and workers, in one tenant of an emulated Teams. */
export interface TeamsWorld {
  readonly teams: TeamsEmulator;
  /** That of the registration. */
  readonly tenant: Tenant;
  readonly serving: Serving;
  readonly logged: string[];
  /** Somebody for whom the app is installed; it has been greeted. */
  person(more?: PersonOptions): Promise<Person>;
  /** A person that has joined as a new contact of a new member; its first question has arrived. */
  joined(options?: JoinOptions): Promise<{ readonly person: Person; readonly invited: Invited }>;
  invite(options?: InviteOptions): Promise<Invited>;
  answers(invited: Invited): Promise<Readonly<Record<string, unknown>>>;
  /** The newest message of ours to somebody whose words match. */
  hears(person: Person, pattern: RegExp | string, since?: number): Promise<Message>;
  /** Nothing is on its way any more to this contact. */
  quiet(invited: Invited): Promise<void>;
}

/** More than a sweep: a ring that a busy store did not hear is mended by the next one, within a minute. */
const PATIENCE_MS = 75_000;

/** Waits for a condition; tells what was there when it did not come about. */
export async function until<Value>(
  look: () => Promise<Value | undefined> | Value | undefined,
  seen: () => unknown = () => undefined,
): Promise<Value> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`it did not come about: ${JSON.stringify(seen())}`);
    await delay(15);
  }
}

/** Call where tests are declared; read its parts only inside hooks and tests. */
export function useTeams(options: TeamsOptions = {}): TeamsWorld {
  const database = useDatabase();
  const logged: string[] = [];
  let open: { teams: TeamsEmulator; tenant: Tenant; serving: Serving; dataDir: string };
  let people = 0;
  beforeAll(async () => {
    // Microsoft's package tells of every wrong signature there.
    vi.spyOn(console, 'error').mockReturnValue();
    const teams = await openTeams(options);
    const { app, openIdMetadataUrl, authorityUrl } = teams;
    const tenant = teams.addTenant({ name: 'Ministry of Telecoms', id: app.tenantId });
    const dataDir = await mkdtemp(join(tmpdir(), 'parley-teams-'));
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    const config: Config = {
      ...{ dataDir, databaseUrl: database.url, host: '127.0.0.1', port, publicUrl },
      ...{ trustProxy: false, secret: 'a secret of the tests, of 32 letters' },
      teams: {
        ...{ appId: app.id, identity: { kind: 'secret', secret: app.password } },
        ...{ tenants: [tenant.id], openIdMetadataUrl, authorityUrl },
      },
    };
    teams.connect({ messagesUrl: `${publicUrl}/api/messages` });
    const log = pino({ level: 'warn' }, { write: (line: string) => logged.push(line) });
    open = { teams, tenant, dataDir, serving: await serve(config, 'all', log) };
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await open?.serving.stop();
    await open?.teams.close();
    if (open !== undefined) await rm(open.dataDir, { recursive: true, force: true });
  });
  const world: TeamsWorld = {
    get teams() {
      return open.teams;
    },
    get tenant() {
      return open.tenant;
    },
    get serving() {
      return open.serving;
    },
    logged,
    person: async (more = {}) => {
      people += 1;
      const profile = { name: `Person ${people}`, locale: 'en-GB', timeZone: 'Africa/Nairobi' };
      const person = open.teams.addPerson(open.tenant, { ...profile, ...more });
      await open.teams.installs(person);
      await until(() => said(world, person)[0]);
      return person;
    },
    invite: (more = {}) => invite(open.serving.opened.prisma, more),
    joined: async ({ profile, ...more } = {}) => {
      const invited = await world.invite(more);
      const person = await world.person(profile);
      const before = said(world, person).length;
      const seen = await open.teams.types(person, `join ${invited.token}`);
      if (seen.status !== 200) throw new Error(`joining was answered with ${seen.status}`);
      await until(
        () => said(world, person)[before],
        () => logged,
      );
      return { person, invited };
    },
    answers: async ({ responseId }) => {
      const rows = await open.serving.opened.prisma.answer.findMany({
        where: { responseId, current: true },
      });
      return Object.fromEntries(rows.map(({ question, value }) => [question, value]));
    },
    hears: (person, pattern, since = 0) =>
      until(
        () =>
          said(world, person)
            .slice(since)
            .findLast((one) => matches(wordsOf(one, person), pattern)),
        () => said(world, person).map((one) => wordsOf(one, person)),
      ),
    quiet: async ({ contactId }) => {
      const { prisma } = open.serving.opened;
      await until(async () => {
        const conversations = await prisma.conversation.findMany({ where: { contactId } });
        const ids = conversations.map(({ id }) => id);
        const state = { in: ['pending', 'sending', 'retrying'] };
        const left = await prisma.delivery.count({ where: { state, conversationId: { in: ids } } });
        return left === 0 ? true : undefined;
      });
    },
  };
  return world;
}

function matches(words: string, pattern: RegExp | string): boolean {
  return typeof pattern === 'string' ? words.includes(pattern) : pattern.test(words);
}

/** What the bot has said to somebody in the personal chat, oldest first. */
export function said({ teams }: Pick<TeamsWorld, 'teams'>, person: Person): readonly Message[] {
  return teams.store.said(person).filter(({ author }) => author === undefined);
}

/** The words of a message and of its buttons as a person sees them, without our marks of direction. */
export function wordsOf(message: Message | undefined, person: Person): string {
  if (message === undefined) return '';
  const cards = cardsFor(person, message).map(cardOnScreen);
  const words = cards.flatMap(({ text, inputs, buttons }) => [
    ...[text, ...inputs.map(({ label }) => label)],
    ...buttons.map((title) => `[${title}]`),
  ]);
  return [latest(message).text, ...words].join('\n').replace(/[\u200e\u200f\u2060]/g, '');
}
