import { describe, expect, it } from 'vitest';
import { identify } from '../../../src/application/linking/identify.ts';
import { type OfferInput, offerLinks } from '../../../src/application/linking/offer-links.ts';
import type { OutboundMessage } from '../../../src/platform/adapter.ts';
import { DAY, HOUR, MONDAY, viewer } from '../rounds/world.ts';
import { account, KENYA, useLinking } from './linking-world.ts';

const linking = useLinking();

/** Kenya's two contacts are known in the chat, and the round is open. */
async function asked(input: Partial<OfferInput> = {}) {
  const it = linking();
  await it.round();
  await it.deliver(); // the invitations
  it.known('focal@ke.example', account('U1'));
  const look = (more: Partial<OfferInput> = input) =>
    offerLinks(it.deps, { round: 'r', ...more }, it.officer);
  const answer = (isMe: boolean, from = account('U1'), offer?: string) =>
    identify(it.deps, { offer: offer ?? offerIn(it.chat.sent.at(-1)), isMe, from });
  return { ...it, look, answer, made: await look() };
}

function offerIn(message: OutboundMessage | undefined): string {
  const { content } = message ?? {};
  if (content?.kind !== 'prompt' || content.prompt.kind !== 'notice') throw new Error('no offer');
  return content.prompt.offer?.id ?? '';
}

describe('looking for contacts', () => {
  it('asks each account that is found once, whether it is the contact', async () => {
    const { made, look, prisma, chat, deliver, world } = await asked();
    expect(made).toEqual({
      ok: true,
      value: { lookedFor: 2, found: 1, asked: 1, unreachable: [] },
    });
    world.clock.at = MONDAY + 2 * DAY;
    await deliver();
    expect(chat.sent).toHaveLength(1);
    expect(chat.sent[0]).toMatchObject({
      ...{ to: account('U1'), language: 'en', direction: 'ltr' },
      content: {
        kind: 'prompt',
        prompt: {
          kind: 'notice',
          paragraphs: [
            'The ITU secretariat (TSB) would like to ask you here what Kenya needs for this meeting: CTO meeting 21.',
            'Are you Focal Kenya?',
            'If you say no, we will not ask again here.',
          ],
          offer: { yes: 'Yes, that is me', no: 'No, I am not' },
        },
      },
    });
    expect(await look()).toMatchObject({ value: { found: 1, asked: 0 } });
    world.clock.at += DAY;
    await deliver();
    expect(chat.sent).toHaveLength(1);
    const [offer] = await prisma.linkOffer.findMany();
    expect(offer?.expiresAt).toEqual(new Date(MONDAY + 14 * DAY));
    expect(await prisma.account.count({ where: { platform: 'chat' } })).toBe(0);
  });

  it('counts as an outreach and waits its turn: the invitation has just gone', async () => {
    const { deliver, chat, prisma } = await asked();
    await prisma.round.updateMany({ data: { sendWindow: { from: 9, to: 17 } } });
    await prisma.outreach.create({
      data: { email: 'focal@ke.example', sentAt: [new Date(MONDAY)] },
    });
    await deliver();
    expect(chat.sent).toHaveLength(0);
    const offer = await prisma.delivery.findFirstOrThrow({ where: { kind: 'link-offer' } });
    expect(offer).toMatchObject({ state: 'pending', reason: 'enough-lately' });
    const { clock } = linking().world;
    clock.at = offer.dueAt.getTime();
    await deliver();
    expect(chat.sent).toHaveLength(1);
    const { sentAt } = await prisma.outreach.findFirstOrThrow();
    expect(sentAt.at(-1)).toEqual(offer.dueAt);
  });

  it('keeps the contact’s own hours and language', async () => {
    const { deliver, chat, prisma, world } = await asked();
    await prisma.round.updateMany({ data: { sendWindow: { from: 9, to: 17 } } });
    const data = { language: 'ar', timeZone: 'Asia/Tokyo' }; // 18:00 there
    await prisma.contact.updateMany({ where: { email: 'focal@ke.example' }, data });
    await deliver();
    const offer = await prisma.delivery.findFirstOrThrow({ where: { kind: 'link-offer' } });
    expect(offer).toMatchObject({ state: 'pending', reason: 'outside-hours' });
    world.clock.at = offer.dueAt.getTime();
    await deliver();
    expect(chat.sent).toMatchObject([
      { language: 'ar', direction: 'rtl', content: { prompt: { offer: { yes: 'نعم، أنا هو' } } } },
    ]);
  });

  it.each<[string, (it: Awaited<ReturnType<typeof asked>>) => Promise<unknown>, string]>([
    [
      'stopped',
      ({ prisma }) => prisma.contact.updateMany({ data: { stoppedAt: new Date(MONDAY) } }),
      'stopped',
    ],
    ['left', ({ prisma }) => prisma.contact.updateMany({ data: { active: false } }), 'no-contact'],
    [
      'was linked',
      async ({ contact, code, join }) => join(await code((await contact()).id), account('U9')),
      'linked',
    ],
    [
      'was linked by hand',
      async ({ contact, linked }) => linked((await contact()).id, account('U9')),
      'linked',
    ],
    [
      'answered',
      ({ prisma }) => prisma.response.updateMany({ data: { status: 'submitted' } }),
      'answered',
    ],
  ])('is withdrawn when the contact %s meanwhile', async (_why, happen, reason) => {
    const it = await asked();
    await happen(it);
    await it.deliver();
    expect(it.chat.sent).toHaveLength(0);
    expect(await it.prisma.delivery.findFirst({ where: { kind: 'link-offer' } })).toMatchObject({
      ...{ state: 'cancelled', reason },
    });
  });

  it('is set aside for staff when the account cannot be written to, and goes nowhere else', async () => {
    const { chat, mail, deliver, prisma } = await asked();
    const before = mail.sent.length;
    chat.outcomes.push({ kind: 'rejected', reason: 'cannot message this account' });
    await deliver();
    await deliver();
    expect(mail.sent).toHaveLength(before);
    expect(await prisma.delivery.findFirst({ where: { kind: 'link-offer' } })).toMatchObject({
      ...{ state: 'shunted', reason: 'cannot message this account' },
    });
    expect(await prisma.channelFault.findFirst()).toMatchObject({ externalId: 'U1' });
  });

  it('is not for who is linked there, nor for bots and accounts that are no more', async () => {
    const it = linking();
    await it.round();
    await it.linked((await it.contact()).id, account('U7'));
    it.known('focal@ke.example', account('U1'));
    it.known('other@ke.example', account('U2'), { active: false });
    const made = await offerLinks(it.deps, { round: 'r' }, it.officer);
    expect(made).toMatchObject({ value: { lookedFor: 1, found: 0, asked: 0 } });
  });

  it('never asks an account that is somebody’s already', async () => {
    const it = linking();
    await it.round();
    await it.linked((await it.contact('other@ke.example')).id, account('U1'));
    it.known('focal@ke.example', account('U1'));
    const made = await offerLinks(it.deps, { round: 'r' }, it.officer);
    expect(made).toMatchObject({ value: { lookedFor: 1, found: 1, asked: 0 } });
  });

  it('asks once when two of the staff press at once', async () => {
    const it = linking();
    await it.round();
    it.known('focal@ke.example', account('U1'));
    const look = () => offerLinks(it.deps, { round: 'r' }, it.officer);
    const made = await Promise.all([look(), look(), look()]);
    const counts = made.map((one) => (one.ok ? one.value.asked : -1));
    expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, 1]);
    expect(await it.prisma.delivery.count({ where: { kind: 'link-offer' } })).toBe(1);
  });

  it('tells which workspace could not be asked, and asks in the others', async () => {
    const it = linking();
    await it.round();
    it.known('focal@ke.example', account('U1', 'T2'));
    const findPerson = it.directory.findPerson;
    const directory = {
      ...it.directory,
      tenants: async () => ['T1', 'T2'],
      findPerson: async (who: Parameters<typeof findPerson>[0]) => {
        if (who.tenant === 'T1') throw new Error('missing_scope');
        return findPerson(who);
      },
    };
    const deps = { ...it.deps, directories: [directory] };
    expect(await offerLinks(deps, { round: 'r' }, it.officer)).toMatchObject({
      value: {
        asked: 1,
        unreachable: [{ platform: 'chat', tenant: 'T1', reason: 'missing_scope' }],
      },
    });
  });

  it('may be narrowed to one contact and one platform', async () => {
    const { look } = await asked();
    expect(await look({ email: ' Other@KE.example ' })).toMatchObject({ value: { lookedFor: 1 } });
    expect(await look({ email: 'x@ke.example' })).toMatchObject({ code: 'contact-unknown' });
    expect(await look({ platform: 'chat' })).toMatchObject({ ok: true });
    expect(await look({ platform: 'other' })).toMatchObject({ code: 'chat-unknown' });
  });

  it('needs an officer, and a round that is open', async () => {
    const { deps, round, officer, prisma } = linking();
    await round({ audience: KENYA });
    expect(await offerLinks(deps, { round: 'r' }, viewer)).toMatchObject({ code: 'not-allowed' });
    expect(await offerLinks(deps, { round: 'x' }, officer)).toMatchObject({
      code: 'round-unknown',
    });
    await prisma.round.updateMany({ data: { state: 'paused' } });
    expect(await offerLinks(deps, { round: 'r' }, officer)).toMatchObject({
      code: 'round-not-open',
    });
  });
});

describe('the reply to an offer', () => {
  async function sent() {
    const it = await asked();
    await it.deliver();
    expect(it.chat.sent).toHaveLength(1);
    return it;
  }

  it('joins the account by "yes", and again finds the same', async () => {
    const { answer, contact, prisma, audits } = await sent();
    const first = await answer(true);
    const { id } = await contact();
    expect(first).toMatchObject({
      value: { kind: 'contact', contactId: id, place: { member: 'Kenya' } },
    });
    expect(await answer(true)).toEqual(first);
    expect(await prisma.account.findFirst({ where: { platform: 'chat' } })).toMatchObject({
      ...{ contactId: id, externalId: 'U1', expiresAt: null },
    });
    const linked = (await audits(`contact:${id}`)).filter(
      ({ action }) => action === 'account.linked',
    );
    expect(linked).toMatchObject([{ details: { by: 'offer' } }]);
  });

  it('ends the asking there for good by "no", and staff are told', async () => {
    const { answer, look, prisma, known, world } = await sent();
    expect(await answer(false)).toEqual({ ok: true, value: { kind: 'not-me' } });
    expect(await answer(false)).toEqual({ ok: true, value: { kind: 'not-me' } });
    expect(await answer(true)).toMatchObject({ code: 'offer-not-valid' });
    known('other@ke.example', account('U1'));
    expect(await look()).toMatchObject({ value: { found: 2, asked: 0 } });
    expect(await prisma.account.count({ where: { platform: 'chat' } })).toBe(0);
    const watched = await world.deps.store.transaction(({ watch }) =>
      watch.watched([], MONDAY - 1),
    );
    expect(watched).toMatchObject([{ notTheirs: ['Kenya'] }]);
  });

  it('is taken only from the account that was asked', async () => {
    const { answer, prisma } = await sent();
    const refused = { ok: false, code: 'offer-not-valid' };
    expect(await answer(true, account('U2'))).toEqual(refused);
    expect(await answer(true, account('U1', 'T2'))).toEqual(refused);
    expect(await answer(false, account('U2'))).toEqual(refused);
    expect(await answer(true, account('U1'), 'not-a-uuid')).toEqual(refused);
    expect(await prisma.account.count({ where: { platform: 'chat' } })).toBe(0);
    expect(await answer(true)).toMatchObject({ ok: true });
  });

  it('is too late after a fortnight; then the account may be asked anew', async () => {
    const { answer, look, world } = await sent();
    world.clock.at = MONDAY + 14 * DAY;
    expect(await answer(true)).toMatchObject({ code: 'offer-not-valid' });
    expect(await answer(false)).toMatchObject({ code: 'offer-not-valid' });
    expect(await look()).toMatchObject({ value: { asked: 1 } });
  });

  it('moves no account that a code has joined to somebody else meanwhile', async () => {
    const { answer, contact, code, join, prisma, world } = await sent();
    const other = await contact('other@ke.example');
    await join(await code(other.id), account('U1'));
    expect(await answer(true)).toMatchObject({ code: 'offer-not-valid' });
    world.clock.at += HOUR;
    const [linked] = await prisma.account.findMany({ where: { platform: 'chat' } });
    expect(linked?.contactId).toBe(other.id);
  });
});
