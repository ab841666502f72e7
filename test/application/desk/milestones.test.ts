import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import { closeRound } from '../../../src/application/rounds/close-round.ts';
import { openNewRound } from '../../../src/application/rounds/open-round.ts';
import { planMilestones } from '../../../src/application/subscriptions/plan-milestones.ts';
import { listSubscriptions } from '../../../src/application/subscriptions/subscribe.ts';
import { genevaInstant } from '../../../src/domain/time/geneva.ts';
import type { Letter, OutboundMessage } from '../../../src/platform/adapter.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';
import { HOUR, keepingAdapter, MONDAY, roundNamed } from '../rounds/world.ts';
import {
  ada,
  CHANNEL,
  type DeskDeliveries,
  type DeskWorld,
  openDesk,
  stand,
  textOf,
  vera,
  withChat,
} from './desk-world.ts';

let database: TestDatabase;
let at: DeskWorld;
let chat: ReturnType<typeof keepingAdapter>;
let deps: DeskDeliveries;

beforeEach(async () => {
  database = await createDatabase();
  at = await openDesk(database.url);
  chat = keepingAdapter({ platform: 'chat' });
  deps = withChat(at, chat.adapter);
});
afterEach(async () => {
  await at.world.close();
  await database.drop();
});

const letterOf = ({ content }: OutboundMessage): Letter => {
  if (content.kind !== 'letter') throw new Error('no letter');
  return content.letter;
};
const said = () =>
  chat.sent.map((message) => (letterOf(message).items ?? []).map(({ text }) => text).join('\n'));
const mails = () =>
  at.world.channel.sent.filter(({ to }) => to.externalId.endsWith('@itu.example')).map(letterOf);

async function open(slug: string): Promise<void> {
  const opened = await openNewRound(at.world.deps, { draft: roundNamed(slug) }, ada);
  expect(opened.ok).toBe(true);
}

/** Plans and sends as the jobs do, at this time. */
async function passTo(time: number): Promise<void> {
  at.world.clock.at = time;
  await planMilestones(deps);
  await deliverDue(deps);
}

describe('a subscribed channel', () => {
  it('is subscribed by officers, in the channel, once', async () => {
    await open('needs');
    expect(textOf(await at.say('subscribe needs', vera, CHANNEL))).toContain('role officer');
    expect(textOf(await at.say('subscribe needs'))).toContain('Say this in the channel');
    expect(textOf(await at.say('subscribe needs', ada, CHANNEL))).toContain('from now on');
    expect(textOf(await at.say('subscribe needs', ada, CHANNEL))).toContain('already');
    expect(textOf(await at.say('unsubscribe needs', ada, CHANNEL))).toContain('not told');
    expect(textOf(await at.say('unsubscribe needs', ada, CHANNEL))).toContain('No channel is told');
  });

  it('is told nothing of what was past when it began', async () => {
    await open('needs');
    await stand(at.world, 'needs', ['KE'], 'submitted');
    await at.say('subscribe needs', ada, CHANNEL);
    await passTo(MONDAY + HOUR);
    expect(said()).toEqual([]);
  });

  it('is told each milestone once, though the job runs twice and on two workers', async () => {
    await open('needs');
    await at.say('subscribe needs', ada, CHANNEL);
    await stand(at.world, 'needs', ['KE', 'PE'], 'submitted');
    await Promise.all([planMilestones(deps), planMilestones(deps), planMilestones(deps)]);
    await planMilestones(deps);
    await Promise.all([deliverDue(deps), deliverDue(deps)]);
    await passTo(MONDAY + 7 * HOUR);
    expect(said()).toEqual(['Half of the members have answered.']);
    expect(letterOf(chat.sent[0] as OutboundMessage).items?.[0]?.title).toBe(
      'CTO meeting 21: 2 of 3 answered',
    );
    expect(chat.sent[0]?.to).toEqual(CHANNEL);
  });

  it('gets one message in six hours at most, with all that happened meanwhile in all its rounds', async () => {
    await open('needs');
    await open('other');
    await at.say('subscribe needs', ada, CHANNEL);
    await at.say('subscribe other', ada, CHANNEL);
    await stand(at.world, 'needs', ['KE'], 'submitted');
    await passTo(MONDAY); // Monday, 10:00 in Geneva
    expect(said()).toHaveLength(1);
    await stand(at.world, 'needs', ['PE'], 'submitted');
    await passTo(MONDAY + HOUR);
    await stand(at.world, 'other', ['KE'], 'submitted');
    await passTo(MONDAY + 2 * HOUR);
    await passTo(MONDAY + 6 * HOUR - 1);
    expect(said()).toHaveLength(1);
    await passTo(MONDAY + 6 * HOUR);
    expect(said().slice(1)).toEqual([
      'Half of the members have answered.\nA quarter of the members has answered.',
    ]);
  });

  it('is told within Geneva’s working hours', async () => {
    await open('needs');
    await at.say('subscribe needs', ada, CHANNEL);
    await stand(at.world, 'needs', ['KE'], 'submitted');
    const night = MONDAY + 11 * HOUR; // 21:00
    await passTo(night);
    await passTo(genevaInstant('2027-03-02', '07:59') ?? 0);
    expect(said()).toEqual([]);
    await passTo(genevaInstant('2027-03-02', '08:00') ?? 0);
    expect(said()).toHaveLength(1);
  });

  it('is told of the last two days with the gaps, and of the closing', async () => {
    await open('needs');
    await at.say('subscribe needs', ada, CHANNEL);
    await passTo(genevaInstant('2027-03-29', '09:00') ?? 0);
    expect(said()).toEqual([]);
    await passTo(genevaInstant('2027-03-30', '09:00') ?? 0);
    expect(said()[0]).toContain('closes on 31 March 2027. 3 members have not replied yet.');
    expect(said()[0]).toContain('developing countries of Africa');
    await closeRound(at.world.deps, { round: 'needs' }, ada);
    await passTo(genevaInstant('2027-03-30', '16:00') ?? 0);
    expect(said()[1]).toBe('The round is closed. The agenda can be built now.');
  });

  it('that refuses for good is set aside, and staff are told by mail', async () => {
    await open('needs');
    await at.say('subscribe needs', ada, CHANNEL);
    await stand(at.world, 'needs', ['KE'], 'submitted');
    chat.outcomes.push({ kind: 'rejected', reason: 'is_archived' });
    await passTo(MONDAY);
    expect(said()).toEqual([]);
    const [mail] = mails();
    expect(mail?.paragraphs.join(' ')).toContain('does not take messages any more');
    await stand(at.world, 'needs', ['PE', 'EG'], 'submitted');
    await passTo(MONDAY + 7 * HOUR);
    expect(said()).toEqual([]);
    expect(mails()).toHaveLength(1);
    const listed = await listSubscriptions(at.world.deps, { round: 'needs' }, vera);
    expect(listed.ok && listed.value.map(({ endReason }) => endReason)).toEqual(['is_archived']);
    // Mended: it may be subscribed again, and is told what comes.
    expect(textOf(await at.say('subscribe needs', ada, CHANNEL))).toContain('from now on');
    await closeRound(at.world.deps, { round: 'needs' }, ada);
    await passTo(MONDAY + 24 * HOUR);
    expect(said()).toEqual(['The round is closed. The agenda can be built now.']);
  });

  it('that is held for a while is waited for, not written around', async () => {
    await open('needs');
    await at.say('subscribe needs', ada, CHANNEL);
    await stand(at.world, 'needs', ['KE'], 'submitted');
    chat.outcomes.push({ kind: 'retry', afterMs: 30_000, scope: 'account', reason: 'slow down' });
    await passTo(MONDAY);
    await stand(at.world, 'needs', ['PE'], 'submitted');
    await passTo(MONDAY + HOUR);
    expect(said()).toEqual(['A quarter of the members has answered.']);
    expect(mails()).toEqual([]);
    await passTo(MONDAY + 7 * HOUR);
    expect(said()[1]).toBe('Half of the members have answered.');
  });

  it('hears no more once it is unsubscribed, also of what was planned', async () => {
    await open('needs');
    await at.say('subscribe needs', ada, CHANNEL);
    await stand(at.world, 'needs', ['KE'], 'submitted');
    await planMilestones(deps);
    await at.say('unsubscribe needs', ada, CHANNEL);
    await deliverDue(deps);
    expect(said()).toEqual([]);
    expect(mails()).toEqual([]);
  });
});
