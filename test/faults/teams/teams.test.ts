import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemRandom } from '../../../src/infra/system.ts';
import { wordsOf } from '../../teams/teams-world.ts';
import { becomes } from '../becomes.ts';
import { holdRow } from '../held-row.ts';
import { type Member, openTeamsScene, type TeamsScene } from './scene.ts';

let scene: TeamsScene;
let ana: Member;
let ben: Member;
let eve: Member;

beforeAll(async () => {
  scene = await openTeamsScene();
  [ana, ben, eve] = await Promise.all([scene.joined(), scene.joined(), scene.joined()]);
});
afterAll(() => scene?.close());

const everybody = () => [ana, ben, eve];
const POST = 'POST /v3/conversations/:conversation/activities';

function chatOf({ person }: Member): string {
  const direct = scene.teams.store.directOf(person);
  if (direct === undefined) throw new Error('there is no chat');
  return direct.id;
}

/** What was asked of the connector in a member's chat since a moment. */
const postsTo = (member: Member, since: number) =>
  scene.teams.store
    .callsOf(POST)
    .filter(({ path, at }) => path.includes(chatOf(member)) && at >= since);

/** What waits for its next try. */
const waitingFor = async ({ invited: { contactId } }: Member) =>
  (await scene.deliveriesTo(contactId)).find(({ state }) => state === 'retrying');

// One after the other: what one test kills is dead in the next until it is started again.
describe('two web and two worker processes behind one address of Teams', () => {
  it('throttled: the chat is left alone for as long as Teams says, by both of them, and nobody else waits', async () => {
    const [asked, askedOther] = [await scene.asked(ana), await scene.asked(ben)];
    const before = scene.said(ana).length;
    const since = Date.now();
    scene.teams.faults.plan(POST, { retryAfter: 2 }, { id: chatOf(ana) });
    await scene.answers(ana, asked);
    await becomes(() => postsTo(ana, since).length === 1);
    await scene.answers(ben, askedOther);
    await becomes(() => postsTo(ben, since).some(({ outcome }) => outcome === 201));
    await becomes(() => scene.said(ana).length > before);
    const [refused, again, ...more] = postsTo(ana, since);
    expect([refused?.outcome, again?.outcome, more]).toEqual([429, 201, []]);
    expect((again?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThan(2_000);
    expect(postsTo(ben, since).at(0)?.at).toBeLessThan(again?.at ?? 0);
    await scene.quiet();
    for (const one of [ana, ben]) await scene.isWhole(one);
  });

  it('told 412, 502 and 504: each tries again, not at the same moment, and what is said is there once', async () => {
    const faults = [{ refuse: 'preconditionFailed' }, { http: 502 }, { http: 504 }] as const;
    const questions = await Promise.all(everybody().map(scene.asked));
    const before = everybody().map((one) => scene.said(one).length);
    const waits: number[] = [];
    for (const [index, one] of everybody().entries()) {
      const [fault, question] = [faults[index], questions[index]];
      if (fault === undefined || question === undefined) throw new Error('nothing is asked');
      const since = Date.now();
      scene.teams.faults.plan(POST, fault, { id: chatOf(one) });
      await scene.answers(one, question);
      await becomes(async () => (await waitingFor(one)) !== undefined);
      const refusedAt = postsTo(one, since).at(0)?.at ?? 0;
      waits.push(((await waitingFor(one))?.dueAt.getTime() ?? 0) - refusedAt);
    }
    for (const wait of waits) {
      expect(wait).toBeGreaterThan(5_000);
      expect(wait).toBeLessThan(12_000);
    }
    expect(new Set(waits).size).toBe(waits.length);
    await scene.quiet();
    expect(everybody().map((one) => scene.said(one).length)).toEqual(before.map((one) => one + 1));
    for (const one of everybody()) await scene.isWhole(one);
  });

  it('hear everything twice at once: each answer is stored once, each message said once', async () => {
    const questions = await Promise.all(everybody().map(scene.asked));
    const before = await Promise.all(everybody().map(scene.answered));
    const said = everybody().map((one) => scene.said(one).length);
    await Promise.all(
      everybody().map(async (one, index) => {
        const question = questions[index];
        if (question === undefined) throw new Error('nothing is asked');
        // The copies and the second press go to the one and the other process in turn.
        scene.teams.delivery.mischief({ copies: 3 });
        await Promise.all([scene.answers(one, question), scene.answers(one, question)]);
      }),
    );
    await scene.quiet();
    const after = await Promise.all(everybody().map(scene.answered));
    expect(after).toEqual(before.map(([current, all]) => [current + 1, all + 1]));
    expect(everybody().map((one) => scene.said(one).length)).toEqual(said.map((one) => one + 1));
    for (const one of everybody()) await scene.isWhole(one);
  });

  it('killed while Teams has messages in hand: a question is repeated once, a reminder never', async () => {
    const question = await scene.asked(ana);
    const [before, remindedBefore] = [scene.said(ana).length, scene.said(ben).length];
    for (const one of [ana, ben])
      scene.teams.faults.plan(POST, { silent: 'after' }, { id: chatOf(one) });
    await scene.answers(ana, question);
    const reminder = await remind(ben);
    await becomes(
      () => scene.said(ana).length > before && scene.said(ben).length > remindedBefore,
      async () => [await scene.left(), scene.said(ana).length - before],
    );
    await scene.killWorkers();
    // Nobody works, and people go on: what is acknowledged is kept, and said when somebody works again.
    const asked = await questionOf(eve);
    const saidToEve = scene.said(eve).length;
    expect(await scene.answers(eve, asked)).toBe(true);
    expect(scene.said(eve)).toHaveLength(saidToEve);
    await scene.startWorker();
    await scene.quiet();
    const [first, second, ...more] = scene.said(ana).slice(before);
    expect(more).toEqual([]);
    expect(wordsOf(second, ana.person)).toBe(wordsOf(first, ana.person));
    const states = (await scene.deliveriesTo(ana.invited.contactId)).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['sent']));
    expect(scene.said(ben)).toHaveLength(remindedBefore + 1);
    const row = await scene.prisma.delivery.findUniqueOrThrow({ where: { id: reminder } });
    expect(row).toMatchObject({ state: 'unknown', reference: null });
    expect(scene.said(eve)).toHaveLength(saidToEve + 1);
    await scene.isWhole(eve);
  });

  it('killed with a press stored, and before Teams heard of it: it may come again, and is stored once', async () => {
    const question = await scene.asked(eve);
    const [current, all] = await scene.answered(eve);
    let killed: Promise<void> | undefined;
    scene.proxy.beforeNextReply((server) => {
      killed = scene.killWeb(server);
      dead = server;
    });
    expect(await scene.answers(eve, question)).toBe(false);
    await killed;
    expect(await scene.answered(eve)).toEqual([current + 1, all + 1]);
    const [again] = await scene.teams.delivery.releaseRetries(); // the other one takes it
    expect(again).toMatchObject({ status: 200, body: { statusCode: 200 } });
    await scene.answers(eve, question); // and so does a person who saw it fail
    await scene.quiet();
    expect(await scene.answered(eve)).toEqual([current + 1, all + 1]);
    await scene.isWhole(eve);
  });

  it('killed with a press in hand that is not stored: nothing is half done, and it is stored when it comes again', async () => {
    const question = await scene.asked(eve);
    const [current, all] = await scene.answered(eve);
    const held = await holdRow(scene.prisma, eve.invited.responseId);
    const pressing = scene.answers(eve, question);
    await becomes(held.isWaitedFor);
    await scene.killWeb(1 - dead);
    await held.letGo();
    expect(await pressing).toBe(false);
    expect(await scene.answered(eve)).toEqual([current, all]);
    await scene.startWeb(dead);
    const [again] = await scene.teams.delivery.releaseRetries();
    expect(again).toMatchObject({ status: 200, body: { statusCode: 200 } });
    await scene.quiet();
    expect(await scene.answered(eve)).toEqual([current + 1, all + 1]);
    await scene.isWhole(eve);
  });
});

/** The web process that was killed last. */
let dead = 0;

/** The question that waits, without making anything due. */
async function questionOf(member: Member) {
  const found = scene.said(member).at(-1);
  if (found === undefined) throw new Error('nothing is asked');
  return found;
}

/** Plans a reminder that is due now, at whatever hour. @returns its id */
async function remind({ invited: { roundId, responseId } }: Member): Promise<string> {
  const { prisma } = scene;
  const id = systemRandom.id();
  await prisma.round.update({ where: { id: roundId }, data: { sendWindow: 'any' } });
  const states = ['not-invited', 'not-started', 'partial', 'complete'];
  const own = { position: 1, anchor: 'opening', offset: 'P0D', states };
  const rule = await prisma.reminderRule.create({ data: { id, roundId, ...own } });
  const { addresseeId } = await prisma.response.findUniqueOrThrow({ where: { id: responseId } });
  const at = new Date();
  await prisma.delivery.create({
    data: {
      ...{ id, kind: 'reminder', dedupeKey: id, roundId, addresseeId, reminderRuleId: rule.id },
      ...{ thread: `addressee:${addresseeId}`, orderAt: at, dueAt: at },
      expiresAt: new Date(at.getTime() + 86_400_000),
    },
  });
  return id;
}
