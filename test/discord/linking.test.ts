import { describe, expect, it } from 'vitest';
import { mintContactCode } from '../../src/application/linking/mint-code.ts';
import { NEEDS } from '../conversation/support/needs.ts';
import { questionnaireOf } from '../conversation/support/questionnaires.ts';
import { must as ok } from '../support/parley.ts';
import { asked, said, until, useDiscord, wordsOf } from './discord-world.ts';
import { must } from './simulated-member.ts';

const world = useDiscord();

const accountsOf = async (contactId: string) => {
  const { prisma } = world.serving.opened;
  const where = { contactId, platform: 'discord', revokedAt: null };
  const rows = await prisma.account.findMany({ where });
  return rows.map(({ externalId, tenant }) => `${tenant}:${externalId}`).toSorted();
};

const hears = (person: Parameters<typeof said>[1], words: string) =>
  until(
    () => said(world.discord, person).find((one) => wordsOf(one).includes(words)),
    () => said(world.discord, person).map(wordsOf),
  );

describe('joining in Discord', () => {
  it('takes a code in a server, in private, and greets in the conversation', async () => {
    const { discord, guild } = world;
    const { token, contactId } = await world.invite({ definition: NEEDS });
    const person = world.person();
    const channel = discord.addChannel(guild, { name: 'welcome' });
    const seen = await must(discord.commands(person, 'parley join', { code: token }, channel));
    expect(seen.message?.onlyFor).toBe(person.id);
    await hears(person, 'What are your priorities?');
    expect(channel.messages.filter(({ onlyFor }) => onlyFor === undefined)).toEqual([]);
    expect(await accountsOf(contactId)).toEqual([`:${person.id}`]);
  });

  it('asks for the code in a window, says kindly that a wrong one opens nothing, and takes a link in words', async () => {
    const { discord } = world;
    const { token, contactId } = await world.invite({ definition: NEEDS });
    const person = world.person();
    await must(discord.commands(person, 'parley join'));
    const { message } = await must(discord.submits(person, { '1|code': 'WRONG-CODE1' }));
    expect(message?.onlyFor).toBe(person.id);
    expect(wordsOf(message)).toContain('does not open anything');
    discord.types(person, `join ${world.serving.url}/r/${token}`);
    await hears(person, 'What are your priorities?');
    expect(await accountsOf(contactId)).toEqual([`:${person.id}`]);
    expect(world.logged).toEqual([]);
  });

  it('serves a member without a common server, who has installed it for itself', async () => {
    const { token } = await world.invite({ definition: NEEDS });
    const person = world.person({ guilds: [], installed: true });
    await must(world.discord.commands(person, 'parley join', { code: token }));
    await hears(person, 'What are your priorities?');
  });

  it('keeps the language of the account, where the contact has said none', async () => {
    const { token, contactId } = await world.invite({ definition: NEEDS });
    const { prisma } = world.serving.opened;
    await prisma.contact.update({ where: { id: contactId }, data: { language: null } });
    const person = world.person({ locale: 'es-ES' });
    await must(world.discord.commands(person, 'parley join', { code: token }));
    await hears(person, '¿Cuáles son sus prioridades?');
    const contact = await prisma.contact.findUniqueOrThrow({ where: { id: contactId } });
    expect(contact.language).toBe('es');
  });

  it('goes on in the language of the letter where the account is in English, as accounts begin', async () => {
    const { token, contactId } = await world.invite({ definition: NEEDS, language: 'ar' });
    const { prisma } = world.serving.opened;
    await prisma.contact.update({ where: { id: contactId }, data: { language: null } });
    const person = world.person({ locale: 'en-US' });
    await must(world.discord.commands(person, 'parley join', { code: token }));
    await hears(person, 'ما هي أولوياتكم؟');
    const contact = await prisma.contact.findUniqueOrThrow({ where: { id: contactId } });
    expect(contact.language).toBeNull();
  });

  it('asks once for the time zone, with the guess of the country, and takes a city', async () => {
    const { discord } = world;
    const { token, contactId } = await world.invite({ definition: NEEDS });
    const { prisma } = world.serving.opened;
    const person = world.person();
    const asking = () =>
      discord
        .sees(person)
        .filter((one) => wordsOf(one).includes('Times are shown to you by the clock of'));
    await must(discord.commands(person, 'parley join', { code: token }));
    const [asked] = await until(() => (asking().length === 1 ? asking() : undefined));
    expect(wordsOf(asked)).toMatch(/the clock of Nairobi, where it is now \d\d:\d\d/);
    const zone = async () =>
      (await prisma.contact.findUniqueOrThrow({ where: { id: contactId } })).timeZone;
    expect(await zone()).toBeNull();
    const words = { words: 'time zone Atlantis' };
    const unknown = await must(discord.commands(person, 'parley say', words));
    expect(wordsOf(unknown.message)).toContain('Atlantis');
    expect(await zone()).toBeNull();
    for (const [typed, meant] of [
      ['fuseau horaire : Paris', 'Europe/Paris'],
      ['часовой пояс Кения', 'Africa/Nairobi'],
      ['time zone UTC+2', 'Africa/Blantyre'],
    ] as const) {
      discord.types(person, typed);
      await until(async () => ((await zone()) === meant ? true : undefined), zone);
    }
    const { code } = ok(
      await mintContactCode(world.serving.opened.parley, {
        ...{ platform: 'discord', tenant: '', externalId: person.id },
      }),
    );
    const other = world.person();
    await must(discord.commands(other, 'parley join', { code }));
    await hears(other, 'What are your priorities?');
    expect(discord.sees(other).map(wordsOf).join(' ')).not.toContain('Times are shown to you');
  });

  it('never asks again for a time zone that nobody answered, and takes no answer for one', async () => {
    const { discord } = world;
    const definition = questionnaireOf([{ type: 'comment', name: 'why', title: 'What is hard?' }]);
    const { person, invited } = await world.joined({ definition });
    const { contactId } = invited;
    const { parley, prisma } = world.serving.opened;
    const answer = 'Time zone differences keep us from joining the meetings';
    discord.types(person, answer);
    await until(async () => (await world.answers(invited))['why'] === answer || undefined);
    const kept = () => prisma.contact.findUniqueOrThrow({ where: { id: contactId } });
    const { zoneAskedAt } = await kept();
    expect(zoneAskedAt).not.toBeNull();
    const account = { platform: 'discord', tenant: '', externalId: person.id };
    const { code } = ok(await mintContactCode(parley, account));
    await must(discord.commands(person, 'parley unlink'));
    await must(discord.commands(person, 'parley join', { code }));
    expect(await accountsOf(contactId)).toEqual([`:${person.id}`]);
    // What would ask again marks it before anything is shown.
    expect(await kept()).toMatchObject({ zoneAskedAt, timeZone: null });
    const told = discord.sees(person).filter((one) => wordsOf(one).includes('by the clock of'));
    expect(told).toHaveLength(1);
  });

  it('shows what waits for an answer, and begins it from there', async () => {
    const { discord } = world;
    const { person } = await world.joined({ definition: NEEDS });
    const { message } = await must(discord.commands(person, 'parley rounds'));
    expect(message?.onlyFor).toBe(person.id);
    expect(wordsOf(message)).toContain('0 of 8 answered');
    if (message === undefined) return;
    const before = said(discord, person).length;
    await must(discord.presses(person, message, 'Start'));
    await until(() => (said(discord, person).length > before ? true : undefined));
  });

  it('may link two accounts of one contact; one is unlinked, the other goes on', async () => {
    const { discord } = world;
    const { person, invited } = await world.joined({ definition: NEEDS });
    const { parley } = world.serving.opened;
    const from = { platform: 'discord', tenant: '', externalId: person.id };
    const { code } = ok(await mintContactCode(parley, from));
    const other = world.person();
    await must(discord.commands(other, 'parley join', { code }));
    await hears(other, 'What are your priorities?');
    const both = [`:${person.id}`, `:${other.id}`].toSorted();
    expect(await accountsOf(invited.contactId)).toEqual(both);
    const { message } = await must(discord.commands(person, 'parley unlink'));
    expect(wordsOf(message)).toContain('no longer linked');
    expect(await accountsOf(invited.contactId)).toEqual([`:${other.id}`]);
  });

  it('answers a stranger kindly, in the language of its client', async () => {
    const person = world.person({ locale: 'fr' });
    const { message } = await must(
      world.discord.commands(person, 'parley say', { words: 'Bonjour ?' }),
    );
    expect(wordsOf(message)).toMatch(/lettre|courrier/);
    world.discord.types(person, 'Bonjour ?');
    await until(() =>
      said(world.discord, person).find((one) => /lettre|courrier/.test(wordsOf(one))),
    );
  });
});

describe('a person whose direct messages are closed', () => {
  it('hears the next word another way, and is not tried again', async () => {
    const { discord } = world;
    const { person, invited } = await world.joined({ definition: NEEDS });
    const { prisma } = world.serving.opened;
    person.directMessages = 'closed';
    const question = asked(discord, person);
    if (question === undefined) throw new Error('nothing was asked');
    const calls = () => discord.store.calls.filter(({ outcome }) => outcome === 403).length;
    const before = calls();
    discord.types(person, '1, 2');
    await until(async () => (await world.answers(invited))['priorities']);
    const fault = await until(
      async () =>
        (await prisma.channelFault.findFirst({
          where: { platform: 'discord', externalId: person.id },
        })) ?? undefined,
    );
    expect(fault.reason).toContain('takes no direct messages');
    expect(calls()).toBe(before + 1);
  });
});
