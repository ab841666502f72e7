import { describe, expect, it } from 'vitest';
import { deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import { remindRound } from '../../../src/application/rounds/remind-round.ts';
import { approver, DAY, HOUR, MONDAY } from '../rounds/world.ts';
import { useKenya } from './kenya.ts';

const kenya = useKenya();
const { open, passUntil, receivers, letters, contactOf, roundOf } = kenya;

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
    const sent = await kenya.world.prisma.delivery.findMany({ where: { state: 'sent' } });
    expect(sent).toHaveLength(2);
    expect(sent.filter(({ carriedBy }) => carriedBy !== null)).toHaveLength(1);
    expect(new Set(sent.map(({ reference }) => reference)).size).toBe(1);
    expect(await kenya.world.prisma.invitation.count()).toBe(2);
  });

  it('keeps twenty hours between two letters to one person, and lets a third within the week wait for its day', async () => {
    await open('first', { reminders: [] });
    await passUntil(MONDAY + 3 * HOUR);
    await open('second', { reminders: [] });
    await passUntil(MONDAY + 15 * HOUR);
    expect(receivers()).toHaveLength(1);
    await passUntil(MONDAY + DAY + 8 * HOUR);
    expect(receivers()).toHaveLength(2);
    const sent = await kenya.world.prisma.delivery.findMany({
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
      await remindRound(kenya.world.deps, order, approver);
      await passUntil(MONDAY + (day + 1) * DAY);
    }
    const sent = await kenya.world.prisma.delivery.findMany({ where: { state: 'sent' } });
    const firstWeek = sent.filter(({ sentAt }) => (sentAt?.getTime() ?? 0) < MONDAY + 7 * DAY);
    expect(firstWeek).toHaveLength(4);
    const person = await kenya.world.prisma.outreach.findFirstOrThrow({
      where: { email: 'focal@ke.example' },
    });
    expect(person.sentAt.length).toBeGreaterThanOrEqual(4);
  });

  it('lets the newest of several workers have the person, and never writes twice in one moment', async () => {
    await open('first');
    await open('second');
    kenya.world.clock.at = MONDAY + 3 * HOUR;
    await Promise.all(Array.from({ length: 6 }, () => deliverDue(kenya.world.deps, { batch: 1 })));
    await passUntil(kenya.world.clock.at + HOUR);
    expect(receivers()).toEqual(['focal@ke.example']);
  });
});

describe('tact: what a contact asked for holds', () => {
  it('waits for the day until which a contact snoozed, and reminds then', async () => {
    await open('r');
    await passUntil(MONDAY + 3 * HOUR);
    const { id } = await contactOf('focal@ke.example');
    const snoozedUntil = new Date(MONDAY + 8 * DAY);
    await kenya.world.prisma.contactWish.create({
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
    const { addresseeId } = await kenya.world.prisma.response.findFirstOrThrow();
    const { id: roundId } = await roundOf('r');
    const asked = (dueAt: number) =>
      kenya.world.prisma.delivery.create({
        data: {
          ...{ id: kenya.world.deps.random.id(), dedupeKey: `snoozed:${dueAt}`, kind: 'reminder' },
          ...{ roundId, addresseeId, contactId, thread: `addressee:${addresseeId}` },
          ...{ dueAt: new Date(dueAt), orderAt: new Date(dueAt) },
          expiresAt: new Date(dueAt + 4 * DAY),
        },
      });
    await asked(MONDAY + 2 * DAY);
    await passUntil(MONDAY + 3 * DAY);
    expect(receivers()).toEqual(['focal@ke.example', 'other@ke.example']);
    await asked(MONDAY + 7 * DAY);
    await kenya.world.prisma.contact.update({
      where: { id: contactId },
      data: { stoppedAt: new Date(MONDAY + 4 * DAY) },
    });
    await passUntil(MONDAY + 9 * DAY);
    expect(receivers()).toHaveLength(2);
  });
});
