import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256, systemRandom } from '../../src/infra/system.ts';
import type { ApiFault } from '../emulators/slack/faults.ts';
import type { Person } from '../emulators/slack/store.ts';
import type { Invited } from '../support/pages-world.ts';
import { actionIds, answerByControls } from './simulated-member.ts';
import { until, useSlack } from './slack-world.ts';

const world = useSlack();

const said = (person: Person) =>
  world.slack.store.said(person).filter(({ byApp, onlyFor }) => byApp && onlyFor === undefined);
const prisma = () => world.serving.opened.prisma;

async function deliveriesTo({ contactId }: Invited) {
  const conversations = await prisma().conversation.findMany({ where: { contactId } });
  const ids = conversations.map(({ id }) => id);
  const conversationId = { in: ids };
  return prisma().delivery.findMany({
    where: { conversationId },
    orderBy: [{ orderAt: 'asc' }, { id: 'asc' }],
  });
}

const OPEN = ['pending', 'sending', 'retrying'];

async function quiet(invited: Invited): Promise<void> {
  await until(
    async () => {
      const all = await deliveriesTo(invited);
      return all.every(({ state }) => !OPEN.includes(state)) ? true : undefined;
    },
    async () => (await deliveriesTo(invited)).map(({ state, reason }) => [state, reason]),
  );
}

async function asked() {
  const { person, invited } = await world.joined();
  await quiet(invited);
  const question = said(person).findLast((one) => actionIds(one).length > 0);
  if (question === undefined) throw new Error('nothing was asked');
  return { person, invited, question };
}

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
  const rows: readonly (readonly [string, ApiFault, number])[] = [
    ['kept, and answered with 500', { http: 500, effect: 'after' }, 1],
    ['kept, and cut', { cut: 'after' }, 1],
    ['cut before it was kept', { cut: 'before' }, 2],
  ];

  it.each(rows)('%s: one message, in its order', async (_what, fault, posts) => {
    const { person, invited, question } = await asked();
    const before = said(person).length;
    const calls = () =>
      world.slack.store.calls.filter(
        ({ method, args }) => method === 'chat.postMessage' && args['channel'] === person.id,
      ).length;
    const posted = calls();
    world.slack.faults.plan('chat.postMessage', fault, { channel: person.id });
    await answerByControls(world.slack, person, question);
    await waits(invited);
    // Too early to say that it did not arrive: nothing is repeated.
    if (posts === 2) {
      await minutesPass(1, invited);
      await until(async () => ((await waits(invited)).looks > 0 ? true : undefined));
      expect(calls()).toBe(posted + 1);
    }
    await minutesPass(5, invited);
    await quiet(invited);
    expect(said(person)).toHaveLength(before + 1);
    expect(calls()).toBe(posted + posts);
    const last = (await deliveriesTo(invited)).filter(({ reference }) => reference !== null);
    expect(last.map(({ reference }) => reference)).toContain(
      `${said(person).at(-1)?.channel.id}:${said(person).at(-1)?.ts}`,
    );
  });
});

describe('Slack says "too many"', () => {
  it('to one conversation: it waits as long as it was told, and nobody else does', async () => {
    const [slow, other] = [await asked(), await asked()];
    const [before, mine] = [said(slow.person).length, said(other.person).length];
    const fault = { retryAfter: 2 };
    world.slack.faults.plan('chat.postMessage', fault, { channel: slow.person.id });
    const from = Date.now();
    await answerByControls(world.slack, slow.person, slow.question);
    await waits(slow.invited);
    await answerByControls(world.slack, other.person, other.question);
    await until(() => (said(other.person).length > mine ? true : undefined));
    expect(said(slow.person)).toHaveLength(before); // the other one was not kept waiting
    await until(() => (said(slow.person).length > before ? true : undefined));
    expect(Number(said(slow.person).at(-1)?.ts) * 1000 - from).toBeGreaterThanOrEqual(2_000);
    await quiet(slow.invited);
    expect(said(slow.person)).toHaveLength(before + 1);
  });

  it('a storm of it: nothing is lost, doubled, or out of order', async () => {
    const people = await Promise.all([asked(), asked(), asked()]);
    for (const { person } of people) {
      const aim = { channel: person.id, times: 2 };
      world.slack.faults.plan('chat.postMessage', { retryAfter: 1 }, aim);
      world.slack.faults.plan('chat.update', { retryAfter: 1 }, { times: 1 });
    }
    await Promise.all(
      people.map(async ({ person, question, invited }) => {
        const before = said(person).length;
        await answerByControls(world.slack, person, question);
        await world.slack.types(person, 'help');
        await quiet(invited);
        // The next question, then what help says, each once, each by its row.
        const sent = (await deliveriesTo(invited)).filter(({ state }) => state === 'sent');
        const posts = said(person).map(({ channel, ts }) => `${channel.id}:${ts}`);
        const referred = sent.flatMap(({ reference }) => reference ?? []);
        expect(posts).toEqual([...new Set(referred)]);
        expect(said(person).length).toBeGreaterThan(before + 1);
        const ids = said(person).map(({ metadata }) => metadata?.event_payload['id']);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

/** A reminder that is due now, for the member of this contact. */
async function remind(invited: Invited): Promise<string> {
  const addressee = await prisma().addressee.findFirstOrThrow({
    where: { roundId: invited.roundId },
  });
  await prisma().round.update({ where: { id: invited.roundId }, data: { sendWindow: 'any' } });
  const [id, rule, now] = [randomUUID(), randomUUID(), new Date()];
  await prisma().reminderRule.create({
    data: {
      ...{ id: rule, roundId: invited.roundId, position: 1, anchor: 'opening', offset: 'P1D' },
      states: ['not-invited', 'not-started', 'partial'],
    },
  });
  await prisma().delivery.create({
    data: {
      ...{ id, dedupeKey: id, kind: 'reminder', roundId: invited.roundId, thread: id },
      ...{ addresseeId: addressee.id, reminderRuleId: rule, orderAt: now, dueAt: now },
      expiresAt: new Date(now.getTime() + 86_400_000),
    },
  });
  const { bell, clock } = world.serving.opened.parley;
  await bell.ring(clock.now());
  return id;
}

describe('who cannot be reached in Slack any more', () => {
  it('gets the reminder by e-mail instead, and staff are told', async () => {
    const { person, invited } = await asked();
    const before = said(person).length;
    person.deleted = true; // and no event told of it
    const id = await remind(invited);
    const sent = await until(
      async () => {
        const row = await prisma().delivery.findUniqueOrThrow({ where: { id } });
        return row.state === 'sent' ? row : undefined;
      },
      async () => prisma().delivery.findUniqueOrThrow({ where: { id } }),
    );
    expect(sent.platform).not.toBe('slack');
    expect(said(person)).toHaveLength(before);
    const attempts = await prisma().deliveryAttempt.findMany({
      where: { deliveryId: id },
      orderBy: { number: 'asc' },
    });
    expect(attempts.map(({ platform, outcome }) => [platform, outcome])).toEqual([
      ['slack', 'rejected'],
      [sent.platform, 'sent'],
    ]);
    const faults = await prisma().channelFault.findMany({
      where: { contactId: invited.contactId, clearedAt: null },
    });
    expect(faults).toMatchObject([
      { platform: 'slack', externalId: person.id, reason: 'chat.postMessage: user_disabled' },
    ]);
  });

  it('once the account is closed nothing more is tried there', async () => {
    const { person, invited } = await asked();
    expect(await world.slack.deactivates(person)).toMatchObject({ status: 200 });
    const account = { contactId: invited.contactId };
    const rows = await prisma().account.findMany({ where: account });
    expect(rows.map(({ revokedAt }) => revokedAt)).not.toContain(null);
  });
});

describe('the app is taken out of the workspace', () => {
  const unlinked = async (invited: Invited) => {
    const rows = await prisma().account.findMany({ where: { contactId: invited.contactId } });
    return rows.every(({ revokedAt }) => revokedAt !== null);
  };

  it('what waits is cancelled; after a reinstallation people join again, and late news changes nothing', async () => {
    const { slack, team } = world;
    const { person, invited, question } = await asked();
    slack.faults.plan('chat.postMessage', { retryAfter: 600 }, { channel: person.id });
    await answerByControls(slack, person, question);
    await waits(invited);
    const token = slack.store.tokens.find(({ value }) => value === slack.botToken(team));
    const removed = slack.delivery.log.length;
    const seen = await slack.uninstalls(team);
    expect(seen[0]?.status).toBe(200);
    expect(await unlinked(invited)).toBe(true);
    const states = (await deliveriesTo(invited)).map(({ state }) => state);
    expect(states).toContain('cancelled');
    expect(states.filter((state) => OPEN.includes(state))).toEqual([]);
    expect(Object.keys(await world.answers(invited))).toHaveLength(1);

    if (token === undefined) throw new Error('it was not installed');
    token.dead = undefined; // installed anew, with the same token
    const again = systemRandom.token();
    const addressee = await prisma().addressee.findFirstOrThrow({
      where: { roundId: invited.roundId },
    });
    await prisma().invitation.create({
      data: {
        ...{ id: randomUUID(), addresseeId: addressee.id, contactId: invited.contactId },
        ...{ tokenHash: Buffer.from(sha256(again)), reason: 'asked-again' },
        expiresAt: addressee.closesAt,
      },
    });
    expect(await slack.command(person, '/parley', `join ${again}`)).toMatchObject({ status: 200 });
    expect(await unlinked(invited)).toBe(false);
    const late = slack.delivery.log.slice(removed).filter(({ parcel }) => parcel.kind === 'event');
    for (const { parcel } of late) {
      expect(await slack.sends('event', parcel.body)).toMatchObject({ status: 200 });
    }
    expect(late.length).toBeGreaterThanOrEqual(2);
    expect(await unlinked(invited)).toBe(false);
  });
});
