import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import type { Config } from '../../src/main/config.ts';
import { type Serving, serve } from '../../src/main/serve.ts';
import type { SlackEmulator } from '../emulators/slack/emulator.ts';
import { openSlack, type SlackOptions } from '../emulators/slack/open-slack.ts';
import type { Message, Person, Workspace } from '../emulators/slack/store.ts';
import { useDatabase } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import { type Invited, type InviteOptions, invite } from '../support/pages-world.ts';

export interface SlackWorldOptions {
  readonly transport?: 'http' | 'socket';
  readonly slack?: SlackOptions;
}

/** What is known of the contact, and of the account that joins as it. */
export interface JoinOptions extends InviteOptions {
  readonly profile?: Parameters<SlackWorld['person']>[0];
}

/** The whole product, its real server and workers, with one workspace of an emulated Slack. */
export interface SlackWorld {
  readonly slack: SlackEmulator;
  readonly team: Workspace;
  readonly serving: Serving;
  readonly logged: readonly string[];
  person(more?: Partial<Parameters<SlackEmulator['addPerson']>[1]>): Person;
  /** A person that has joined as a new contact of a new member; its first question has arrived. */
  joined(options?: JoinOptions): Promise<{ readonly person: Person; readonly invited: Invited }>;
  invite(options?: InviteOptions): Promise<Invited>;
  /** What has been said to a person, waited for until `isEnough`. */
  hears(person: Person, isEnough: (messages: readonly Message[]) => boolean): Promise<Message>;
  /** The newest message that has such an element. */
  asked(person: Person, actionId: string): Promise<Message>;
  answers(invited: Invited): Promise<Readonly<Record<string, unknown>>>;
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
export function useSlack({
  transport = 'http',
  slack: options = {},
}: SlackWorldOptions = {}): SlackWorld {
  const database = useDatabase();
  const logged: string[] = [];
  let open: { slack: SlackEmulator; team: Workspace; serving: Serving; dataDir: string };
  let people = 0;
  beforeAll(async () => {
    const slack = await openSlack({ retries: 'manual', ...options });
    const team = slack.addWorkspace({ name: 'Ministry of Telecoms' });
    const dataDir = await mkdtemp(join(tmpdir(), 'parley-slack-'));
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    const config: Config = {
      ...{ dataDir, databaseUrl: database.url, host: '127.0.0.1', port, publicUrl },
      trustProxy: false,
      slack: {
        install: { kind: 'one-workspace', botToken: slack.botToken(team) },
        apiUrl: slack.apiUrl,
        signingSecret: slack.signingSecret,
        ...(transport === 'socket' ? { appToken: slack.appToken } : {}),
      },
    };
    if (transport === 'http') slack.connect({ eventsUrl: `${publicUrl}/slack/events` });
    const log = pino({ level: 'warn' }, { write: (line: string) => logged.push(line) });
    const serving = await serve(config, 'all', log);
    open = { slack, team, serving, dataDir };
  });
  afterAll(async () => {
    await open?.serving.stop();
    await open?.slack.close();
    if (open !== undefined) await rm(open.dataDir, { recursive: true, force: true });
  });
  const world: SlackWorld = {
    get slack() {
      return open.slack;
    },
    get team() {
      return open.team;
    },
    get serving() {
      return open.serving;
    },
    logged,
    person: (more = {}) => {
      people += 1;
      const email = `person${people}@example.org`;
      const profile = { name: `Person ${people}`, email, locale: 'en-GB', tz: 'Africa/Nairobi' };
      return open.slack.addPerson(open.team, { ...profile, ...more });
    },
    invite: (more = {}) => invite(open.serving.opened.prisma, more),
    joined: async ({ profile, ...more } = {}) => {
      const invited = await world.invite(more);
      const person = world.person(profile);
      const seen = await open.slack.command(person, '/parley', `join ${invited.token}`);
      if (seen.status !== 200) throw new Error(`joining was answered with ${seen.status}`);
      await world.hears(person, (messages) => messages.some((one) => hasElement(one)));
      return { person, invited };
    },
    hears: async (person, isEnough) => {
      const said = () => open.slack.store.said(person).filter(({ user }) => user !== person.id);
      await until(
        () => (isEnough(said()) ? true : undefined),
        () => said().map((one) => one.versions.at(-1)?.text),
      );
      const last = said().at(-1);
      if (last === undefined) throw new Error('nothing was said');
      return last;
    },
    asked: (person, actionId) =>
      until(
        () =>
          open.slack.store
            .said(person)
            .filter(({ user }) => user !== person.id)
            .findLast((one) => hasElement(one, actionId)),
        () => open.slack.store.said(person).map((one) => one.versions.at(-1)),
      ),
    answers: async ({ responseId }) => {
      const rows = await open.serving.opened.prisma.answer.findMany({
        where: { responseId, current: true },
      });
      return Object.fromEntries(rows.map(({ question, value }) => [question, value]));
    },
  };
  return world;
}

/** Whether the message now shows an element with such an action id, or any button of ours. */
export function hasElement(message: Message, actionId?: string): boolean {
  const text = JSON.stringify(message.versions.at(-1)?.blocks ?? []);
  return text.includes(actionId === undefined ? '"action_id"' : `"action_id":"${actionId}"`);
}
