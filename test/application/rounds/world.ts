import { setTimeout as delay } from 'node:timers/promises';
import type { DeliverDeps } from '../../../src/application/deliveries/deliver-due.ts';
import { UNPACED } from '../../../src/application/deliveries/pacer.ts';
import type { GuessLimiter } from '../../../src/application/guess-limiter.ts';
import type { Actor, Bell, Clock } from '../../../src/application/ports.ts';
import type { RoundInput } from '../../../src/application/rounds/round-input.ts';
import type { MeetingId, QuestionnaireVersionId, StaffId } from '../../../src/domain/ids.ts';
import { compiledQuestionnaires } from '../../../src/infra/compiled-questionnaires.ts';
import { createPrisma, type Database } from '../../../src/infra/database/prisma.ts';
import { createPhrasebook } from '../../../src/infra/phrasebook.ts';
import { outboxRows } from '../../../src/infra/rows/outbox-rows.ts';
import { questionnaireRows } from '../../../src/infra/rows/questionnaire-rows.ts';
import { createStore } from '../../../src/infra/store.ts';
import { sha256, systemRandom } from '../../../src/infra/system.ts';
import { letters as ar } from '../../../src/messages/ar/letters.ts';
import { letters as en } from '../../../src/messages/en/letters.ts';
import { letters as es } from '../../../src/messages/es/letters.ts';
import { letters as fr } from '../../../src/messages/fr/letters.ts';
import { letters as ru } from '../../../src/messages/ru/letters.ts';
import { letters as zh } from '../../../src/messages/zh/letters.ts';
import type { Adapter, OutboundMessage, SendOutcome } from '../../../src/platform/adapter.ts';
import type { PaceRule } from '../../../src/platform/capabilities.ts';

/** Monday 1 March 2027, 10:00 in Geneva: working hours in all of the countries below. */
export const MONDAY = Date.UTC(2027, 2, 1, 9);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const approver: Actor = {
  kind: 'staff',
  id: '01930000-0000-7000-8000-00000000000a' as StaffId,
  role: 'approver',
  name: 'Ada Approver',
};
export const viewer: Actor = { ...approver, role: 'viewer' };

/** A clock that stands until a test moves it. */
export function handClock(start = MONDAY): Clock & { at: number } {
  return {
    at: start,
    now() {
      return this.at;
    },
  };
}

/** A channel that keeps what it is given; `outcomes` are what it says next, then "sent". */
export function keepingAdapter(
  options: {
    readonly platform?: string;
    readonly idempotentSend?: boolean;
    readonly pace?: readonly PaceRule[];
    readonly lookUp?: Adapter['lookUp'];
    readonly before?: (message: OutboundMessage) => Promise<void>;
  } = {},
) {
  const sent: OutboundMessage[] = [];
  const outcomes: SendOutcome[] = [];
  const adapter: Adapter = {
    platform: options.platform ?? 'kept',
    capabilities: {
      transport: 'none',
      textMax: 10_000,
      buttonsMax: 0,
      buttonLabelMax: 0,
      selectMax: 0,
      optionLabelMax: 0,
      multiSelect: false,
      forms: false,
      modals: false,
      edit: false,
      proactive: true,
      idempotentSend: options.idempotentSend ?? false,
      canLookUp: options.lookUp !== undefined,
      pace: options.pace ?? [],
    },
    receive: () => Promise.reject(new Error('only sends')),
    listen: () => Promise.reject(new Error('only sends')),
    findPerson: async () => undefined,
    showDesk: async () => undefined,
    lookUp: options.lookUp ?? (async () => ({ kind: 'unclear', reason: 'cannot be asked' })),
    send: async (message) => {
      await options.before?.(message);
      const outcome = outcomes.shift() ?? { kind: 'sent', reference: `ref-${sent.length}` };
      if (outcome.kind === 'sent' || outcome.kind === 'unknown') sent.push(message);
      return outcome;
    },
  };
  return { adapter, sent, outcomes };
}

const freely: GuessLimiter = {
  take: async () => ({ ok: true }),
  giveBack: async () => undefined,
};

/** The letters' words alone: what these rooms say. */
export const phrases = createPhrasebook({
  ar: { letters: ar },
  zh: { letters: zh },
  en: { letters: en },
  es: { letters: es },
  fr: { letters: fr },
  ru: { letters: ru },
});

/** The whole world of rounds on one database, unless it has one of its own: three countries, five members, a meeting, a questionnaire. */
export async function openWorld(url: string, { limiter = freely, isSeeded = true } = {}) {
  const prisma = createPrisma(url, { max: 12 });
  const clock = handClock();
  const rung: number[] = [];
  const bell: Bell = {
    ring: async (at) => {
      rung.push(at);
    },
  };
  const store = createStore(prisma);
  const channel = keepingAdapter();
  const deps = {
    ...{ store, clock, bell, limiter },
    outbox: outboxRows(prisma),
    random: systemRandom,
    hash: sha256,
    phrases,
    links: {
      invitation: (token: string) => `https://example.org/r/${token}`,
      coming: (token: string) => `https://example.org/c/${token}`,
      stop: (token: string) => `https://example.org/r/stop/${token}`,
      console: 'https://example.org/console',
    },
    pacer: UNPACED,
    questionnaires: compiledQuestionnaires(questionnaireRows(prisma), phrases),
    staffMatters: { letter: async () => undefined },
    memberMatters: { outcomes: async () => [] },
    channels: [{ adapter: channel.adapter, addressedBy: 'e-mail' as const }],
  } satisfies DeliverDeps & Record<string, unknown>;
  if (isSeeded) await seed(prisma);
  return { prisma, clock, rung, deps, channel, close: () => prisma.$disconnect() };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

async function seed(prisma: Database): Promise<void> {
  const names = { en: 'x' };
  const country = { region: 'AFR', names, source: 'test', asOf: new Date(0) };
  const weekend = [6, 7];
  await prisma.country.createMany({
    data: [
      {
        ...country,
        iso2: 'KE',
        iso3: 'KEN',
        languages: ['en'],
        timeZone: 'Africa/Nairobi',
        weekend,
      },
      {
        ...country,
        iso2: 'EG',
        iso3: 'EGY',
        region: 'ARB',
        languages: ['ar'],
        timeZone: 'Africa/Cairo',
        weekend: [5, 6],
      },
      {
        ...country,
        iso2: 'PE',
        iso3: 'PER',
        region: 'AMS',
        languages: ['es'],
        timeZone: 'America/Lima',
        weekend,
      },
      {
        ...country,
        iso2: 'CH',
        iso3: 'CHE',
        region: 'EUR',
        languages: ['fr'],
        timeZone: 'Europe/Zurich',
        weekend,
      },
    ],
  });
  const spell = { source: 'test', asOf: new Date(0), category: 'developing' };
  await prisma.categorySpell.createMany({
    data: ['KE', 'EG', 'PE'].map((countryIso2) => ({
      ...spell,
      countryIso2,
      id: systemRandom.id(),
    })),
  });
  for (const [iso2, name] of [
    ['KE', 'Kenya'],
    ['EG', 'Egypt'],
    ['PE', 'Peru'],
    ['CH', 'Switzerland'],
  ] as const) {
    const id = systemRandom.id();
    await prisma.member.create({
      data: { id, kind: 'member-state', reference: `MS-${iso2}`, name, countryIso2: iso2 },
    });
    const contact = { memberId: id, role: 'focal-point' };
    await prisma.contact.create({
      data: {
        ...contact,
        id: systemRandom.id(),
        email: `focal@${iso2.toLowerCase()}.example`,
        name: `Focal ${name}`,
      },
    });
    await prisma.contact.create({
      data: {
        ...contact,
        role: 'alternate',
        id: systemRandom.id(),
        email: `other@${iso2.toLowerCase()}.example`,
        name: `Other ${name}`,
      },
    });
  }
  await prisma.meeting.create({
    data: {
      id: systemRandom.id() as MeetingId,
      ...{
        slug: 'cto-21',
        kind: 'cto',
        number: 21,
        title: 'CTO meeting 21',
        place: 'Geneva',
        studyPeriod: '2025-2028',
      },
      startsOn: new Date('2027-05-10'),
      endsOn: new Date('2027-05-11'),
    },
  });
  await prisma.questionnaire.create({
    data: {
      id: systemRandom.id(),
      slug: 'administrations',
      versions: {
        create: {
          id: systemRandom.id() as QuestionnaireVersionId,
          ...{ number: 1, definition: {}, sha256: 'a'.repeat(64), title: names },
          languages: ['ar', 'en', 'es', 'fr'],
          publishedAt: new Date(0),
        },
      },
    },
  });
}

/** Closes on Wednesday 31 March 2027, before the meeting. */
export function roundNamed(slug: string, more: Partial<RoundInput> = {}): RoundInput {
  return {
    slug,
    meeting: 'cto-21',
    questionnaire: 'administrations',
    closesOn: '2027-03-31',
    threshold: 3,
    ...more,
  };
}

export async function responseOf(world: World, slug: string, iso2: string) {
  return world.prisma.response.findFirstOrThrow({
    where: { addressee: { countryIso2: iso2, round: { slug } } },
    include: { addressee: true },
  });
}

/** Waits for a condition, never for a time. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('it never came true');
    await delay(10);
  }
}
