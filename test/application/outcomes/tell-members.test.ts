import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeliverDeps, deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import { addConclusion } from '../../../src/application/outcomes/add-conclusion.ts';
import { endNeed } from '../../../src/application/outcomes/end-need.ts';
import { followConclusion } from '../../../src/application/outcomes/follow-conclusion.ts';
import { createMemberMatters } from '../../../src/application/outcomes/member-matters.ts';
import { planFollowUps } from '../../../src/application/outcomes/plan-follow-ups.ts';
import { previewTold, tellMembers } from '../../../src/application/outcomes/tell-members.ts';
import { closeRound } from '../../../src/application/rounds/close-round.ts';
import { openNewRound } from '../../../src/application/rounds/open-round.ts';
import { createStaffMatters } from '../../../src/application/staff/staff-matters.ts';
import { agendaAttachments } from '../../../src/infra/documents/agenda-attachments.ts';
import { staffWords } from '../../../src/main/english.ts';
import type { Letter } from '../../../src/platform/adapter.ts';
import { useDatabase } from '../../support/database.ts';
import {
  approver,
  DAY,
  HOUR,
  openWorld,
  phrases,
  responseOf,
  roundNamed,
  viewer,
  type World,
} from '../rounds/world.ts';

const database = useDatabase();
const MEETING = 'cto-21';
/** Wednesday after the meeting, 10:00 in Geneva: working hours in Kenya, Egypt and, later, Peru. */
const AFTER = Date.UTC(2027, 4, 12, 8);
const WORDS = {
  KE: 'Affordable fibre in rural counties. It should reach every school, every clinic and every county office before the year 2030, and stay affordable afterwards.',
  EG: 'نحتاج إلى تدريب على الأمن',
  PE: 'Pagos móviles fiables',
} as const;

let world: World;
let deps: Omit<World['deps'], 'memberMatters' | 'staffMatters'> & DeliverDeps;
const needs = new Map<number, string>();

beforeAll(async () => {
  world = await openWorld(database.url);
  const { store, links } = world.deps;
  const staffMatters = createStaffMatters({
    ...{ store, links, words: staffWords },
    attachments: (order) => agendaAttachments(phrases, order),
  });
  deps = { ...world.deps, memberMatters: createMemberMatters(store), staffMatters };
  await openNewRound(deps, { draft: roundNamed('r', { reminders: [] }) }, approver);
  await deliverDue(deps);
  // N1 is Kenya's and Peru's, N2 Egypt's; N3 is nobody's: staff brought it.
  const { id: meetingId } = await world.prisma.meeting.findFirstOrThrow();
  for (const number of [1, 2, 3]) {
    const id = deps.random.id();
    needs.set(number, id);
    const row = { id, meetingId, number, title: `Need ${number}`, createdAt: new Date() };
    await world.prisma.need.create({ data: row });
  }
  await says('KE', 1);
  await says('PE', 1, 'Pagos');
  await says('EG', 2);
  await changes('PE', WORDS.PE);
  await closeRound(deps, { round: 'r', reason: 'all are in' }, approver);
}, 60_000);
afterAll(() => world.close());

async function says(
  iso2: keyof typeof WORDS,
  need: number,
  value: string = WORDS[iso2],
): Promise<void> {
  const answerId = await answers(iso2, value);
  await world.prisma.needStatement.create({ data: { needId: needs.get(need) ?? '', answerId } });
}

/** After its words were coded. */
async function changes(iso2: keyof typeof WORDS, value: string): Promise<void> {
  const { id: responseId } = await responseOf(world, 'r', iso2);
  await world.prisma.answer.updateMany({ where: { responseId }, data: { current: false } });
  await answers(iso2, value);
}

async function answers(iso2: keyof typeof WORDS, value: string): Promise<string> {
  const { prisma } = world;
  const { id: responseId, addressee } = await responseOf(world, 'r', iso2);
  const { memberId } = addressee;
  const { id: contactId } = await prisma.contact.findFirstOrThrow({ where: { memberId } });
  const answerId = deps.random.id();
  const by = { contactId, platform: 'page', language: addressee.language, eventId: answerId };
  const said = { question: 'need1', value, attribution: 'country' };
  const at = new Date(world.clock.at);
  await prisma.answer.create({
    data: { id: answerId, responseId, ...said, ...by, answeredAt: at },
  });
  return answerId;
}

/** Sends what falls due until then; the letters by their receiver. */
async function lettersUntil(at: number): Promise<Readonly<Record<string, Letter>>> {
  const from = world.channel.sent.length;
  for (;;) {
    await deliverDue(deps);
    const next = await deps.outbox.nextDueAt();
    if (next === undefined || next > at) break;
    world.clock.at = Math.max(next, world.clock.at + 1);
  }
  world.clock.at = at;
  const sent = world.channel.sent.slice(from).map(({ to, content }) => {
    if (content.kind !== 'letter') throw new Error('not a letter');
    return [to.externalId, content.letter] as const;
  });
  return Object.fromEntries(sent);
}

const hourIn = (timeZone = 'UTC', at: Date | null = null) =>
  Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone }).format(at ?? 0));

const told = async () => {
  const result = await tellMembers(deps, MEETING, approver);
  return result.ok ? result.value : result.code;
};
const outcomes = () => world.prisma.delivery.count({ where: { kind: 'outcome' } });

describe('members are answered back', () => {
  it('not before the meeting, not by a viewer, and not while a need of theirs has no end', async () => {
    expect(await told()).toBe('meeting-ahead');
    world.clock.at = AFTER;
    expect(await tellMembers(deps, MEETING, viewer)).toMatchObject({ code: 'not-allowed' });
    const fibre = { title: 'Rural fibre', text: 'The group asks for guidance.', needs: [1] };
    await addConclusion(deps, MEETING, fibre, approver);
    const open = { code: 'needs-not-ended', params: { needs: 'N2', count: 1 } };
    expect(await tellMembers(deps, MEETING, approver)).toMatchObject(open);
    expect(await outcomes()).toBe(0);
  });

  it('each of its own words, in its language and its working hours, and of nobody else’s', async () => {
    const reason = 'Study Group 17 has it already';
    await endNeed(deps, { meeting: MEETING, need: 2, ending: 'not-raised', reason }, approver);
    expect(await told()).toEqual({ members: 3, planned: 3 });
    const today = await lettersUntil(AFTER + 14 * HOUR);
    expect(Object.keys(today).sort()).toEqual([
      ...['focal@eg.example', 'focal@ke.example', 'focal@pe.example'],
    ]);
    const { 'focal@ke.example': kenya, 'focal@eg.example': egypt } = today;
    expect(kenya?.subject).toBe('CTO meeting 21: what became of the needs of Kenya');
    expect(kenya?.items).toHaveLength(1);
    expect(kenya?.items?.[0]?.title).toMatch(/^“Affordable fibre in rural counties.*…”$/);
    expect(kenya?.items?.[0]?.text).toBe(
      `“${WORDS.KE}”\nIt is reflected in conclusion C1 of the meeting: “Rural fibre”.`,
    );
    expect(egypt?.items?.[0]?.title).toBe(`"${WORDS.EG}"`);
    expect(egypt?.items?.[0]?.text).toContain(reason);
    expect(JSON.stringify(egypt)).not.toContain('fibre');
    expect(today['focal@pe.example']?.items?.[0]?.title).toBe(`«${WORDS.PE}»`);
    const sent = await world.prisma.delivery.findMany({
      where: { kind: 'outcome' },
      include: { addressee: true },
    });
    const hours = sent.map(({ sentAt, addressee }) => hourIn(addressee?.timeZone, sentAt));
    for (const hour of hours) expect(hour).toBeGreaterThanOrEqual(9);
    for (const hour of hours) expect(hour).toBeLessThan(17);
  });

  it('once: told again are only those for whom something has changed', async () => {
    expect(await told()).toEqual({ members: 3, planned: 0 });
    await endNeed(deps, { meeting: MEETING, need: 2, ending: 'discussed' }, approver);
    expect(await told()).toEqual({ members: 3, planned: 1 });
    const next = await lettersUntil(AFTER + 3 * DAY);
    expect(Object.keys(next)).toEqual(['focal@eg.example']);
  });

  it('as staff have read it before, in any of the six languages', async () => {
    const order = { meeting: MEETING, member: 'MS-KE', language: 'ru' } as const;
    const preview = await previewTold(deps, order, viewer);
    expect(preview).toMatchObject({ ok: true, value: { member: 'Kenya', language: 'ru' } });
    expect(JSON.stringify(preview)).toContain('выводе C1');
    const nobody = { meeting: MEETING, member: 'MS-CH' };
    expect(await previewTold(deps, nobody, viewer)).toMatchObject({ code: 'member-not-heard' });
  });
});

describe('who looks after a conclusion', () => {
  const follow = (status: 'under-study' | 'done', nextOn: string | null = null) =>
    followConclusion(
      deps,
      {
        ...{ meeting: MEETING, conclusion: 1, status, reason: null, evidence: null, nextOn },
        owner: 'keeper@itu.example',
      },
      approver,
    );

  it('is reminded once on its day, and not when a newer word was written down meanwhile', async () => {
    const keeper = {
      id: deps.random.id(),
      email: 'keeper@itu.example',
      name: 'K',
      role: 'officer',
    };
    await world.prisma.staff.create({ data: keeper });
    expect(await follow('under-study', '2027-06-01')).toMatchObject({ ok: true });
    expect(await planFollowUps(deps)).toEqual({ planned: 0 });
    world.clock.at = Date.UTC(2027, 5, 1, 5);
    expect(await planFollowUps(deps)).toEqual({ planned: 1 });
    expect(await planFollowUps(deps)).toEqual({ planned: 0 });
    const letters = await lettersUntil(Date.UTC(2027, 5, 1, 8));
    expect(Object.keys(letters)).toEqual([keeper.email]);
    expect(letters[keeper.email]?.subject).toBe('C1 of CTO meeting 21: to be looked at again');

    await follow('under-study', '2027-06-03');
    world.clock.at = Date.UTC(2027, 5, 3, 5);
    expect(await planFollowUps(deps)).toEqual({ planned: 1 });
    await follow('done');
    expect(await lettersUntil(Date.UTC(2027, 5, 3, 12))).toEqual({});
    const last = await world.prisma.delivery.findFirstOrThrow({
      where: { kind: 'follow-up' },
      orderBy: { dueAt: 'desc' },
    });
    expect(last).toMatchObject({ state: 'cancelled', reason: 'nothing-to-tell' });
  });
});
