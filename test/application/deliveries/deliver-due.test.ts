import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import { retryDeliveries } from '../../../src/application/deliveries/retry-deliveries.ts';
import { sweepDeliveries } from '../../../src/application/deliveries/sweep-deliveries.ts';
import { closeRound } from '../../../src/application/rounds/close-round.ts';
import { openNewRound } from '../../../src/application/rounds/open-round.ts';
import { pauseRound } from '../../../src/application/rounds/pause-round.ts';
import { resumeRound } from '../../../src/application/rounds/resume-round.ts';
import type { DeliveryId } from '../../../src/domain/ids.ts';
import { sha256 } from '../../../src/infra/system.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';
import {
  approver,
  DAY,
  HOUR,
  keepingAdapter,
  MONDAY,
  openWorld,
  responseOf,
  roundNamed,
  until,
  type World,
} from '../rounds/world.ts';

let database: TestDatabase;
let world: World;
beforeEach(async () => {
  database = await createDatabase();
  world = await openWorld(database.url);
  await openNewRound(world.deps, { draft: roundNamed('r', { sendWindow: 'any' }) }, approver);
});
afterEach(async () => {
  await world.close();
  await database.drop();
});

const recipients = () => world.channel.sent.map(({ to }) => to.externalId).sort();
const states = async (kind: string) => {
  const rows = await world.prisma.delivery.findMany({
    where: { kind, dueAt: { lte: new Date(world.clock.at) } },
  });
  return rows.map(({ state, reason }) => (reason === null ? state : `${state}: ${reason}`)).sort();
};

describe('deliver-due', () => {
  it('invites each member once, its focal point first, in its language, with a link that is stored only as a hash', async () => {
    await deliverDue(world.deps);
    await deliverDue(world.deps);
    expect(recipients()).toEqual(['focal@eg.example', 'focal@ke.example', 'focal@pe.example']);
    const toCairo = world.channel.sent.find(({ to }) => to.externalId === 'focal@eg.example');
    expect(toCairo).toMatchObject({ language: 'ar', direction: 'rtl' });
    const content = toCairo?.content;
    if (content?.kind !== 'letter') throw new Error('not a letter');
    const token = content.letter.link?.url.split('/').at(-1) ?? '';
    expect(token).toHaveLength(43);
    const kept = await world.prisma.invitation.findMany();
    expect(kept).toHaveLength(3);
    expect(
      kept.some(({ tokenHash }) => Buffer.from(tokenHash).equals(Buffer.from(sha256(token)))),
    ).toBe(true);
    expect(world.rung.at(-1)).toBe(MONDAY + 3 * DAY); // the next due time
  });

  it('is drained once by ten workers at a time', async () => {
    await Promise.all(Array.from({ length: 10 }, () => deliverDue(world.deps, { batch: 1 })));
    expect(recipients()).toEqual(['focal@eg.example', 'focal@ke.example', 'focal@pe.example']);
    expect(await world.prisma.deliveryAttempt.count()).toBe(3);
  });

  it('does not remind who submitted or declined after the reminder was planned', async () => {
    await deliverDue(world.deps);
    world.channel.sent.length = 0;
    const kenya = await responseOf(world, 'r', 'KE');
    const peru = await responseOf(world, 'r', 'PE');
    await world.prisma.response.update({ where: { id: kenya.id }, data: { status: 'submitted' } });
    await world.prisma.response.update({ where: { id: peru.id }, data: { status: 'declined' } });
    world.clock.at = MONDAY + 3 * DAY;
    await deliverDue(world.deps);
    expect(recipients()).toEqual(['focal@eg.example']);
    expect(await states('reminder')).toEqual([
      'cancelled: answered',
      'cancelled: declined',
      'sent',
    ]);
  });

  it('leaves alone who stopped, in this round or altogether, and writes to the colleague instead', async () => {
    const contacts = await world.prisma.contact.findMany();
    const idOf = (email: string) => contacts.find((contact) => contact.email === email)?.id ?? '';
    await world.prisma.contact.update({
      where: { id: idOf('focal@ke.example') },
      data: { stoppedAt: new Date() },
    });
    const egypt = await responseOf(world, 'r', 'EG');
    await world.prisma.contactWish.create({
      data: {
        contactId: idOf('focal@eg.example'),
        roundId: egypt.addressee.roundId,
        stoppedAt: new Date(),
        updatedAt: new Date(),
      },
    });
    await world.prisma.contact.updateMany({
      where: { member: { countryIso2: 'PE' } },
      data: { stoppedAt: new Date() },
    });
    await deliverDue(world.deps);
    expect(recipients()).toEqual(['other@eg.example', 'other@ke.example']);
    expect(await states('invitation')).toEqual(['cancelled: stopped', 'sent', 'sent']);
  });

  it('tries the next contact when an address is rejected, and sets aside what nobody can be reached by', async () => {
    const gone = { kind: 'rejected', reason: 'no such mailbox' } as const;
    world.channel.outcomes.push(gone);
    await deliverDue(world.deps, { lanes: 1 });
    expect(recipients().filter((address) => address.startsWith('other'))).toHaveLength(1);

    world.clock.at = MONDAY + 3 * DAY;
    world.channel.outcomes.push(gone, gone);
    await deliverDue(world.deps, { lanes: 1 });
    expect(await states('reminder')).toEqual(['sent', 'sent', 'shunted: no such mailbox']);
    const shunted = await world.prisma.delivery.findFirstOrThrow({ where: { state: 'shunted' } });
    const order = { ids: [shunted.id as DeliveryId], reason: 'address mended' };
    expect(await retryDeliveries(world.deps, order, approver)).toMatchObject({
      value: { revived: 1 },
    });
    await deliverDue(world.deps);
    expect(await states('reminder')).toEqual(['sent', 'sent', 'sent']);
  });

  it('waits as long as the channel asks before it tries again', async () => {
    world.channel.outcomes.push({
      kind: 'retry',
      afterMs: 5 * 60_000,
      scope: 'message',
      reason: 'busy',
    });
    await deliverDue(world.deps);
    expect(await states('invitation')).toEqual(['sent', 'sent']);
    world.clock.at = MONDAY + 5 * 60_000 - 1;
    await deliverDue(world.deps);
    expect(world.channel.sent).toHaveLength(2);
    world.clock.at += 1;
    await deliverDue(world.deps);
    expect(world.channel.sent).toHaveLength(3);
  });

  it('goes around a channel that refuses everything, and says so', async () => {
    const spare = keepingAdapter({ platform: 'spare' });
    world.channel.outcomes.push({ kind: 'halted', scope: 'platform', reason: 'wrong password' });
    const channels = [
      ...world.deps.channels,
      { adapter: spare.adapter, addressedBy: 'e-mail' as const },
    ];
    const { counts, halted } = await deliverDue({ ...world.deps, channels }, { lanes: 1 });
    expect(counts).toEqual({ sent: 3 });
    expect(halted).toEqual([{ platform: 'kept', reason: 'wrong password' }]);
    expect(spare.sent).toHaveLength(3);
    expect(world.channel.sent).toHaveLength(0);
  });

  it('holds everything while the round is paused, and sends one of two overdue reminders after', async () => {
    await deliverDue(world.deps);
    world.channel.sent.length = 0;
    await world.prisma.delivery.updateMany({
      where: { kind: 'reminder' },
      data: { expiresAt: new Date(MONDAY + 20 * DAY) },
    });
    await pauseRound(world.deps, { round: 'r', reason: 'a flood' }, approver);
    world.clock.at = MONDAY + 7 * DAY;
    await deliverDue(world.deps);
    expect(world.channel.sent).toEqual([]);
    world.clock.at = MONDAY + 7 * DAY - HOUR;
    await resumeRound(world.deps, { round: 'r' }, approver);
    world.clock.at = MONDAY + 7 * DAY;
    await deliverDue(world.deps);
    // A week of silence: the colleagues are asked.
    expect(recipients()).toEqual(['other@eg.example', 'other@ke.example', 'other@pe.example']);
    expect(await states('reminder')).toEqual([
      ...Array(3).fill('cancelled: overtaken'),
      ...Array(3).fill('sent'),
    ]);
  });

  it('sends nothing of a round that was closed', async () => {
    await closeRound(world.deps, { round: 'r' }, approver);
    await deliverDue(world.deps);
    expect(world.channel.sent).toEqual([]);
    expect(await states('invitation')).toEqual(Array(3).fill('cancelled: round-closed'));
  });

  it('waits for the morning and for the end of the weekend where the contact lives', async () => {
    await closeRound(world.deps, { round: 'r' }, approver);
    world.clock.at = Date.UTC(2027, 2, 5, 18); // Friday evening
    await openNewRound(world.deps, { draft: roundNamed('quiet') }, approver);
    await deliverDue(world.deps);
    world.clock.at += 2 * HOUR; // letters are spread over two hours
    await deliverDue(world.deps);
    expect(recipients()).toEqual(['focal@pe.example']); // until 15:00 in Lima
    world.clock.at = Date.UTC(2027, 2, 7, 7) - 1; // Sunday, before 09:00 in Cairo
    await deliverDue(world.deps);
    expect(recipients()).toEqual(['focal@pe.example']);
    world.clock.at = Date.UTC(2027, 2, 7, 9);
    await deliverDue(world.deps);
    expect(recipients()).toEqual(['focal@eg.example', 'focal@pe.example']);
    // The Kenyan contact works from Lima's clock: Monday 9:00 in Nairobi is still night for it.
    await world.prisma.contact.updateMany({
      where: { email: 'focal@ke.example' },
      data: { timeZone: 'America/Lima' },
    });
    world.clock.at = Date.UTC(2027, 2, 8, 8);
    await deliverDue(world.deps);
    expect(recipients()).not.toContain('focal@ke.example');
    world.clock.at = Date.UTC(2027, 2, 8, 14);
    await deliverDue(world.deps);
    expect(recipients()).toContain('focal@ke.example');
  });
});

describe('sweep-deliveries', () => {
  /** A worker that dies while it sends: its promise never settles, as after SIGKILL. */
  const dieWhileSending = async (idempotentSend: boolean) => {
    let begun = 0;
    const dying = keepingAdapter({
      idempotentSend,
      before: () => {
        begun += 1;
        return begun === 1 ? new Promise(() => undefined) : Promise.resolve();
      },
    });
    const channels = [{ adapter: dying.adapter, addressedBy: 'e-mail' as const }];
    const deps = { ...world.deps, channels };
    void deliverDue(deps, { lanes: 1, leaseMs: 60_000 });
    await until(() => begun === 1);
    return { deps, dying };
  };

  it('finds what a dead worker had claimed: untouched rows go at once, the unclear invitation once more', async () => {
    const { deps, dying } = await dieWhileSending(false);
    await sweepDeliveries(deps);
    await deliverDue(deps);
    expect(dying.sent).toHaveLength(0); // still under lease
    world.clock.at = MONDAY + 61_000;
    expect(await sweepDeliveries(deps)).toMatchObject({ abandoned: 3 });
    await deliverDue(deps);
    expect(dying.sent).toHaveLength(2);
    world.clock.at += 120_000;
    await deliverDue(deps);
    expect(dying.sent).toHaveLength(3);
    expect(await states('invitation')).toEqual(['sent', 'sent', 'sent']);
    const outcomes = await world.prisma.deliveryAttempt.findMany({ orderBy: { startedAt: 'asc' } });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['unknown', 'sent', 'sent', 'sent']);
  });

  it('leaves an unclear reminder to staff, where the channel cannot tell a double', async () => {
    await deliverDue(world.deps);
    world.clock.at = MONDAY + 3 * DAY;
    const { deps } = await dieWhileSending(false);
    world.clock.at += 61_000;
    await sweepDeliveries(deps);
    await deliverDue(deps);
    const unclear = 'unknown: the process ended before it knew the outcome';
    expect(await states('reminder')).toEqual(['sent', 'sent', unclear]);
  });

  it('repeats it where the channel makes one message of two', async () => {
    await deliverDue(world.deps);
    world.clock.at = MONDAY + 3 * DAY;
    const { deps } = await dieWhileSending(true);
    world.clock.at += 61_000;
    await sweepDeliveries(deps);
    world.clock.at += 120_000;
    await deliverDue(deps);
    expect(await states('reminder')).toEqual(['sent', 'sent', 'sent']);
  });

  it('does not let a worker settle what it lost', async () => {
    const claim = { now: world.clock.at, limit: 1, leaseUntil: world.clock.at + 1000 };
    const mine = world.deps.random.id();
    const [id] = await world.deps.outbox.claim({ ...claim, lease: mine });
    if (id === undefined) throw new Error('nothing was due');
    world.clock.at += 2000;
    await sweepDeliveries(world.deps);
    expect(
      await world.deps.outbox.settle({ id, lease: mine }, { state: 'sent', at: world.clock.at }),
    ).toBe(false);
  });
});
