import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/language.ts';
import { askedToCome } from '../support/asked-to-come.ts';
import { buttonsIn, must } from './simulated-member.ts';
import { until, useTeams } from './teams-world.ts';

const world = useTeams();

/** Somebody in Teams whose member is invited to a meeting, `begins` days from today. */
async function invitedTo(language: Language, begins: number) {
  const { person, invited } = await world.joined({ language });
  const { contactId } = invited;
  const ground = await askedToCome(world.serving, { contactId, language, begins });
  return { ...ground, person, invited };
}

describe('in Teams', () => {
  it('a member says by a button whether it comes, and changes it', async () => {
    const { asks, person, rsvps, invited } = await invitedTo('en', 3);
    expect(await asks()).toMatchObject({ asked: 1 });
    const letter = await world.hears(person, 'will Baobab Networks be there?');
    const titles = buttonsIn(letter, person).map(({ title }) => title);
    expect(titles).toHaveLength(3);
    const [, remote = '', nobody = ''] = titles;
    await must(world.teams.presses(person, letter, remote));
    await world.hears(person, 'takes part remotely. You can change it');
    await must(world.teams.presses(person, letter, nobody));
    await world.hears(person, 'nobody comes');
    const by = `contact:${invited.contactId}`;
    expect(await rsvps()).toMatchObject([
      { answer: 'yes', mode: 'remote', by, channel: 'teams', current: false },
      { answer: 'no', by, channel: 'teams', current: true },
    ]);
    expect(world.logged).toEqual([]);
  });

  it('on the day it says there that it is there', async () => {
    const { asks, falls, person, attendances } = await invitedTo('fr', 0);
    await asks();
    const letter = await world.hears(person, 'Baobab Networks y participera-t-il');
    await must(world.teams.presses(person, letter, buttonsIn(letter, person)[0]?.title ?? ''));
    await falls('here');
    const here = await world.hears(person, 'êtes-vous présent');
    const [inPerson] = buttonsIn(here, person);
    await must(world.teams.presses(person, here, inPerson?.title ?? ''));
    await until(async () => ((await attendances()).length > 0 ? true : undefined));
    expect(await attendances()).toMatchObject([{ presence: 'in-person', cameAs: 'guest' }]);
  });
});
