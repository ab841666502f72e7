import { describe, expect, it } from 'vitest';
import { sweepDeliveries } from '../../../src/application/deliveries/sweep-deliveries.ts';
import { remindRound } from '../../../src/application/rounds/remind-round.ts';
import { approver, DAY, HOUR, MONDAY, responseOf } from '../rounds/world.ts';
import { useKenya } from './kenya.ts';

const kenya = useKenya();
const { open, passUntil, receivers, letters, contactOf, roundOf } = kenya;

describe('who is written to, and of what', () => {
  it('writes to the stand-in while somebody is away, and to the next contact when nobody was named', async () => {
    const focal = await contactOf('focal@ke.example');
    const other = await contactOf('other@ke.example');
    const away = { awayFrom: new Date(MONDAY - DAY), awayUntil: new Date(MONDAY + 20 * DAY) };
    await kenya.world.prisma.contact.update({ where: { id: focal.id }, data: away });
    await open('unnamed', { reminders: [] });
    await passUntil(MONDAY + 3 * HOUR);
    expect(receivers()).toEqual(['other@ke.example']);
    await kenya.world.prisma.contact.update({
      where: { id: other.id },
      data: { ...away, standInId: focal.id },
    });
    const standIn = await kenya.world.prisma.contact.create({
      data: {
        ...{ id: kenya.world.deps.random.id(), memberId: focal.memberId, role: 'alternate' },
        ...{ email: 'stand-in@ke.example', name: 'Stand In' },
      },
    });
    await kenya.world.prisma.contact.update({
      where: { id: focal.id },
      data: { standInId: standIn.id },
    });
    await open('named', { reminders: [] });
    await passUntil(MONDAY + 3 * DAY);
    expect(receivers()).toEqual(['other@ke.example', 'stand-in@ke.example']);
  });

  it('waits until somebody is back when all are away, and tells staff when nobody will be in time', async () => {
    const back = MONDAY + 4 * DAY;
    await kenya.world.prisma.contact.updateMany({
      where: { member: { countryIso2: 'KE' } },
      data: { awayFrom: new Date(MONDAY - DAY), awayUntil: new Date(back) },
    });
    await open('r', { reminders: [] });
    await passUntil(back - 1);
    expect(receivers()).toEqual([]);
    await passUntil(back + 12 * HOUR);
    expect(receivers()).toEqual(['focal@ke.example']);
    await kenya.world.prisma.contact.updateMany({
      where: { member: { countryIso2: 'KE' } },
      data: { awayUntil: new Date(MONDAY + 90 * DAY) },
    });
    await open('later', { reminders: [] });
    await passUntil(kenya.world.clock.at + 4 * DAY);
    const invitation = await kenya.world.prisma.delivery.findFirstOrThrow({
      where: { round: { slug: 'later' } },
    });
    expect(invitation).toMatchObject({ state: 'shunted', reason: 'away' });
  });

  it("keeps to the contact's own hours and weekend and to the member's closed days", async () => {
    const focal = await contactOf('focal@ke.example');
    await kenya.world.prisma.contact.update({
      where: { id: focal.id },
      data: { weekend: [1, 7], workHours: { from: 13, to: 15 } },
    });
    await kenya.world.prisma.closedDay.create({
      data: {
        ...{ id: kenya.world.deps.random.id(), memberId: focal.memberId, addedBy: 'staff:test' },
        firstDay: new Date('2027-03-02'),
        lastDay: new Date('2027-03-03'),
      },
    });
    await open('r', { reminders: [] });
    await passUntil(Date.UTC(2027, 2, 4, 10) - 1); // Thursday, before 13:00 in Nairobi
    expect(receivers()).toEqual([]);
    await passUntil(Date.UTC(2027, 2, 4, 12));
    expect(receivers()).toEqual(['focal@ke.example']);
  });

  it('passes the reply on to whom it was handed over to, and leaves the first contact alone', async () => {
    await open('r');
    await passUntil(MONDAY + 3 * HOUR);
    const focal = await contactOf('focal@ke.example');
    const other = await contactOf('other@ke.example');
    await kenya.world.prisma.contactWish.create({
      data: {
        ...{ contactId: focal.id, roundId: (await roundOf('r')).id, successorId: other.id },
        updatedAt: new Date(),
      },
    });
    await passUntil(MONDAY + 4 * DAY);
    expect(receivers()).toEqual(['focal@ke.example', 'other@ke.example']);
  });
});

describe('tact: silence moves on', () => {
  it('asks the next contact after a week of silence, and comes back to whoever reacts', async () => {
    await open('r');
    await passUntil(MONDAY + 8 * DAY);
    expect(receivers()).toEqual(['focal@ke.example', 'focal@ke.example', 'other@ke.example']);
    const { id } = await responseOf(kenya.world, 'r', 'KE');
    const focal = await contactOf('focal@ke.example');
    await kenya.world.prisma.conversation.create({
      data: {
        ...{
          id: kenya.world.deps.random.id(),
          shortId: 'abc',
          responseId: id,
          contactId: focal.id,
        },
        ...{ platform: 'page', language: 'en', state: { turn: 1 } },
        updatedAt: new Date(kenya.world.clock.at),
      },
    });
    const order = { round: 'r', reason: 'a friendly word' };
    await remindRound(kenya.world.deps, order, approver);
    await passUntil(kenya.world.clock.at + 3 * DAY);
    expect(receivers().at(-1)).toBe('focal@ke.example');
  });
});

describe('a reminder is about where its addressee stands', () => {
  it('invites who could not be invited before, and asks who has answered everything to submit', async () => {
    await kenya.world.prisma.contact.updateMany({
      where: { member: { countryIso2: 'KE' } },
      data: { active: false },
    });
    await open('r');
    await passUntil(MONDAY + DAY);
    expect(
      await kenya.world.prisma.delivery.findFirst({ where: { state: 'shunted' } }),
    ).toMatchObject({
      reason: 'no-contact',
    });
    await kenya.world.prisma.contact.updateMany({ data: { active: true } });
    await passUntil(MONDAY + 4 * DAY);
    expect(letters().map(({ subject }) => subject)).toEqual([
      'CTO meeting 21: what does Kenya need from standardization?',
    ]);
    const { id } = await responseOf(kenya.world, 'r', 'KE');
    await kenya.world.prisma.response.update({
      where: { id },
      data: { status: 'partial', missing: [], lastActiveAt: new Date(kenya.world.clock.at) },
    });
    await passUntil(MONDAY + 8 * DAY);
    expect(letters().at(-1)?.subject).toBe('CTO meeting 21: one last step for Kenya');
    expect(letters().at(-1)?.link?.label).toBe('Review and submit');
  });

  it('counts a rule from the last activity, and starts again when somebody comes back', async () => {
    await open('r', {
      reminders: [{ anchor: 'activity', offset: 'P2D', states: ['partial'] }],
    });
    await passUntil(MONDAY + 3 * HOUR);
    const { id } = await responseOf(kenya.world, 'r', 'KE');
    const touch = (at: number) =>
      kenya.world.prisma.response.update({
        where: { id },
        data: { status: 'partial', missing: [], lastActiveAt: new Date(at) },
      });
    await touch(kenya.world.clock.at);
    await kenya.world.prisma.response.update({ where: { id }, data: { missing: ['q'] } });
    kenya.world.clock.at += HOUR;
    expect(await sweepDeliveries(kenya.world.deps)).toMatchObject({ planned: 1 });
    expect(await sweepDeliveries(kenya.world.deps)).toMatchObject({ planned: 0 });
    // Active again before it fell due: the first one is not sent, a new one is counted from here.
    kenya.world.clock.at = MONDAY + DAY;
    await touch(kenya.world.clock.at);
    await kenya.world.prisma.response.update({ where: { id }, data: { missing: ['q'] } });
    kenya.world.clock.at += HOUR;
    expect(await sweepDeliveries(kenya.world.deps)).toMatchObject({ planned: 1 });
    await passUntil(MONDAY + 2 * DAY + 8 * HOUR);
    expect(receivers()).toHaveLength(1);
    const states = await kenya.world.prisma.delivery.findMany({ where: { kind: 'reminder' } });
    expect(states.map(({ state, reason }) => [state, reason])).toContainEqual([
      'cancelled',
      'active-again',
    ]);
  });
});
