import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advanceRounds } from '../../../src/application/rounds/advance-rounds.ts';
import { draftRound } from '../../../src/application/rounds/draft-round.ts';
import { openNewRound, openRound } from '../../../src/application/rounds/open-round.ts';
import { roundStatus } from '../../../src/application/rounds/round-status.ts';
import { scheduleRound } from '../../../src/application/rounds/schedule-round.ts';
import { useDatabase } from '../../support/database.ts';
import { approver, DAY, HOUR, MONDAY, openWorld, roundNamed, viewer, type World } from './world.ts';

const database = useDatabase();
let world: World;
beforeAll(async () => {
  world = await openWorld(database.url);
});
afterAll(() => world.close());

async function expectNothingOf(slug: string) {
  expect(await world.prisma.round.count({ where: { slug } })).toBe(0);
}

describe('open-round', () => {
  it('freezes the developing members with their own closing instants, and plans what goes out', async () => {
    const opened = await openNewRound(world.deps, { draft: roundNamed('first') }, approver);
    expect(opened).toMatchObject({ ok: true, value: { addressees: 3, deliveries: 15 } });
    const addressees = await world.prisma.addressee.findMany({
      where: { round: { slug: 'first' } },
      orderBy: { countryIso2: 'asc' },
      include: { response: true, deliveries: { orderBy: { dueAt: 'asc' } } },
    });
    expect(
      addressees.map(({ countryIso2, closesAt }) => [countryIso2, closesAt.toISOString()]),
    ).toEqual([
      ['EG', '2027-03-31T21:59:59.999Z'],
      ['KE', '2027-03-31T20:59:59.999Z'],
      ['PE', '2027-04-01T04:59:59.999Z'],
    ]);
    expect(addressees.every(({ response }) => response?.status === 'not-started')).toBe(true);
    expect(addressees[1]?.categories).toEqual(['developing']);
    // Each within two hours of its time: no burst.
    const expected = [
      ['invitation', '2027-03-01T09:00:00.000Z'],
      ['reminder', '2027-03-04T09:00:00.000Z'],
      ['reminder', '2027-03-08T09:00:00.000Z'],
      ['reminder', '2027-03-30T06:00:00.000Z'], // 48 h before is late on Monday evening: the next morning
      ['reminder', '2027-03-31T08:59:59.999Z'],
    ] as const;
    const planned = addressees[1]?.deliveries ?? [];
    expect(planned.map(({ kind }) => kind)).toEqual(expected.map(([kind]) => kind));
    for (const [index, [, time]] of expected.entries()) {
      const late = (planned[index]?.dueAt.getTime() ?? 0) - Date.parse(time);
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThanOrEqual(2 * HOUR);
    }
    // In Lima it is four in the morning: the invitation waits for nine.
    const inLima = addressees[2]?.deliveries[0]?.dueAt.getTime() ?? 0;
    expect(inLima).toBeGreaterThanOrEqual(Date.UTC(2027, 2, 1, 14));
    expect(inLima).toBeLessThan(Date.UTC(2027, 2, 1, 16));
    const audit = await world.prisma.audit.findMany({ where: { action: 'round.opened' } });
    expect(audit).toHaveLength(1);
    expect(audit[0]).toMatchObject({
      actor: `staff:${approver.kind === 'staff' ? approver.id : ''}`,
    });
  });

  it('lets one of two who open at once win, and refuses the other', async () => {
    await draftRound(world.deps, roundNamed('raced'), approver);
    const results = await Promise.all(
      [1, 2].map(() => openRound(world.deps, { round: 'raced' }, approver)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ code: 'round-is-open' });
    expect(await world.prisma.addressee.count({ where: { round: { slug: 'raced' } } })).toBe(3);
  });

  it('lets one of two who open anew under one name win, and leaves nothing of the other', async () => {
    const results = await Promise.all(
      [1, 2].map(() => openNewRound(world.deps, { draft: roundNamed('twin') }, approver)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ code: 'slug-taken' });
    expect(await world.prisma.addressee.count({ where: { round: { slug: 'twin' } } })).toBe(3);
  });

  it.each([
    ['closing-not-before-meeting', { closesOn: '2027-05-10' }],
    ['closing-passed', { closesOn: '2027-02-28' }],
    ['audience-empty', { audience: { kinds: ['academia' as const], categories: [] } }],
    ['questionnaire-unknown', { version: 9 }],
    ['meeting-unknown', { meeting: 'no-such' }],
    ['bad-input', { threshold: 2 }],
    ['bad-input', { sendWindow: { from: 17, to: 9 } }],
    [
      'bad-input',
      {
        reminders: [{ anchor: 'opening' as const, offset: 'soon', states: ['partial' as const] }],
      },
    ],
    [
      'bad-input',
      {
        reminders: [
          { anchor: 'activity' as const, offset: 'P1D', states: ['not-started' as const] },
        ],
      },
    ],
  ])('refuses with %s and leaves nothing behind', async (code, more) => {
    const draft = roundNamed('refused', more);
    expect(await openNewRound(world.deps, { draft }, approver)).toMatchObject({ ok: false, code });
    await expectNothingOf('refused');
  });

  it('closes after the meeting begins only with a reason, which the audit keeps', async () => {
    const draft = roundNamed('after', { closesOn: '2027-05-12' });
    const because = { closesAfterMeetingBecause: 'the meeting goes on online until June' };
    expect(await openNewRound(world.deps, { draft, ...because }, approver)).toMatchObject({
      ok: true,
    });
    const audit = await world.prisma.audit.findFirst({
      where: { action: 'round.opened', reason: because.closesAfterMeetingBecause },
    });
    expect(audit).not.toBeNull();
  });

  it('needs the questionnaire in every language that an addressee or its contacts need', async () => {
    const contact = await world.prisma.contact.findFirstOrThrow({
      where: { email: 'other@ke.example' },
    });
    await world.prisma.contact.update({ where: { id: contact.id }, data: { language: 'ru' } });
    const refused = await openNewRound(world.deps, { draft: roundNamed('refused') }, approver);
    expect(refused).toMatchObject({
      code: 'questionnaire-lacks-language',
      params: { language: 'ru' },
    });
    await world.prisma.contact.update({ where: { id: contact.id }, data: { language: null } });
  });

  it('refuses who may not', async () => {
    const refused = await openNewRound(world.deps, { draft: roundNamed('refused') }, viewer);
    expect(refused).toMatchObject({ ok: false, code: 'not-allowed', params: { role: 'approver' } });
  });

  it('names members that no message can reach instead of dropping them', async () => {
    await world.prisma.contact.updateMany({
      where: { member: { countryIso2: 'PE' } },
      data: { active: false },
    });
    await openNewRound(world.deps, { draft: roundNamed('silent') }, approver);
    const status = await roundStatus(world.deps, { round: 'silent' }, viewer);
    expect(status).toMatchObject({
      ok: true,
      value: {
        unreachable: [{ name: 'Peru', countryIso2: 'PE' }],
        progress: {
          asked: 3,
          byStatus: { 'not-started': 3 },
          gaps: expect.arrayContaining([{ region: 'ARB', category: 'developing' }]),
        },
      },
    });
    await world.prisma.contact.updateMany({
      where: { member: { countryIso2: 'PE' } },
      data: { active: true },
    });
  });
});

describe('advance-rounds', () => {
  it('opens a scheduled round at its time, by the categories of that day, and closes it after the last closing time', async () => {
    await draftRound(world.deps, roundNamed('later'), approver);
    const opensAt = MONDAY + DAY;
    expect(await scheduleRound(world.deps, { round: 'later', opensAt }, approver)).toMatchObject({
      ok: true,
    });
    expect((await advanceRounds(world.deps)).opened).toEqual([]);
    const egypt = await world.prisma.categorySpell.findFirstOrThrow({
      where: { countryIso2: 'EG' },
    });
    await world.prisma.categorySpell.update({
      where: { id: egypt.id },
      data: { validTo: new Date('2027-03-02') },
    });
    world.clock.at = opensAt + HOUR;
    const [one, two] = await Promise.all([advanceRounds(world.deps), advanceRounds(world.deps)]);
    expect([...one.opened, ...two.opened]).toEqual(['later']);
    const countries = await world.prisma.addressee.findMany({
      where: { round: { slug: 'later' } },
    });
    expect(countries.map(({ countryIso2 }) => countryIso2).sort()).toEqual(['KE', 'PE']);

    world.clock.at = Date.UTC(2027, 3, 1, 4, 59);
    expect((await advanceRounds(world.deps)).closed).not.toContain('later');
    world.clock.at = Date.UTC(2027, 3, 1, 5);
    expect((await advanceRounds(world.deps)).closed).toContain('later');
    const waiting = await world.prisma.delivery.count({
      where: { round: { slug: 'later' }, state: 'pending' },
    });
    expect(waiting).toBe(0);
    await world.prisma.categorySpell.update({ where: { id: egypt.id }, data: { validTo: null } });
    world.clock.at = MONDAY;
  });

  it('turns a schedule that cannot be kept back into a draft, once, with the reason in the audit', async () => {
    await draftRound(world.deps, roundNamed('doomed'), approver);
    await scheduleRound(world.deps, { round: 'doomed', opensAt: MONDAY + HOUR }, approver);
    await world.prisma.member.updateMany({ data: { active: false } });
    world.clock.at = MONDAY + 2 * HOUR;
    expect((await advanceRounds(world.deps)).refused).toEqual([
      { round: 'doomed', code: 'audience-empty' },
    ]);
    expect((await advanceRounds(world.deps)).refused).toEqual([]);
    await world.prisma.member.updateMany({ data: { active: true } });
    world.clock.at = MONDAY;
  });
});
