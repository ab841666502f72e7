import { describe, expect, it } from 'vitest';
import { mintContactCode } from '../../../src/application/linking/mint-code.ts';
import { sha256 } from '../../../src/infra/system.ts';
import { MONDAY } from '../rounds/world.ts';
import { account, useLinking } from './linking-world.ts';

const MINUTE = 60_000;
const linking = useLinking();

describe('a code that a contact makes', () => {
  it('is short, without look-alikes, and kept only as its hash', async () => {
    const { contact, browser, deps, prisma } = linking();
    const { id } = await contact();
    const minted = await mintContactCode(deps, await browser(id));
    if (!minted.ok) throw new Error(minted.code);
    const { code, expiresAt } = minted.value;
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}$/);
    expect(expiresAt).toBe(MONDAY + 30 * MINUTE);
    const [row] = await prisma.joinCode.findMany();
    expect(Buffer.from(row?.codeHash ?? [])).toEqual(Buffer.from(sha256(code.replace('-', ''))));
    expect(JSON.stringify(await prisma.audit.findMany(), plain)).not.toContain(code.slice(0, 5));
  });

  it('is made by nobody without an account, nor for a contact who is no more', async () => {
    const { contact, browser, deps, prisma } = linking();
    const stranger = { platform: 'page', tenant: '', externalId: 'x' };
    expect(await mintContactCode(deps, stranger)).toMatchObject({ code: 'not-yours' });
    const { id } = await contact();
    const from = await browser(id);
    await prisma.contact.update({ where: { id }, data: { active: false } });
    expect(await mintContactCode(deps, from)).toMatchObject({ code: 'not-yours' });
  });

  it('joins the account it is typed in, which has no end, and says where to go on', async () => {
    const { round, contact, code, join, prisma, audits } = linking();
    await round();
    const { id } = await contact();
    const joined = await join(await code(id), account('U1'));
    const response = await prisma.response.findFirstOrThrow();
    const conversation = await prisma.conversation.findFirstOrThrow({
      where: { platform: 'chat' },
    });
    expect(joined).toEqual({
      ok: true,
      value: {
        ...{ kind: 'contact', contactId: id, name: 'Focal Kenya', language: 'en' },
        place: {
          ...{ responseId: response.id, conversation: conversation.shortId },
          ...{ member: 'Kenya', meeting: 'CTO meeting 21' },
        },
      },
    });
    expect(await prisma.account.findFirst({ where: { platform: 'chat' } })).toMatchObject({
      ...{ contactId: id, tenant: 'T1', externalId: 'U1', expiresAt: null, revokedAt: null },
    });
    expect((await audits(`contact:${id}`)).map(({ action }) => action)).toEqual([
      'contact.code-made',
      'account.linked',
    ]);
  });

  it('may be typed in any case, with spaces, other hyphens or none, in full width', async () => {
    const { contact, code, join } = linking();
    const { id } = await contact();
    const shapes = [
      (text: string) => text.toLowerCase(),
      (text: string) => text.replace('-', ''),
      (text: string) => ` ${text.replace('-', ' \u2013 ')}. `,
      (text: string) => [...text.replace('-', ' ')].join(' '),
      (text: string) =>
        text.replace(/[A-Z0-9]/g, (c) => String.fromCodePoint(c.charCodeAt(0) + 0xfee0)),
      (text: string) => `\u2068${text}\u2069`,
    ];
    for (const [index, shape] of shapes.entries()) {
      const typed = shape(await code(id));
      expect(await join(typed, account(`U${index}`)), typed).toMatchObject({ ok: true });
    }
  });

  it('is good once: again from the same account it finds the same, from another it is refused', async () => {
    const { round, contact, code, join, prisma } = linking();
    await round();
    const { id } = await contact();
    const made = await code(id);
    const first = await join(made, account('U1'));
    expect(await join(made, account('U1'))).toEqual(first);
    expect(await join(made, account('U2'))).toMatchObject({ code: 'code-not-valid' });
    expect(await join(made, account('U1', 'T2'))).toMatchObject({ code: 'code-not-valid' });
    expect(await prisma.account.count({ where: { platform: 'chat' } })).toBe(1);
    expect(await prisma.audit.count({ where: { action: 'account.linked' } })).toBe(1);
  });

  it('joins one account only when two type it at once', async () => {
    const { contact, code, join, prisma } = linking();
    const made = await code((await contact()).id);
    const joins = await Promise.all(['U1', 'U2', 'U3'].map((one) => join(made, account(one))));
    expect(joins.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await prisma.account.count({ where: { platform: 'chat' } })).toBe(1);
  });

  it('ends after half an hour, with a newer one, and with its contact', async () => {
    const { contact, code, join, world, prisma } = linking();
    const { id } = await contact();
    const old = await code(id);
    const newer = await code(id);
    const refused = { ok: false, code: 'code-not-valid' };
    expect(await join(old, account('U1'))).toEqual(refused);
    world.clock.at = MONDAY + 30 * MINUTE;
    expect(await join(newer, account('U1'))).toEqual(refused);
    world.clock.at -= 1;
    await prisma.contact.update({ where: { id }, data: { active: false } });
    expect(await join(newer, account('U1'))).toEqual(refused);
    await prisma.contact.update({ where: { id }, data: { active: true } });
    expect(await join(newer, account('U1'))).toMatchObject({ ok: true });
    expect(await join('22222-22222', account('U1'))).toEqual(refused);
    expect(await join('', account('U1'))).toEqual(refused);
    expect(await join('x'.repeat(5000), account('U1'))).toEqual(refused);
  });

  it('costs a guess when it is wrong, and is not looked at when there were too many', async () => {
    const { contact, code, join, guesses, shut } = linking();
    const made = await code((await contact()).id);
    await join('22222-22222', account('U1'));
    expect(guesses).toEqual(['T1 U1']);
    shut.after = 1;
    expect(await join(made, account('U1'))).toEqual({
      ...{ ok: false, code: 'slow-down', params: { seconds: 2 } },
    });
    shut.after = 9;
    const before = guesses.length;
    expect(await join(made, account('U1'))).toMatchObject({ ok: true });
    expect(guesses).toHaveLength(before);
  });

  it('moves an account that was another contact’s, and cancels what waited for that one there', async () => {
    const { round, contact, code, join, prisma, audits, world } = linking();
    await round();
    const [focal, other] = [await contact(), await contact('other@ke.example')];
    await join(await code(focal.id), account('U1'));
    const { id } = await prisma.response.findFirstOrThrow();
    await prompt(id, account('U1'));
    await prompt(id, account('U2'));
    await join(await code(other.id), account('U1'));
    const [linked] = await prisma.account.findMany({ where: { platform: 'chat' } });
    expect(linked?.contactId).toBe(other.id);
    const prompts = await prisma.delivery.findMany({
      where: { kind: 'prompt' },
      orderBy: { dedupeKey: 'asc' },
    });
    expect(prompts.map(({ state, reason }) => [state, reason])).toEqual([
      ['cancelled', 'account-moved'],
      ['pending', null],
    ]);
    expect((await audits(`contact:${focal.id}`)).at(-1)).toMatchObject({
      ...{ actor: `contact:${other.id}`, action: 'account.moved' },
    });

    async function prompt(responseId: string, to: ReturnType<typeof account>) {
      const { addresseeId } = await prisma.response.findUniqueOrThrow({
        where: { id: responseId },
      });
      const { roundId } = await prisma.addressee.findUniqueOrThrow({ where: { id: addresseeId } });
      await world.deps.store.transaction(({ deliveries }) =>
        deliveries.plan([
          {
            id: world.deps.random.id() as never,
            ...{ dedupeKey: `prompt:${to.externalId}`, kind: 'prompt', thread: to.externalId },
            ...{ roundId: roundId as never, addresseeId: addresseeId as never },
            payload: { kind: 'prompt', to, prompt: {} as never },
            ...{ dueAt: MONDAY, expiresAt: MONDAY + 60 * MINUTE },
          },
        ]),
      );
    }
  });

  it('joins several accounts to one contact', async () => {
    const { contact, code, join, prisma } = linking();
    const { id } = await contact();
    await join(await code(id), account('U1'));
    await join(await code(id), account('U1', 'T2'));
    expect(await prisma.account.count({ where: { contactId: id, platform: 'chat' } })).toBe(2);
  });
});

describe('what the platform says of a person', () => {
  it('fills in language and time zone where nothing was said', async () => {
    const { contact, code, join, prisma } = linking();
    const { id } = await contact();
    const person = { language: 'fr-CA', timeZone: 'America/Toronto' };
    expect(await join(await code(id), account('U1'), person)).toMatchObject({
      value: { language: 'fr' },
    });
    expect(await contact()).toMatchObject({ language: 'fr', timeZone: 'America/Toronto' });
    const again = { language: 'ar', timeZone: 'Africa/Cairo' };
    await join(await code(id), account('U2'), again);
    expect(await contact()).toMatchObject({ language: 'fr', timeZone: 'America/Toronto' });
    const [linked] = await prisma.audit.findMany({ where: { action: 'account.linked' } });
    expect(linked?.details).toMatchObject({
      kept: { language: 'fr', timeZone: 'America/Toronto' },
    });
  });

  it.each([
    [
      { language: 'pt-BR', timeZone: 'Mars/Olympus' },
      { language: null, timeZone: null },
    ],
    [{ language: 'zh_Hant_TW' }, { language: 'zh', timeZone: null }],
    [{ timeZone: '+05:45' }, { language: null, timeZone: null }],
    [{}, { language: null, timeZone: null }],
  ])('%j is kept as %j', async (person, kept) => {
    const { contact, code, join } = linking();
    await join(await code((await contact()).id), account('U1'), person);
    expect(await contact()).toMatchObject(kept);
  });
});

describe('the link of a letter', () => {
  it('is a code, too: as a token, as a link, as chats write links', async () => {
    const { round, link, join, contact, prisma } = linking();
    await round();
    const { id } = await contact();
    const shapes = [
      (url: string) => url,
      (url: string) => url.split('/').at(-1) ?? '',
      (url: string) => `<${url}>`,
      (url: string) => `<${url}|${url}>`,
      (url: string) => `${url}?x=1`,
    ];
    for (const [index, shape] of shapes.entries()) {
      const typed = shape(await link());
      const joined = await join(typed, account(`U${index}`));
      expect(joined, typed).toMatchObject({ value: { contactId: id, place: { member: 'Kenya' } } });
    }
    const used = await prisma.invitation.count({ where: { usedAt: { not: null } } });
    expect(used).toBe(shapes.length);
    expect(await prisma.account.count({ where: { platform: 'chat', expiresAt: null } })).toBe(5);
  });

  it('is used up: the same account finds the same, another one is refused', async () => {
    const { round, link, join } = linking();
    await round();
    const url = await link();
    const first = await join(url, account('U1'));
    expect(first).toMatchObject({ ok: true });
    expect(await join(url, account('U1'))).toEqual(first);
    expect(await join(url, account('U2'))).toMatchObject({ code: 'code-not-valid' });
  });

  it('ends when it is revoked or too old', async () => {
    const { round, link, join, prisma } = linking();
    await round();
    const url = await link();
    await prisma.invitation.updateMany({ data: { revokedAt: new Date(MONDAY) } });
    expect(await join(url, account('U1'))).toMatchObject({ code: 'code-not-valid' });
    await prisma.invitation.updateMany({ data: { revokedAt: null, expiresAt: new Date(MONDAY) } });
    expect(await join(url, account('U1'))).toMatchObject({ code: 'code-not-valid' });
  });
});

function plain(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
