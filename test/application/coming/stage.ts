import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { type DeliverDeps, deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import { UNPACED } from '../../../src/application/deliveries/pacer.ts';
import { holdSeat } from '../../../src/application/register/authorise.ts';
import { addSeat } from '../../../src/application/register/change-seats.ts';
import type { ContactId } from '../../../src/domain/ids.ts';
import { compiledQuestionnaires } from '../../../src/infra/compiled-questionnaires.ts';
import { outboxRows } from '../../../src/infra/rows/outbox-rows.ts';
import { questionnaireRows } from '../../../src/infra/rows/questionnaire-rows.ts';
import type { Letter, OutboundMessage } from '../../../src/platform/adapter.ts';
import { createServer } from '../../../src/web/server.ts';
import { must, type TestParley } from '../../support/parley.ts';
import { webDeps } from '../../web/api/stage.ts';
import { as, useMeeting } from '../outcomes/world.ts';
import { keepingAdapter } from '../rounds/world.ts';

/** Monday, a week before the meeting, 10:00 in Geneva: working hours everywhere below. */
export const BEFORE = '2027-05-10T08:00:00Z';
export const GROUP = { group: 'cto' } as const;

const COUNTRIES = [
  ['KE', 'KEN', 'AFR', 'en', 'Africa/Nairobi'],
  ['SN', 'SEN', 'AFR', 'fr', 'Africa/Dakar'],
  ['EG', 'EGY', 'ARB', 'ar', 'Africa/Cairo'],
] as const;

/** Members of industry: Kenya’s and Senegal’s have a seat with a holder, Egypt’s has none. Nobody is invited yet. */
export function useComing() {
  const meeting = useMeeting();
  const mail = keepingAdapter({ platform: 'mail' });
  const chat = keepingAdapter({ platform: 'chat' });
  const contacts = new Map<string, ContactId>();
  let open: { server: FastifyInstance; deps: DeliverDeps };
  beforeAll(async () => {
    const { parley, clock } = meeting;
    clock.set(BEFORE);
    await seed(parley, contacts);
    const log = pino({ level: 'silent' });
    const deps: DeliverDeps = {
      ...parley,
      outbox: outboxRows(parley.prisma),
      pacer: UNPACED,
      questionnaires: compiledQuestionnaires(questionnaireRows(parley.prisma), parley.phrases),
      staffMatters: { letter: async () => undefined },
      memberMatters: { outcomes: async () => [] },
      channels: [
        { adapter: chat.adapter, addressedBy: 'account' },
        { adapter: mail.adapter, addressedBy: 'e-mail' },
      ],
    };
    open = { server: await createServer(webDeps(parley, log)), deps };
  });
  afterAll(() => open?.server.close());
  return {
    meeting,
    mail,
    chat,
    get server() {
      return open.server;
    },
    get deps() {
      return open.deps;
    },
    contact: (email: string) => contacts.get(email) ?? ('' as ContactId),
    /** Sends what falls due until then, hour by hour; what was sent, in its order. */
    async sentUntil(iso: string): Promise<readonly Sent[]> {
      const [from, fromChat] = [mail.sent.length, chat.sent.length];
      for (;;) {
        await deliverDue(open.deps);
        const next = await open.deps.outbox.nextDueAt();
        if (next === undefined || next > Date.parse(iso)) break;
        meeting.clock.set(new Date(Math.max(next, meeting.clock.now() + 1)).toISOString());
      }
      meeting.clock.set(iso);
      return [...mail.sent.slice(from), ...chat.sent.slice(fromChat)].map(sentOf);
    },
  };
}

export interface Sent {
  readonly to: string;
  readonly language: string;
  readonly letter: Letter;
}

function sentOf({ to, language, content }: OutboundMessage): Sent {
  if (content.kind !== 'letter') throw new Error('not a letter');
  return { to: to.externalId, language, letter: content.letter };
}

/** Where a letter's link leads on the server. */
export function pathIn(sent: readonly Sent[], to: string): string {
  const url = sent.find((one) => one.to === to)?.letter.link?.url;
  if (url === undefined) throw new Error(`no letter to ${to}`);
  return new URL(url).pathname;
}

async function seed(parley: TestParley, contacts: Map<string, ContactId>): Promise<void> {
  const { prisma, random } = parley;
  for (const [iso2, iso3, region, language, timeZone] of COUNTRIES) {
    const rest = { names: {}, languages: [language], weekend: [6, 7], source: 's' };
    const asOf = new Date('2026-01-01');
    await prisma.country.create({ data: { iso2, iso3, region, timeZone, ...rest, asOf } });
  }
  for (const iso2 of ['KE', 'SN', 'EG'] as const) {
    const memberId = random.id();
    const reference = `SM-${iso2}`;
    const member = { kind: 'sector-member', reference, name: `Operator ${iso2}` };
    await prisma.member.create({ data: { id: memberId, ...member, countryIso2: iso2 } });
    for (const role of ['cto', 'alternate'] as const) {
      const email = `${role}@${iso2.toLowerCase()}.example`;
      const id = random.id() as ContactId;
      contacts.set(email, id);
      const name = `${role === 'cto' ? 'Holder' : 'Alternate'} ${iso2}`;
      await prisma.contact.create({ data: { id, memberId, email, role, name } });
    }
  }
  for (const iso2 of ['ke', 'sn']) {
    const seat = { ...GROUP, member: `SM-${iso2.toUpperCase()}`, from: '2026-01-01' };
    must(await addSeat(parley, seat, as('officer')));
    must(await holdSeat(parley, { ...seat, email: `cto@${iso2}.example` }, as('officer')));
  }
}
