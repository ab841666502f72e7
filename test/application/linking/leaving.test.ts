import { describe, expect, it } from 'vitest';
import { leaveAccount, leaveTenant, UNLINKED } from '../../../src/application/linking/leave.ts';
import { linkingPages } from '../../../src/application/linking/linking-pages.ts';
import { staffOf } from '../../../src/application/linking/staff-accounts.ts';
import { digestLetter } from '../../../src/application/staff/digest-letter.ts';
import type { AccountId } from '../../../src/domain/ids.ts';
import type { Region } from '../../../src/domain/vocabulary.ts';
import { staffWords } from '../../../src/main/english.ts';
import type { Address } from '../../../src/platform/adapter.ts';
import { HOUR, MONDAY, responseOf } from '../rounds/world.ts';
import { account, useLinking } from './linking-world.ts';

const linking = useLinking();

async function chatting() {
  const it = linking();
  await it.round();
  const { id } = await it.contact();
  await it.join(await it.code(id), account('U1'));
  const { addressee } = await responseOf(it.world, 'r', 'KE');
  let count = 0;
  const prompt = (to: Address) => {
    count += 1;
    const ids = { roundId: addressee.roundId as never, addresseeId: addressee.id as never };
    const times = { dueAt: MONDAY, expiresAt: MONDAY + HOUR };
    const names = { dedupeKey: `p${count}`, thread: `p${count}` };
    const payload = { kind: 'prompt', to, prompt: {} as never } as const;
    return it.world.deps.store.transaction(({ deliveries }) =>
      deliveries.plan([
        { id: it.deps.random.id() as never, kind: 'prompt', ...names, ...ids, ...times, payload },
      ]),
    );
  };
  const prompts = () =>
    it.prisma.delivery.findMany({
      where: { kind: 'prompt' },
      orderBy: { dedupeKey: 'asc' },
      select: { state: true, reason: true, payload: true },
    });
  return { ...it, id, prompt, prompts };
}

describe('an account that leaves', () => {
  it('is written to no more: what was to be said there is cancelled, the rest goes by mail', async () => {
    const { deps, prompt, prompts, deliver, chat, mail } = await chatting();
    await prompt(account('U1'));
    await prompt(account('U2'));
    expect(await leaveAccount(deps, account('U1'), 'account_inactive')).toEqual({
      ...{ contacts: 1, staff: 0, cancelled: 1 },
    });
    expect(await prompts()).toMatchObject([
      { state: 'cancelled', reason: 'account_inactive', payload: null },
      { state: 'pending', reason: null },
    ]);
    await deliver(); // the invitation
    expect(chat.sent).toEqual([]);
    expect(mail.sent.map(({ to }) => to.externalId)).toEqual(['focal@ke.example']);
  });

  it('was the way of the invitation while it was linked', async () => {
    const { deliver, chat, mail } = await chatting();
    await deliver();
    expect(chat.sent.map(({ to }) => to.externalId)).toEqual(['U1']);
    expect(mail.sent).toEqual([]);
  });

  it('is told to staff, unless its owner unlinked it; the record has both', async () => {
    const { deps, world, id, audits, code, join } = await chatting();
    const watched = () =>
      world.deps.store.transaction(({ watch }) => watch.watched([], MONDAY - 1));
    await leaveAccount(deps, account('U1'), UNLINKED);
    expect(await watched()).toMatchObject([{ left: [] }]);
    expect((await audits(`contact:${id}`)).at(-1)).toMatchObject({
      ...{ actor: `contact:${id}`, action: 'account.ended' },
    });
    await join(await code(id), account('U1'));
    await leaveAccount(deps, account('U1'), 'account_inactive');
    expect(await watched()).toMatchObject([
      { left: [{ member: 'Kenya', platform: 'chat', reason: 'account_inactive' }] },
    ]);
    expect((await audits(`contact:${id}`)).at(-1)).toMatchObject({ actor: 'system' });
  });

  it('stands in the digest of staff, as does an account that was somebody else’s', async () => {
    const { deps, world, prisma, officer, contact } = await chatting();
    await leaveAccount(deps, account('U1'), 'account_inactive');
    const { id: contactId } = await contact('other@ke.example');
    const offer = { contactId, staffId: officer.id, ...account('U2'), ending: 'declined' };
    const times = { createdAt: new Date(MONDAY), expiresAt: new Date(MONDAY + HOUR) };
    const endedAt = new Date(MONDAY);
    await prisma.linkOffer.create({ data: { id: deps.random.id(), ...offer, ...times, endedAt } });
    const rounds = await world.deps.store.transaction(({ watch }) =>
      watch.watched(['AFR'], MONDAY - 1),
    );
    const reader = { name: 'Olga', email: 'olga@itu.example', regions: [] };
    const frame = { reader, now: MONDAY, roundUrl: () => 'https://parley.example' };
    const text = digestLetter(staffWords, rounds, frame)?.items?.[0]?.text;
    expect(text).toContain('1 chat account of a contact has ended since the last digest:');
    expect(text).toContain('Kenya by chat (account_inactive)');
    expect(text).toContain('1 account that we took for a contact was somebody else’s: Kenya.');
    const others = (regions: readonly Region[]) =>
      world.deps.store.transaction(({ watch }) => watch.watched(regions, MONDAY - 1));
    expect(await others(['EUR'])).toEqual([]);
  });

  it('changes nothing the second time, and nothing for an account that nobody knows', async () => {
    const { deps, prisma } = await chatting();
    const nothing = { contacts: 0, staff: 0, cancelled: 0 };
    await leaveAccount(deps, account('U1'), 'gone');
    const before = await prisma.audit.count();
    expect(await leaveAccount(deps, account('U1'), 'gone')).toEqual(nothing);
    expect(await leaveAccount(deps, account('U5'), 'gone')).toEqual(nothing);
    expect(await prisma.audit.count()).toBe(before);
  });

  it('can join again, and is written to again, also where sending had failed for good', async () => {
    const { deps, prisma, id, code, join, deliver, chat } = await chatting();
    const fault = { cause: 'rejected', reason: 'gone', since: new Date(MONDAY) };
    await prisma.channelFault.create({
      data: { id: deps.random.id(), contactId: id, ...account('U1'), ...fault },
    });
    await leaveAccount(deps, account('U1'), 'gone');
    await join(await code(id), account('U1'));
    expect(await prisma.account.findFirst({ where: { platform: 'chat' } })).toMatchObject({
      ...{ revokedAt: null, revokedReason: null },
    });
    await deliver();
    expect(chat.sent).toHaveLength(1);
  });

  it('takes with it the question whether it is somebody else', async () => {
    const { deps, prisma, officer, contact } = await chatting();
    const other = await contact('other@ke.example');
    const offer = { contactId: other.id, staffId: officer.id, ...account('U2') };
    const times = { createdAt: new Date(MONDAY), expiresAt: new Date(MONDAY + HOUR) };
    await prisma.linkOffer.create({ data: { id: deps.random.id(), ...offer, ...times } });
    await leaveAccount(deps, account('U2'), 'gone');
    expect(await prisma.linkOffer.findFirst()).toMatchObject({ ending: 'withdrawn' });
  });
});

describe('a tenant that leaves', () => {
  it('takes all of its accounts, staff’s too, and no other tenant’s or browser’s', async () => {
    const { deps, prisma, id, code, join, officer, prompt, prompts, browser } = await chatting();
    await join(await code(id), account('U1', 'T2'));
    await browser(id);
    const staff = { staffId: officer.id, ...account('S1'), verifiedAt: new Date(MONDAY) };
    await prisma.staffAccount.create({ data: { id: deps.random.id(), ...staff } });
    await prompt(account('U1'));
    await prompt(account('U1', 'T2'));
    const left = { platform: 'chat', tenant: 'T1' };
    expect(await staffOf(deps, account('S1'))).toMatchObject({ id: officer.id });
    expect(await leaveTenant(deps, left, 'app_uninstalled')).toEqual({
      ...{ contacts: 1, staff: 1, cancelled: 1 },
    });
    expect(await staffOf(deps, account('S1'))).toBeUndefined();
    const valid = await prisma.account.findMany({ where: { revokedAt: null, platform: 'chat' } });
    expect(valid.map(({ tenant }) => tenant)).toEqual(['T2']);
    expect((await prompts()).map(({ state }) => state)).toEqual(['cancelled', 'pending']);
    expect(await prisma.account.count({ where: { platform: 'page', revokedAt: null } })).toBe(3);
  });
});

describe('unlinking from the member pages', () => {
  it('ends an account of the same contact, and no other', async () => {
    const { deps, id, browser, prisma, contact, join, code } = await chatting();
    const other = await contact('other@ke.example');
    await join(await code(other.id), account('U2'));
    const pages = linkingPages({ ...deps, chats: [] });
    const from = await browser(id);
    const { accounts } = await pages.show(from);
    expect(accounts).toMatchObject([{ platform: 'chat', externalId: 'U1', since: MONDAY }]);
    const theirs = await prisma.account.findFirstOrThrow({ where: { externalId: 'U2' } });
    expect(await pages.unlink(from, theirs.id as AccountId)).toMatchObject({ ok: true });
    expect(await pages.unlink(from, 'nothing' as AccountId)).toMatchObject({ ok: true });
    expect(await prisma.account.count({ where: { platform: 'chat', revokedAt: null } })).toBe(2);
    await pages.unlink(from, accounts[0]?.id as AccountId);
    expect((await pages.show(from)).accounts).toEqual([]);
    const nobody = { platform: 'page', tenant: '', externalId: 'x' };
    expect(await pages.unlink(nobody, theirs.id as AccountId)).toMatchObject({ code: 'not-yours' });
    expect(await prisma.account.count({ where: { platform: 'chat', revokedAt: null } })).toBe(1);
  });
});
