import { describe, expect, it } from 'vitest';
import { answersAt } from '../../adapters/teams/examine.ts';
import type { Json } from '../emulators/json.ts';
import type { Mischief } from '../emulators/teams/parcel.ts';
import { accountJson, conversationJson } from '../emulators/teams/people/envelope.ts';
import type { Message, Person } from '../emulators/teams/store.ts';
import { answerByControls, buttonsIn } from './simulated-member.ts';
import { said, until, useTeams, wordsOf } from './teams-world.ts';

const world = useTeams();

/** Everything that an attack could have changed. */
async function everything(): Promise<unknown> {
  const { prisma } = world.serving.opened;
  const order = { orderBy: { id: 'asc' } } as const;
  return {
    events: await prisma.inboundEvent.count(),
    answers: await prisma.answer.findMany(order),
    accounts: await prisma.account.findMany(order),
    conversations: await prisma.conversation.findMany(order),
    deliveries: await prisma.delivery.count(),
    kept: await prisma.$queryRaw`SELECT * FROM vault_entry ORDER BY name`,
    sent: world.teams.store.calls.length,
  };
}

async function asked() {
  const { person, invited } = await world.joined();
  const question = await until(() => questionOf(person));
  await world.quiet(invited);
  return { person, invited, question };
}

function questionOf(person: Person): Message | undefined {
  return said(world, person).findLast((one) =>
    buttonsIn(one, person).some(({ kind }) => kind === 'save' || kind === 'option'),
  );
}

const EVIL = 'https://evil.example.org/';
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
const ENTRA = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';

const WRONG: readonly (readonly [string, number, () => Mischief])[] = [
  ['no token', 401, () => ({ unsigned: true })],
  ['another scheme', 401, () => ({ authorization: 'Basic YTpi' })],
  ['no token at all', 401, () => ({ authorization: 'Bearer a.b.c' })],
  ['another issuer', 401, () => ({ claims: { iss: 'https://example.org' } })],
  ['another audience', 401, () => ({ claims: { aud: 'somebody' } })],
  ['an expired token', 401, () => ({ claims: { exp: inSeconds(-301) } })],
  ['a token of the future', 401, () => ({ claims: { nbf: inSeconds(400) } })],
  ['another serviceurl', 401, () => ({ claims: { serviceurl: EVIL } })],
  ['no serviceurl', 401, () => ({ claims: { serviceurl: undefined } })],
  ['a serviceUrl that was changed', 401, () => ({ activity: { serviceUrl: EVIL } })],
  ['no serviceUrl', 401, () => ({ activity: { serviceUrl: '' } })],
  ['another channel', 400, () => ({ activity: { channelId: 'webchat' } })],
  ['an unknown key', 401, () => ({ forgery: 'unknown key' })],
  ['a wrong signature', 401, () => ({ forgery: 'wrong signature' })],
  [
    'a token that Entra gave to our own app',
    401,
    () => ({ claims: { iss: ENTRA, ver: '1.0', appid: world.teams.app.id } }),
  ],
  [
    'a foreign serviceUrl that the token names, too',
    403,
    () => ({ claims: { serviceurl: EVIL }, activity: { serviceUrl: EVIL } }),
  ],
  ['a foreign tenant', 403, () => ({ activity: foreign() })],
  ['two tenants', 403, () => ({ activity: { channelData: { tenant: { id: FOREIGN } } } })],
];

const FOREIGN = '0a14e45f-ceea-467f-a83b-0b4d0f1a2c3d';
const foreign = (): Json => ({
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: FOREIGN },
  channelData: { tenant: { id: FOREIGN } },
});

describe('what is not Teams’, or not of our tenants,', { timeout: 60_000 }, () => {
  it('is refused without a word, and changes nothing', async () => {
    const { person, question } = await asked();
    const before = await everything();
    for (const [what, status, mischief] of WRONG) {
      world.teams.delivery.mischief(mischief());
      const typed = await world.teams.types(person, '1');
      expect([what, typed.status, typed.body]).toEqual([what, status, undefined]);
      world.teams.delivery.mischief(mischief());
      await answerByControls(world, person, question).catch(() => undefined);
      expect([what, world.teams.delivery.log.at(-1)?.seen.status]).toEqual([what, status]);
    }
    expect(await everything()).toEqual(before);
    const url = `${world.serving.url}/api/messages`;
    const headers = { 'content-type': 'application/json' };
    for (const body of ['', 'null', '{"type":', `${'['.repeat(90_000)}`, '{"type":"message"}']) {
      const reply = await fetch(url, { method: 'POST', headers, body });
      expect([reply.status, await reply.text()]).toEqual([400, '']);
    }
    expect((await fetch(url)).status).toBe(405);
    expect(await answersAt(url)).toMatchObject({ ok: true });
    expect(await everything()).toEqual(before);
  });
});

describe('a card', { timeout: 60_000 }, () => {
  it('answers for nobody but its own contact, and once however often it is replayed', async () => {
    const { teams } = world;
    const ana = await asked();
    const ben = await asked();
    const stranger = await world.person();
    await answerByControls(world, ana.person, ana.question);
    await until(async () => Object.keys(await world.answers(ana.invited))[0]);
    await world.quiet(ana.invited);
    const pressed = teams.delivery.log.at(-1)?.activity ?? {};
    const before = await everything();
    expect((await teams.sends(pressed)).status).toBe(200);
    await world.quiet(ana.invited);
    expect(await everything()).toEqual(before);

    const answered = await world.answers(ana.invited);
    for (const person of [ben.person, stranger]) {
      const direct = teams.store.directOf(person);
      if (direct === undefined) throw new Error('there is no chat');
      const from = accountJson(person);
      const seen = await teams.sends({
        ...pressed,
        ...{ id: `f:${person.name}`, from, conversation: conversationJson(direct) },
      });
      expect(seen.status).toBe(200);
      expect(seen.body).toMatchObject({ statusCode: 200 });
    }
    await world.quiet(ben.invited);
    expect(await world.answers(ana.invited)).toEqual(answered);
    expect(await world.answers(ben.invited)).toEqual({});
    expect(world.logged.filter((line) => !line.includes('was refused'))).toEqual([]);
  });

  it('is nothing where others read along: two people in one chat', async () => {
    const { teams } = world;
    const ana = await asked();
    const ben = await world.person({ locale: 'fr-FR' });
    const chat = teams.addGroupChat({ name: 'Spectrum', members: [ana.person, ben] });
    await teams.installsIn(chat, ana.person);
    await teams.posts(ana.person, chat, 'review', { mention: true });
    const pointer = await until(
      () => teams.sees(ben, chat).find(({ author }) => author === undefined),
      () => world.logged,
    );
    expect(wordsOf(pointer, ben)).toContain('personal chat');
    await world.quiet(ana.invited);
    await answerByControls(world, ana.person, ana.question);
    await until(async () => Object.keys(await world.answers(ana.invited))[0]);
    await world.quiet(ana.invited);
    const pressed = teams.delivery.log.at(-1)?.activity ?? {};
    const answers = await world.answers(ana.invited);
    for (const person of [ana.person, ben]) {
      const seen = await teams.sends({
        ...pressed,
        ...{ id: `f:${person.name} there`, from: accountJson(person) },
        conversation: conversationJson(chat),
      });
      const words = { statusCode: 200, value: expect.stringContaining('Others read along') };
      expect(seen.body).toMatchObject(words);
    }
    await teams.posts(ben, chat, 'Bonjour', { mention: true });
    await until(() => said(world, ben)[1]);
    expect(await world.answers(ana.invited)).toEqual(answers);
    const cards = chat.messages.flatMap(({ versions }) => versions.flatMap(({ cards: c }) => c));
    expect(cards).toEqual([]);
    for (const { views } of chat.messages) expect(views.size).toBe(0);
    expect(teams.sees(ben, chat).some((one) => wordsOf(one, ben).includes('priorit'))).toBe(false);
  });
});
