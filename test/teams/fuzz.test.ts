import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, objectOf, parsed } from '../emulators/json.ts';
import { problemsOf } from '../emulators/teams/cards/card-rules.ts';
import { partsOf } from '../emulators/teams/cards/walk.ts';
import type { Forgery } from '../emulators/teams/keys.ts';
import type { Message, Person } from '../emulators/teams/store.ts';
import { anything, grown } from '../support/broken-payloads.ts';
import type { Invited } from '../support/pages-world.ts';
import { strayCards } from './forging.ts';
import { answerByControls, buttonsIn, commandIn, must } from './simulated-member.ts';
import { staffIn } from './staff.ts';
import { said, until, useTeams, wordsOf } from './teams-world.ts';
import { envelopeOf, made, type Pool, wildActivity } from './wild-activities.ts';
import { authorization, type Reply, sendRaw } from './wire.ts';

/** Play one again with `FUZZ_SEED=n`; fast-check prints seed and path of what failed, and this file prints the seed. */
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 120);
const LIMIT_MS = Math.max(30_000, 100 * RUNS);

const world = useTeams();

let bystander: { readonly person: Person; readonly invited: Invited };
let pool: Pool;
/** A process that meets one of these ends. */
const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);

beforeAll(async () => {
  process.stdout.write(`fuzz of Teams' activities: seed ${SEED}\n`);
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  bystander = await world.joined();
  await answerByControls(world, bystander.person, await questionTo(bystander.person));
  await until(async () => Object.keys(await world.answers(bystander.invited))[0]);
  pool = await filledPool();
}, 60_000);
afterAll(() => {
  process.off('unhandledRejection', note);
  process.off('uncaughtException', note);
});

function questionTo(person: Person): Promise<Message> {
  return until(() =>
    said(world, person).findLast((one) =>
      buttonsIn(one, person).some(({ kind }) => kind === 'save' || kind === 'option'),
    ),
  );
}

/** Two members, somebody whom nobody knows, and a viewer act; an approver's forms are there to be forged. */
async function filledPool(): Promise<Pool> {
  const { teams } = world;
  const { prisma } = world.serving.opened;
  const [one, other, loner] = [await world.joined(), await world.joined(), await world.joined()];
  const stranger = await world.person();
  const [viewer, approver] = [await staffIn(world, 'viewer'), await staffIn(world, 'approver')];
  const where = { id: bystander.invited.roundId };
  const { slug } = await prisma.round.findUniqueOrThrow({ where });
  for (const words of [`close ${slug}`, 'open', 'rounds']) await approver.asks(words);
  await teams.types(stranger, 'join XXXXX-YYYYY');
  for (let turns = 0; turns < 6; turns += 1) {
    const question = await questionTo(one.person);
    const section = commandIn(question, one.person, 'section');
    if (section !== undefined) await must(teams.presses(one.person, question, section));
    await answerByControls(world, one.person, question);
    await world.quiet(one.invited);
  }
  await teams.types(loner.person, 'rounds');
  await quiet();
  const actors = [one.person, other.person, one.person, other.person, stranger, viewer.person];
  const everybody = [...new Set(actors), bystander.person, approver.person, loner.person];
  const seen = teams.delivery.log.map(({ activity }) => activity);
  const own = (person: Person) =>
    envelopeOf(seen.find(({ from }) => objectOf(from)['id'] === person.id) ?? {});
  const conversations = await prisma.conversation.findMany();
  return {
    ...{ people: actors.map(own), loner: own(loner.person), activities: seen },
    buttons: everybody.flatMap((person) => said(world, person)).flatMap(dataIn),
    charged: [
      ...conversations.flatMap(({ shortId }) => [shortId, `${shortId}.1`, `${shortId}.2`]),
      ...Object.keys(await world.answers(bystander.invited)),
      ...[slug, 'close', 'open', 'act', 'join', 'section', 'done', 'submit', 'need1', 'AFR'],
      ...['__proto__', 'constructor', 'toString', 'attribution', '-1', '', '..', '/', 'invoke'],
    ],
  };
}

function dataIn(message: Message) {
  return message.versions
    .flatMap(({ cards }) => cards.flatMap(partsOf))
    .filter(({ kind }) => kind === 'Action.Execute')
    .map(({ json }) => ({ data: objectOf(json['data']), message: message.id }));
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
  const { calls } = world.teams.store;
  await until(() => (calls.every(({ outcome }) => outcome !== 'begun') ? true : undefined));
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
  const messages = said(world, bystander.person).map((one) => wordsOf(one, bystander.person));
  const all = { answers, response, accounts, conversations, rounds, messages };
  return JSON.stringify(all, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}

const url = () => `${world.serving.url}/api/messages`;
const OPTIONS = { seed: SEED, interruptAfterTimeLimit: LIMIT_MS };

async function send(activity: unknown): Promise<Reply> {
  const body = JSON.stringify(activity);
  const { serviceUrl } = objectOf(parsed(body));
  return sendRaw(url(), body, await authorization(world.teams, serviceUrl));
}

/** What is wrong with the answer to a universal action; undefined: nothing. */
function wrongIn({ text }: Reply): unknown {
  if (text === '') return undefined;
  const { statusCode, type, value } = objectOf(parsed(text));
  const known = `${String(statusCode)} ${String(type).split('.').slice(2).join('.')}`;
  if (known === '200 card.adaptive') return problemsOf(value)[0];
  return ['200 activity.message', '400 error'].includes(known) ? undefined : text;
}

/**
 * What the connector took for a mistake of ours: not that a message has gone, nor that there is no such chat, for where something
 * happened is Teams' own word.
 */
function malformed(): readonly unknown[] {
  const { calls, conversations } = world.teams.store;
  const places = [...conversations.keys(), world.tenant.id];
  return calls
    .filter(({ outcome, code }) => MISTAKES.has(outcome) || code === 'NotFound')
    .filter(({ path, code }) => code !== 'BadSyntax' || places.some((id) => path.includes(id)))
    .map(({ route, code, body }) => ({ route, code, body: JSON.stringify(body) }));
}
const MISTAKES: ReadonlySet<unknown> = new Set([400, 401, 405, 413]);

/** Failures that were told politely, since Teams asks no second time. */
const failures = (from: number) =>
  world.logged.slice(from).filter((line) => Number(objectOf(parsed(line))['level']) >= 50);

describe('whatever comes to /api/messages', { timeout: 2 * LIMIT_MS }, () => {
  it('signed by Teams, changed in any way: no failure, nobody else is touched, and nothing wrong is asked of Teams', async () => {
    const before = await state();
    const { inboundEvent } = world.serving.opened.prisma;
    const events = await inboundEvent.count();
    const met = new Set<string>();
    let count = 0;
    const property = fc.asyncProperty(wildActivity, async (wild) => {
      count += 1;
      const from = world.logged.length;
      const activity = made(pool, wild, `f:${SEED}-${count}`);
      const reply = await send(activity);
      const told = JSON.stringify(activity)?.slice(0, 2_000);
      expect([200, 400, 401, 403], `${world.logged.at(-1)}\n${told}`).toContain(reply.status);
      expect(wrongIn(reply), told).toBeUndefined();
      expect(failures(from), told).toEqual([]);
      expect(malformed(), told).toEqual([]);
      expect(unhandled, told).toEqual([]);
      met.add(`${reply.status} ${String(objectOf(parsed(reply.text))['type'])}`);
    });
    await fc.assert(property, { ...OPTIONS, numRuns: RUNS });
    await quiet();
    expect(malformed()).toEqual([]);
    expect(unhandled).toEqual([]);
    expect(await state()).toBe(before);
    expect(await strayCards(world)).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    // It was no idle talk: words came of it, refusals, and events that were kept.
    expect([...met].map((one) => one.split('.').at(-1)).toSorted()).toEqual(
      expect.arrayContaining(['200 undefined', '400 undefined', 'error', 'message']),
    );
    expect((await inboundEvent.count()) - events).toBeGreaterThan(RUNS / 60);
    const question = await questionTo(bystander.person);
    const skip = commandIn(question, bystander.person, 'skip');
    await must(world.teams.presses(bystander.person, question, skip));
    await quiet();
  });

  it('signed bytes that are nothing of Teams: refused, and nothing is kept', async () => {
    const body = fc.oneof(
      anything.map((value) => JSON.stringify(grown(value)) ?? ''),
      fc.string({ unit: 'binary' }),
      anything.map((value) => JSON.stringify({ ...pool.loner, type: grown(value) })),
      fc.constantFrom('{"a":1,"a":{"__proto__":{"x":1}}}', '[', '{"type":', '%%%', '', '\ufeff{}'),
    );
    const serviceUrl = world.teams.serviceUrl(world.tenant);
    const header = await authorization(world.teams, serviceUrl);
    const before = await kept();
    const property = fc.asyncProperty(body, async (text) => {
      const reply = await sendRaw(url(), text, header);
      expect(reply, text.slice(0, 2_000)).toEqual({ status: 400, text: '' });
    });
    await fc.assert(property, { ...OPTIONS, numRuns: RUNS / 2 });
    // Microsoft's package, the database's and we walk it by recursion: what is right but for its depth is refused, too.
    for (const nested of [70, 1_000, 3_000, 6_000]) {
      const activity = { ...pool.loner, type: 'message', id: 'f:deep', text: 'help' };
      const text = JSON.stringify({ ...activity, value: 0 }).replace(
        '"value":0',
        `"value":${'['.repeat(nested)}${']'.repeat(nested)}`,
      );
      expect(await sendRaw(url(), text, header)).toEqual({ status: 400, text: '' });
    }
    expect(await kept()).toEqual(before);
  });

  it('without Teams’ own signature for it: never taken, and nothing is kept', async () => {
    const before = await kept();
    const seconds = () => Math.floor(Date.now() / 1000);
    const late = fc.integer({ min: 310, max: 10_000_000 });
    const text = fc.stringMatching(/^[!-~]{0,60}$/);
    const wrong = fc.oneof(
      fc.constant({}),
      text.map((header) => ({ header })),
      text.map((token) => ({ header: `Bearer ${token}.${token}.${token}` })),
      late.map((past) => ({ claims: { exp: seconds() - past } })),
      late.map((ahead) => ({ claims: { nbf: seconds() + ahead, exp: seconds() + 2 * ahead } })),
      fc
        .constantFrom('iss', 'aud', 'exp', 'serviceurl')
        .chain((name) => anything.map((value) => ({ claims: { [name]: value } }))),
      fc.constantFrom<Forgery>('unknown key', 'wrong signature').map((forgery) => ({ forgery })),
    );
    const property = fc.asyncProperty(wildActivity, wrong, async (wild, how: Wrong) => {
      const activity = made(pool, wild, 'f:unsigned');
      const { header, claims, forgery } = how;
      const signs = claims !== undefined || forgery !== undefined;
      const given = signs
        ? await authorization(world.teams, activity['serviceUrl'], claims, forgery)
        : header;
      const reply = await sendRaw(url(), JSON.stringify(activity), given);
      expect([400, 401, 431], JSON.stringify(how)).toContain(reply.status);
      if (reply.status !== 431) expect(reply.text).toBe(''); // too long for a header: Node's own answer
    });
    await fc.assert(property, { ...OPTIONS, numRuns: RUNS / 2 });
    expect(await kept()).toEqual(before);
    expect(unhandled).toEqual([]);
  });
});

interface Wrong {
  readonly header?: string;
  readonly claims?: Json;
  readonly forgery?: Forgery;
}

/** Whatever an activity may leave behind. */
async function kept(): Promise<unknown> {
  const { prisma } = world.serving.opened;
  return {
    events: await prisma.inboundEvent.count(),
    places: await prisma.vaultEntry.findMany({ orderBy: { name: 'asc' } }),
    calls: world.teams.store.calls.length,
    others: await state(),
  };
}
