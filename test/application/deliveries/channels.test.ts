import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import type { Pacer } from '../../../src/application/deliveries/pacer.ts';
import type { PlannedDelivery } from '../../../src/application/deliveries/rows.ts';
import { openNewRound } from '../../../src/application/rounds/open-round.ts';
import type { RoundInput } from '../../../src/application/rounds/round-input.ts';
import type { AddresseeId, ContactId, DeliveryId, RoundId } from '../../../src/domain/ids.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';
import {
  approver,
  DAY,
  keepingAdapter,
  MONDAY,
  openWorld,
  responseOf,
  roundNamed,
  type World,
} from '../rounds/world.ts';

let database: TestDatabase;
let world: World;
beforeEach(async () => {
  database = await createDatabase();
  world = await openWorld(database.url);
});
afterEach(async () => {
  await world.close();
  await database.drop();
});

const KENYA = { kinds: ['member-state' as const], categories: [], countries: ['KE'] };
const open = (more: Partial<RoundInput> = {}) =>
  openNewRound(
    world.deps,
    { draft: roundNamed('r', { audience: KENYA, sendWindow: 'any', ...more }) },
    approver,
  );
const byMail = (channel: ReturnType<typeof keepingAdapter>) =>
  ({ adapter: channel.adapter, addressedBy: 'e-mail' }) as const;
const byAccount = (channel: ReturnType<typeof keepingAdapter>) =>
  ({ adapter: channel.adapter, addressedBy: 'account' }) as const;
const focal = () => world.prisma.contact.findFirstOrThrow({ where: { email: 'focal@ke.example' } });

async function linked(platform: string, externalId: string): Promise<void> {
  const { id: contactId } = await focal();
  await world.prisma.account.create({
    data: {
      ...{ id: world.deps.random.id(), contactId, platform, tenant: 'T1', externalId },
      verifiedAt: new Date(MONDAY),
    },
  });
}

describe('the way to a contact', () => {
  it('is what it prefers, then its other accounts, then e-mail, then the letter; a rule may say otherwise', async () => {
    const [one, two, mail, letter] = ['one', 'two', 'mail', 'letter'].map((platform) =>
      keepingAdapter({ platform }),
    );
    if (!one || !two || !mail || !letter) throw new Error('four channels');
    await linked('one', 'U1');
    await linked('two', 'U2');
    await world.prisma.contact.update({
      where: { id: (await focal()).id },
      data: { preferredPlatform: 'two' },
    });
    const channels = [byAccount(one), byAccount(two), byMail(mail), byMail(letter)];
    const gone = { kind: 'rejected', reason: 'account gone' } as const;
    two.outcomes.push(gone);
    one.outcomes.push(gone);
    mail.outcomes.push(gone);
    const first = { anchor: 'opening', offset: 'P1D', states: ['not-started'] } as const;
    const rule = { ...first, states: [...first.states], channels: ['letter', 'one'] };
    await open({ reminders: [rule] });
    await deliverDue({ ...world.deps, channels });
    const tried = await world.prisma.deliveryAttempt.findMany({ orderBy: { number: 'asc' } });
    expect(tried.map(({ platform }) => platform)).toEqual(['two', 'one', 'mail', 'letter']);
    expect(letter.sent).toHaveLength(1);
    // What refused for good is set aside with its reason, and not tried again.
    const faults = await world.prisma.channelFault.findMany({ orderBy: { platform: 'asc' } });
    expect(faults.map(({ platform, cause, reason }) => [platform, cause, reason])).toEqual(
      ['mail', 'one', 'two'].map((platform) => [platform, 'rejected', 'account gone']),
    );
    world.clock.at = MONDAY + DAY;
    await deliverDue({ ...world.deps, channels });
    expect([one, two, mail, letter].map(({ sent }) => sent.length)).toEqual([0, 0, 0, 2]);
  });

  it('goes around a message that a channel cannot take, and blames nobody for it', async () => {
    const chat = keepingAdapter({ platform: 'chat' });
    const mail = keepingAdapter({ platform: 'mail' });
    await linked('chat', 'U1');
    chat.outcomes.push({ kind: 'rejected', reason: 'too long', ours: true });
    await open({ reminders: [] });
    await deliverDue({ ...world.deps, channels: [byAccount(chat), byMail(mail)] });
    expect([chat.sent.length, mail.sent.length]).toEqual([0, 1]);
    expect(await world.prisma.channelFault.count()).toBe(0);
    const tried = await world.prisma.deliveryAttempt.findMany({ orderBy: { number: 'asc' } });
    expect(tried.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['halted', 'too long'],
      ['sent', null],
    ]);
  });

  it('is not begun while the pacer holds it: a short hold is waited for, a long one gone around', async () => {
    const chat = keepingAdapter({ platform: 'chat' });
    const mail = keepingAdapter({ platform: 'mail' });
    await linked('chat', 'U1');
    const channels = [byAccount(chat), byMail(mail)];
    let waitMs = 30_000;
    const pacer: Pacer = {
      take: async ({ platform }) =>
        platform === 'chat' && waitMs > 0
          ? { ok: false, waitMs, reason: 'slow down' }
          : { ok: true },
      hold: async () => undefined,
    };
    await open({ reminders: [] });
    await deliverDue({ ...world.deps, channels, pacer });
    const waiting = await world.prisma.delivery.findFirstOrThrow();
    expect(waiting).toMatchObject({ state: 'pending', reason: 'slow down', attempts: 0 });
    expect(waiting.dueAt.getTime()).toBe(MONDAY + 30_000);
    world.clock.at = MONDAY + 30_000;
    waitMs = 3_600_000;
    await deliverDue({ ...world.deps, channels, pacer });
    expect([chat.sent.length, mail.sent.length]).toEqual([0, 1]);
  });

  it('tells the pacer what a platform asked for, as widely as it asked, and opens the circuit where nobody answers', async () => {
    const holds: unknown[] = [];
    const pacer: Pacer = {
      take: async () => ({ ok: true }),
      hold: async (place, forMs, reason) => {
        holds.push([place, forMs, reason]);
      },
    };
    const chat = keepingAdapter({ platform: 'chat' });
    await linked('chat', 'U1');
    const channels = [byAccount(chat)];
    chat.outcomes.push(
      { kind: 'retry', afterMs: 7000, scope: 'tenant', reason: '429' },
      { kind: 'halted', scope: 'tenant', reason: 'token revoked' },
    );
    await open({ reminders: [] });
    await deliverDue({ ...world.deps, channels, pacer });
    world.clock.at = MONDAY + 6999;
    await deliverDue({ ...world.deps, channels, pacer });
    expect(await world.prisma.deliveryAttempt.count()).toBe(1);
    world.clock.at = MONDAY + 7000;
    await deliverDue({ ...world.deps, channels, pacer });
    expect(holds).toEqual([
      [{ per: 'tenant', platform: 'chat', tenant: 'T1' }, 7000, '429'],
      [{ per: 'tenant', platform: 'chat', tenant: 'T1' }, 900_000, 'token revoked'],
    ]);
  });
});

describe('what somebody waits for', () => {
  /** A prompt for an account of the focal point, planned as a turn plans it. */
  const prompt = async (text: string, dueAt: number): Promise<PlannedDelivery> => {
    const response = await responseOf(world, 'r', 'KE');
    const base = { id: 'c.1', language: 'en', direction: 'ltr' } as const;
    return {
      id: world.deps.random.id() as DeliveryId,
      dedupeKey: `prompt:${text}`,
      kind: 'prompt',
      thread: 'conversation:c',
      roundId: response.addressee.roundId as RoundId,
      addresseeId: response.addresseeId as AddresseeId,
      contactId: (await focal()).id as ContactId,
      dueAt,
      expiresAt: dueAt + DAY,
      payload: {
        kind: 'prompt',
        to: { platform: 'chat', tenant: 'T1', externalId: 'U1' },
        prompt: {
          ...base,
          ...{ kind: 'notice', tone: 'info', paragraphs: [text], actions: [] },
        },
      },
    };
  };
  const plan = (planned: readonly PlannedDelivery[]) =>
    world.deps.store.transaction(({ deliveries }) => deliveries.plan(planned));
  const said = (chat: ReturnType<typeof keepingAdapter>) =>
    chat.sent.map(({ content }) =>
      content.kind === 'prompt' && content.prompt.kind === 'notice'
        ? content.prompt.paragraphs[0]
        : undefined,
    );

  it('goes at any hour, also when the reply was sent, in the order in which it was said', async () => {
    const chat = keepingAdapter({ platform: 'chat' });
    await linked('chat', 'U1');
    await open({ sendWindow: { from: 9, to: 17 }, reminders: [] });
    const { id } = await responseOf(world, 'r', 'KE');
    await world.prisma.response.update({ where: { id }, data: { status: 'submitted' } });
    world.clock.at = MONDAY + 14 * 3_600_000; // night in Nairobi
    const at = world.clock.at;
    await plan([await prompt('one', at), await prompt('two', at), await prompt('three', at + 1)]);
    chat.outcomes.push({ kind: 'retry', afterMs: 1000, scope: 'account', reason: '429' });
    const deps = { ...world.deps, channels: [byAccount(chat)] };
    await deliverDue(deps);
    expect(said(chat)).toEqual([]); // the first one was throttled: those behind it wait
    world.clock.at += 1000;
    await deliverDue(deps);
    expect(said(chat)).toEqual(['one', 'two', 'three']);
    const kept = await world.prisma.delivery.findMany({ where: { kind: 'prompt' } });
    expect(kept.every(({ payload }) => payload === null)).toBe(true);
  });

  it('does not follow an account that its contact has left', async () => {
    const chat = keepingAdapter({ platform: 'chat' });
    await linked('chat', 'U1');
    await open({ reminders: [] });
    await plan([await prompt('one', MONDAY)]);
    await world.prisma.account.updateMany({ data: { revokedAt: new Date(MONDAY) } });
    await deliverDue({ ...world.deps, channels: [byAccount(chat)] });
    expect(chat.sent).toEqual([]);
    const kept = await world.prisma.delivery.findFirstOrThrow({ where: { kind: 'prompt' } });
    expect(kept).toMatchObject({ state: 'cancelled', reason: 'account-gone' });
  });
});
