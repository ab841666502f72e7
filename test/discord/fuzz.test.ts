import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latest, type Message, type Person } from '../emulators/discord/store.ts';
import type { Invited } from '../support/pages-world.ts';
import { asked, codesIn, said, until, useDiscord } from './discord-world.ts';
import { answerByControls, commandIn, must } from './simulated-member.ts';
import { staffIn } from './staff.ts';
import { act, type Pool, type WildAct, wildActs } from './wild-acts.ts';

/** Play one again with `FUZZ_SEED=n`; fast-check prints seed and path of what failed, and this file prints the seed. */
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 30);
const LIMIT_MS = Math.max(30_000, 1_000 * RUNS);

const world = useDiscord();

interface Somebody {
  readonly person: Person;
  readonly invited: Invited;
}

let bystander: Somebody;
let pool: Pool;
/** A process that meets one of these ends. */
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

beforeAll(async () => {
  process.stdout.write(`fuzz of Discord's dispatches: seed ${SEED}\n`);
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  bystander = await world.joined();
  await answerByControls(world.discord, bystander.person, questionTo(bystander.person));
  await until(async () => Object.keys(await world.answers(bystander.invited))[0]);
  pool = await filledPool();
}, 60_000);
afterAll(() => {
  process.off('unhandledRejection', note);
  process.off('uncaughtException', note);
});

function questionTo(person: Person): Message {
  const found = asked(world.discord, person);
  if (found === undefined) throw new Error('nothing is asked');
  return found;
}

/** Two members, somebody whom nobody knows, and a viewer act; an approver's forms are there to be forged. */
async function filledPool(): Promise<Pool> {
  const { discord } = world;
  const { prisma } = world.serving.opened;
  const [one, other] = [await world.joined(), await world.joined()];
  const stranger = world.person();
  const [viewer, approver] = [await staffIn(world, 'viewer'), await staffIn(world, 'approver')];
  const { slug } = await prisma.round.findUniqueOrThrow({
    where: { id: bystander.invited.roundId },
  });
  const forms = [await approver.asks('close', { round: slug }), await approver.asks('open')];
  await must(discord.presses(one.person, questionTo(one.person), 'Review answers'));
  await must(discord.commands(stranger, 'parley join'));
  await must(discord.submits(stranger, { Code: 'not a code' }));
  await must(discord.completes(stranger, 'parley status', 'round', { round: 'cto' }));
  discord.types(one.person, 'More fibre');
  await quiet();
  const people = [one.person, other.person, stranger, viewer.person];
  const everybody = [...people, bystander.person, approver.person];
  const messages = everybody.flatMap((person) => discord.store.said(person));
  const conversations = await prisma.conversation.findMany();
  return {
    people,
    messages,
    codes: messages.flatMap(codesIn),
    charged: [
      ...conversations.flatMap(({ shortId }) => [shortId, `${shortId}.1`, `${shortId}.2`]),
      ...Object.keys(await world.answers(bystander.invited)),
      ...[slug, 'close', 'open', 'act', 'join', 'section', 'done', 'submit', 'need1', 'AFR'],
      ...['__proto__', 'constructor', 'toString', 'attribution', '-1', ''],
      ...forms.flatMap(({ message }) => (message === undefined ? [] : codesIn(message))),
    ],
    dispatches: discord.gateway.open.flatMap(({ sent }) => sent).filter(({ t }) => t !== 'READY'),
  };
}

/** Nothing waits to be sent, and no request is under way. */
async function quiet(): Promise<void> {
  const { prisma } = world.serving.opened;
  // Reminders wait for days.
  const due = { dueAt: { lte: new Date(Date.now() + 60_000) } };
  const where = { state: { in: ['pending', 'sending', 'retrying'] }, ...due };
  await until(
    async () => ((await prisma.delivery.count({ where })) === 0 ? true : undefined),
    () => prisma.delivery.findMany({ where, take: 2 }),
  );
  await until(() => (world.discord.store.calls.every(isOver) ? true : undefined));
}

const isOver = ({ outcome }: { readonly outcome: unknown }) => outcome !== 'begun';

/** What was done before is over when this is answered: one person's acts go one after the other. */
async function settled(): Promise<void> {
  for (const person of pool.people) {
    await must(world.discord.commands(person, 'parley say', { words: 'help' }));
  }
  await quiet();
}

/** All that is the bystander's, and every round as staff left it. */
async function state(): Promise<string> {
  const { prisma } = world.serving.opened;
  const { responseId, contactId } = bystander.invited;
  const answers = await prisma.answer.findMany({ where: { responseId }, orderBy: { id: 'asc' } });
  const response = await prisma.response.findUniqueOrThrow({ where: { id: responseId } });
  const accounts = await prisma.account.findMany({ where: { contactId } });
  const conversations = await prisma.conversation.findMany({ where: { responseId } });
  const rounds = await prisma.round.findMany({ orderBy: { id: 'asc' } });
  const messages = said(world.discord, bystander.person).map((one) => latest(one).words);
  const all = { answers, response, accounts, conversations, rounds, messages };
  return JSON.stringify(all, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}

/**
 * What Discord may say to a forger's act: its ticket is not known or is spent, what it names is gone. Anything else would be a
 * request that we made wrong, or one that counts towards a ban.
 */
const FORGED: ReadonlySet<number | undefined> = new Set([10062, 40060, 10008, 10013, 10015]);

/** A window whose form is none of ours: it is answered with one that is, which cannot be a window again. */
const UNKNOWN_FORM: WildAct = {
  who: 0,
  does: {
    how: 'send',
    code: { code: 'made', letter: 'f', parts: [520985164] },
    message: undefined,
    fields: [],
  },
};

describe('whatever comes through the gateway', { timeout: 2 * LIMIT_MS }, () => {
  it('crashes nothing, touches nobody else, and asks nothing wrong of Discord', async () => {
    const { discord } = world;
    const before = await state();
    const met = new Set<number | undefined>();
    const property = fc.asyncProperty(wildActs, async (acts) => {
      const from = discord.store.calls.length;
      const begun = discord.store.interactions.length;
      for (const one of acts) act(discord, pool, one);
      await settled();
      const refused = discord.store.calls
        .slice(from)
        .filter(({ outcome, code }) => outcome !== 200 && outcome !== 204 && !FORGED.has(code));
      expect(refused).toEqual([]);
      expect(unhandled).toEqual([]);
      for (const { callback } of discord.store.interactions.slice(begun)) met.add(callback);
    });
    const options = { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: LIMIT_MS };
    await fc.assert(property, { ...options, examples: [[[UNKNOWN_FORM]]] });
    expect(await state()).toBe(before);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(discord.limits.invalidRequests).toBe(0);
    // It was no idle talk: messages came of it, and other answers; some of it nobody could answer.
    expect([...met]).toEqual(expect.arrayContaining([4, undefined]));
    expect(met.size).toBeGreaterThan(2);
    const skip = commandIn(questionTo(bystander.person), 'skip');
    await must(discord.presses(bystander.person, questionTo(bystander.person), skip));
  });
});
