import { describe, expect, it } from 'vitest';
import { turnRows } from '../../../src/infra/rows/answering-rows.ts';
import { outboxRows } from '../../../src/infra/rows/outbox-rows.ts';
import { MONDAY } from '../rounds/world.ts';
import { account, useLinking } from './linking-world.ts';

const linking = useLinking();
const U1 = account('U1');

/** Whether each query that reads accounts takes this one for a good one. */
async function takenBy(): Promise<Readonly<Record<string, boolean>>> {
  const { world, prisma, deps } = linking();
  const { addresseeId, id: responseId } = await prisma.response.findFirstOrThrow();
  const { roundId } = await prisma.addressee.findUniqueOrThrow({ where: { id: addresseeId } });
  const contact = await linking().contact();
  const conversation = await prisma.conversation.findFirstOrThrow({ where: { platform: 'chat' } });
  const [delivery] = await prisma.delivery.findMany({ where: { kind: 'invitation' } });
  const [due] = await outboxRows(prisma).load([delivery?.id as never], MONDAY);
  const loaded =
    due?.to === 'member' ? due.contacts.find(({ id }) => id === contact.id) : undefined;
  const turn = await turnRows(prisma).load(U1, conversation.shortId);
  return world.deps.store.transaction(async (rows) => {
    const reach = await rows.reach.byAccount(U1, MONDAY);
    const email = await rows.reach.byEmail(contact.email, MONDAY);
    const mail = { platform: 'mail', tenant: '', externalId: contact.email };
    const only = { only: contact.id as never, now: MONDAY };
    const watched = await rows.watch.watched([], 0);
    const [candidate] = await rows.offers.candidates(roundId as never, MONDAY);
    const offer = { id: deps.random.id(), contactId: contact.id as never, to: U1 };
    const by = { staffId: linking().officer.id, at: MONDAY, expiresAt: MONDAY + 1 };
    return {
      turn: turn?.response.id === responseId,
      conversations: (await rows.conversations.of(U1)).length > 0,
      contactOf: (await rows.invitations.contactOf(U1, MONDAY)) === contact.id,
      reachByAccount: reach?.id === contact.id,
      reachPlatforms: email[0]?.platforms.includes('chat') ?? false,
      hasOtherWay: await rows.returns.hasOtherWay(addresseeId as never, mail, only),
      watched:
        watched[0]?.waiting[0]?.contacts.find(({ id }) => id === contact.id)?.hasWay ?? false,
      outbox: loaded?.accounts.some(({ platform }) => platform === 'chat') ?? false,
      accounts: (await rows.linking.accounts(contact.id as never, MONDAY)).length > 0,
      candidates: candidate?.platforms.includes('chat') ?? false,
      offers: !(await rows.offers.insert({ ...offer, ...by })),
    };
  });
}

describe('an account', () => {
  it('without an end is good for every query that reads accounts; an expired or ended one for none', async () => {
    const { round, contact, join, code, prisma, deps } = linking();
    await round();
    const { id: contactId, email } = await contact();
    await join(await code(contactId), U1);
    // By mail nothing reaches it any more: what is left is this account.
    const way = { platform: 'mail', tenant: '', externalId: email };
    const fault = { cause: 'bounced', reason: 'gone', since: new Date(MONDAY) };
    await prisma.channelFault.create({
      data: { id: deps.random.id(), contactId, ...way, ...fault },
    });
    const change = (data: object) =>
      prisma.account.updateMany({ where: { platform: 'chat' }, data });
    const all = await takenBy();
    expect(all).toEqual(Object.fromEntries(Object.keys(all).map((name) => [name, true])));
    const none = Object.fromEntries(Object.keys(all).map((name) => [name, false]));
    await change({ expiresAt: new Date('2020-01-01') });
    expect(await takenBy()).toEqual(none);
    await prisma.linkOffer.deleteMany();
    await change({ expiresAt: new Date('2099-01-01') });
    expect(await takenBy()).toEqual(all);
    await change({ expiresAt: null, revokedAt: new Date(MONDAY) });
    expect(await takenBy()).toEqual(none);
  });
});
