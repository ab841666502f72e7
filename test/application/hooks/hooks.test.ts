import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createHookAdapter } from '../../../adapters/hook/adapter.ts';
import { type DeliverDeps, deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import { listDeliveries } from '../../../src/application/deliveries/list-deliveries.ts';
import { retryDeliveries } from '../../../src/application/deliveries/retry-deliveries.ts';
import { addHook, type HookInput } from '../../../src/application/hooks/add-hook.ts';
import { removeHook, rotateHook, testHook } from '../../../src/application/hooks/change-hook.ts';
import { listHooks } from '../../../src/application/hooks/list-hooks.ts';
import { addConclusion } from '../../../src/application/outcomes/add-conclusion.ts';
import type { Actor } from '../../../src/application/ports.ts';
import { addStaff } from '../../../src/application/staff/add-staff.ts';
import { createStaffMatters } from '../../../src/application/staff/staff-matters.ts';
import type { DeliveryId } from '../../../src/domain/ids.ts';
import { compiledQuestionnaires } from '../../../src/infra/compiled-questionnaires.ts';
import { createPacer } from '../../../src/infra/pacer.ts';
import { openPaceStore } from '../../../src/infra/pacing/open-pace-store.ts';
import { outboxRows } from '../../../src/infra/rows/outbox-rows.ts';
import { questionnaireRows } from '../../../src/infra/rows/questionnaire-rows.ts';
import {
  openReceiver,
  type Receiver,
  silence,
  status,
  verifies,
} from '../../emulators/hook/receiver.ts';
import { ADMINISTRATOR, must } from '../../support/parley.ts';
import { as, codeOf, MEETING, useMeeting } from '../outcomes/world.ts';

const world = useMeeting();
const { clock } = world;
const officer = as('officer');
const MINUTE = 60_000;
const DAY = 86_400_000;
let receiver: Receiver;
let other: Receiver;
let deps: DeliverDeps;
let chief: Actor;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const { parley } = world;
  const person = { email: 'chief@itu.example', name: 'Chief', role: 'administrator' as const };
  const { id } = must(await addStaff(parley, person, ADMINISTRATOR));
  chief = { kind: 'staff', id, role: 'administrator', name: 'Chief' };
  clock.set('2027-05-18T08:00:00Z');
  receiver = await openReceiver();
  other = await openReceiver();
  const pace = await openPaceStore(world.databaseUrl, undefined);
  closers.push(pace.close, receiver.close, other.close);
  const adapter = createHookAdapter({
    ...{ vault: parley.vault, ownHosts: parley.hookHosts, now: () => clock.now(), timeoutMs: 300 },
  });
  deps = {
    ...parley,
    outbox: outboxRows(parley.prisma),
    pacer: createPacer(pace.store, { log: pino({ level: 'silent' }) }),
    questionnaires: compiledQuestionnaires(questionnaireRows(parley.prisma), parley.phrases),
    staffMatters: createStaffMatters({ ...parley, words: (name) => name, attachments: () => [] }),
    memberMatters: { outcomes: async () => [] },
    channels: [{ adapter, addressedBy: 'account' }],
  };
});
afterAll(async () => {
  for (const close of closers) await close();
});

const add = (input: Partial<HookInput> = {}) =>
  addHook(
    world.parley,
    { name: 'records', url: receiver.url, events: ['conclusion.added'], ...input },
    chief,
  );

/** Something happens that is told of. */
const conclude = async (title: string) =>
  must(await addConclusion(world.parley, MEETING, { title, text: 'Guidance.' }, officer)).number;

const pathsTold = () =>
  receiver.told.map(({ body }) => (JSON.parse(body) as { data: { path: string } }).data.path);
const rows = () =>
  world.parley.prisma.delivery.findMany({ where: { kind: 'hook' }, orderBy: { createdAt: 'asc' } });
const hookOf = async (name: string) =>
  must(await listHooks(world.parley, chief)).find((one) => one.name === name);
/** Begins again with nothing waiting and nobody told. */
const afresh = async () => {
  for (const { name } of must(await listHooks(world.parley, chief))) {
    must(await removeHook(world.parley, { name }, chief));
  }
  for (const one of [receiver, other]) {
    one.told.length = 0;
    one.replies.length = 0;
  }
};

describe('a webhook', () => {
  afterEach(afresh);
  it('is added by administrators, to https or the Bureau’s own hosts', async () => {
    const { parley } = world;
    const input = { name: 'records', url: receiver.url, events: ['round.opened'] as const };
    const asked = { ...input, events: [...input.events] };
    expect(await addHook(parley, asked, as('approver'))).toMatchObject({ code: 'not-allowed' });
    for (const url of [
      ...['http://example.org/x', 'ftp://127.0.0.1/x', 'https://name:word@example.org/'],
      ...['https://example.org/#x', 'https://', 'https://exa mple.org/', 'javascript:x'],
    ]) {
      expect({ url, code: codeOf(await add({ url })) }).toEqual({ url, code: 'hook-not-https' });
    }
    expect(codeOf(await add({ meeting: 'none' }))).toBe('meeting-unknown');
    expect(codeOf(await add({ events: [] }))).toBe('bad-input');
    const { secret } = must(await add({ url: 'https://records.example.org/parley?k=1' }));
    expect(Buffer.from(secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
    expect(codeOf(await add())).toBe('hook-name-taken');
    const kept = await parley.prisma.$queryRaw<object[]>`
      SELECT (SELECT json_agg(a) FROM audit a)::text AS audit,
             (SELECT json_agg(w) FROM webhook w)::text AS hooks`;
    expect(JSON.stringify(kept)).toContain('hook.added');
    expect(JSON.stringify(kept)).not.toContain(secret);
    const entries = await parley.prisma.vaultEntry.findMany();
    expect(entries.map(({ name }) => name)).toEqual([expect.stringMatching(/^hook\//)]);
    expect(Buffer.from(entries[0]?.sealed ?? []).toString('latin1')).not.toContain(secret);
    await afresh();
    expect(await parley.prisma.vaultEntry.count()).toBe(0);
  });

  it('is told what it asked for, signed, with nothing personal', async () => {
    const { secret } = must(await add());
    must(await add({ name: 'all', url: other.url, events: ['round.opened', 'paper.published'] }));
    const number = await conclude('A title of the meeting');
    await deliverDue(deps);
    expect(other.told).toEqual([]);
    const [one, ...more] = receiver.told;
    if (one === undefined || more.length > 0) throw new Error('told once');
    expect(one.path).toBe('/parley?of=records');
    expect(verifies(one, secret, clock.now())).toBe(true);
    expect(verifies({ ...one, body: `${one.body} ` }, secret, clock.now())).toBe(false);
    expect(JSON.parse(one.body)).toEqual({
      ...{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), type: 'conclusion.added' },
      timestamp: '2027-05-18T08:00:00.000Z',
      data: { path: `/api/v1/meetings/${MEETING}/conclusions/${number}` },
    });
    const [row] = (await rows()).slice(-1);
    expect(row).toMatchObject({ id: one.id, state: 'sent', reference: one.id, payload: null });
    expect(await hookOf('records')).toMatchObject({ aside: null, trouble: null });
  });

  it('hears only of its meeting, and of nothing that did not happen', async () => {
    const { parley } = world;
    const meeting = await parley.prisma.meeting.findFirstOrThrow();
    const elsewhere = { ...meeting, id: parley.random.id(), slug: 'elsewhere' };
    await parley.prisma.meeting.create({ data: elsewhere });
    must(await add({ meeting: 'elsewhere' }));
    must(await add({ name: 'here', url: other.url, meeting: MEETING }));
    await conclude('Here');
    const before = (await rows()).length;
    const undone = parley.store.transaction(async ({ audit }) => {
      const details = { number: 1 };
      const subject = `meeting:${meeting.id}`;
      await audit.append({
        at: clock.now(),
        actor: chief,
        action: 'conclusion.added',
        subject,
        details,
      });
      throw new Error('the act fails');
    });
    await expect(undone).rejects.toThrow('the act fails');
    expect(await rows()).toHaveLength(before);
    await deliverDue(deps);
    expect([receiver.told.length, other.told.length]).toEqual([0, 1]);
  });

  it('is tried again under the same id, whatever went wrong, and in its order', async () => {
    const { secret } = must(await add());
    const first = await conclude('First');
    const second = await conclude('Second');
    receiver.replies.push(status(500), silence, status(302, { location: other.url }));
    await deliverDue(deps);
    expect((await hookOf('records'))?.trouble).toBe('it answered 500');
    for (let n = 0; n < 4; n += 1) {
      clock.advance(10 * MINUTE);
      await deliverDue(deps);
    }
    const paths = pathsTold().map((path) => path.split('/').at(-1));
    expect(paths).toEqual([first, first, first, first, second].map(String));
    const ids = receiver.told.map(({ id }) => id);
    expect(new Set(ids.slice(0, 4)).size).toBe(1);
    expect(ids[4]).not.toBe(ids[0]);
    expect(new Set(receiver.told.map(({ timestamp }) => timestamp)).size).toBeGreaterThan(2);
    expect(receiver.told.every((one) => verifies(one, secret, one.timestamp * 1000))).toBe(true);
    expect(other.told).toEqual([]); // no redirect is followed
  });

  it('that asks for a pause gets it, and holds no other', async () => {
    must(await add());
    must(await add({ name: 'other', url: other.url }));
    receiver.replies.push(status(429, { 'retry-after': '1800' }));
    await conclude('Slow');
    await deliverDue(deps);
    expect([receiver.told.length, other.told.length]).toEqual([1, 1]);
    const waiting = (await rows()).filter(({ state }) => state === 'retrying');
    expect(waiting.map(({ dueAt }) => dueAt.getTime() - clock.now())).toEqual([1_800_000]);
    clock.advance(10 * MINUTE);
    await deliverDue(deps);
    expect(receiver.told).toHaveLength(1);
  });

  it('that says it is gone is set aside at once, with what waited for it, for all to see', async () => {
    must(await add());
    await conclude('One');
    await conclude('Two');
    receiver.replies.push(status(410));
    await deliverDue(deps);
    const last = (await rows()).slice(-2).map(({ state, reason }) => ({ state, reason }));
    expect(last).toEqual([
      { state: 'shunted', reason: 'it answered 410: gone' },
      { state: 'cancelled', reason: 'its webhook is set aside' },
    ]);
    expect(await hookOf('records')).toMatchObject({ aside: { reason: 'it answered 410: gone' } });
    const listed = must(await listDeliveries(world.parley, { limit: 1 }, officer));
    expect(listed).toMatchObject([{ kind: 'hook', member: 'records' }]);
    const before = (await rows()).length;
    await conclude('Three');
    expect(await rows()).toHaveLength(before);
    await deliverDue(deps);
    expect(receiver.told).toHaveLength(1);
    must(await add()); // the name is free again
    expect(await hookOf('records')).toMatchObject({ aside: null });
  });

  it('that takes nothing for days is set aside; what was set aside of its messages staff may send again', async () => {
    must(await add());
    await conclude('Unheard');
    for (let n = 0; n < 12; n += 1) {
      receiver.replies.push(status(503));
      await deliverDue(deps);
      clock.advance(90 * MINUTE);
    }
    receiver.replies.length = 0;
    const [row] = (await rows()).slice(-1);
    expect(row).toMatchObject({ state: 'shunted', attempts: 10, reason: 'it answered 503' });
    expect(await hookOf('records')).toMatchObject({ aside: null });
    clock.advance(5 * DAY);
    expect(await hookOf('records')).toMatchObject({
      aside: { reason: 'it took nothing for days' },
    });
    const again = await retryDeliveries(
      world.parley,
      { ids: [(row?.id ?? '') as DeliveryId] },
      chief,
    );
    expect(codeOf(again)).toBe('done');
  });

  it('gets a new secret without a gap: for a day both sign', async () => {
    const { secret: former } = must(await add());
    const { secret } = must(await rotateHook(world.parley, { name: 'records' }, chief));
    must(await testHook(world.parley, { name: 'records' }, chief));
    await deliverDue(deps);
    const [both] = receiver.told;
    if (both === undefined) throw new Error('nothing came');
    expect(JSON.parse(both.body)).toMatchObject({ type: 'webhook.test' });
    expect([former, secret].map((one) => verifies(both, one, clock.now()))).toEqual([true, true]);
    clock.advance(DAY);
    must(await testHook(world.parley, { name: 'records' }, chief));
    await deliverDue(deps);
    const one = receiver.told[1];
    if (one === undefined) throw new Error('nothing came');
    expect([former, secret].map((key) => verifies(one, key, clock.now()))).toEqual([false, true]);
  });

  it('is told in somebody’s name when whoever added it has left', async () => {
    must(await add());
    await conclude('Planned before');
    const where = { email: 'chief@itu.example' };
    await world.parley.prisma.staff.update({ where, data: { disabledAt: new Date() } });
    await conclude('Later');
    await deliverDue(deps);
    expect(receiver.told).toHaveLength(2);
    await world.parley.prisma.staff.update({ where, data: { disabledAt: null } });
  });
});
