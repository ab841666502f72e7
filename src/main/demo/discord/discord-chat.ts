import type {
  ChatMessage,
  ChatPerson,
  Filling,
  Reply,
  StaffChannel,
  TellingChat,
} from '../chat/chat.ts';
import { remembered } from '../chat/remembered.ts';
import {
  type DiscordMessage,
  type DiscordPerson,
  type EmulatedDiscord,
  type Guild,
  openEmulatedDiscord,
  type Seen,
} from './emulated-discord.ts';
import { fill, fillWindow, questionsIn } from './fill.ts';
import { buttonFor, linkIn, offersOf, questionIn } from './offers.ts';

/** A client has no Arabic; its members are written to in theirs all the same. */
const LOCALES: Readonly<Record<string, string>> = {
  ...{ ar: 'en-GB', zh: 'zh-CN', en: 'en-GB', es: 'es-ES', fr: 'fr', ru: 'ru' },
};

/** Discord, one server of it for everybody; undefined where there is no emulated one. */
export async function openDiscordChat(): Promise<TellingChat | undefined> {
  const discord = await openEmulatedDiscord();
  if (discord === undefined) return undefined;
  const guild = discord.addGuild({ name: 'Regional group (demonstration)' });
  return {
    ...{ platform: 'discord', name: 'Discord', forms: 'windows', acknowledgesBy: 'message' },
    environment: {
      DISCORD_TOKEN: discord.token,
      DISCORD_APPLICATION_ID: discord.app.id,
      DISCORD_API_URL: discord.apiUrl,
    },
    connect: () => undefined, // the server calls Discord
    addPerson: ({ name, language }) => {
      const locale = LOCALES[language] ?? 'en-GB';
      return personIn(discord, discord.addPerson({ name, locale, guilds: [guild] }));
    },
    openChannel: async (name) => openChannel(discord, guild, name),
    close: () => discord.close(),
  };
}

function openChannel(discord: EmulatedDiscord, guild: Guild, name: string): StaffChannel {
  const channel = discord.addChannel(guild, { name });
  const given = { name: 'Secretariat (demonstration)', locale: 'en-GB', guilds: [guild] };
  const staff = discord.addPerson(given);
  return {
    joins: (code) => discord.commands(staff, 'parley join', { code }),
    subscribes: (round) => discord.commands(staff, 'parley subscribe', { round }, channel),
    messages: () =>
      discord.sees(staff, channel).filter(({ byApp, onlyFor }) => byApp && !onlyFor).length,
  };
}

function personIn(discord: EmulatedDiscord, person: DiscordPerson): ChatPerson {
  const seen = remembered((message: DiscordMessage) => seenBy(discord, person, message));
  return {
    heard: () =>
      discord.store
        .said(person)
        .filter(({ byApp, onlyFor }) => byApp && onlyFor === undefined)
        .map(seen),
    joins: async (link) => isFine(await discord.commands(person, 'parley join', { code: link })),
    types: async (text) => {
      discord.types(person, text);
      return true; // Discord keeps it for whoever listens next
    },
  };
}

function seenBy(
  discord: EmulatedDiscord,
  person: DiscordPerson,
  message: DiscordMessage,
): ChatMessage {
  const pressed = (code: string) =>
    still(message, code, () => discord.presses(person, message, code));
  return {
    id: message.id,
    get words() {
      return message.versions.at(-1)?.words ?? '';
    },
    get question() {
      return questionIn(message);
    },
    get link() {
      return linkIn(message);
    },
    offers: (command) => buttonFor(message, command) !== undefined,
    press: (command) => pressed(buttonFor(message, command)?.code ?? ''),
    reply: (filling) => replyTo(discord, person, message, filling),
  };
}

async function replyTo(
  discord: EmulatedDiscord,
  person: DiscordPerson,
  message: DiscordMessage,
  filling: Filling,
): Promise<Reply> {
  const filled = fill(message, filling);
  const about = { questions: [filling.question], isStep: false, isButton: false };
  switch (filled.kind) {
    case 'typed': {
      const send = async () => {
        discord.types(person, filled.text);
        return true;
      };
      return { ...about, way: 'typed', send };
    }
    case 'pressed': {
      const { code } = filled;
      const send = () => still(message, code, () => discord.presses(person, message, code));
      return { ...about, way: 'pressed', isButton: true, send };
    }
    case 'picked': {
      const { code, values, isStep } = filled;
      const send = () => still(message, code, () => discord.selects(person, message, values, code));
      return { ...about, way: 'pressed', isStep, send };
    }
    case 'window':
      return inWindow(discord, person, { message, code: filled.code, filling });
  }
}

/** What a window asks is only known once it is open. */
function inWindow(
  discord: EmulatedDiscord,
  person: DiscordPerson,
  {
    message,
    code,
    filling,
  }: { readonly message: DiscordMessage; readonly code: string; readonly filling: Filling },
): Reply {
  const questions: string[] = [];
  const open = async (): Promise<boolean> => {
    const { modal } = await discord.presses(person, message, code);
    if (modal === undefined) return false; // it came too late for a window: the button is pressed again
    const { components } = modal.data;
    questions.splice(0, questions.length, ...questionsIn(components, filling.question));
    return isFine(await discord.submits(person, fillWindow(components, filling)));
  };
  const send = async () => !isOn(message, code) || (await open());
  return { way: 'form', isButton: false, questions, isStep: false, send };
}

async function still(
  message: DiscordMessage,
  code: string,
  act: () => Promise<Seen>,
): Promise<boolean> {
  return !isOn(message, code) || isFine(await act());
}

/** A control that is gone has done its work: the message shows what was answered. */
function isOn(message: DiscordMessage, code: string): boolean {
  return offersOf(message).some((offer) => offer.code === code);
}

function isFine({ failed }: Seen): boolean {
  return failed === undefined;
}
