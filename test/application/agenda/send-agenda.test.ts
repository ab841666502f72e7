import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAgenda } from '../../../src/application/agenda/build-agenda.ts';
import { sendAgenda } from '../../../src/application/agenda/send-agenda.ts';
import { deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import { UNPACED } from '../../../src/application/deliveries/pacer.ts';
import { createMemberMatters } from '../../../src/application/outcomes/member-matters.ts';
import type { Actor } from '../../../src/application/ports.ts';
import { addStaff } from '../../../src/application/staff/add-staff.ts';
import { createStaffMatters } from '../../../src/application/staff/staff-matters.ts';
import type { StaffId } from '../../../src/domain/ids.ts';
import { compiledQuestionnaires } from '../../../src/infra/compiled-questionnaires.ts';
import { createPrisma, type PrismaClient } from '../../../src/infra/database/prisma.ts';
import { agendaAttachments } from '../../../src/infra/documents/agenda-attachments.ts';
import { createPhrasebook } from '../../../src/infra/phrasebook.ts';
import { outboxRows } from '../../../src/infra/rows/outbox-rows.ts';
import { questionnaireRows } from '../../../src/infra/rows/questionnaire-rows.ts';
import { createStore } from '../../../src/infra/store.ts';
import { sha256, systemRandom } from '../../../src/infra/system.ts';
import { staffWords } from '../../../src/main/english.ts';
import { messages } from '../../../src/messages/index.ts';
import { useDatabase } from '../../support/database.ts';
import { ADMINISTRATOR } from '../../support/parley.ts';
import { handClock, keepingAdapter, MONDAY, viewer } from '../rounds/world.ts';
import { agendaDeps } from './deps.ts';
import { generateRound } from './generated-round.ts';

const database = useDatabase();
const officer: Actor = { kind: 'staff', id: v7() as StaffId, role: 'officer', name: 'Officer' };
const clock = handClock(MONDAY);
const phrases = createPhrasebook(messages);
const channel = keepingAdapter();
let prisma: PrismaClient;
let deps: Parameters<typeof deliverDue>[0] & Parameters<typeof sendAgenda>[0];
let round: string;

beforeAll(async () => {
  const agenda = agendaDeps(database.url);
  round = (await generateRound(database.url, 68)).slug;
  const built = await buildAgenda(agenda.deps, { round }, officer);
  if (!built.ok) throw new Error(built.code);
  await agenda.close();
  prisma = createPrisma(database.url, { max: 4 });
  const store = createStore(prisma);
  const links = {
    invitation: (token: string) => `https://example.org/r/${token}`,
    coming: (token: string) => `https://example.org/c/${token}`,
    stop: (token: string) => `https://example.org/r/stop/${token}`,
    console: 'https://example.org/console',
  };
  deps = {
    ...{ store, clock, phrases, links, random: systemRandom, hash: sha256, pacer: UNPACED },
    bell: { ring: async () => undefined },
    outbox: outboxRows(prisma),
    channels: [{ adapter: channel.adapter, addressedBy: 'e-mail' }],
    questionnaires: compiledQuestionnaires(questionnaireRows(prisma), phrases),
    staffMatters: createStaffMatters({
      ...{ store, links, words: staffWords },
      attachments: (order) => agendaAttachments(phrases, order),
    }),
    memberMatters: createMemberMatters(store),
  };
  const person = { email: 'amina@itu.example', name: 'Amina Wanjiru', role: 'officer' as const };
  await addStaff(deps, person, ADMINISTRATOR);
});
afterAll(() => prisma.$disconnect());

describe('send-agenda', () => {
  const order = (more: object = {}) => ({
    ...{ round, to: ['Amina@itu.example'], languages: ['en' as const, 'ar' as const] },
    ...more,
  });

  it('plans nothing when anything is wrong', async () => {
    expect(await sendAgenda(deps, order(), viewer)).toMatchObject({ code: 'not-allowed' });
    expect(await sendAgenda(deps, order({ version: 99 }), officer)).toMatchObject({
      code: 'no-such-version',
    });
    const unknown = order({ to: ['amina@itu.example', 'nobody@itu.example'] });
    expect(await sendAgenda(deps, unknown, officer)).toMatchObject({ code: 'staff-unknown' });
    expect(await prisma.delivery.count({ where: { kind: 'document' } })).toBe(0);
  });

  it('sends the frozen version in each language, once however often it is asked for', async () => {
    expect(await sendAgenda(deps, order(), officer)).toMatchObject({ value: { planned: 2 } });
    expect(await sendAgenda(deps, order(), officer)).toMatchObject({ value: { planned: 0 } });
    await deliverDue(deps);
    expect(channel.sent.map(({ to }) => to.externalId)).toEqual(Array(2).fill('amina@itu.example'));
    const attached = channel.sent.flatMap(({ content }) =>
      content.kind === 'letter' ? (content.letter.attachments ?? []) : [],
    );
    expect(attached.map(({ name }) => name).sort()).toEqual(
      ['ar', 'en'].flatMap((language) => [`agenda.${language}.html`, `agenda.${language}.md`]),
    );
    const arabic = attached.find(({ name }) => name === 'agenda.ar.html');
    expect(Buffer.from(arabic?.body ?? []).toString()).toContain('dir="rtl"');
  });
});
