import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import { sweepDeliveries } from '../../../src/application/deliveries/sweep-deliveries.ts';
import { openNewRound } from '../../../src/application/rounds/open-round.ts';
import { remindRound } from '../../../src/application/rounds/remind-round.ts';
import type { RoundInput } from '../../../src/application/rounds/round-input.ts';
import type { Letter } from '../../../src/platform/adapter.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';
import {
  approver,
  DAY,
  HOUR,
  MONDAY,
  openWorld,
  responseOf,
  roundNamed,
  type World,
} from '../rounds/world.ts';

let database: TestDatabase;
let world: World;
beforeEach(async () => {
  database = await createDatabase();
  world = await openWorld(database.url);
});
afterEach(async () => {
  await world.close();
  await database.drop();
});

/** Kenya alone: what happens to one member is easier to follow. */
const KENYA = { kinds: ['member-state' as const], categories: [], countries: ['KE'] };
const open = (slug: string, more: Partial<RoundInput> = {}) =>
  openNewRound(world.deps, { draft: roundNamed(slug, { audience: KENYA, ...more }) }, approver);

/** Lets time pass and sends what falls due, hour by hour. */
async function passUntil(at: number): Promise<void> {
  while (world.clock.at < at) {
    await deliverDue(world.deps);
    world.clock.at = Math.min(at, world.clock.at + HOUR);
  }
  await deliverDue(world.deps);
}

const receivers = () => world.channel.sent.map(({ to }) => to.externalId);
const letters = () =>
  world.channel.sent.map(({ content }): Letter => {
    if (content.kind !== 'letter') throw new Error('not a letter');
    return content.letter;
  });
const contactOf = async (email: string) =>
  world.prisma.contact.findFirstOrThrow({ where: { email } });
const roundOf = async (slug: string) => world.prisma.round.findFirstOrThrow({ where: { slug } });

describe('tact: nobody is written to more than a person can bear', () => {
  it('tells two rounds that are due for one person in one letter, each with its own link', async () => {
    await open('first');
    await open('second');
    await passUntil(MONDAY + 3 * HOUR);
    expect(receivers()).toEqual(['focal@ke.example']);
    const [digest] = letters();
    const links = digest?.items?.map(({ link }) => link?.url) ?? [];
    expect(links).toHaveLength(2);
    expect(new Set(links).size).toBe(2);
    const sent = await world.prisma.delivery.findMany({ where: { state: 'sent' } });
    expect(sent).toHaveLength(2);
    expect(sent.filter(({ carriedBy }) => carriedBy !== null)).toHaveLength(1);
    expect(new Set(sent.map(({ reference }) => reference)).size).toBe(1);
    expect(await world.prisma.invitation.count()).toBe(2);
  });

  it('keeps twenty hours between two letters to one person, and lets a third within the week wait for its day', async () => {
    await open('first', { reminders: [] });
    await passUntil(MONDAY + 3 * HOUR);
    await open('second', { reminders: [] });
    await passUntil(MONDAY + 15 * HOUR);
    expect(receivers()).toHaveLength(1);
    await passUntil(MONDAY + DAY + 8 * HOUR);
    expect(receivers()).toHaveLength(2);
    const sent = await world.prisma.delivery.findMany({
      where: { state: 'sent' },
      orderBy: { sentAt: 'asc' },
    });
    const [one, two] = sent.map(({ sentAt }) => sentAt?.getTime() ?? 0);
    expect((two ?? 0) - (one ?? 0)).toBeGreaterThanOrEqual(20 * HOUR);
  });

  it('writes at most four times a week, whatever staff ask for', async () => {
    await open('r', { reminders: [] });
    for (let day = 0; day < 8; day += 1) {
      const order = { round: 'r', reason: `day ${day}` };
      await remindRound(world.deps, order, approver);
      await passUntil(MONDAY + (day + 1) * DAY);
    }
    const sent = await world.prisma.delivery.findMany({ where: { state: 'sent' } });
    const firstWeek = sent.filter(({ sentAt }) => (sentAt?.getTime() ?? 0) < MONDAY + 7 * DAY);
    expect(firstWeek).toHaveLength(4);
    const person = await world.prisma.outreach.findFirstOrThrow({
      where: { email: 'focal@ke.example' },
    });
    expect(person.sentAt.length).toBeGreaterThanOrEqual(4);
  });

  it('lets the newest of several workers have the person, and never writes twice in one moment', async () => {
    await open('first');
    await open('second');
    world.clock.at = MONDAY + 3 * HOUR;
    await Promise.all(Array.from({ length: 6 }, () => deliverDue(world.deps, { batch: 1 })));
    await passUntil(world.clock.at + HOUR);
    expect(receivers()).toEqual(['focal@ke.example']);
  });
});

describe('tact: what a contact asked for holds', () => {
  it('waits for the day until which a contact snoozed, and reminds then', async () => {
    await open('r');
    await passUntil(MONDAY + 3 * HOUR);
    const { id } = await contactOf('focal@ke.example');
    const snoozedUntil = new Date(MONDAY + 8 * DAY);
    await world.prisma.contactWish.create({
      data: {
        contactId: id,
        roundId: (await roundOf('r')).id,
        snoozedUntil,
        updatedAt: new Date(),
      },
    });
    await passUntil(MONDAY + 8 * DAY - 1);
    expect(receivers()).toEqual(['focal@ke.example']);
    await passUntil(MONDAY + 8 * DAY + 9 * HOUR);
    expect(receivers()).toHaveLength(2);
  });

  it('reminds whom asked for it on that day, though no rule falls then; not who has stopped since', async () => {
    const { id: contactId } = await contactOf('other@ke.example');
    await open('r', { reminders: [] });
    await passUntil(MONDAY + 3 * HOUR);
    const { addresseeId } = await world.prisma.response.findFirstOrThrow();
    const { id: roundId } = await roundOf('r');
    const asked = (dueAt: number) =>
      world.prisma.delivery.create({
        data: {
          ...{ id: world.deps.random.id(), dedupeKey: `snoozed:${dueAt}`, kind: 'reminder' },
          ...{ roundId, addresseeId, contactId, thread: `addressee:${addresseeId}` },
          ...{ dueAt: new Date(dueAt), orderAt: new Date(dueAt) },
          expiresAt: new Date(dueAt + 4 * DAY),
        },
      });
    await asked(MONDAY + 2 * DAY);
    await passUntil(MONDAY + 3 * DAY);
    expect(receivers()).toEqual(['focal@ke.example', 'other@ke.example']);
    await asked(MONDAY + 7 * DAY);
    await world.prisma.contact.update({
      where: { id: contactId },
      data: { stoppedAt: new Date(MONDAY + 4 * DAY) },
    });
    await passUntil(MONDAY + 9 * DAY);
    expect(receivers()).toHaveLength(2);
  });

  it('writes to the stand-in while somebody is away, and to the next contact when nobody was named', async () => {
    const focal = await contactOf('focal@ke.example');
    const other = await contactOf('other@ke.example');
    const away = { awayFrom: new Date(MONDAY - DAY), awayUntil: new Date(MONDAY + 20 * DAY) };
    await world.prisma.contact.update({ where: { id: focal.id }, data: away });
    await open('unnamed', { reminders: [] });
    await passUntil(MONDAY + 3 * HOUR);
    expect(receivers()).toEqual(['other@ke.example']);
    await world.prisma.contact.update({
      where: { id: other.id },
      data: { ...away, standInId: focal.id },
    });
    const standIn = await world.prisma.contact.create({
      data: {
        ...{ id: world.deps.random.id(), memberId: focal.memberId, role: 'alternate' },
        ...{ email: 'stand-in@ke.example', name: 'Stand In' },
      },
    });
    await world.prisma.contact.update({
      where: { id: focal.id },
      data: { standInId: standIn.id },
    });
    await open('named', { reminders: [] });
    await passUntil(MONDAY + 3 * DAY);
    expect(receivers()).toEqual(['other@ke.example', 'stand-in@ke.example']);
  });

  it('waits until somebody is back when all are away, and tells staff when nobody will be in time', async () => {
    const back = MONDAY + 4 * DAY;
    await world.prisma.contact.updateMany({
      where: { member: { countryIso2: 'KE' } },
      data: { awayFrom: new Date(MONDAY - DAY), awayUntil: new Date(back) },
    });
    await open('r', { reminders: [] });
    await passUntil(back - 1);
    expect(receivers()).toEqual([]);
    await passUntil(back + 12 * HOUR);
    expect(receivers()).toEqual(['focal@ke.example']);
    await world.prisma.contact.updateMany({
      where: { member: { countryIso2: 'KE' } },
      data: { awayUntil: new Date(MONDAY + 90 * DAY) },
    });
    await open('later', { reminders: [] });
    await passUntil(world.clock.at + 4 * DAY);
    const invitation = await world.prisma.delivery.findFirstOrThrow({
      where: { round: { slug: 'later' } },
    });
    expect(invitation).toMatchObject({ state: 'shunted', reason: 'away' });
  });

  it("keeps to the contact's own hours and weekend and to the member's closed days", async () => {
    const focal = await contactOf('focal@ke.example');
    await world.prisma.contact.update({
      where: { id: focal.id },
      data: { weekend: [1, 7], workHours: { from: 13, to: 15 } },
    });
    await world.prisma.closedDay.create({
      data: {
        ...{ id: world.deps.random.id(), memberId: focal.memberId, addedBy: 'staff:test' },
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
    await world.prisma.contactWish.create({
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
    const { id } = await responseOf(world, 'r', 'KE');
    const focal = await contactOf('focal@ke.example');
    await world.prisma.conversation.create({
      data: {
        ...{ id: world.deps.random.id(), shortId: 'abc', responseId: id, contactId: focal.id },
        ...{ platform: 'page', language: 'en', state: { turn: 1 } },
        updatedAt: new Date(world.clock.at),
      },
    });
    const order = { round: 'r', reason: 'a friendly word' };
    await remindRound(world.deps, order, approver);
    await passUntil(world.clock.at + 3 * DAY);
    expect(receivers().at(-1)).toBe('focal@ke.example');
  });
});

describe('a reminder is about where its addressee stands', () => {
  it('invites who could not be invited before, and asks who has answered everything to submit', async () => {
    await world.prisma.contact.updateMany({
      where: { member: { countryIso2: 'KE' } },
      data: { active: false },
    });
    await open('r');
    await passUntil(MONDAY + DAY);
    expect(await world.prisma.delivery.findFirst({ where: { state: 'shunted' } })).toMatchObject({
      reason: 'no-contact',
    });
    await world.prisma.contact.updateMany({ data: { active: true } });
    await passUntil(MONDAY + 4 * DAY);
    expect(letters().map(({ subject }) => subject)).toEqual([
      'CTO meeting 21: what does Kenya need from standardization?',
    ]);
    const { id } = await responseOf(world, 'r', 'KE');
    await world.prisma.response.update({
      where: { id },
      data: { status: 'partial', missing: [], lastActiveAt: new Date(world.clock.at) },
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
    const { id } = await responseOf(world, 'r', 'KE');
    const touch = (at: number) =>
      world.prisma.response.update({
        where: { id },
        data: { status: 'partial', missing: [], lastActiveAt: new Date(at) },
      });
    await touch(world.clock.at);
    await world.prisma.response.update({ where: { id }, data: { missing: ['q'] } });
    world.clock.at += HOUR;
    expect(await sweepDeliveries(world.deps)).toMatchObject({ planned: 1 });
    expect(await sweepDeliveries(world.deps)).toMatchObject({ planned: 0 });
    // Active again before it fell due: the first one is not sent, a new one is counted from here.
    world.clock.at = MONDAY + DAY;
    await touch(world.clock.at);
    await world.prisma.response.update({ where: { id }, data: { missing: ['q'] } });
    world.clock.at += HOUR;
    expect(await sweepDeliveries(world.deps)).toMatchObject({ planned: 1 });
    await passUntil(MONDAY + 2 * DAY + 8 * HOUR);
    expect(receivers()).toHaveLength(1);
    const states = await world.prisma.delivery.findMany({ where: { kind: 'reminder' } });
    expect(states.map(({ state, reason }) => [state, reason])).toContainEqual([
      'cancelled',
      'active-again',
    ]);
  });
});
