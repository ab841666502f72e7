import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clearFault } from '../../../src/application/deliveries/clear-fault.ts';
import type { FaultId } from '../../../src/domain/ids.ts';
import {
  complaintReport,
  exchangeBounce,
  postfixBounce,
} from '../../emulators/mail/returned-messages.ts';
import { useDatabase } from '../../support/database.ts';
import { approver, DAY, MONDAY } from '../rounds/world.ts';
import { openReturns } from './returned-world.ts';

const database = useDatabase();
let world: Awaited<ReturnType<typeof openReturns>>;
beforeAll(async () => {
  world = await openReturns(database.url);
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.at = MONDAY + DAY;
  world.rung.length = 0;
  const { prisma } = world;
  await prisma.deliveryAttempt.deleteMany();
  await prisma.delivery.deleteMany();
  await prisma.channelFault.deleteMany();
  await prisma.contactWish.deleteMany();
  await prisma.contact.updateMany({ data: { stoppedAt: null } });
});

const FOCAL = 'focal@ke.example';
const deliveryOf = (id: string) => world.prisma.delivery.findUniqueOrThrow({ where: { id } });
const repeatsOf = (id: string) =>
  world.prisma.delivery.findMany({ where: { dedupeKey: `again:${id}` } });

describe('a letter that can never arrive', () => {
  it('sets its address aside, and is said again by another way', async () => {
    const id = await world.send('KE');
    expect(await world.returned(postfixBounce({ id, to: FOCAL }))).toEqual({
      ...{ outcome: 'set-aside', cause: 'bounced', delivery: id, contacts: 1, repeats: 1 },
    });
    const contact = await world.contact(FOCAL);
    expect(await world.faults()).toMatchObject([
      { contactId: contact.id, platform: 'mail', externalId: FOCAL, cause: 'bounced' },
    ]);
    expect(contact.stoppedAt).toBeNull();
    expect(await deliveryOf(id)).toMatchObject({
      state: 'sent',
      reason: expect.stringMatching(/^returned: 5\.1\.1 /),
    });
    const [again] = await repeatsOf(id);
    const first = await deliveryOf(id);
    expect(again).toMatchObject({
      ...{ kind: 'invitation', state: 'pending', contactId: null, addresseeId: first.addresseeId },
      ...{ thread: first.thread, expiresAt: first.expiresAt, dueAt: new Date(world.clock.at) },
    });
    expect(world.rung).toEqual([world.clock.at]);
    const audited = await world.prisma.audit.findMany({ where: { subject: `delivery:${id}` } });
    expect(audited).toMatchObject([{ action: 'delivery.bounced' }]);
    expect(JSON.stringify(audited.map(({ details, reason }) => [details, reason]))).not.toContain(
      '@',
    );
  });

  it('changes nothing when the report comes again, from the same server or another', async () => {
    const id = await world.send('KE');
    await world.returned(postfixBounce({ id, to: FOCAL }));
    const before = await world.prisma.audit.count();
    for (const report of [postfixBounce({ id, to: FOCAL }), exchangeBounce({ id, to: FOCAL })]) {
      expect(await world.returned(report)).toEqual({ outcome: 'ignored', because: 'known' });
    }
    expect(await world.faults()).toHaveLength(1);
    expect(await repeatsOf(id)).toHaveLength(1);
    expect(await world.prisma.audit.count()).toBe(before);
  });

  it('is recorded once when two workers take it at the same moment', async () => {
    const id = await world.send('KE');
    const report = postfixBounce({ id, to: FOCAL });
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => world.returned(report)));
    expect(outcomes.filter(({ outcome }) => outcome === 'set-aside')).toHaveLength(1);
    expect(await world.faults()).toHaveLength(1);
  });

  it('finds its delivery by the envelope alone, in any case of letters', async () => {
    const id = await world.send('KE');
    const report = postfixBounce({
      id: id.toUpperCase(),
      to: 'Focal@KE.example',
      envelopeId: true,
    });
    const bare = report.replace(/^Message-ID: .*\r\n/m, '');
    expect(await world.returned(bare)).toMatchObject({ outcome: 'set-aside', contacts: 1 });
  });

  it.each([
    ['reminder', {}],
    ['receipt', {}],
    ['invitation', { expiresAt: MONDAY + DAY }],
    ['invitation', { state: 'retrying' }],
  ] as const)(
    'is not said again when it is a %s, or past its use, or on its way',
    async (kind, more) => {
      const id = await world.send('KE', { kind, ...more });
      expect(await world.returned(postfixBounce({ id, to: FOCAL }))).toMatchObject({
        outcome: 'set-aside',
        repeats: 0,
      });
      expect(await repeatsOf(id)).toEqual([]);
      expect(world.rung).toEqual([]);
    },
  );

  it('is not said again when every other way has failed or is stopped', async () => {
    const other = await world.contact('other@ke.example');
    const id = await world.send('KE');
    await world.prisma.contact.update({
      where: { id: other.id },
      data: { stoppedAt: new Date(MONDAY) },
    });
    expect(await world.returned(postfixBounce({ id, to: FOCAL }))).toMatchObject({ repeats: 0 });
    const second = await world.send('EG');
    const third = await world.send('EG', { contact: 'other' });
    await world.returned(postfixBounce({ id: second, to: 'focal@eg.example' }));
    expect(
      await world.returned(postfixBounce({ id: third, to: 'other@eg.example' })),
    ).toMatchObject({ outcome: 'set-aside', repeats: 0 });
  });

  it('sends a link that was asked for to nobody but who asked', async () => {
    const id = await world.send('KE', { kind: 'fresh-link' });
    expect(await world.returned(postfixBounce({ id, to: FOCAL }))).toMatchObject({ repeats: 0 });
    const contact = await world.contact('focal@eg.example');
    const asked = await world.send('EG', { kind: 'fresh-link' });
    await world.prisma.account.create({
      data: {
        ...{ id: asked, contactId: contact.id, platform: 'chat', externalId: 'U1' },
        verifiedAt: new Date(MONDAY),
      },
    });
    await world.returned(postfixBounce({ id: asked, to: 'focal@eg.example' }));
    expect(await repeatsOf(asked)).toMatchObject([{ contactId: contact.id }]);
  });

  it('settles a send of which nobody knew whether it arrived', async () => {
    const id = await world.send('KE', { state: 'unknown', outcome: 'unknown' });
    expect(await world.returned(postfixBounce({ id, to: FOCAL }))).toMatchObject({ repeats: 1 });
    expect((await deliveryOf(id)).state).toBe('cancelled');
  });

  it('takes everything that one letter said, and the mailbox for every member that it serves', async () => {
    const id = await world.send('KE');
    const egypt = await world.prisma.member.findFirstOrThrow({ where: { countryIso2: 'EG' } });
    const twin = await world.prisma.contact.create({
      data: {
        ...{ id: await world.send('PE', { carriedBy: id }), memberId: egypt.id },
        ...{ email: FOCAL, name: 'Same person', role: 'cto' },
      },
    });
    await world.prisma.deliveryAttempt.updateMany({
      where: { deliveryId: twin.id },
      data: { contactId: twin.id, externalId: FOCAL },
    });
    expect(await world.returned(postfixBounce({ id, to: FOCAL }))).toMatchObject({
      contacts: 2,
      repeats: 2,
    });
    await world.prisma.deliveryAttempt.deleteMany();
    await world.prisma.channelFault.deleteMany();
    await world.prisma.contact.delete({ where: { id: twin.id } });
  });

  it('is only noted where the failure may pass', async () => {
    const id = await world.send('KE');
    expect(await world.returned(postfixBounce({ id, to: FOCAL, status: '4.4.7' }))).toEqual({
      outcome: 'noted',
      delivery: id,
    });
    expect(await world.faults()).toEqual([]);
    expect(await deliveryOf(id)).toMatchObject({ reason: expect.stringContaining('4.4.7') });
  });
});

describe('a complaint', () => {
  it('sets the address aside and ends all letters to that mailbox, and nothing is said again', async () => {
    const id = await world.send('KE');
    expect(await world.returned(complaintReport({ id, to: FOCAL }))).toMatchObject({
      ...{ outcome: 'set-aside', cause: 'complained', contacts: 1, repeats: 0 },
    });
    expect(await world.faults()).toMatchObject([{ cause: 'complained' }]);
    expect((await world.contact(FOCAL)).stoppedAt).toEqual(new Date(world.clock.at));
    expect((await world.contact('other@ke.example')).stoppedAt).toBeNull();
    expect(await world.returned(complaintReport({ id, to: FOCAL }))).toEqual({
      outcome: 'ignored',
      because: 'known',
    });
  });

  it('outweighs a failure, and a failure does not outweigh it', async () => {
    const id = await world.send('KE');
    await world.returned(postfixBounce({ id, to: FOCAL }));
    await world.returned(complaintReport({ id, to: FOCAL }));
    const second = await world.send('KE', { kind: 'reminder' });
    await world.returned(postfixBounce({ id: second, to: FOCAL }));
    expect(await world.faults()).toMatchObject([{ cause: 'complained' }]);
  });

  it('without the mailbox is taken by the letter, when that went to one only', async () => {
    const id = await world.send('KE');
    const silent = complaintReport({ id, to: 'redacted', rcpt: null });
    expect(await world.returned(silent)).toMatchObject({ outcome: 'set-aside', contacts: 1 });
  });

  it('is not raised again by an old letter once staff have cleared it with consent', async () => {
    const id = await world.send('KE');
    await world.returned(complaintReport({ id, to: FOCAL }));
    const [fault] = await world.faults();
    world.clock.at += DAY;
    const order = { id: fault?.id as FaultId, reason: 'she called', consentConfirmed: true };
    expect((await clearFault(world.deps, order, approver)).ok).toBe(true);
    for (const report of [complaintReport({ id, to: FOCAL }), postfixBounce({ id, to: FOCAL })]) {
      expect(await world.returned(report)).toEqual({ outcome: 'ignored', because: 'cleared' });
    }
    expect((await world.contact(FOCAL)).stoppedAt).toBeNull();
  });
});
