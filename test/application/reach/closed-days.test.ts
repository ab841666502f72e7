import { describe, expect, it } from 'vitest';
import { addClosedDays } from '../../../src/application/reach/add-closed-days.ts';
import { removeClosedDays } from '../../../src/application/reach/remove-closed-days.ts';
import { listClosedDays } from '../../../src/application/reach/show-reach.ts';
import { NOW, OFFICER, staff, useReach } from './world.ts';

const world = useReach();

async function administration() {
  const member = await world.member();
  const focal = await world.contact(member.id, { name: 'Sita Rai' });
  return { member, focal };
}

const HOLIDAY = { first: '2027-10-14', last: '2027-10-18', reason: ' Vijaya Dashami ' };

describe('closed days', () => {
  it('are added by a focal point or a CTO, and seen by all with who added them', async () => {
    const { member, focal } = await administration();
    const alternate = await world.contact(member.id, { role: 'alternate' });
    const cto = await world.contact(member.id, { role: 'cto', name: 'Hari Thapa' });
    expect(await world.pages.addClosedDays(alternate.from, HOLIDAY)).toMatchObject({
      code: 'focal-points-only',
    });
    await world.pages.addClosedDays(focal.from, HOLIDAY);
    await world.pages.addClosedDays(cto.from, { first: '', last: '2027-03-02' });
    const shown = await world.pages.show(alternate.from);
    expect(shown).toMatchObject({
      mayClose: false,
      closed: [
        { first: '2027-03-01', last: '2027-03-02', reason: null, addedBy: 'Hari Thapa' },
        { first: '2027-10-14', last: '2027-10-18', reason: 'Vijaya Dashami', addedBy: 'Sita Rai' },
      ],
    });
    expect(await world.audits(`member:${member.id}`)).toMatchObject([
      {
        action: 'member.closed-days-added',
        actor: `contact:${focal.id}`,
        reason: 'Vijaya Dashami',
      },
      { actor: `contact:${cto.id}` },
    ]);
  });

  it('that are added twice, even at once, stand once', async () => {
    const { member, focal } = await administration();
    const cto = await world.contact(member.id, { role: 'cto' });
    const presses = [focal.from, focal.from, cto.from, focal.from];
    const added = await Promise.all(
      presses.map((from) => world.pages.addClosedDays(from, HOLIDAY)),
    );
    expect(added.every(({ ok }) => ok)).toBe(true);
    expect(await world.prisma.closedDay.count({ where: { memberId: member.id } })).toBe(1);
    expect(await world.audits(`member:${member.id}`)).toHaveLength(1);
  });

  it('are taken away again, once, and only by their own member', async () => {
    const { member, focal } = await administration();
    const { focal: stranger } = await administration();
    const alternate = await world.contact(member.id, { role: 'alternate' });
    const added = await world.pages.addClosedDays(focal.from, HOLIDAY);
    const id = added.ok ? (added.value[0]?.id ?? '') : '';
    const left = () => world.prisma.closedDay.count({ where: { memberId: member.id } });
    await world.pages.removeClosedDays(stranger.from, { id });
    expect(await world.pages.removeClosedDays(alternate.from, { id })).toMatchObject({ ok: false });
    expect(await left()).toBe(1);
    const take = () => world.pages.removeClosedDays(focal.from, { id });
    expect(await Promise.all([take(), take()])).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await left()).toBe(0);
    const actions = (await world.audits(`member:${member.id}`)).map(({ action }) => action);
    expect(actions).toEqual(['member.closed-days-added', 'member.closed-days-removed']);
  });

  it('that have passed are not shown, by the calendar of whoever looks', async () => {
    const { member, focal } = await administration();
    for (const day of ['2027-02-27', '2027-02-28', '2027-03-01']) {
      await world.prisma.closedDay.create({
        data: {
          ...{ id: world.deps.random.id(), memberId: member.id, addedBy: 'staff:x' },
          ...{ firstDay: new Date(day), lastDay: new Date(day), createdAt: new Date(NOW) },
        },
      });
    }
    expect((await world.pages.show(focal.from))?.closed).toMatchObject([
      { first: '2027-03-01', addedBy: null },
    ]);
    await world.pages.setHours(focal.from, { zone: 'Pacific/Honolulu' });
    expect((await world.pages.show(focal.from))?.closed).toHaveLength(2);
  });

  it('are at most 60 days at a time, and 30 entries', async () => {
    const { focal } = await administration();
    const add = (first: string, last: string, reason = '') =>
      world.pages.addClosedDays(focal.from, { first, last, reason });
    expect(await add('2027-04-01', '2027-05-31')).toMatchObject({
      ...{ code: 'days-too-many', params: { days: 60 } },
    });
    expect(await add('2027-04-01', '2027-04-01', 'x'.repeat(201))).toMatchObject({
      code: 'closed-reason-long',
    });
    for (let day = 1; day <= 30; day += 1) {
      const iso = `2027-04-${String(day).padStart(2, '0')}`;
      expect((await add(iso, iso)).ok).toBe(true);
    }
    expect(await add('2027-05-01', '2027-05-01')).toMatchObject({ code: 'closed-too-many' });
    expect((await add('2027-04-30', '2027-04-30')).ok).toBe(true);
  });

  it('are told to staff by the member’s reference', async () => {
    const { member, focal } = await administration();
    const whose = { reference: member.reference, actor: OFFICER };
    await addClosedDays(world.deps, whose, HOLIDAY);
    expect((await world.pages.show(focal.from))?.closed).toMatchObject([{ addedBy: null }]);
    expect(await listClosedDays(world.deps, whose)).toMatchObject({
      value: [{ first: HOLIDAY.first }],
    });
    const days = { first: HOLIDAY.first, last: HOLIDAY.last };
    expect(await removeClosedDays(world.deps, whose, days)).toMatchObject({ value: [] });
    expect(await removeClosedDays(world.deps, whose, days)).toMatchObject({
      code: 'closed-days-unknown',
    });
    const viewer = { ...whose, actor: staff('viewer') };
    expect(await addClosedDays(world.deps, viewer, HOLIDAY)).toMatchObject({ code: 'not-allowed' });
    const nowhere = { ...whose, reference: 'MS-XX' };
    expect(await listClosedDays(world.deps, nowhere)).toMatchObject({ code: 'member-unknown' });
  });
});
