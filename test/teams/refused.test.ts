import { describe, expect, it } from 'vitest';
import { answersAt } from '../../adapters/teams/examine.ts';
import { offerLinks } from '../../src/application/linking/offer-links.ts';
import type { Json } from '../emulators/json.ts';
import type { Mischief } from '../emulators/teams/parcel.ts';
import { accountJson, conversationJson } from '../emulators/teams/people/envelope.ts';
import type { Message, Person } from '../emulators/teams/store.ts';
import type { Invited } from '../support/pages-world.ts';
import { ADMINISTRATOR, must as ok } from '../support/parley.ts';
import { dataOn, forges, placesOf, strayCards } from './forging.ts';
import { answerByControls, buttonsIn, fieldsIn, must, titleIn } from './simulated-member.ts';
import { staffIn } from './staff.ts';
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

interface Somebody {
  readonly person: Person;
  readonly invited: Invited;
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
  ['an id that leads elsewhere', 400, () => ({ activity: { replyToId: '..' } })],
  ['a foreign tenant', 403, () => ({ activity: foreign() })],
  ['two tenants', 403, () => ({ activity: { channelData: { tenant: { id: FOREIGN } } } })],
];

const FOREIGN = '0a14e45f-ceea-467f-a83b-0b4d0f1a2c3d';
const foreign = (): Json => ({
  conversation: { id: 'a:1', conversationType: 'personal', tenantId: FOREIGN },
  channelData: { tenant: { id: FOREIGN } },
});

describe('what is not Teams’, or not of our tenants,', () => {
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

const SECRET = 'Nobody else may read of the landing station at Mokowe';
const UNSAID = { conversationType: undefined };

/** Answers by controls until words are asked for, and writes these. */
async function writeInWords({ person, invited }: Somebody, words: string): Promise<void> {
  for (let turns = 0; turns < 12; turns += 1) {
    const question = await until(() => questionOf(person));
    const [field] = fieldsIn(question, person);
    const isText = field?.kind === 'text' || field?.kind === 'long text';
    if (isText) await world.teams.types(person, words);
    else await answerByControls(world, person, question);
    await world.quiet(invited);
    if (isText) return;
  }
  throw new Error('no words were asked for');
}

/** All that is a contact's own. */
async function ownOf({ responseId, contactId }: Invited): Promise<unknown> {
  const { prisma } = world.serving.opened;
  return {
    answers: await prisma.answer.findMany({ where: { responseId }, orderBy: { id: 'asc' } }),
    response: await prisma.response.findUniqueOrThrow({ where: { id: responseId } }),
    conversations: await prisma.conversation.findMany({ where: { responseId } }),
    accounts: await prisma.account.findMany({ where: { contactId } }),
  };
}

describe('a card', () => {
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

  it('shows and does nothing of its own contact’s to whoever else has what it carries', async () => {
    const { teams } = world;
    const { prisma, parley } = world.serving.opened;
    const [ana, ben] = [await asked(), await asked()];
    const stranger = await world.person();
    await writeInWords(ana, SECRET);
    for (const words of ['review', 'rounds', 'help']) await teams.types(ana.person, words);
    const approver = await staffIn(world, 'approver');
    const { slug } = await prisma.round.findUniqueOrThrow({ where: { id: ana.invited.roundId } });
    const closing = await approver.asks(`close ${slug}`);
    const { roundId, email, contactId } = await world.invite();
    const round = await prisma.round.findUniqueOrThrow({ where: { id: roundId } });
    const carla = await world.person();
    const account = carla.aadObjectId;
    ok(await offerLinks(parley, { round: round.slug, email, account }, ADMINISTRATOR));
    const offer = await until(() => said(world, carla)[1]);
    await world.quiet(ana.invited);
    const carried = [...said(world, ana.person), closing, offer].flatMap(dataOn);
    // The newest of each kind.
    const kinds = new Map(
      carried.map((one) => [`${one.own['k']} ${one.own['c']} ${one.own['y']}`, one]),
    );
    expect(kinds.size).toBeGreaterThan(10);

    const before = await ownOf(ana.invited);
    for (const person of [ben.person, stranger]) {
      for (const { data, message } of kinds.values()) await forges(world, person, data, message);
    }
    await world.quiet(ben.invited);
    expect(await ownOf(ana.invited)).toEqual(before);
    expect(await prisma.round.count({ where: { state: 'closed' } })).toBe(0);
    expect(await prisma.account.count({ where: { contactId } })).toBe(0);
    await must(teams.presses(carla, offer, titleIn(offer, carla, 'offer')));
    expect(await prisma.account.count({ where: { contactId } })).toBe(1);
    expect(await placesOf(world, SECRET)).toEqual([teams.store.directOf(ana.person)?.id]);
    expect(await strayCards(world)).toEqual([]);
    // What was forged stands on no message of theirs, and that is all that went wrong.
    expect(world.logged.filter((line) => !/was refused|HTTP 404/.test(line))).toEqual([]);
    world.logged.length = 0;
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
    const dora = teams.addPerson(world.tenant, { name: 'Has not installed it' });
    chat.members.add(dora);
    await teams.posts(dora, chat, 'help', { mention: true });
    await until(() => chat.messages.find((one) => wordsOf(one, dora).includes('add Parley')));
    world.logged.length = 0;
    await teams.posts(ben, chat, 'Bonjour', { mention: true });
    await until(() => said(world, ben)[1]);
    expect(await world.answers(ana.invited)).toEqual(answers);
    // The older form of a press, and a chat that does not say what it is: whatever is not surely private is not.
    const { data } = dataOn(ana.question)[0] ?? {};
    for (const conversation of [conversationJson(chat), { ...conversationJson(chat), ...UNSAID }]) {
      const before = chat.messages.length;
      await forges(world, ana.person, data, chat.messages[0], { conversation });
      await until(() => chat.messages.slice(before).find(({ author }) => author === undefined));
    }
    const { person } = await staffIn(world, 'officer');
    chat.members.add(person);
    for (const words of ['rounds', 'open', 'status cto', 'help', 'start', 'join']) {
      const before = said(world, person).length;
      await teams.posts(person, chat, words, { mention: true });
      await until(() => said(world, person)[before]);
    }
    await until(() => (chat.messages.at(-1)?.author === undefined ? true : undefined));
    const cards = chat.messages.flatMap(({ versions }) => versions.flatMap(({ cards: c }) => c));
    expect(cards).toEqual([]);
    for (const { views } of chat.messages) expect(views.size).toBe(0);
    expect(await strayCards(world)).toEqual([]);
    expect(teams.sees(ben, chat).some((one) => wordsOf(one, ben).includes('priorit'))).toBe(false);
  });
});
