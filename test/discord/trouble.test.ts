import { describe, expect, it } from 'vitest';
import type { RestFault } from '../emulators/discord/faults.ts';
import type { Message, Person } from '../emulators/discord/store.ts';
import type { Invited } from '../support/pages-world.ts';
import { asked, said, until, useDiscord } from './discord-world.ts';
import { answerByControls, commandIn, must } from './simulated-member.ts';

const world = useDiscord();

const POST = 'POST /channels/:channel/messages';
const CALLBACK = 'POST /interactions/:interaction/:token/callback';
const OPEN = ['pending', 'sending', 'retrying'];
const prisma = () => world.serving.opened.prisma;

async function deliveriesTo({ contactId }: Invited) {
  const conversations = await prisma().conversation.findMany({ where: { contactId } });
  const conversationId = { in: conversations.map(({ id }) => id) };
  const orderBy = [{ orderAt: 'asc' as const }, { id: 'asc' as const }];
  return prisma().delivery.findMany({ where: { conversationId }, orderBy });
}

async function quiet(invited: Invited): Promise<void> {
  await until(
    async () => {
      const all = await deliveriesTo(invited);
      return all.every(({ state }) => !OPEN.includes(state)) ? true : undefined;
    },
    async () => (await deliveriesTo(invited)).map(({ state, reason }) => [state, reason]),
  );
}

/** Somebody who has joined, and the question before it. */
async function somebody(): Promise<Somebody> {
  const { person, invited } = await world.joined();
  await quiet(invited);
  return { person, invited, question: questionOf(person) };
}

interface Somebody {
  readonly person: Person;
  readonly invited: Invited;
  readonly question: Message;
}

function questionOf(person: Person): Message {
  const question = asked(world.discord, person);
  if (question === undefined) throw new Error('nothing was asked');
  return question;
}

/** Each thing said is there once, in its order, and each row knows its own. */
async function isWhole({ person, invited }: Somebody): Promise<void> {
  await quiet(invited);
  const rows = await deliveriesTo(invited);
  expect(rows.map(({ state }) => state).filter((state) => state !== 'sent')).toEqual([]);
  const posts = said(world.discord, person).map(({ channel, id }) => `${channel.id}:${id}`);
  expect(posts).toEqual([...new Set(rows.flatMap(({ reference }) => reference ?? []))]);
}

const postsTo = ({ question }: Somebody) =>
  world.discord.store.calls.filter(
    ({ route, path }) => route === POST && path.includes(question.channel.id),
  );

/** Makes these minutes pass for what waits, and for when it began: rows are the truth, and tests have no minutes. */
async function minutesPass(minutes: number, invited: Invited): Promise<void> {
  const ids = (await deliveriesTo(invited)).map(({ id }) => id);
  await prisma().$executeRaw`
    UPDATE delivery_attempt SET started_at = started_at - make_interval(mins => ${minutes}::int)
    WHERE delivery_id = ANY(${ids}::uuid[])`;
  await prisma().$executeRaw`
    UPDATE delivery SET due_at = due_at - make_interval(mins => ${minutes}::int)
    WHERE id = ANY(${ids}::uuid[]) AND state IN ('pending', 'retrying')`;
  const { bell, clock } = world.serving.opened.parley;
  await bell.ring(clock.now());
}

/** Waits until a message to this contact waits to be tried again. */
function waits(invited: Invited) {
  return until(
    async () => (await deliveriesTo(invited)).find(({ state }) => state === 'retrying'),
    () => world.logged.slice(-2),
  );
}

describe('a post of which nobody saw the end', () => {
  const rows: readonly (readonly [string, RestFault, number])[] = [
    ['kept, and answered with 502', { http: 502, effect: 'after' }, 1],
    ['kept, and cut', { cut: 'after' }, 1],
    ['cut before it was kept', { cut: 'before' }, 2],
  ];

  it.each(rows)('%s: one message, in its order', async (_what, fault, posts) => {
    const one = await somebody();
    const [before, posted] = [said(world.discord, one.person).length, postsTo(one).length];
    world.discord.faults.plan(POST, fault, { id: one.question.channel.id });
    await answerByControls(world.discord, one.person, one.question);
    await waits(one.invited);
    await minutesPass(5, one.invited);
    await isWhole(one);
    expect(said(world.discord, one.person)).toHaveLength(before + 1);
    expect(postsTo(one)).toHaveLength(posted + posts);
  });
});

describe('Discord says "too many"', () => {
  it('to one conversation: it waits as long as it was told, and nobody else does', async () => {
    const [slow, other] = [await somebody(), await somebody()];
    const [before, mine] = [slow, other].map(({ person }) => said(world.discord, person).length);
    world.discord.faults.plan(POST, { retryAfter: 1 }, { id: slow.question.channel.id });
    await answerByControls(world.discord, slow.person, slow.question);
    await waits(slow.invited);
    await answerByControls(world.discord, other.person, other.question);
    await until(() => said(world.discord, other.person)[mine ?? 0]);
    expect(said(world.discord, slow.person)).toHaveLength(before ?? 0);
    await isWhole(slow);
    const [refused, taken] = postsTo(slow).slice(-2);
    expect(refused?.outcome).toBe(429);
    expect(Number(taken?.at) - Number(refused?.at)).toBeGreaterThanOrEqual(1_000);
  });

  it('to the whole bot: nothing at all is asked meanwhile, and then everybody hears', async () => {
    const [one, other] = [await somebody(), await somebody()];
    const { calls } = world.discord.store;
    world.discord.faults.plan(POST, { retryAfter: 1.5, scope: 'global' });
    await answerByControls(world.discord, one.person, one.question);
    await waits(one.invited);
    const from = calls.length;
    const refused = calls.findLast(({ outcome }) => outcome === 429);
    // It is answered all the same: interactions are not bound to that limit.
    await answerByControls(world.discord, other.person, other.question);
    await Promise.all([isWhole(one), isWhole(other)]);
    const next = calls.slice(from).find(({ route }) => route !== CALLBACK);
    expect(Number(next?.at) - Number(refused?.at)).toBeGreaterThanOrEqual(1_500);
    expect(calls.slice(from).map(({ outcome }) => outcome)).not.toContain(429);
  });

  it('to an answer: it is given again within the person’s patience, and the act is one', async () => {
    const { person, invited, question } = await somebody();
    world.discord.faults.plan(CALLBACK, { retryAfter: 0.2 });
    await must(world.discord.presses(person, question, commandIn(question, 'skip')));
    await isWhole({ person, invited, question });
  });
});

describe('the gateway in the midst of a question', () => {
  /** Presses, and before the answer something happens to the socket. */
  const pressedWhile = async (happens: () => void) => {
    const one = await somebody();
    const pressing = answerByControls(world.discord, one.person, one.question);
    happens();
    await pressing; // it was acknowledged
    expect(Object.keys(await world.answers(one.invited))).toHaveLength(1);
    await until(() => (world.discord.gateway.open.length === 1 ? true : undefined));
    await answerByControls(world.discord, one.person, questionOf(one.person));
    await isWhole(one);
    const where = { responseId: one.invited.responseId };
    const questions = (await prisma().answer.findMany({ where })).map(({ question }) => question);
    expect(new Set(questions).size).toBe(questions.length);
    expect(questions.length).toBe(2);
  };

  it('is cut: the press is answered once, though a resume brings it again', () =>
    pressedWhile(() => world.discord.gateway.cut()));

  it('is told to reconnect', () => pressedWhile(() => world.discord.gateway.reconnect()));

  it('forgets the session: a new one goes on, and what was acknowledged is there once', () =>
    pressedWhile(() => {
      world.discord.gateway.refusesResume = 'session';
      world.discord.gateway.cut();
    }));
});
