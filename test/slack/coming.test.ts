import { describe, expect, it } from 'vitest';
import { askMembers } from '../../src/application/coming/ask-members.ts';
import type { Language } from '../../src/domain/language.ts';
import { genevaDay } from '../../src/domain/time/geneva.ts';
import { latest } from '../emulators/slack/store.ts';
import { must } from '../support/parley.ts';
import { actionIds } from './simulated-member.ts';
import { until, useSlack } from './slack-world.ts';
import { talkWith } from './talk.ts';

const world = useSlack();
const DAY_MS = 86_400_000;
const approver = {
  kind: 'staff',
  id: '01890000-0000-7000-8000-000000000001',
  role: 'approver',
  name: 'A',
} as const;

/** A zone in which it is noon now: somebody there is at work, on any day that is not its weekend. */
const noonZone = () => {
  const ahead = 12 - new Date().getUTCHours();
  return ahead === 0 ? 'Etc/UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
};

/** Somebody in Slack whose member is invited to a meeting of its own, from `begins` days on for two days; not asked yet. */
async function invitedTo(language: Language, begins: number) {
  const { person, invited } = await world.joined({ language });
  const { parley } = world.serving.opened;
  const { prisma } = world.serving.opened;
  const { memberId } = await prisma.contact.update({
    where: { id: invited.contactId },
    data: { timeZone: noonZone(), weekend: [((new Date().getUTCDay() + 2) % 7) + 1], language },
  });
  const day = (days: number) => new Date(`${genevaDay(Date.now() + days * DAY_MS)}T00:00:00Z`);
  const meeting = await prisma.meeting.create({
    data: {
      ...{ id: parley.random.id(), slug: `m-${parley.random.id()}`, kind: 'regional' },
      ...{ title: 'Regional meeting', startsOn: day(begins), endsOn: day(begins + 1) },
      ...{ place: 'Nairobi', studyPeriod: '2025-2028' },
    },
  });
  const entry = await prisma.registerEntry.create({
    data: {
      ...{ id: parley.random.id(), meetingId: meeting.id, number: 1, memberId },
      ...{ name: 'Baobab Networks', kind: 'sector-member', countryIso2: 'KE', region: 'AFR' },
      ...{ developing: true, invitedAt: new Date() },
    },
  });
  const rsvps = () =>
    prisma.rsvp.findMany({ where: { entryId: entry.id }, orderBy: { at: 'asc' } });
  const attendances = () => prisma.attendance.findMany({ where: { entryId: entry.id } });
  /** Letters of one asking go out over some hours: these have come. */
  const falls = async (kind: 'coming' | 'here') => {
    const where = { entryId: entry.id, kind, state: 'pending' };
    await prisma.delivery.updateMany({ where, data: { dueAt: new Date() } });
    await parley.bell.ring(Date.now());
  };
  const asks = async () => {
    const asked = must(
      await askMembers(parley as never, { meeting: meeting.slug }, approver as never),
    );
    await falls('coming');
    return asked;
  };
  const talk = talkWith(world, person);
  return { person, invited, entry, rsvps, attendances, asks, falls, talk };
}

describe('in a chat', () => {
  it('a member says by a button whether it comes, and changes it; a double click is one', async () => {
    const { asks, talk, person, rsvps, invited } = await invitedTo('en', 3);
    expect(await asks()).toMatchObject({ asked: 1 });
    const letter = await talk.hears('will Baobab Networks be there?');
    expect(actionIds(letter)).toEqual(['act-0-coming', 'act-1-coming', 'act-2-coming', 'link-0']);
    const twice = ['act-1-coming', 'act-1-coming'];
    for (const id of twice) await world.slack.clicks(person, letter, id);
    await talk.hears('takes part remotely. You can change it');
    await world.slack.clicks(person, letter, 'act-2-coming');
    await talk.hears('nobody comes');
    const by = `contact:${invited.contactId}`;
    expect(await rsvps()).toMatchObject([
      { answer: 'yes', mode: 'remote', by, channel: 'slack', current: false },
      { answer: 'no', by, channel: 'slack', current: true },
    ]);
    expect(world.logged).toEqual([]);
  });

  it('whoever has no authority is told so in its language, and nothing is kept', async () => {
    const own = await invitedTo('fr', 3);
    const other = await invitedTo('en', 3);
    await own.asks();
    const letter = await own.talk.hears('Baobab Networks y participera-t-il');
    // Since it was asked, the entry has become another member's.
    const { prisma } = world.serving.opened;
    const { memberId } = other.entry;
    await prisma.registerEntry.update({ where: { id: own.entry.id }, data: { memberId } });
    await world.slack.clicks(own.person, letter, 'act-1-coming');
    await own.talk.hears('Vous ne pouvez pas répondre au nom de Baobab Networks');
    expect(await own.rsvps()).toEqual([]);
  });

  it('on the day it says there that it is there, and its staff see it', async () => {
    const { asks, falls, talk, person, attendances } = await invitedTo('ar', 0);
    await asks();
    const letter = await talk.hears('هل سيشارك');
    await world.slack.clicks(person, letter, 'act-0-coming');
    await talk.hears('مشاركة شخصية');
    // Whatever the hour is in Geneva now.
    await falls('here');
    const asked = await talk.hears('هل أنتم حاضرون');
    expect(latest(asked).words).toContain('أنا في القاعة');
    await world.slack.clicks(person, asked, 'act-0-coming');
    await talk.hears('حضوركم مقيَّد في السجل');
    await until(async () => ((await attendances()).length > 0 ? true : undefined));
    expect(await attendances()).toMatchObject([{ presence: 'in-person', cameAs: 'guest' }]);
  });
});
