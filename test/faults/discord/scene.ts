import { expect } from 'vitest';
import { createPrisma, type PrismaClient } from '../../../src/infra/database/prisma.ts';
import { asked as newest, said as saidTo } from '../../discord/discord-world.ts';
import type { DiscordEmulator } from '../../emulators/discord/emulator.ts';
import { openDiscord } from '../../emulators/discord/open-discord.ts';
import type { Guild, Message, Person } from '../../emulators/discord/store.ts';
import { createDatabase } from '../../support/database.ts';
import { freePort } from '../../support/free-port.ts';
import { type Invited, invite } from '../../support/pages-world.ts';
import type { Running, Settings } from '../../support/processes.ts';
import { becomes } from '../becomes.ts';
import { openDeployment } from '../deployment.ts';

/** Long enough for any send here, short enough for a test to see a claim run out. */
const LEASE_MS = 4_000;
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
  const database = await createDatabase();
  const prisma = createPrisma(database.url, { max: 3 });
  const discord = await openDiscord();
  const guild = discord.addGuild({ name: 'Regional group' });
  const deployment = openDeployment();
  const settings: Settings = {
    DATABASE_URL: database.url,
    PARLEY_SECRET: 'one secret for all processes of the test',
    DISCORD_TOKEN: discord.token,
    DISCORD_APPLICATION_ID: discord.app.id,
    DISCORD_API_URL: discord.apiUrl,
  };
  const web = async (): Promise<Running> =>
    deployment.web(settings, await freePort(), { listenerMs: LISTENER_MS });
  const worker = () => deployment.worker(settings, { leaseMs: LEASE_MS });
  const webs: Running[] = [await web()]; // the first one listens
  webs.push(await web());
  let working = await worker();
  const kill = async (running: Running | undefined) => {
    running?.signal('SIGKILL');
    await running?.ended;
  };
  return {
    ...{ discord, prisma },
    ...people({ discord, guild, prisma }),
    killListener: () => kill(webs.shift()),
    async startWeb() {
      webs.push(await web());
    },
    killWorker: () => kill(working),
    async startWorker() {
      working = await worker();
    },
    async close() {
      await deployment.end();
      await discord.close();
      await prisma.$disconnect();
      await database.drop();
    },
  };
}

type Ground = Readonly<{ discord: DiscordEmulator; guild: Guild; prisma: PrismaClient }>;

function people({ discord, guild, prisma }: Ground) {
  const said = (person: Person) => saidTo(discord, person);
  const quiet = () =>
    becomes(
      () => isQuiet(prisma),
      () => left(prisma),
    );
  return {
    ...{ said, quiet },
    async asked({ person }: Member): Promise<Message> {
      await quiet();
      const found = newest(discord, person);
      if (found === undefined) throw new Error('nothing is asked');
      return found;
    },
    async joined(): Promise<Member> {
      const invited = await invite(prisma);
      // The worker looks around every second: a round that had nobody yet may have been closed by it.
      await prisma.round.update({ where: { id: invited.roundId }, data: { state: 'open' } });
      const person = discord.addPerson({
        name: invited.memberName,
        locale: 'en-GB',
        guilds: [guild],
      });
      const seen = await discord.commands(person, 'parley join', { code: invited.token });
      expect(seen.failed).toBeUndefined();
      await becomes(
        () => newest(discord, person) !== undefined,
        () => left(prisma),
      );
      return { person, invited };
    },
    async isWhole({ person, invited }: Member): Promise<void> {
      const { responseId, contactId } = invited;
      const answers = await prisma.answer.findMany({ where: { responseId, current: true } });
      const questions = answers.map(({ question }) => question);
      expect(new Set(questions).size).toBe(questions.length);
      const conversations = await prisma.conversation.findMany({ where: { contactId } });
      const conversationId = { in: conversations.map(({ id }) => id) };
      const rows = await prisma.delivery.findMany({
        where: { conversationId },
        orderBy: [{ orderAt: 'asc' }, { id: 'asc' }],
      });
      expect(rows.map(({ state }) => state).filter((state) => state !== 'sent')).toEqual([]);
      const references = [...new Set(rows.flatMap(({ reference }) => reference ?? []))];
      const posts = said(person).map(({ channel, id }) => `${channel.id}:${id}`);
      expect(posts, 'each prompt once, in order').toEqual(references);
    },
  };
}

async function isQuiet(prisma: PrismaClient): Promise<boolean> {
  await prisma.$executeRaw`UPDATE delivery SET due_at = now() WHERE state = 'retrying' AND due_at > now()`;
  // Whoever began it is dead, so what did not arrive by now never will: its minutes may be taken for passed.
  await prisma.$executeRaw`
    UPDATE delivery_attempt SET started_at = started_at - interval '5 minutes'
    WHERE outcome = 'unknown' AND started_at > now() - interval '5 minutes'`;
  const where = { staffId: null, state: { in: ['pending', 'sending', 'retrying'] } };
  return (await prisma.delivery.count({ where })) === 0;
}

async function left(prisma: PrismaClient): Promise<unknown> {
  const where = { state: { not: 'sent' } };
  const rows = await prisma.delivery.findMany({ where, take: 5 });
  return rows.map(({ kind, state, reason, attempts }) => ({ kind, state, reason, attempts }));
}
