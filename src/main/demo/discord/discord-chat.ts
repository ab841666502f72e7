import type { Act, Chat, ChatMessage, Filling, Reply } from '../chats/chat.ts';
import {
  type DiscordMessage,
  type DiscordPerson,
  type EmulatedDiscord,
  openEmulatedDiscord,
  type Seen,
} from './emulated-discord.ts';
import { fill, fillWindow } from './fill.ts';
import { commandIn, linkIn, offersOf, questionIn } from './offers.ts';

/** What the client is set to: Discord has no Arabic. */
const LOCALES: Readonly<Record<string, string>> = {
  ...{ ar: 'en-GB', en: 'en-GB', es: 'es-ES', fr: 'fr', ru: 'ru', zh: 'zh-CN' },
};
/** So many share no server with Parley, and have it in their own account: one in three. */
const OWN_ACCOUNT = 3;

/** Discord, as the demo's people use it; undefined where it cannot be emulated. */
export async function openDiscordChat(): Promise<Chat | undefined> {
  const discord = await openEmulatedDiscord();
  if (discord === undefined) return undefined;
  const guild = discord.addGuild({ name: 'Regional group (demonstration)' });
  let people = 0;
  return {
    ...{ name: 'discord', title: 'Discord', acknowledgesBy: 'message' },
    environment: {
      DISCORD_TOKEN: discord.token,
      DISCORD_APPLICATION_ID: discord.app.id,
      DISCORD_API_URL: discord.apiUrl,
    },
    connect: () => undefined, // the server itself calls Discord, and keeps the line open
    addPerson: ({ name, language }) => {
      people += 1;
      const installed = people % OWN_ACCOUNT === 0;
      const locale = LOCALES[language] ?? 'en-GB';
      const person = discord.addPerson({
        ...{ name, locale, installed },
        guilds: installed ? [] : [guild],
      });
      return {
        said: () =>
          discord.store
            .said(person)
            .filter(({ byApp, onlyFor, loading }) => byApp && onlyFor === undefined && !loading)
            .map((message) => messageFor({ discord, person, message })),
        join: async (code) => isFine(await discord.commands(person, 'parley join', { code })),
        types: async (text) => {
          discord.types(person, text);
          return true; // what nobody hears now is repeated once the server listens again
        },
      };
    },
    close: () => discord.close(),
  };
}

interface Place {
  readonly discord: EmulatedDiscord;
  readonly person: DiscordPerson;
  readonly message: DiscordMessage;
}

function messageFor(place: Place): ChatMessage {
  const { message } = place;
  return {
    id: message.id,
    words: () => message.versions.at(-1)?.words ?? '',
    question: () => questionIn(message),
    link: () => linkIn(message),
    button: (command) => {
      const code = commandIn(offersOf(message), command)?.code;
      return code === undefined ? undefined : press(place, code);
    },
    fill: (filling) => replyTo(place, filling),
  };
}

/** Of a table, and of a ranking, the same question comes again with its next row, or place. */
function replyTo(place: Place, filling: Filling): Reply {
  const { discord, person, message } = place;
  const filled = fill(message, filling);
  switch (filled.kind) {
    case 'typed':
      return filled;
    case 'pressed': {
      const { code } = filled;
      return { kind: 'pressed', before: [], act: press(place, code), isStep: true };
    }
    case 'chosen': {
      const { code, values } = filled;
      const act = whileThere(place, code, () => discord.selects(person, message, values, code));
      return { kind: 'pressed', before: [], act, isStep: true };
    }
    case 'written':
      return write(place, filled.code, filling);
  }
}

/** Opens the window and sends it. Where it did not open in time, the button is pressed again. */
function write(place: Place, code: string, filling: Filling): Reply {
  const { discord, person } = place;
  const window = () => discord.store.modals.get(person.id)?.data;
  const opens = press(place, code);
  let written: ReturnType<typeof fillWindow> | undefined;
  return {
    kind: 'pressed',
    before: [async () => (await opens()) && window() !== undefined],
    act: async () => {
      const shown = window();
      if (shown === undefined) return true; // it was sent
      written ??= fillWindow(shown, filling);
      return isFine(await discord.submits(person, written.fields));
    },
    answered: () => written?.questions ?? [],
  };
}

function press(place: Place, code: string): Act {
  const { discord, person, message } = place;
  return whileThere(place, code, () => discord.presses(person, message, code));
}

/** Once a question is answered, its message has nothing more to press: then it was taken, whatever Discord said. */
function whileThere({ message }: Place, code: string, act: () => Promise<Seen>): Act {
  return async () => !offersOf(message).some((offer) => offer.code === code) || isFine(await act());
}

function isFine({ failed }: Seen): boolean {
  return failed === undefined;
}
