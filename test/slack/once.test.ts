import { describe, expect, it } from 'vitest';
import type { Seen } from '../emulators/slack/parcel.ts';
import { latest, type Message, type Person } from '../emulators/slack/store.ts';
import { actionIds, answerByControls } from './simulated-member.ts';
import { until, useSlack } from './slack-world.ts';

const world = useSlack();

const byApp = (person: Person) => world.slack.store.said(person).filter((one) => one.byApp);
const events = () => world.serving.opened.prisma.inboundEvent.count();

/** Nothing is on its way any more to this contact. */
async function quiet(contactId: string): Promise<void> {
  const { prisma } = world.serving.opened;
  await until(async () => {
    const conversations = await prisma.conversation.findMany({ where: { contactId } });
    const ids = conversations.map(({ id }) => id);
    const state = { in: ['pending', 'sending', 'retrying'] };
    const left = await prisma.delivery.count({ where: { state, conversationId: { in: ids } } });
    return left === 0 ? true : undefined;
  });
}

async function allAnswers(responseId: string) {
  return world.serving.opened.prisma.answer.findMany({ where: { responseId } });
}

/** Somebody who has joined, and the newest question before it. */
async function asked() {
  const { person, invited } = await world.joined();
  await quiet(invited.contactId);
  const question = byApp(person).findLast((one) => actionIds(one).length > 0);
  if (question === undefined) throw new Error('nothing was asked');
  return { person, invited, question };
}

/** Answers by controls until a question is to be answered in words. */
async function wordsAsked(person: Person, contactId: string): Promise<Message> {
  for (;;) {
    const question = byApp(person).findLast((one) => actionIds(one).length > 0);
    const blocks = JSON.stringify(question === undefined ? [] : latest(question).blocks);
    if (question === undefined) throw new Error('nothing was asked');
    if (blocks.includes('"plain_text_input"') && !/checkboxes|select|radio/.test(blocks)) {
      return question;
    }
    await answerByControls(world.slack, person, question);
    await quiet(contactId);
  }
}

function typedBody(): Record<string, unknown> {
  const found = world.slack.delivery.log.findLast(
    ({ parcel }) => parcel.kind === 'event' && Object(parcel.body['event']).type === 'message',
  );
  return { ...found?.parcel.body };
}

const ok = (seen: readonly Seen[]) =>
  expect(seen.map(({ status }) => status)).toEqual(seen.map(() => 200));

describe('one act is one, however often it comes:', () => {
  it('a message that Slack sends again, in copies, and under other event ids', async () => {
    const { person, invited } = await asked();
    await wordsAsked(person, invited.contactId);
    const [before, said, given] = [
      await events(),
      byApp(person).length,
      (await allAnswers(invited.responseId)).length,
    ];
    world.slack.delivery.mischief({ copies: 4 });
    ok([await world.slack.types(person, 'More fibre to the islands')]);
    const body = typedBody();
    ok(
      await Promise.all(
        ['Ev1', 'Ev2', 'Ev3'].map((id) =>
          world.slack.sends('event', { ...body, event_id: `${id}${person.id}` }),
        ),
      ),
    );
    await quiet(invited.contactId);
    expect(await events()).toBe(before + 1);
    const answers = await allAnswers(invited.responseId);
    expect(answers).toHaveLength(given + 1);
    expect(answers.filter(({ value }) => value === 'More fibre to the islands')).toHaveLength(1);
    expect(byApp(person)).toHaveLength(said + 1);
  });

  it('a reply that Slack did not see: what it sends again is taken once', async () => {
    const { person, invited } = await asked();
    await wordsAsked(person, invited.contactId);
    const before = await events();
    world.slack.delivery.patienceMs = 1;
    const lost = await world.slack.types(person, 'Training');
    world.slack.delivery.patienceMs = 3_000;
    expect(lost.reason).toBe('http_timeout');
    ok(await world.slack.delivery.releaseRetries());
    await quiet(invited.contactId);
    expect(await events()).toBe(before + 1);
    const answers = await allAnswers(invited.responseId);
    expect(answers.filter(({ value }) => value === 'Training')).toHaveLength(1);
  });

  it('a double click on an answer', async () => {
    const { person, invited, question } = await asked();
    const said = byApp(person).length;
    await Promise.all([1, 2].map(() => answerByControls(world.slack, person, question)));
    await quiet(invited.contactId);
    await answerByControls(world.slack, person, question);
    await quiet(invited.contactId);
    const current = Object.keys(await world.answers(invited));
    expect(current).toHaveLength(1);
    expect(byApp(person)).toHaveLength(said + 1);
  });

  it('a double click on what moves the conversation on', async () => {
    const { person, invited } = await asked();
    await wordsAsked(person, invited.contactId);
    const question = byApp(person).at(-1);
    const skip = actionIds(question as Message).find((id) => id.endsWith('-skip'));
    const said = byApp(person).length;
    if (question === undefined || skip === undefined) throw new Error('it cannot be skipped');
    ok(await Promise.all([1, 2, 3].map(() => world.slack.clicks(person, question, skip))));
    await quiet(invited.contactId);
    expect(byApp(person)).toHaveLength(said + 1);
  });

  it('a form that is sent twice', async () => {
    const invited = await world.invite();
    const person = world.person();
    await world.slack.command(person, '/parley', 'join');
    await until(() => world.slack.store.topModal(person));
    world.slack.delivery.mischief({ copies: 2 });
    const seen = await world.slack.submitsView(person, [
      { action_id: 'input', value: invited.token },
    ]);
    expect(seen.status).toBe(200);
    await until(() => byApp(person).find((one) => actionIds(one).length > 0));
    await quiet(invited.contactId);
    const { prisma } = world.serving.opened;
    expect(await prisma.account.count({ where: { contactId: invited.contactId } })).toBe(1);
    const greetings = byApp(person).map((one) => latest(one).words);
    expect(new Set(greetings).size).toBe(greetings.length);
  });
});

describe('order within a conversation holds:', () => {
  it('words that come later than a newer act answer nothing, and their writer is told', async () => {
    const { person, invited } = await asked();
    await wordsAsked(person, invited.contactId);
    await world.slack.types(person, 'The first need');
    await quiet(invited.contactId);
    const body = typedBody();
    const early = `${Math.floor(Date.now() / 1000) - 20}.000100`;
    const said = byApp(person).length;
    const before = await world.answers(invited);
    const event = { ...Object(body['event']), ts: early, text: 'Written long before' };
    ok([await world.slack.sends('event', { ...body, event, event_id: `EvLate${person.id}` })]);
    await quiet(invited.contactId);
    expect(await world.answers(invited)).toEqual(before);
    const told = byApp(person)
      .slice(said)
      .map((one) => latest(one).words);
    expect(told.join('\n')).toContain('You wrote this before our last message');
  });

  it('acts that arrive the other way round lose nothing and end as the newest of them says', async () => {
    const { person, invited, question } = await asked();
    world.slack.delivery.hold();
    const acts = [
      world.slack.types(person, 'help'),
      answerByControls(world.slack, person, question),
    ];
    await until(() => (world.slack.store.said(person).at(-1)?.byApp === false ? true : undefined));
    world.slack.delivery.release('reversed');
    await Promise.all(acts);
    await quiet(invited.contactId);
    expect(Object.keys(await world.answers(invited))).toHaveLength(1);
  });
});

describe('refused, and nothing is stored:', () => {
  const attempt = async (how: () => Promise<Seen>) => {
    const before = await events();
    const { status, noRetry } = await how();
    expect(await events()).toBe(before);
    return { status, noRetry };
  };

  it.each([
    ['no signature', { unsigned: true }],
    ['the signature of another secret', { wrongSecret: true }],
    ['five minutes ago', { shiftSeconds: -303 }],
    ['in five minutes', { shiftSeconds: 303 }],
  ])('%s', async (_what, mischief) => {
    const { person } = await asked();
    const how = () => {
      world.slack.delivery.mischief(mischief);
      return world.slack.types(person, 'x');
    };
    expect(await attempt(how)).toEqual({ status: 401, noRetry: true });
  });

  it('another app, and a workspace that is not ours', async () => {
    const { person } = await asked();
    await world.slack.types(person, 'help');
    const body = typedBody();
    const event = { ...Object(body['event']), ts: '1795681144.000200' };
    const authorizations = [
      { team_id: 'T0OTHER', enterprise_id: null, is_enterprise_install: false },
    ];
    for (const other of [{ api_app_id: 'A0OTHER' }, { team_id: 'T0OTHER', authorizations }]) {
      const how = () => world.slack.sends('event', { ...body, event, ...other });
      expect(await attempt(how)).toEqual({ status: 403, noRetry: true });
    }
  });

  it('a clock that is a little wrong is taken', async () => {
    const { person } = await asked();
    for (const shiftSeconds of [-290, 290]) {
      world.slack.delivery.mischief({ shiftSeconds });
      ok([await world.slack.types(person, 'help')]);
    }
  });
});
