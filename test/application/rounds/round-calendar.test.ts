import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/application/ports.ts';
import { closeRound } from '../../../src/application/rounds/close-round.ts';
import { draftRound } from '../../../src/application/rounds/draft-round.ts';
import { openNewRound, openRound } from '../../../src/application/rounds/open-round.ts';
import { previewMessage } from '../../../src/application/rounds/preview-message.ts';
import { roundCalendar } from '../../../src/application/rounds/round-calendar.ts';
import type { RoundInput } from '../../../src/application/rounds/round-input.ts';
import { scheduleRound } from '../../../src/application/rounds/schedule-round.ts';
import { Prisma } from '../../../src/infra/generated/prisma/client.ts';
import { systemRandom } from '../../../src/infra/system.ts';
import { useDatabase } from '../../support/database.ts';
import { must } from '../../support/parley.ts';
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

const database = useDatabase();
let world: World;
beforeAll(async () => {
  world = await openWorld(database.url);
});
afterAll(() => world.close());

const DAY_3 = { anchor: 'opening' as const, offset: 'P3D', states: ['not-started' as const] };
const DAY_4 = { ...DAY_3, offset: 'P4D' };
const QUIET = { anchor: 'activity' as const, offset: 'P2D', states: ['partial' as const] };

const draftOf = (slug: string, more: Partial<RoundInput> = {}) => ({
  draft: roundNamed(slug, more),
});
const foreseen = async (input: Parameters<typeof roundCalendar>[1], actor: Actor = viewer) =>
  must(await roundCalendar(world.deps, input, actor));

/** Day, occasion, members at most, members as things stand. */
const outline = ({ lines }: Awaited<ReturnType<typeof foreseen>>) =>
  lines.map(({ day, occasion: { kind, rule }, members, asThingsStand }) => [
    ...[day, rule === null ? kind : `${rule.anchor} ${rule.offset}`, members, asThingsStand],
  ]);

describe('the calendar of a round that nobody has drafted', () => {
  it('tells days, numbers, languages and who is moved by a weekend, and writes nothing', async () => {
    const calendar = await foreseen(draftOf('idea', { reminders: [DAY_4, QUIET] }));
    expect(outline(calendar)).toEqual([
      ['2027-03-01', 'invitation', 3, 3],
      ['2027-03-05', 'opening P4D', 2, 2],
      ['2027-03-07', 'opening P4D', 1, 1], // Egypt rests on Friday
    ]);
    const [invitation, , sunday] = calendar.lines;
    expect(invitation?.languages.map(({ language }) => language)).toEqual(['ar', 'en', 'es']);
    expect(new Date(invitation?.first ?? 0).toISOString()).toBe('2027-03-01T09:00:00.000Z');
    // Lima's morning, and the two hours over which messages are spread.
    expect(new Date(invitation?.last ?? 0).toISOString()).toBe('2027-03-01T16:00:00.000Z');
    expect(sunday?.moved).toEqual([{ by: 'weekend', members: ['Egypt'] }]);
    expect(calendar.afterActivity).toMatchObject([{ offset: 'P2D' }]);
    expect(calendar).toMatchObject({ asked: 3, warnings: [], against: [], state: 'draft' });
    expect(await world.prisma.round.count()).toBe(0);
  });

  it('warns of what staff would regret, and says what stands against opening', async () => {
    const reminders = [
      { ...DAY_3, offset: 'PT2H' },
      { ...DAY_3, offset: 'P60D' },
    ];
    const calendar = await foreseen(draftOf('bad', { reminders, closesOn: '2027-04-02' }));
    expect(calendar.warnings.map((warning) => warning.code)).toEqual([
      'rule-never-fires',
      'too-close',
      'closes-on-rest-day',
    ]);
    expect(calendar.warnings.at(-1)).toMatchObject({ members: ['Egypt'] });
    const late = await foreseen(draftOf('late', { closesOn: '2027-05-12' }));
    expect(late.against).toMatchObject([{ code: 'closing-not-before-meeting' }]);
    expect(late.lines.length).toBeGreaterThan(0);
  });

  it('is foreseen for the time that is asked for', async () => {
    const input = { ...draftOf('soon', { reminders: [] }), opensAt: MONDAY + 5 * DAY };
    // Saturday: Peru and Kenya wait for Monday, Egypt for Sunday.
    expect(outline(await foreseen(input))).toEqual([
      ['2027-03-07', 'invitation', 1, 1],
      ['2027-03-08', 'invitation', 2, 2],
    ]);
  });

  it('refuses what no round could be made of, and who may not look', async () => {
    expect(await roundCalendar(world.deps, draftOf('x', { threshold: 1 }), viewer)).toMatchObject({
      code: 'bad-input',
    });
    const system: Actor = { kind: 'system' };
    expect(await roundCalendar(world.deps, draftOf('x'), system)).toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('the calendar of a draft', () => {
  it('agrees with what opening then plans, to the day and the number', async () => {
    await draftRound(world.deps, roundNamed('same'), approver);
    const calendar = await foreseen({ round: 'same' });
    await openRound(world.deps, { round: 'same' }, approver);
    const planned = await foreseen({ round: 'same' });
    expect(outline(planned)).toEqual(outline(calendar));
    expect(planned.lines.map(({ moved }) => moved)).toEqual(
      calendar.lines.map(({ moved }) => moved),
    );
    for (const [index, line] of planned.lines.entries()) {
      expect(line.first).toBeGreaterThanOrEqual(calendar.lines[index]?.first ?? 0);
      expect(line.last).toBeLessThanOrEqual(calendar.lines[index]?.last ?? 0);
    }
    await world.prisma.delivery.deleteMany({});
  });

  it('counts from its schedule, and knows contacts, their hours and the closed days', async () => {
    await draftRound(world.deps, roundNamed('known', { reminders: [DAY_3] }), approver);
    await scheduleRound(world.deps, { round: 'known', opensAt: MONDAY + DAY }, approver);
    const kenya = await world.prisma.member.findFirstOrThrow({ where: { name: 'Kenya' } });
    const focal = { where: { email: 'focal@ke.example' } };
    await world.prisma.contact.updateMany({
      ...focal,
      data: { language: 'fr', workHours: { from: 14, to: 16 } },
    });
    await world.prisma.closedDay.create({
      data: {
        ...{ id: systemRandom.id(), memberId: kenya.id, addedBy: 'test' },
        firstDay: new Date('2027-03-05'),
        lastDay: new Date('2027-03-08'),
      },
    });
    await world.prisma.contact.updateMany({
      where: { member: { name: 'Peru' } },
      data: { active: false },
    });
    const calendar = await foreseen({ round: 'known' });
    expect(outline(calendar)).toEqual([
      ['2027-03-02', 'invitation', 2, 2],
      ['2027-03-07', 'opening P3D', 1, 1], // Egypt, after Friday and Saturday
      ['2027-03-09', 'opening P3D', 1, 1], // Kenya, after its closed days
    ]);
    expect(calendar.lines[0]?.languages.map(({ language }) => language)).toEqual(['ar', 'fr']);
    expect(calendar.lines[2]).toMatchObject({
      moved: [{ by: 'closed-day', members: ['Kenya'] }],
      localFrom: '14:00',
      localTo: '15:59',
    });
    expect(calendar.warnings).toContainEqual({ code: 'nobody-to-write-to', members: ['Peru'] });
    await world.prisma.closedDay.deleteMany({});
    await world.prisma.contact.updateMany({ data: { active: true } });
    await world.prisma.contact.updateMany({
      ...focal,
      data: { language: null, workHours: Prisma.DbNull },
    });
  });
});

describe('the calendar of an open round', () => {
  it('tells what is still ahead: not what has gone out, nor for whom has answered', async () => {
    await openNewRound(world.deps, draftOf('live', { reminders: [DAY_3, QUIET] }), approver);
    const kenya = await responseOf(world, 'live', 'KE');
    await world.prisma.response.update({ where: { id: kenya.id }, data: { status: 'submitted' } });
    const peru = await responseOf(world, 'live', 'PE');
    await world.prisma.response.update({
      where: { id: peru.id },
      data: { status: 'partial', missing: ['needs'] },
    });
    await world.prisma.delivery.updateMany({
      where: { kind: 'invitation', round: { slug: 'live' } },
      data: { state: 'sent' },
    });
    const calendar = await foreseen({ round: 'live' });
    // Egypt and Peru at most; Peru has begun, so as things stand only Egypt.
    expect(outline(calendar)).toEqual([['2027-03-04', 'opening P3D', 2, 1]]);
    expect(calendar).toMatchObject({ asked: 3, state: 'open', opensAt: MONDAY });
    expect(calendar.afterActivity).toHaveLength(1);
    world.clock.at = MONDAY + 29.5 * DAY;
    const ending = await foreseen({ round: 'live' });
    expect(ending.warnings.map(({ code }) => code)).toContain('rule-never-fires');
    world.clock.at = MONDAY;
  });

  it('sees what another round has for the same people', async () => {
    const evening = { ...DAY_3, offset: 'P3DT12H' };
    const calendar = await foreseen(draftOf('second', { reminders: [evening] }));
    // Thursday evening in Geneva is afternoon in Lima, twelve hours after the other round's; Kenya has answered there.
    expect(calendar.warnings).toMatchObject([{ code: 'too-close', members: ['Peru'] }]);
  });

  it('has none once the round is closed, and for an unknown one', async () => {
    await closeRound(world.deps, { round: 'live' }, approver);
    const closed = await roundCalendar(world.deps, { round: 'live' }, viewer);
    expect(closed).toMatchObject({ code: 'round-is-closed' });
    const unknown = await roundCalendar(world.deps, { round: 'nowhere' }, viewer);
    expect(unknown).toMatchObject({ code: 'round-unknown' });
  });
});

describe('a preview', () => {
  const preview = (more: Partial<Parameters<typeof previewMessage>[1]>, actor: Actor = viewer) =>
    previewMessage(world.deps, { round: 'told', occasion: 'invitation', ...more }, actor);

  beforeAll(async () => {
    const question = { type: 'comment', name: 'needs', isRequired: true };
    const title = { en: 'What do you need?', ar: 'ما الذي تحتاجونه؟' };
    await world.prisma.questionnaire.create({
      data: {
        ...{ id: systemRandom.id(), slug: 'asking' },
        versions: {
          create: {
            ...{ id: systemRandom.id(), number: 1, sha256: 'b'.repeat(64), title: { en: 'x' } },
            definition: { pages: [{ name: 'p', elements: [{ ...question, title }] }] },
            languages: ['ar', 'en', 'es', 'fr'],
            publishedAt: new Date(0),
          },
        },
      },
    });
    must(await draftRound(world.deps, roundNamed('told', { questionnaire: 'asking' }), approver));
  });

  it('is the letter that goes out, word for word but for its link', async () => {
    await world.prisma.outreach.deleteMany({});
    const told = must(await preview({ member: 'KE' }));
    expect(told).toMatchObject({ language: 'en', direction: 'ltr', at: MONDAY });
    expect(told.to).toEqual({ member: 'Kenya', contact: 'Focal Kenya' });
    expect(told.letter.paragraphs[0]).toBe('Dear Focal Kenya,');
    expect(told.letter.link?.url).toBe('https://example.org/r/…');
    expect(await world.prisma.invitation.count()).toBe(0);
  });

  it('speaks each language, from right to left where that is how it is read', async () => {
    const arabic = must(await preview({ language: 'ar' }));
    expect(arabic).toMatchObject({ direction: 'rtl', to: { contact: 'Focal Egypt' } });
    expect(arabic.letter.subject).toMatch(/\p{Script=Arabic}/u);
    const chinese = must(await preview({ language: 'zh' })); // nobody there reads it
    expect(chinese.letter.subject).toMatch(/\p{Script=Han}/u);
    expect(chinese.to).not.toBeNull();
  });

  it('tells who has begun what is still open, and counts the days from when it would be read', async () => {
    const partial = must(
      await preview({ occasion: 'reminder', state: 'partial', member: 'kenya' }),
    );
    const text = partial.letter.paragraphs.join('\n');
    expect(text).toContain('What do you need?');
    // The first rule for those who have begun is on the seventh day: 23 days are left of 30.
    expect(new Date(partial.at).toISOString()).toBe('2027-03-08T09:00:00.000Z');
    expect(text).toContain('23 days remain');
    const fresh = must(await preview({ occasion: 'reminder', member: 'kenya' }));
    expect(fresh.letter.subject).not.toBe(partial.letter.subject);
  });

  it('shows every occasion in every state without a gap', async () => {
    for (const occasion of ['handed-over', 'deadline-moved', 'receipt', 'fresh-link'] as const) {
      for (const state of ['not-started', 'partial', 'complete'] as const) {
        const { letter } = must(await preview({ occasion, state, language: 'fr' }));
        expect(JSON.stringify(letter)).not.toMatch(/undefined|letters\./);
        expect(letter.paragraphs.length).toBeGreaterThan(2);
      }
    }
  });

  it('uses placeholders when nobody can be written to', async () => {
    await world.prisma.contact.updateMany({ data: { active: false } });
    const nobody = must(await preview({}));
    expect(nobody.to).toBeNull();
    expect(nobody.letter.paragraphs[0]).toBe('Dear [Name],');
    await world.prisma.contact.updateMany({ data: { active: true } });
  });

  it('refuses a member that is not asked, an unknown round, and who may not', async () => {
    expect(await preview({ member: 'CH' })).toMatchObject({ code: 'member-not-asked' });
    expect(await preview({ round: 'nowhere' })).toMatchObject({ code: 'round-unknown' });
    expect(await preview({}, { kind: 'system' })).toMatchObject({ code: 'not-allowed' });
  });
});
