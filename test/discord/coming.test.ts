import { describe, expect, it } from 'vitest';
import { askedToCome } from '../support/asked-to-come.ts';
import { codesIn, said, until, useDiscord, wordsOf } from './discord-world.ts';
import { must } from './simulated-member.ts';

const world = useDiscord();

async function invitedTo(begins: number) {
  const { person, invited } = await world.joined({ language: 'en' });
  const { contactId } = invited;
  const ground = await askedToCome(world.serving, { contactId, language: 'en', begins });
  const hears = (words: string) =>
    until(
      () => said(world.discord, person).findLast((one) => wordsOf(one).includes(words)),
      () => said(world.discord, person).map(wordsOf),
    );
  return { ...ground, person, invited, hears };
}

describe('in Discord', () => {
  it('a member says by a button whether it comes, and changes it', async () => {
    const { asks, hears, person, rsvps, invited } = await invitedTo(3);
    expect(await asks()).toMatchObject({ asked: 1 });
    const letter = await hears('will Baobab Networks be there?');
    const [, remote, nobody] = codesIn(letter);
    await must(world.discord.presses(person, letter, remote));
    await until(async () => ((await rsvps()).length === 1 ? true : undefined));
    await must(world.discord.presses(person, letter, nobody));
    await until(async () => ((await rsvps()).length === 2 ? true : undefined));
    const by = `contact:${invited.contactId}`;
    expect(await rsvps()).toMatchObject([
      { answer: 'yes', mode: 'remote', by, channel: 'discord', current: false },
      { answer: 'no', by, channel: 'discord', current: true },
    ]);
    expect(world.logged).toEqual([]);
  });

  it('on the day it says there that it is there', async () => {
    const { asks, falls, hears, person, attendances } = await invitedTo(0);
    await asks();
    const letter = await hears('will Baobab Networks be there?');
    await must(world.discord.presses(person, letter, codesIn(letter)[1]));
    await falls('here');
    const here = await hears('are you there?');
    await must(world.discord.presses(person, here, codesIn(here)[1]));
    await until(async () => ((await attendances()).length > 0 ? true : undefined));
    expect(await attendances()).toMatchObject([{ presence: 'remote', cameAs: 'guest' }]);
  });
});
