import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import type { StaffMatters } from '../../../src/application/deliveries/staff-matters.ts';
import { openNewRound } from '../../../src/application/rounds/open-round.ts';
import { remindRound } from '../../../src/application/rounds/remind-round.ts';
import { addStaff } from '../../../src/application/staff/add-staff.ts';
import { planDigests } from '../../../src/application/staff/plan-digests.ts';
import { setDuty } from '../../../src/application/staff/set-duty.ts';
import { createStaffMatters } from '../../../src/application/staff/staff-matters.ts';
import { staffWords } from '../../../src/main/english.ts';
import type { Letter } from '../../../src/platform/adapter.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';
import { ADMINISTRATOR } from '../../support/parley.ts';
import {
  approver,
  DAY,
  HOUR,
  MONDAY,
  openWorld,
  responseOf,
  roundNamed,
  viewer,
  type World,
} from '../rounds/world.ts';

let database: TestDatabase;
let world: World;
let deps: Omit<World['deps'], 'staffMatters'> & { readonly staffMatters: StaffMatters };
beforeAll(async () => {
  database = await createDatabase();
  world = await openWorld(database.url);
  const staffMatters = createStaffMatters({
    ...world.deps,
    words: staffWords,
    attachments: () => [],
  });
  deps = { ...world.deps, staffMatters };
  await addStaff(
    deps,
    { email: 'Arab@itu.example', name: 'Ms Arab Desk', role: 'officer' },
    ADMINISTRATOR,
  );
  await addStaff(deps, { email: 'all@itu.example', name: 'Mr All', role: 'viewer' }, ADMINISTRATOR);
  await addStaff(
    deps,
    { email: 'quiet@itu.example', name: 'Dr Quiet', role: 'viewer' },
    ADMINISTRATOR,
  );
});
afterAll(async () => {
  await world.close();
  await database.drop();
});

const passUntil = async (at: number) => {
  while (world.clock.at < at) {
    await deliverDue(deps);
    world.clock.at = Math.min(at, world.clock.at + HOUR);
  }
  await deliverDue(deps);
};
const digests = (): readonly { to: string; letter: Letter }[] =>
  world.channel.sent.flatMap(({ to, content }) =>
    to.externalId.endsWith('itu.example') && content.kind === 'letter'
      ? [{ to: to.externalId, letter: content.letter }]
      : [],
  );

describe('the digest for staff', () => {
  it('says whose regions a person looks after, and refuses who may not or what is no region', async () => {
    const regions = { email: 'arab@itu.example', regions: ['ARB' as const] };
    expect(await setDuty(deps, regions, ADMINISTRATOR)).toMatchObject({
      value: { regions: ['ARB'], digest: true },
    });
    const off = { email: 'quiet@itu.example', digest: false };
    expect(await setDuty(deps, off, ADMINISTRATOR)).toMatchObject({ value: { digest: false } });
    expect(await setDuty(deps, regions, viewer)).toMatchObject({ code: 'not-allowed' });
    expect(await setDuty(deps, { email: 'x@itu.example' }, ADMINISTRATOR)).toMatchObject({
      code: 'staff-unknown',
    });
  });

  it('is planned once a day for each who wants it, and not sent while no round is under way', async () => {
    expect(await planDigests(deps)).toEqual({ planned: 2 });
    expect(await planDigests(deps)).toEqual({ planned: 0 });
    await passUntil(MONDAY + DAY); // Monday 10:00 in Geneva was too late: Tuesday at 8
    expect(digests()).toEqual([]);
    const rows = await world.prisma.delivery.findMany({ where: { kind: 'staff-digest' } });
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ['cancelled', 'nothing-to-tell'],
      ['cancelled', 'nothing-to-tell'],
    ]);
  });

  it('tells what needs a person, by region: silent members, dead addresses, what was set aside', async () => {
    await openNewRound(deps, { draft: roundNamed('watched') }, approver);
    await world.prisma.contact.updateMany({
      where: { member: { countryIso2: 'PE' } },
      data: { active: false },
    });
    const kenya = await responseOf(world, 'watched', 'KE');
    await world.prisma.response.update({ where: { id: kenya.id }, data: { status: 'submitted' } });
    await passUntil(MONDAY + 16 * DAY);
    world.channel.outcomes.push({ kind: 'rejected', reason: 'SMTP 550: no such mailbox' });
    await remindRound(deps, { round: 'watched', reason: 'two weeks left' }, approver);
    await passUntil(MONDAY + 18 * DAY);
    await planDigests(deps);
    await passUntil(MONDAY + 21 * DAY);
    const [arab, all] = ['arab@itu.example', 'all@itu.example'].map(
      (email) => digests().find(({ to }) => to === email)?.letter,
    );
    const text = (letter: Letter | undefined) => JSON.stringify(letter);
    expect(text(arab)).toContain('in your regions (ARB)');
    expect(text(arab)).toContain('1 member has not reacted to any letter: Egypt');
    expect(text(arab)).not.toContain('Peru');
    expect(text(all)).toContain('1 of 3 answered');
    expect(text(all)).toContain('No contact can be reached for 1 member: Peru');
    expect(text(all)).toContain('1 message was set aside');
    expect(text(all)).toMatch(/1 way to a contact failed for good.*SMTP 550: no such mailbox/);
    expect(all?.items?.[0]?.link?.url).toBe('https://example.org/console/rounds/watched');
    expect(digests().some(({ to }) => to === 'quiet@itu.example')).toBe(false);
  });

  it('goes in Geneva’s morning on working days', async () => {
    const sent = await world.prisma.delivery.findMany({
      where: { kind: 'staff-digest', state: 'sent' },
    });
    expect(sent.length).toBeGreaterThan(0);
    for (const { sentAt } of sent) {
      const local = new Intl.DateTimeFormat('en-GB', {
        timeZone: 'Europe/Zurich',
        weekday: 'short',
        hour: '2-digit',
        hourCycle: 'h23',
      }).format(sentAt ?? 0);
      expect(local).toMatch(/^(Mon|Tue|Wed|Thu|Fri),? 0[89]$/);
    }
  });
});
