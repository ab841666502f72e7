import { beforeAll, describe, expect, it } from 'vitest';
import { latest, type Message } from '../emulators/discord/store.ts';
import { prepare } from '../support/parley.ts';
import { codesIn, until, useDiscord, wordsOf } from './discord-world.ts';
import { must } from './simulated-member.ts';
import { staffIn } from './staff.ts';

const world = useDiscord();
beforeAll(() => prepare(world.serving.opened.parley), 60_000);

const counted = (words: string) => Number(/(\d+) members? would be asked/.exec(words)?.[1]);

/** The message that a form is. */
function panelOf(message: Message | undefined): Message {
  if (message === undefined) throw new Error('there is no form');
  return message;
}

const editOf = (panel: Message, name: string) =>
  codesIn(panel).find((code) => code.startsWith('e|') && code.slice(2).split(',').includes(name));
const sendOf = (panel: Message) => codesIn(panel).find((code) => code.startsWith('f|'));

describe('staff in Discord', () => {
  it('open a round by a form that counts, with wrong dates told at their fields', async () => {
    const { discord } = world;
    const staff = await staffIn(world, 'approver');
    const { person } = staff;
    const panel = panelOf((await staff.asks('open')).message);
    expect(panel.onlyFor).toBe(person.id);
    const before = counted(wordsOf(panel));
    await must(discord.selects(person, panel, ['AFR'], 's|regions'));
    const after = counted(wordsOf(panel));
    expect(after).toBeGreaterThan(0);
    expect(after).toBeLessThan(before);
    await must(discord.selects(person, panel, ['administrations@1'], 's|questionnaire'));
    const writes = async (day: string) => {
      await must(discord.presses(person, panel, editOf(panel, 'closesOn')));
      await must(discord.submits(person, { '1|closesOn': day }));
    };
    await writes('2026-01-01');
    expect(wordsOf(panel)).toContain('2026-01-01');
    await must(discord.presses(person, panel, sendOf(panel)));
    expect(wordsOf(panel)).toContain('already over');
    expect(counted(wordsOf(panel))).toBe(after);
    await writes('2027-04-15');
    await must(discord.presses(person, panel, sendOf(panel)));
    expect(wordsOf(panel)).toContain(`${after} members are asked`);
    const { prisma } = world.serving.opened;
    const round = await prisma.round.findUniqueOrThrow({ where: { slug: 'cto-2027' } });
    expect(round.state).toBe('open');
    expect(round.closesOn.toISOString()).toContain('2027-04-15');
  });

  it('see the status as a picture whose columns line up, and their rounds', async () => {
    const { person, hears, asks } = await staffIn(world, 'viewer');
    const { message } = await asks('status', { round: 'cto-2027' });
    expect(message && latest(message).marks.styles).toContain('code block');
    expect(wordsOf(message)).toContain('Africa');
    expect(wordsOf(message)).toContain('░');
    await hears('rounds');
    await until(
      () =>
        world.discord.sees(person).some((one) => wordsOf(one).includes('cto-2027: ')) || undefined,
    );
  });

  it('are offered the rounds that a command can mean, as they type; others are offered nothing', async () => {
    const { discord } = world;
    const { person } = await staffIn(world, 'viewer');
    const offered = async (who: typeof person, line: string, round: string) => {
      const seen = await must(discord.completes(who, `parley ${line}`, 'round', { round }));
      return seen.choices?.map(({ value }) => value);
    };
    expect(await offered(person, 'status', 'CTO')).toEqual(['cto-2027']);
    expect(await offered(person, 'remind', '')).toEqual(['cto-2027']);
    expect(await offered(person, 'remind', 'nothing like it')).toEqual([]);
    expect(await offered(person, 'resume', '')).toEqual([]);
    expect(await offered(world.person(), 'status', '')).toEqual([]);
  });

  it('are refused with the reason where their role does not reach', async () => {
    const { hears } = await staffIn(world, 'viewer');
    expect(await hears('open')).toMatch(/needs the role (officer|approver) or higher/);
    for (const line of ['remind', 'extend', 'close']) {
      expect(await hears(line, { round: 'cto-2027' })).toMatch(/needs the role (officer|approver)/);
    }
    expect(await hears('agenda', { round: 'cto-2027', words: 'build' })).toContain('role officer');
  });

  it('remind, extend and close after they have confirmed it in a window', async () => {
    const { discord } = world;
    const { person, asks } = await staffIn(world, 'approver');
    const { prisma } = world.serving.opened;
    const where = { slug: 'cto-2027' };
    const opens = async (line: string) => {
      await asks(line, { round: 'cto-2027' });
      return JSON.stringify(discord.modal(person).data);
    };
    expect(await opens('remind')).toMatch(/\d+ members will be reminded/);
    const reminded = await must(discord.submits(person, { '1|reason': 'one week left' }));
    expect(wordsOf(reminded.message)).toMatch(/\d+ reminders are planned/);

    await opens('extend');
    const refused = await must(discord.submits(person, { '1|closesOn': '2027-01-01' }));
    const panel = panelOf(refused.message);
    expect(wordsOf(panel)).toContain('⚠');
    expect(wordsOf(panel)).toContain('2027-01-01');
    await must(discord.presses(person, panel, editOf(panel, 'closesOn')));
    await must(discord.submits(person, { '1|closesOn': '2027-04-20' }));
    await must(discord.presses(person, panel, sendOf(panel)));
    expect(wordsOf(panel)).toMatch(/\d+ members are told/);
    const extended = await prisma.round.findUniqueOrThrow({ where });
    expect(extended.closesOn.toISOString()).toContain('2027-04-20');

    expect(await opens('close')).toMatch(/\d+ members have not answered/);
    await must(discord.submits(person, {}));
    expect((await prisma.round.findUniqueOrThrow({ where })).state).toBe('closed');
  });

  it('get the agenda as files, and subscribe a channel', async () => {
    const { discord, guild } = world;
    const { person, hears } = await staffIn(world, 'officer');
    expect(await hears('agenda', { round: 'cto-2027', words: 'build en fr' })).toContain('private');
    const files = await until(
      () => {
        const all = discord.store.said(person).flatMap((one) => latest(one).attachments);
        return all.length >= 2 ? all : undefined;
      },
      () => discord.store.said(person).map(wordsOf),
    );
    expect(files.every(({ bytes }) => bytes.length > 500)).toBe(true);
    expect(await hears('subscribe', { round: 'cto-2027' })).toMatch(/channel/);
    const channel = discord.addChannel(guild, { name: 'cto' });
    expect(await hears('subscribe', { round: 'cto-2027' }, channel)).toContain('cto-2027');
    const row = await world.serving.opened.prisma.subscription.findFirstOrThrow();
    expect(row).toMatchObject({ platform: 'discord', tenant: guild.id, externalId: channel.id });
    const elsewhere = discord.addGuild({ name: 'Another group' });
    discord.joins(person, elsewhere);
    const other = discord.addChannel(elsewhere, { name: 'cto' });
    await hears('subscribe', { round: 'cto-2027' }, other);
    discord.removesApp(elsewhere);
    const { subscription } = world.serving.opened.prisma;
    const ended = await until(
      async () =>
        (await subscription.findFirst({ where: { endedAt: { not: null } } })) ?? undefined,
    );
    expect(ended).toMatchObject({
      externalId: other.id,
      endReason: expect.stringMatching(/taken out/),
    });
    expect(await subscription.count({ where: { endedAt: null } })).toBe(1);
    expect(world.logged).toEqual([]);
  });
});
