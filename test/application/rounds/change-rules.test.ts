import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeRules } from '../../../src/application/rounds/change-rules.ts';
import { draftRound } from '../../../src/application/rounds/draft-round.ts';
import { openNewRound, openRound } from '../../../src/application/rounds/open-round.ts';
import { pauseRound } from '../../../src/application/rounds/pause-round.ts';
import { roundStatus } from '../../../src/application/rounds/round-status.ts';
import { useDatabase } from '../../support/database.ts';
import { approver, DAY, MONDAY, openWorld, responseOf, roundNamed, type World } from './world.ts';

const database = useDatabase();
let world: World;
beforeAll(async () => {
  world = await openWorld(database.url);
});
afterAll(() => world.close());

type Rule = NonNullable<Parameters<typeof changeRules>[1]['reminders']>[number];
const DAY_3: Rule = { anchor: 'opening', offset: 'P3D', states: ['not-started', 'not-invited'] };
const DAY_10: Rule = { anchor: 'opening', offset: 'P10D', states: ['not-started', 'partial'] };
const QUIET: Rule = { anchor: 'activity', offset: 'P2D', states: ['partial'] };
const BECAUSE = { reason: 'the chair asks for one more' };

const rulesOf = (slug: string) =>
  world.prisma.reminderRule.findMany({
    where: { round: { slug } },
    orderBy: [{ retiredAt: 'asc' }, { position: 'asc' }],
  });
const waitingBy = (ruleId: string | undefined) =>
  world.prisma.delivery.findMany({
    where: { reminderRuleId: ruleId ?? '', state: 'pending' },
    orderBy: { dueAt: 'asc' },
    include: { addressee: true },
  });

describe('the rules of an open round', () => {
  it('keep what is equal, end the others with what waits of them, and plan the new ones', async () => {
    await openNewRound(world.deps, { draft: roundNamed('open') }, approver);
    const before = await rulesOf('open');
    const kenya = await responseOf(world, 'open', 'KE');
    await world.prisma.response.update({ where: { id: kenya.id }, data: { status: 'submitted' } });
    const rung = world.rung.length;
    const reminders = [DAY_10, DAY_3]; // the second one stands already, written otherwise
    const changed = await changeRules(
      world.deps,
      { round: 'open', reminders, ...BECAUSE },
      approver,
    );
    expect(changed).toEqual({
      ok: true,
      value: { kept: 1, added: 1, ended: 3, planned: 2, cancelled: 9 },
    });
    const standing = (await rulesOf('open')).filter(({ retiredAt }) => retiredAt === null);
    expect(standing.map(({ id }) => id)).toContain(before[0]?.id);
    expect(standing.map(({ position, offset }) => [position, offset])).toEqual([
      [0, 'P3D'],
      [1, 'P10D'],
    ]);
    const fresh = await waitingBy(standing[1]?.id);
    // Egypt and Peru: Kenya has answered. Thursday the 11th.
    expect(fresh.map(({ addressee }) => addressee?.countryIso2).sort()).toEqual(['EG', 'PE']);
    expect(fresh[0]?.dueAt.toISOString().slice(0, 10)).toBe('2027-03-11');
    expect(await waitingBy(before[1]?.id)).toEqual([]);
    const cancelled = await world.prisma.delivery.count({
      where: { round: { slug: 'open' }, state: 'cancelled', reason: 'rule-retired' },
    });
    expect(cancelled).toBe(9);
    expect(await waitingBy(before[0]?.id)).toHaveLength(3);
    const audit = await world.prisma.audit.findFirstOrThrow({
      where: { action: 'round.rules-changed' },
    });
    expect(audit.reason).toBe(BECAUSE.reason);
    expect(audit.details).toMatchObject({ added: ['opening P10D not-started,partial'], kept: 1 });
    expect(world.rung.length).toBe(rung + 1);
  });

  it('plan nothing for a time that has passed, nor for a rule that waits for an activity', async () => {
    world.clock.at = MONDAY + 5 * DAY;
    const past: Rule = { anchor: 'opening', offset: 'P2D', states: ['not-started'] };
    const reminders = [past, QUIET];
    const changed = await changeRules(
      world.deps,
      { round: 'open', reminders, ...BECAUSE },
      approver,
    );
    expect(changed).toMatchObject({ value: { added: 2, ended: 2, planned: 0 } });
    world.clock.at = MONDAY;
  });

  it('may be changed while it is paused, and are told with what has become of them', async () => {
    await openNewRound(world.deps, { draft: roundNamed('paused') }, approver);
    await pauseRound(world.deps, { round: 'paused' }, approver);
    const [first] = await rulesOf('paused');
    await world.prisma.delivery.updateMany({
      where: { reminderRuleId: first?.id ?? '', addressee: { countryIso2: 'PE' } },
      data: { state: 'sent' },
    });
    await world.prisma.reminderRule.update({
      where: { id: first?.id ?? '' },
      data: { firedAt: new Date(MONDAY) },
    });
    const kept = { ...DAY_3, states: [...DAY_3.states] };
    const input = { round: 'paused', reminders: [kept, DAY_10], ...BECAUSE };
    expect(await changeRules(world.deps, input, approver)).toMatchObject({ ok: true });
    const status = await roundStatus(world.deps, { round: 'paused' }, approver);
    expect(status).toMatchObject({
      value: {
        rules: [
          { rule: { id: first?.id }, firedAt: MONDAY, sent: 1, ahead: 2 },
          { rule: { offset: 'P10D' }, firedAt: null, sent: 0, ahead: 3 },
        ],
      },
    });
  });

  it('once fired are what happened: only their end can be written', async () => {
    const fired = await world.prisma.reminderRule.findFirstOrThrow({
      where: { round: { slug: 'paused' }, firedAt: { not: null } },
    });
    const set = (data: Parameters<typeof world.prisma.reminderRule.update>[0]['data']) =>
      world.prisma.reminderRule.update({ where: { id: fired.id }, data });
    await expect(set({ offset: 'P9D' })).rejects.toThrow();
    await expect(set({ position: 7 })).rejects.toThrow();
    await expect(set({ states: ['partial'] })).rejects.toThrow();
    const reminders = [DAY_10];
    const ended = await changeRules(
      world.deps,
      { round: 'paused', reminders, ...BECAUSE },
      approver,
    );
    expect(ended).toMatchObject({ value: { kept: 1, ended: 1 } });
    const after = await world.prisma.reminderRule.findUniqueOrThrow({ where: { id: fired.id } });
    expect(after).toMatchObject({ offset: 'P3D', retiredAt: new Date(MONDAY) });
  });

  it('changed by two at once are those of one after the other', async () => {
    await openNewRound(world.deps, { draft: roundNamed('raced') }, approver);
    const results = await Promise.all(
      [[DAY_3], [DAY_10]].map((reminders) =>
        changeRules(world.deps, { round: 'raced', reminders, ...BECAUSE }, approver),
      ),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    const standing = (await rulesOf('raced')).filter(({ retiredAt }) => retiredAt === null);
    expect(standing).toHaveLength(1);
    expect(await waitingBy(standing[0]?.id)).toHaveLength(3);
  });
});

describe('the rules of a draft', () => {
  it('are simply replaced, and the round opens by the new ones', async () => {
    await draftRound(world.deps, roundNamed('draft'), approver);
    const change = { round: 'draft', reminders: [DAY_10], escalateAfter: 'P3D' };
    expect(await changeRules(world.deps, change, approver)).toMatchObject({
      value: { added: 1, ended: 4, planned: 0 },
    });
    expect((await rulesOf('draft')).map(({ offset }) => offset)).toEqual(['P10D']);
    await openRound(world.deps, { round: 'draft' }, approver);
    const reminders = { round: { slug: 'draft' }, kind: 'reminder' };
    expect(await world.prisma.delivery.count({ where: reminders })).toBe(3);
    const stored = await world.prisma.round.findUniqueOrThrow({ where: { slug: 'draft' } });
    expect(stored.escalateAfter).toBe('P3D');
  });

  it('may be none at all', async () => {
    await draftRound(world.deps, roundNamed('quiet'), approver);
    const none = await changeRules(world.deps, { round: 'quiet', reminders: [] }, approver);
    expect(none).toMatchObject({ value: { ended: 4 } });
    expect(await rulesOf('quiet')).toEqual([]);
  });
});

describe('a change of rules is refused', () => {
  const change = (more: Partial<Parameters<typeof changeRules>[1]>, actor = approver) =>
    changeRules(
      world.deps,
      { round: 'raced', reminders: [DAY_3, QUIET], ...BECAUSE, ...more },
      actor,
    );

  it.each([
    ['round-unknown', { round: 'nowhere' }],
    ['reason-missing', { reason: ' ' }],
    ['bad-input', { escalateAfter: 'PT1H' }],
    ['bad-input', { reminders: [{ ...DAY_3, offset: 'soon' }] }],
    ['bad-input', { reminders: [{ ...QUIET, states: ['not-started' as const] }] }],
    ['bad-input', { reminders: [DAY_3, { ...DAY_3, states: [...DAY_3.states].reverse() }] }],
  ])('with %s for %j', async (code, more) => {
    const before = await rulesOf('raced');
    expect(await change(more)).toMatchObject({ ok: false, code });
    expect(await rulesOf('raced')).toEqual(before);
  });

  it('when nothing would change, and for who may not', async () => {
    await change({});
    expect(await change({})).toMatchObject({ code: 'rules-unchanged' });
    const officer = { ...approver, role: 'officer' as const };
    expect(await change({}, officer)).toMatchObject({ code: 'not-allowed' });
    await world.prisma.round.update({ where: { slug: 'raced' }, data: { state: 'closed' } });
    expect(await change({ reminders: [] })).toMatchObject({ code: 'round-is-closed' });
  });
});
