import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll } from 'vitest';
import { createPageAdapter } from '../../adapters/page/adapter.ts';
import { QUEUES } from '../../jobs/index.ts';
import { comingPages } from '../../src/application/coming/coming-pages.ts';
import { linkingPages } from '../../src/application/linking/linking-pages.ts';
import { reachPages } from '../../src/application/reach/reach-pages.ts';
import { draftRound } from '../../src/application/rounds/draft-round.ts';
import { openRound } from '../../src/application/rounds/open-round.ts';
import type { RoundInput } from '../../src/application/rounds/round-input.ts';
import { addStaff } from '../../src/application/staff/add-staff.ts';
import { createSignIn } from '../../src/application/staff/create-sign-in.ts';
import type { StaffRole } from '../../src/domain/vocabulary.ts';
import { agendaFiles } from '../../src/infra/documents/agenda-files.ts';
import { paperFiles } from '../../src/infra/documents/papers/paper-writer.ts';
import { createPacer } from '../../src/infra/pacer.ts';
import { openPaceStore } from '../../src/infra/pacing/open-pace-store.ts';
import { createPhrasebook } from '../../src/infra/phrasebook.ts';
import { openQueue } from '../../src/infra/queue/open-queue.ts';
import { operationsRows } from '../../src/infra/rows/operations-rows.ts';
import { refusals } from '../../src/messages/en/refusals.ts';
import { consoleMount } from '../../src/web/console/mount.ts';
import { createServer } from '../../src/web/server.ts';
import { useDatabase } from '../support/database.ts';
import { openBrowser, type PageBrowser } from '../support/page-browser.ts';
import {
  ADMINISTRATOR,
  must,
  openParley,
  prepare,
  settableClock,
  type TestParley,
} from '../support/parley.ts';

export interface ConsoleWorld {
  readonly server: FastifyInstance;
  readonly databaseUrl: string;
  readonly parley: TestParley;
  readonly clock: ReturnType<typeof settableClock>;
  /** Everything that was logged, at every level. */
  readonly logged: readonly string[];
  /** The stores behind the page for operators. */
  readonly machinery: Machinery;
  /** The token of a new sign-in link for somebody of this role. */
  link(role: StaffRole): Promise<string>;
  /** A browser in which somebody of this role has signed in. */
  signIn(role: StaffRole): Promise<PageBrowser>;
  /** A drafted round of the developing administrations, under a name of its own. */
  draft(input?: Partial<RoundInput>): Promise<string>;
  /** The same, open. */
  open(input?: Partial<RoundInput>): Promise<string>;
}

/** Call where tests are declared: the console over a real database with 194 Member States and both questionnaires. */
export function useConsole({
  publicUrl = 'http://127.0.0.1',
  start = '2027-03-01T09:00:00Z',
  directories = [],
}: {
  publicUrl?: string;
  start?: string;
  directories?: TestParley['directories'];
} = {}) {
  const database = useDatabase();
  const clock = settableClock(start);
  const logged: string[] = [];
  let opened: { parley: TestParley; machinery: Machinery; server: FastifyInstance } | undefined;
  let count = 0;
  const another = () => {
    count += 1;
    return count;
  };
  const now = () => {
    if (opened === undefined) throw new Error('the console exists only inside hooks and tests');
    return opened;
  };
  beforeAll(async () => {
    const parley = { ...openParley(database.url, clock), refusalWords: words(), directories };
    await prepare(parley);
    const log = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) });
    const machinery = await openMachinery(database.url, parley);
    opened = { parley, machinery, server: await serverOf(parley, { publicUrl, log, machinery }) };
  }, 60_000);
  afterAll(async () => {
    await opened?.server.close();
    await opened?.machinery.close();
    await opened?.parley.close();
  });
  const world: ConsoleWorld = {
    clock,
    logged,
    get server() {
      return now().server;
    },
    get databaseUrl() {
      return database.url;
    },
    get parley() {
      return now().parley;
    },
    get machinery() {
      return now().machinery;
    },
    async link(role) {
      const { parley } = now();
      const email = `${role}-${another()}@itu.example`;
      must(await addStaff(parley, { email, name: `Ada ${role}`, role }, ADMINISTRATOR));
      return must(await createSignIn(parley, { email }, ADMINISTRATOR)).token;
    },
    async signIn(role) {
      const browser = openBrowser(now().server);
      await browser.get(`/console/sign-in/${await world.link(role)}`);
      await browser.post('/console/sign-in/confirm', []);
      return browser;
    },
    async draft(input = {}) {
      const slug = input.slug ?? `round-${another()}`;
      const round = { ...ADMINISTRATIONS, ...input, slug };
      must(await draftRound(now().parley, round, ADMINISTRATOR));
      return slug;
    },
    async open(input = {}) {
      const round = await world.draft(input);
      must(await openRound(now().parley, { round }, ADMINISTRATOR));
      return round;
    },
  };
  return world;
}

const ADMINISTRATIONS = {
  meeting: 'cto-2027',
  questionnaire: 'administrations',
  closesOn: '2027-04-15',
} as const;

/** Staff's real words for refusals. */
function words(): TestParley['refusalWords'] {
  const catalogue = { refusals };
  const say = createPhrasebook({
    ...{ ar: catalogue, zh: catalogue, en: catalogue },
    ...{ es: catalogue, fr: catalogue, ru: catalogue },
  });
  return (code, params) => say('en', `refusals.${code}`, params);
}

export type Machinery = Awaited<ReturnType<typeof openMachinery>>;

/** Queue and pace on the same database, as a process without Redis has them. */
async function openMachinery(databaseUrl: string, { prisma }: TestParley) {
  const log = pino({ level: 'silent' });
  const queue = await openQueue({ databaseUrl, log });
  const pace = await openPaceStore(databaseUrl, undefined);
  const pacer = createPacer(pace.store, { log });
  return {
    queue,
    pacer,
    operations: { rows: operationsRows(prisma), queue, queues: QUEUES, holds: pacer },
    async close() {
      await pace.close();
      await queue.close(1000);
    },
  };
}

function serverOf(
  parley: TestParley,
  {
    publicUrl,
    log,
    machinery: { operations },
  }: {
    readonly publicUrl: string;
    readonly log: FastifyBaseLogger;
    readonly machinery: Machinery;
  },
): Promise<FastifyInstance> {
  const nobody = async () => undefined;
  return createServer({
    members: {
      view: nobody,
      receive: async () => ({ outcome: 'not-yours' }),
      peek: nobody,
      redeem: nobody,
      askFreshLink: nobody,
      stopByLink: async () => 'done',
      leave: nobody,
    },
    reach: reachPages(parley),
    linking: linkingPages({ ...parley, chats: parley.directories }),
    coming: comingPages(parley),
    page: createPageAdapter({ secure: publicUrl.startsWith('https:') }),
    webhooks: [],
    mounts: [
      consoleMount({
        parley,
        publicUrl,
        operations,
        agendaFiles: (order) => agendaFiles(parley.phrases, order),
        paperFiles: (paper, languages) => paperFiles(parley.phrases, paper, languages),
      }),
    ],
    phrasebook: parley.phrases,
    clock: parley.clock,
    random: parley.random,
    registry: new Registry(),
    log,
    ready: async () => [{ name: 'database', ok: true }],
    publicUrl,
    trustProxy: false,
  });
}
