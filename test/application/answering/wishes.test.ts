import { describe, expect, it } from 'vitest';
import { takeTurn } from '../../../src/application/answering/take-turn.ts';
import { commanded, eventFrom, NOW, type Seat, typed, useSeats } from './seats.ts';

const seats = useSeats();

describe('handing over', () => {
  const handover = (email: string) => [typed(`handover Amina Said <${email}>`), commanded('done')];
  const invitationsOf = (seat: Seat) => seats.plannedFor(seat, 'invitation');

  it('makes a contact of the same member and plans its invitation, once', async () => {
    const seat = await seats.seatOn('page');
    const yes = await seats.take(seat, ...handover('Amina.Said@Example.org'));
    expect(await takeTurn(seats.deps(), yes)).toEqual({ kind: 'duplicate' });
    const colleague = (await seats.peopleOf(seat)).find(({ id }) => id !== seat.contactId);
    expect(colleague).toMatchObject({
      ...{ name: 'Amina Said', email: 'amina.said@example.org' },
      ...{ role: 'alternate', language: 'en', active: true, stoppedAt: null },
    });
    const addressee = await seats.rows().addressee.findUniqueOrThrow({
      where: { id: seat.addresseeId },
    });
    expect(await invitationsOf(seat)).toMatchObject([
      {
        state: 'pending',
        dedupeKey: `handed-over:${seat.addresseeId}:amina.said@example.org`,
        thread: `addressee:${seat.addresseeId}`,
        contactId: colleague?.id,
        payload: { kind: 'handed-over', from: 'Amina Wanjiru' },
        dueAt: new Date(NOW),
        expiresAt: addressee.closesAt,
      },
    ]);
    expect(await seats.wishOf(seat)).toMatchObject({ successorId: colleague?.id, stoppedAt: null });
    expect(seats.rings()).toEqual([NOW]);
  });

  it('goes to the contact that is known by the address, under its own name', async () => {
    const seat = await seats.seatOn('page');
    const known = await aColleague(seat, { active: false });
    await seats.take(seat, ...handover(known.email.toUpperCase()));
    expect(await seats.peopleOf(seat)).toHaveLength(2);
    const after = await seats.rows().contact.findUniqueOrThrow({ where: { id: known.id } });
    expect(after).toMatchObject({ name: 'Baraka Otieno', role: 'cto', active: true });
    expect(await invitationsOf(seat)).toMatchObject([{ contactId: known.id }]);
    expect(await seats.wishOf(seat)).toMatchObject({ successorId: known.id });
  });

  it('writes to nobody twice, and can be handed back', async () => {
    const seat = await seats.seatOn('page');
    const known = await aColleague(seat, { active: true });
    await seats.take(seat, ...handover(known.email), ...handover(known.email));
    expect(await invitationsOf(seat)).toHaveLength(1);
    const theirs = await seats.sit('page', seat, known.id);
    const own = await seats.rows().contact.findUniqueOrThrow({ where: { id: seat.contactId } });
    await seats.take(theirs, ...handover(own.email));
    expect(await seats.wishOf(seat)).toMatchObject({ successorId: null });
    expect(await seats.wishOf({ ...theirs, contactId: known.id })).toMatchObject({
      successorId: seat.contactId,
    });
  });

  it('leaves the colleague’s name and address out of the record', async () => {
    const seat = await seats.seatOn('page');
    await seats.take(seat, ...handover('amina@example.org'));
    const entries = await seats.rows().audit.findMany({
      where: { subject: `response:${seat.responseId}` },
    });
    expect(entries.map(({ action }) => action)).toContain('contact.handed-over');
    expect(entries.map(({ details }) => JSON.stringify(details)).join()).not.toMatch(/amina/i);
  });

  it('does nothing once the round is closed', async () => {
    const seat = await seats.seatOn('page');
    await seats.take(seat, typed('handover Amina Said <amina@example.org>'));
    await seats.closeRoundOf(seat);
    const late = eventFrom(seat, typed('yes'));
    expect(await takeTurn(seats.deps(), late)).toMatchObject({ outcome: 'closed' });
    await seats.take(seat, commanded('snooze'));
    expect(await seats.wishOf(seat)).toBeNull();
    expect(await seats.peopleOf(seat)).toHaveLength(1);
    expect(await invitationsOf(seat)).toEqual([]);
  });

  function aColleague({ memberId }: Seat, { active }: { readonly active: boolean }) {
    const id = seats.random().id();
    return seats.rows().contact.create({
      data: {
        id,
        memberId,
        email: `b-${id}@example.org`,
        name: 'Baraka Otieno',
        role: 'cto',
        active,
      },
    });
  }
});

describe('what a contact asks for', () => {
  it('stands for the round: reminders later, as asked last, and none', async () => {
    const seat = await seats.seatOn('page');
    await seats.take(seat, commanded('snooze', '2027-03-20'));
    expect(await seats.wishOf(seat)).toMatchObject({
      snoozedUntil: new Date('2027-03-20T00:00:00+03:00'),
      stoppedAt: null,
    });
    await seats.take(seat, commanded('snooze', '2'), typed('stop'));
    expect(await seats.wishOf(seat)).toMatchObject({
      snoozedUntil: new Date('2027-03-03T00:00:00+03:00'),
      stoppedAt: new Date(NOW),
    });
    const contact = { where: { id: seat.contactId } };
    expect((await seats.rows().contact.findUniqueOrThrow(contact)).stoppedAt).toBeNull();
    await seats.take(seat, typed('stop all'));
    expect((await seats.rows().contact.findUniqueOrThrow(contact)).stoppedAt).not.toBeNull();
  });

  it('is reminded of on the day that it named, whatever the rules of the round say', async () => {
    const seat = await seats.seatOn('page');
    const snooze = await seats.take(seat, commanded('snooze', '2027-03-20'));
    expect(await takeTurn(seats.deps(), snooze)).toEqual({ kind: 'duplicate' });
    await seats.take(seat, commanded('snooze', '2027-03-20'));
    const day = new Date('2027-03-20T00:00:00+03:00');
    expect(await seats.plannedFor(seat)).toMatchObject([
      {
        ...{ kind: 'reminder', state: 'pending', contactId: seat.contactId, dueAt: day },
        ...{ reminderRuleId: null, thread: `addressee:${seat.addresseeId}` },
        expiresAt: new Date(day.getTime() + 4 * 86_400_000),
      },
    ]);
  });

  it('counts days in the contact’s own time zone where it has one', async () => {
    const seat = await seats.seatOn('page');
    const data = { timeZone: 'America/Lima' };
    await seats.rows().contact.update({ where: { id: seat.contactId }, data });
    await seats.take(seat, commanded('snooze', '1'));
    expect((await seats.wishOf(seat))?.snoozedUntil).toEqual(new Date('2027-03-02T00:00:00-05:00'));
  });

  it('leaves the reason for declining where it is', async () => {
    const seat = await seats.seatOn('page');
    await seats.take(seat, typed('decline'), typed('No mandate'), typed('stop'));
    expect(await seats.responseOf(seat)).toMatchObject({
      status: 'declined',
      declineReason: 'No mandate',
    });
  });
});
