import {
  ActionRowBuilder,
  ButtonBuilder,
  type ButtonInteraction,
  ButtonStyle,
  type Client,
  Events,
  type MessageActionRowComponentBuilder,
  MessageFlags,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

/** What the bot does with every button; its own faults are left to what the person sees. */
function onButton(take: (pressed: ButtonInteraction) => Promise<void>): void {
  bot.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isButton()) take(interaction).catch(() => undefined);
  });
}

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
});
