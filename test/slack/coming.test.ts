import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/language.ts';
import { latest } from '../emulators/slack/store.ts';
import { askedToCome } from '../support/asked-to-come.ts';
import { actionIds } from './simulated-member.ts';
import { until, useSlack } from './slack-world.ts';
import { talkWith } from './talk.ts';

const world = useSlack();

/** Somebody in Slack whose member is invited to a meeting, `begins` days from today. */
async function invitedTo(language: Language, begins: number) {
  const { person, invited } = await world.joined({ language });
  const { contactId } = invited;
  const ground = await askedToCome(world.serving, { contactId, language, begins });
  return { ...ground, person, invited, talk: talkWith(world, person) };
}

describe('in Slack', () => {
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
