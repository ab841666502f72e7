import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll } from 'vitest';
import { createPageAdapter } from '../../adapters/page/adapter.ts';
import { memberAccess } from '../../src/application/answering/member-access.ts';
import type { MemberPages } from '../../src/application/answering/member-pages.ts';
import { servePages } from '../../src/application/answering/serve-pages.ts';
import { comingPages } from '../../src/application/coming/coming-pages.ts';
import { createClosingText } from '../../src/application/deliveries/closing-text.ts';
import type { ChatPlatform } from '../../src/application/linking/chats.ts';
import { linkingPages } from '../../src/application/linking/linking-pages.ts';
import { reachPages } from '../../src/application/reach/reach-pages.ts';
import type { Language } from '../../src/domain/language.ts';
import { compiledQuestionnaires } from '../../src/infra/compiled-questionnaires.ts';
import {
  createPrisma,
  type PrismaClient,
  type Database as Rows,
} from '../../src/infra/database/prisma.ts';
import { createGuessLimiter } from '../../src/infra/guess-limiter.ts';
import { createPhrasebook } from '../../src/infra/phrasebook.ts';
import { conversationRows, turnRows } from '../../src/infra/rows/answering-rows.ts';
import { questionnaireRows } from '../../src/infra/rows/questionnaire-rows.ts';
import { createStore } from '../../src/infra/store.ts';
import { sha256, systemClock, systemRandom } from '../../src/infra/system.ts';
import { messages } from '../../src/messages/index.ts';
import type { WebDeps } from '../../src/web/deps.ts';
import { createServer } from '../../src/web/server.ts';
import { useDatabase } from './database.ts';

export type QuestionnaireName = 'administrations' | 'sector-members';

export const phrasebook = createPhrasebook(messages);

/** The member pages over a real database and the real engine, with an open round of a real questionnaire. */
export interface PagesWorld {
  readonly server: FastifyInstance;
  readonly prisma: PrismaClient;
  /** Everything that was logged, at every level. */
  readonly logged: readonly string[];
  /** A new contact of a new member, and the token of its letter. */
  invite(options?: InviteOptions): Promise<Invited>;
}

export interface InviteOptions {
  readonly questionnaire?: QuestionnaireName;
  /** Another questionnaire than these two. */
  readonly definition?: object;
  readonly language?: Language;
  readonly memberName?: string;
  readonly contactName?: string;
  readonly closesAt?: Date;
}

export interface Invited {
  readonly token: string;
  readonly contactId: string;
  readonly memberName: string;
  readonly roundId: string;
  readonly responseId: string;
  readonly email: string;
}

/** Call where tests are declared; read its parts only inside hooks and tests. */
export function usePages(overrides: Partial<WebDeps> = {}): PagesWorld {
  const database = useDatabase();
  const logged: string[] = [];
  let open: { prisma: PrismaClient; pool: pg.Pool; server: FastifyInstance } | undefined;
  const opened = () => {
    if (open === undefined) throw new Error('the pages exist only inside hooks and tests');
    return open;
  };
  beforeAll(async () => {
    const prisma = createPrisma(database.url, { max: 4 });
    const pool = new pg.Pool({ connectionString: database.url, max: 2 });
    const members = memberPages(prisma, pool);
    const log = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) });
    const server = await createServer({
      members,
      linking: linkingPages({ ...accessDeps(prisma, pool), chats: CHATS }),
      coming: comingPages(accessDeps(prisma, pool)),
      reach: reachPages({ store: createStore(prisma), clock: systemClock, random: systemRandom }),
      page: createPageAdapter({ secure: false }),
      webhooks: [],
      mounts: [],
      phrasebook,
      clock: systemClock,
      random: systemRandom,
      registry: new Registry(),
      log,
      ready: async () => [{ name: 'database', ok: true }],
      publicUrl: 'http://127.0.0.1',
      trustProxy: false,
      ...overrides,
    });
    open = { prisma, pool, server };
  });
  afterAll(async () => {
    await open?.server.close();
    await open?.prisma.$disconnect();
    await open?.pool.end();
  });
  return {
    logged,
    get server() {
      return opened().server;
    },
    get prisma() {
      return opened().prisma;
    },
    invite: (options = {}) => invite(opened().prisma, options),
  };
}

async function definitionOf(name: QuestionnaireName): Promise<object> {
  const url = new URL(`../../data/questionnaires/${name}.json`, import.meta.url);
  return JSON.parse(await readFile(url, 'utf8')) as object;
}

/** A chat platform that the pages tell of. */
const CHATS: readonly ChatPlatform[] = [
  { platform: 'chat', name: 'Chat & Co', bot: 'Parley', command: '/parley join' },
];

function accessDeps(prisma: PrismaClient, pool: pg.Pool) {
  return {
    store: createStore(prisma),
    clock: systemClock,
    random: systemRandom,
    hash: sha256,
    limiter: createGuessLimiter({ postgres: pool }),
    bell: { ring: async () => {} },
  };
}

/** The application as src/main wires it, without a queue. */
function memberPages(prisma: PrismaClient, pool: pg.Pool): MemberPages {
  const closingText = createClosingText(phrasebook);
  const deps = accessDeps(prisma, pool);
  const served = servePages({
    turns: turnRows(prisma),
    conversations: conversationRows(prisma),
    questionnaires: compiledQuestionnaires(questionnaireRows(prisma), phrasebook),
    clock: systemClock,
    random: systemRandom,
    capabilitiesOf: () => createPageAdapter({ secure: false }).capabilities,
    closingText,
    bell: deps.bell,
  });
  return { ...served, ...memberAccess({ ...deps, closingText }) };
}

/** A new contact of a new member in an open round of its own, and the token of its letter. */
export async function invite(prisma: PrismaClient, options: InviteOptions = {}): Promise<Invited> {
  const definition =
    options.definition ?? (await definitionOf(options.questionnaire ?? 'administrations'));
  await prisma.country.upsert({ where: { iso2: KENYA.iso2 }, update: {}, create: KENYA });
  // All at once: a server that runs meanwhile closes an open round that asks nobody.
  return prisma.$transaction((rows) => insertInvited(rows, { ...options, definition }));
}

async function insertInvited(
  prisma: Rows,
  { definition, ...options }: InviteOptions & { readonly definition: object },
): Promise<Invited> {
  const closesAt = options.closesAt ?? new Date(Date.now() + 30 * 86_400_000);
  const memberName = options.memberName ?? 'Republic of Kenya';
  const language = options.language ?? 'en';
  const roundId = await openRound(prisma, definition, closesAt);
  const contact = await insertContact(prisma, { ...options, memberName, language });
  const addressee = await prisma.addressee.create({
    data: {
      id: systemRandom.id(),
      roundId,
      memberId: contact.memberId,
      kind: 'member-state',
      name: memberName,
      countryIso2: KENYA.iso2,
      region: KENYA.region,
      categories: ['developing'],
      language,
      timeZone: KENYA.timeZone,
      weekend: KENYA.weekend,
      closesAt,
      response: { create: { id: systemRandom.id() } },
    },
    include: { response: true },
  });
  const token = systemRandom.token();
  await prisma.invitation.create({
    data: {
      id: systemRandom.id(),
      addresseeId: addressee.id,
      contactId: contact.id,
      tokenHash: Buffer.from(sha256(token)),
      reason: 'letter',
      expiresAt: closesAt,
    },
  });
  const responseId = addressee.response?.id ?? '';
  return { token, contactId: contact.id, memberName, roundId, responseId, email: contact.email };
}

const KENYA = {
  iso2: 'KE',
  iso3: 'KEN',
  names: {},
  region: 'AFR',
  languages: ['en'],
  timeZone: 'Africa/Nairobi',
  weekend: [6, 7],
  source: 'tests',
  asOf: new Date('2026-01-01'),
};

/** An open round of a questionnaire. */
async function openRound(prisma: Rows, definition: object, closesOn: Date): Promise<string> {
  const id = systemRandom.id;
  const round = await prisma.round.create({
    data: {
      id: id(),
      slug: `round-${id()}`,
      state: 'open',
      audience: {},
      closesOn,
      sendWindow: {},
      openedAt: new Date(),
      meeting: {
        create: {
          id: id(),
          slug: `cto-${id()}`,
          kind: 'cto',
          title: 'CTO Meeting, Geneva, 8 December 2027',
          startsOn: new Date('2027-12-08'),
          endsOn: new Date('2027-12-08'),
          place: 'Geneva',
          studyPeriod: '2025-2028',
        },
      },
      questionnaireVersion: {
        create: {
          id: id(),
          number: 1,
          definition,
          sha256: '0'.repeat(64),
          languages: ['ar', 'zh', 'en', 'es', 'fr', 'ru'],
          title: {},
          publishedAt: new Date(),
          questionnaire: { create: { id: id(), slug: `q-${id()}` } },
        },
      },
    },
  });
  return round.id;
}

/** A focal point of a new member. */
function insertContact(
  prisma: Rows,
  person: InviteOptions & { readonly memberName: string; readonly language: Language },
) {
  const id = systemRandom.id();
  const member = {
    id: systemRandom.id(),
    kind: 'member-state',
    reference: `MS-${id}`,
    name: person.memberName,
    country: { connect: { iso2: KENYA.iso2 } },
    weekend: [],
  };
  return prisma.contact.create({
    data: {
      id,
      email: `${id}@example.org`,
      name: person.contactName ?? 'Amina Wanjiru',
      role: 'focal-point',
      language: person.language,
      member: { create: member },
    },
  });
}
