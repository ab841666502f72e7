import { expect } from 'vitest';
import type { PrismaClient } from '../../../src/infra/database/prisma.ts';
import { asked as newest, said as saidTo } from '../../discord/discord-world.ts';
import type { DiscordEmulator } from '../../emulators/discord/emulator.ts';
import { openDiscord } from '../../emulators/discord/open-discord.ts';
import type { Guild, Message, Person } from '../../emulators/discord/store.ts';
import { freePort } from '../../support/free-port.ts';
import type { Invited } from '../../support/pages-world.ts';
import type { Running } from '../../support/processes.ts';
import { becomes } from '../becomes.ts';
import { type ChatGround, kill, openChatGround } from '../chat-ground.ts';

/** So soon the other one notices that nobody listens any more. */
const LISTENER_MS = 2_000;

export interface Member {
  readonly person: Person;
  readonly invited: Invited;
}

/** Two web processes, of which one listens, and a worker of one installation; an emulated Discord outlives them. */
export interface DiscordScene {
  readonly discord: DiscordEmulator;
  readonly prisma: PrismaClient;
  joined(): Promise<Member>;
  /** What the bot has said to somebody, in the order of Discord. */
  said(person: Person): readonly Message[];
  /** The question that waits for an answer. */
  asked(member: Member): Promise<Message>;
  /** Waits until nothing is on its way any more; unclear sends are looked up without waiting minutes for it. */
  quiet(): Promise<void>;
  /** Fails when something said is not there once, in its order, or a question has two answers. */
  isWhole(member: Member): Promise<void>;
  /** The process that hears Discord. The other one follows when its lease is over. */
  killListener(): Promise<void>;
  /** One more web process, which listens when its turn comes. */
  startWeb(): Promise<void>;
  killWorker(): Promise<void>;
  startWorker(): Promise<void>;
  close(): Promise<void>;
}

export async function openDiscordScene(): Promise<DiscordScene> {
  const ground = await openChatGround();
  const discord = await openDiscord();
  const guild = discord.addGuild({ name: 'Regional group' });
  const own = {
    DISCORD_TOKEN: discord.token,
    DISCORD_APPLICATION_ID: discord.app.id,
    DISCORD_API_URL: discord.apiUrl,
  };
  const { deployment, settings, prisma } = ground;
  const web = async (): Promise<Running> =>
    deployment.web({ ...settings, ...own }, await freePort(), { listenerMs: LISTENER_MS });
  const webs: Running[] = [await web()]; // the first one listens
  webs.push(await web());
  let working = await ground.worker(own);
  return {
    ...{ discord, prisma },
    ...people({ discord, guild, ground }),
    killListener: () => kill(webs.shift()),
    async startWeb() {
      webs.push(await web());
    },
    killWorker: () => kill(working),
    async startWorker() {
      working = await ground.worker(own);
    },
    async close() {
      await deployment.end();
      await discord.close();
      await ground.close();
    },
  };
}

type Scenery = Readonly<{ discord: DiscordEmulator; guild: Guild; ground: ChatGround }>;

function people({ discord, guild, ground }: Scenery) {
  const said = (person: Person) => saidTo(discord, person);
  return {
    ...{ said, quiet: ground.quiet },
    async asked({ person }: Member): Promise<Message> {
      await ground.quiet();
      const found = newest(discord, person);
      if (found === undefined) throw new Error('nothing is asked');
      return found;
    },
    async joined(): Promise<Member> {
      const invited = await ground.invited();
      const person = discord.addPerson({
        name: invited.memberName,
        locale: 'en-GB',
        guilds: [guild],
      });
      const seen = await discord.commands(person, 'parley join', { code: invited.token });
      expect(seen.failed).toBeUndefined();
      await becomes(() => newest(discord, person) !== undefined, ground.left);
      return { person, invited };
    },
    isWhole: ({ person, invited }: Member) =>
      ground.isWhole(
        invited,
        said(person).map(({ channel, id }) => `${channel.id}:${id}`),
      ),
  };
}
