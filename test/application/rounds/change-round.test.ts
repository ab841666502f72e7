import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import { archiveRound } from '../../../src/application/rounds/archive-round.ts';
import { closeRound } from '../../../src/application/rounds/close-round.ts';
import { extendRound } from '../../../src/application/rounds/extend-round.ts';
import { openNewRound } from '../../../src/application/rounds/open-round.ts';
import { pauseRound } from '../../../src/application/rounds/pause-round.ts';
import { remindRound } from '../../../src/application/rounds/remind-round.ts';
import { resumeRound } from '../../../src/application/rounds/resume-round.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';
import {
  approver,
  DAY,
  MONDAY,
  openWorld,
  responseOf,
  roundNamed,
  viewer,
  type World,
} from './world.ts';

let database: TestDatabase;
let world: World;
beforeEach(async () => {
  database = await createDatabase();
  world = await openWorld(database.url);
  await openNewRound(world.deps, { draft: roundNamed('r', { sendWindow: 'any' }) }, approver);
  await deliverDue(world.deps);
  world.channel.sent.length = 0;
});
afterEach(async () => {
  await world.close();
  await database.drop();
});

describe('extend-round', () => {
  it('moves closings, links and the reminders before closing, and tells once those who still owe an answer', async () => {
    const kenya = await responseOf(world, 'r', 'KE');
    await world.prisma.response.update({ where: { id: kenya.id }, data: { status: 'submitted' } });
    world.clock.at = MONDAY + 29.5 * DAY; // the reminder 48 hours before closing has gone out in Cairo and Lima
    await deliverDue(world.deps);
    world.channel.sent.length = 0;
    const order = { round: 'r', closesOn: '2027-04-15', reason: 'asked for by two regions' };
    expect(await extendRound(world.deps, order, approver)).toMatchObject({
      ok: true,
      value: { told: 2 },
    });
    await deliverDue(world.deps);
    await deliverDue(world.deps);
    // The focal points have been silent for weeks: their colleagues are told.
    expect(world.channel.sent.map(({ to }) => to.externalId).sort()).toEqual([
      'other@eg.example',
      'other@pe.example',
    ]);
    const letters = world.channel.sent.map(({ content }) =>
      content.kind === 'letter' ? content.letter : undefined,
    );
    expect(
      letters.some((letter) => letter?.paragraphs.join(' ').includes('15 de abril de 2027')),
    ).toBe(true);

    const egypt = await responseOf(world, 'r', 'EG');
    expect(egypt.addressee.closesAt.toISOString()).toBe('2027-04-15T21:59:59.999Z');
    const links = await world.prisma.invitation.findMany({
      where: { addresseeId: egypt.addresseeId },
    });
    expect(
      links.every(({ expiresAt }) => expiresAt.getTime() === egypt.addressee.closesAt.getTime()),
    ).toBe(true);
    const waiting = await world.prisma.delivery.findMany({
      where: { addresseeId: egypt.addresseeId, state: 'pending' },
      orderBy: { dueAt: 'asc' },
    });
    expect(waiting.map(({ dueAt }) => dueAt.toISOString())).toEqual([
      '2027-04-13T21:59:59.999Z',
      '2027-04-15T09:59:59.999Z',
    ]);
  });

  it('refuses an earlier day, a day of the meeting, and who may not', async () => {
    const extend = (closesOn: string, actor = approver) =>
      extendRound(world.deps, { round: 'r', closesOn }, actor);
    expect(await extend('2027-03-31')).toMatchObject({ code: 'closing-not-later' });
    expect(await extend('2027-05-10')).toMatchObject({ code: 'closing-not-before-meeting' });
    expect(await extend('tomorrow')).toMatchObject({ code: 'bad-input' });
    expect(await extend('2027-04-15', viewer)).toMatchObject({ code: 'not-allowed' });
  });
});

describe('remind-round', () => {
  it('reminds now who has not answered, once a day, with its reason in the audit', async () => {
    const peru = await responseOf(world, 'r', 'PE');
    await world.prisma.response.update({ where: { id: peru.id }, data: { status: 'declined' } });
    const order = { round: 'r', reason: 'the Director asked' };
    expect(await remindRound(world.deps, order, approver)).toMatchObject({ value: { planned: 2 } });
    expect(await remindRound(world.deps, order, approver)).toMatchObject({ value: { planned: 0 } });
    await deliverDue(world.deps);
    expect(world.channel.sent).toHaveLength(2);
    expect(
      await world.prisma.audit.count({ where: { action: 'round.reminded', reason: order.reason } }),
    ).toBe(2);
    expect(await remindRound(world.deps, { round: 'r', reason: ' ' }, approver)).toMatchObject({
      code: 'reason-missing',
    });
  });
});

describe('the life of a round', () => {
  it('takes each act only in its state, and keeps who, when and why', async () => {
    const order = { round: 'r', reason: 'because' };
    expect(await resumeRound(world.deps, order, approver)).toMatchObject({ code: 'round-is-open' });
    expect(await pauseRound(world.deps, order, viewer)).toMatchObject({ code: 'not-allowed' });
    expect(await pauseRound(world.deps, order, approver)).toMatchObject({
      value: { state: 'paused' },
    });
    expect(await resumeRound(world.deps, order, approver)).toMatchObject({
      value: { state: 'open' },
    });
    expect(await archiveRound(world.deps, order, approver)).toMatchObject({
      code: 'round-is-open',
    });
    expect(await closeRound(world.deps, order, approver)).toMatchObject({
      value: { state: 'closed' },
    });
    expect(await pauseRound(world.deps, order, approver)).toMatchObject({
      code: 'round-is-closed',
    });
    expect(await archiveRound(world.deps, order, approver)).toMatchObject({
      value: { state: 'archived' },
    });
    expect(await closeRound(world.deps, { round: 'no' }, approver)).toMatchObject({
      code: 'round-unknown',
    });
    const audit = await world.prisma.audit.findMany({ orderBy: { id: 'asc' } });
    expect(audit.map(({ action, reason }) => [action, reason])).toEqual([
      ['round.opened', null],
      ['round.paused', 'because'],
      ['round.resumed', 'because'],
      ['round.closed', 'because'],
      ['round.archived', 'because'],
    ]);
  });
});
