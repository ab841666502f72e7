import {
  ActionRowBuilder,
  ButtonBuilder,
  type ButtonInteraction,
  ButtonStyle,
  type Client,
  Events,
  type Interaction,
  LabelBuilder,
  type MessageActionRowComponentBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openBot } from './bot.ts';
import type { DiscordEmulator } from './emulator.ts';
import { openDiscord } from './open-discord.ts';
import { latest, type Person } from './store.ts';

let discord: DiscordEmulator;
let ana: Person;
let bot: Client<true>;

const row = (...buttons: ButtonBuilder[]) =>
  new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(buttons);

const button = (label: string, id: string) =>
  new ButtonBuilder().setLabel(label).setCustomId(id).setStyle(ButtonStyle.Primary);

/** What the bot does with every interaction; its own faults are left to what the person sees. */
function on(take: (interaction: Interaction) => Promise<unknown> | undefined): void {
  bot.on(Events.InteractionCreate, (interaction) => {
    take(interaction)?.catch(() => undefined);
  });
}

const onButton = (take: (pressed: ButtonInteraction) => Promise<void>): void =>
  on((interaction) => (interaction.isButton() ? take(interaction) : undefined));

beforeEach(async () => {
  discord = await openDiscord();
  const guild = discord.addGuild({ name: 'Regional group' });
  ana = discord.addPerson({ name: 'Ana', locale: 'es-ES', guilds: [guild] });
  bot = await openBot(discord);
});

afterEach(async () => {
  await bot.destroy();
  await discord.close();
});

describe('discord.js', () => {
  it('logs in and knows its guilds', () => {
    expect(bot.user.id).toBe(discord.app.id);
    expect([...bot.guilds.cache.values()].map(({ name }) => name)).toEqual(['Regional group']);
  });

  it('writes to a person, who presses a button and sees the message change', async () => {
    const user = await bot.users.fetch(ana.id);
    await user.send({ content: 'Shall we begin?', components: [row(button('Yes', 'yes'))] });
    onButton(async (pressed) => {
      await pressed.update({ content: `Thank you, ${pressed.locale}`, components: [] });
    });
    const seen = await discord.presses(ana, discord.last(ana), 'Yes');
    expect(seen.failed).toBeUndefined();
    expect(discord.sees(ana).map((one) => latest(one).content)).toEqual(['Thank you, es-ES']);
  });

  it('answers for one pair of eyes, after a deferral too', async () => {
    const user = await bot.users.fetch(ana.id);
    await user.send({ content: 'Go on?', components: [row(button('Go', 'go'))] });
    onButton(async (pressed) => {
      await pressed.deferReply({ flags: MessageFlags.Ephemeral });
      await pressed.editReply('Here you are');
    });
    const { message } = await discord.presses(ana, discord.last(ana));
    await discord.until(() => message?.loading === false);
    expect(message?.onlyFor).toBe(ana.id);
    expect(message && latest(message).content).toBe('Here you are');
  });

  it('hears what a person types', async () => {
    const heard = new Promise<string>((resolve) => {
      bot.on(Events.MessageCreate, ({ content }) => resolve(content));
    });
    discord.types(ana, 'hello');
    expect(await heard).toBe('hello');
  });

  it('registers commands, runs them and suggests values', async () => {
    const command = new SlashCommandBuilder()
      .setName('parley')
      .setDescription('What your country needs')
      .addStringOption((option) =>
        option.setName('round').setDescription('Which').setAutocomplete(true),
      );
    await bot.application.commands.set([command]);
    on((interaction) =>
      interaction.isAutocomplete()
        ? interaction.respond([
            { name: interaction.options.getFocused().toUpperCase(), value: 'id' },
          ])
        : interaction.isChatInputCommand()
          ? interaction.reply({
              content: interaction.options.getString('round') ?? 'none',
              flags: MessageFlags.Ephemeral,
            })
          : undefined,
    );
    const { choices } = await discord.completes(ana, '/parley', 'round', { round: 'cto' });
    expect(choices).toEqual([{ name: 'CTO', value: 'id' }]);
    const seen = await discord.commands(ana, '/parley', { round: 'CTO' });
    expect(seen.message && latest(seen.message).content).toBe('id');
  });

  it('opens a modal and reads it', async () => {
    const user = await bot.users.fetch(ana.id);
    await user.send({ content: 'Go on?', components: [row(button('Go', 'go'))] });
    const options = (...names: string[]) => names.map((name) => ({ label: name, value: name }));
    const modal = new ModalBuilder()
      .setTitle('Needs')
      .setCustomId('needs')
      .addLabelComponents(
        new LabelBuilder()
          .setLabel('One')
          .setRadioGroupComponent((group) =>
            group.setCustomId('one').setOptions(options('a', 'b')),
          ),
        new LabelBuilder()
          .setLabel('Some')
          .setCheckboxGroupComponent((group) =>
            group.setCustomId('some').setOptions(options('c', 'd')),
          ),
        new LabelBuilder()
          .setLabel('Words')
          .setTextInputComponent((input) =>
            input.setCustomId('words').setStyle(TextInputStyle.Paragraph),
          ),
      );
    on((interaction) =>
      interaction.isButton()
        ? interaction.showModal(modal)
        : interaction.isModalSubmit() && interaction.isFromMessage()
          ? interaction.update({
              content: [
                interaction.fields.getRadioGroup('one'),
                ...interaction.fields.getCheckboxGroup('some'),
                interaction.fields.getTextInputValue('words'),
              ].join(' '),
              components: [],
            })
          : undefined,
    );
    await discord.presses(ana, discord.last(ana), 'Go');
    await discord.submits(ana, { One: 'b', Some: ['c', 'd'], Words: 'more' });
    expect(discord.screen(ana).map(({ text }) => text)).toEqual(['b c d more']);
  });

  it('resumes after a cut, and hears what it missed once', async () => {
    const heard: string[] = [];
    bot.on(Events.MessageCreate, ({ content }) => heard.push(content));
    discord.gateway.cut();
    await discord.until(() => discord.gateway.open.length === 0);
    discord.types(ana, 'while away');
    await discord.until(() => discord.gateway.sessions[0]?.resumes === 1);
    await vi.waitUntil(() => heard.length > 0);
    discord.gateway.reconnect();
    await discord.until(() => discord.gateway.sessions[0]?.resumes === 2);
    discord.types(ana, 'and after');
    await vi.waitUntil(() => heard.length > 1);
    expect(heard).toEqual(['while away', 'and after']);
    expect(discord.gateway.sessions).toHaveLength(1);
  });

  it('begins a new session when the resume is refused', async () => {
    discord.gateway.refusesResume = 'session';
    discord.gateway.cut();
    await discord.until(() => discord.gateway.sessions.length === 2, 15_000);
    const heard = new Promise<string>((resolve) => {
      bot.on(Events.MessageCreate, ({ content }) => resolve(content));
    });
    await discord.until(() => discord.gateway.open.length === 1);
    discord.types(ana, 'hello again');
    expect(await heard).toBe('hello again');
  });

  it('waits for a rate limit, and writes once over an unclear answer', async () => {
    const channel = await (await bot.users.fetch(ana.id)).createDM();
    const route = 'POST /channels/:channel/messages';
    discord.faults.plan(route, { retryAfter: 0.05 });
    await channel.send('patient');
    discord.faults.plan(route, { http: 502, effect: 'after' });
    const send = () => channel.send({ content: 'once', nonce: 'n1', enforceNonce: true });
    await expect(send()).rejects.toMatchObject({ status: 502 });
    await send();
    expect(discord.screen(ana).map(({ text }) => text)).toEqual(['patient', 'once']);
  });

  it('is told why Discord refuses, field by field', async () => {
    const user = await bot.users.fetch(ana.id);
    await expect(user.send('x'.repeat(2001))).rejects.toMatchObject({
      code: 50035,
      rawError: { errors: { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } },
    });
    ana.blocks = true;
    await expect(user.send('x')).rejects.toMatchObject({ code: 50007, status: 403 });
  });

  it('may be split into shards', async () => {
    await bot.destroy();
    discord.gateway.shardsNeeded = 2;
    bot = await openBot(discord, { shards: 'auto' });
    expect(discord.gateway.open.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(bot.guilds.cache.size).toBe(1);
  }, 30_000);
});
