import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { createPrisma, type PrismaClient } from '../../../src/infra/database/prisma.ts';
import type { SlackEmulator } from '../../emulators/slack/emulator.ts';
import { openSlack } from '../../emulators/slack/open-slack.ts';
import type { Message, Person, Workspace } from '../../emulators/slack/store.ts';
import { actionIds, answerByControls } from '../../slack/simulated-member.ts';
import { createDatabase } from '../../support/database.ts';
import { freePort } from '../../support/free-port.ts';
import { type Invited, invite } from '../../support/pages-world.ts';
import type { Running, Settings } from '../../support/processes.ts';
import { becomes } from '../becomes.ts';
import { openDeployment } from '../deployment.ts';
import { openRoundRobin, type RoundRobin } from './round-robin.ts';

/** Long enough for any send here, short enough for a test to see a claim run out. */
const LEASE_MS = 4_000;

export interface Member {
  readonly person: Person;
  readonly invited: Invited;
}

/** Two web and two worker processes of one installation behind one address, and an emulated Slack that outlives them. */
export interface SlackScene {
  readonly slack: SlackEmulator;
  readonly prisma: PrismaClient;
  readonly proxy: RoundRobin;
  readonly webs: Running[];
  readonly workers: Running[];
  joined(): Promise<Member>;
  /** What the app has said to somebody, in the order of Slack. */
  said(person: Person): readonly Message[];
  /** The question that waits for an answer. */
  asked(member: Member): Promise<Message>;
  /** Answers it by its controls, pressing again until it is acknowledged. @returns how often was pressed */
  answers(member: Member, question: Message): Promise<number>;
  /** Waits until nothing is on its way any more; unclear sends are looked up without waiting minutes for it. */
  quiet(): Promise<void>;
  /** Fails when something acknowledged is not stored once, or something said is not there once, in its order. */
  isWhole(member: Member): Promise<void>;
  killWeb(index: number): Promise<void>;
  startWeb(index: number): Promise<void>;
  killWorkers(): Promise<void>;
  startWorkers(): Promise<void>;
  close(): Promise<void>;
}

export async function openSlackScene(): Promise<SlackScene> {
  const database = await createDatabase();
  const prisma = createPrisma(database.url, { max: 3 });
  const slack = await openSlack({ retries: 'manual' });
  const team = slack.addWorkspace({ name: 'Ministry of Telecoms' });
  const deployment = openDeployment();
  const ports = [await freePort(), await freePort()];
  const proxy = await openRoundRobin(ports);
  slack.connect({ eventsUrl: `${proxy.url}/slack/events` });
  const settings: Settings = {
    DATABASE_URL: database.url,
    PARLEY_SECRET: 'one secret for all processes of the test',
    SLACK_BOT_TOKEN: slack.botToken(team),
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
  };
  const web = (index: number) => deployment.web(settings, ports[index]);
  const worker = () => deployment.worker(settings, { leaseMs: LEASE_MS });
  const webs: Running[] = await Promise.all([web(0), web(1)]);
  const workers: Running[] = await Promise.all([worker(), worker()]);
  const kill = async (running: Running | undefined) => {
    running?.signal('SIGKILL');
    await running?.ended;
  };
  return {
    ...{ slack, prisma, proxy, webs, workers },
    ...people({ slack, team, prisma }),
    killWeb: (index) => kill(webs[index]),
    async startWeb(index) {
      await kill(webs[index]);
      webs[index] = await web(index);
    },
    async killWorkers() {
      await Promise.all(workers.map(kill));
    },
    async startWorkers() {
      workers.splice(0, 2, ...(await Promise.all([worker(), worker()])));
    },
    async close() {
      await deployment.end();
      await proxy.close();
      await slack.close();
      await prisma.$disconnect();
      await database.drop();
    },
  };
}

type Ground = Readonly<{ slack: SlackEmulator; team: Workspace; prisma: PrismaClient }>;

function people({ slack, team, prisma }: Ground) {
  const said = (person: Person) =>
    slack.store.said(person).filter(({ byApp, onlyFor }) => byApp && onlyFor === undefined);
  const quiet = () =>
    becomes(
      () => isQuiet(prisma),
      () => left(prisma),
    );
  const asked = async ({ person }: Member) => {
    await quiet();
    const found = said(person).findLast((one) => actionIds(one).length > 0);
    if (found === undefined) throw new Error('nothing is asked');
    return found;
  };
  return {
    ...{ said, quiet, asked },
    async joined(): Promise<Member> {
      const invited = await invite(prisma);
      // The workers look around every second: a round that had nobody yet may have been closed by them.
      await prisma.round.update({ where: { id: invited.roundId }, data: { state: 'open' } });
      const person = slack.addPerson(team, { name: invited.memberName, locale: 'en-GB' });
      const seen = await slack.command(person, '/parley', `join ${invited.token}`);
      expect(seen.status).toBe(200);
      const isAsked = () => said(person).some((one) => actionIds(one).length > 0);
      await becomes(isAsked, async () => [seen.body, said(person).length, await left(prisma)]);
      return { person, invited };
    },
    async answers({ person }: Member, question: Message): Promise<number> {
      for (let presses = 1; presses < 20; presses += 1) {
        const before = slack.delivery.log.length;
        expect(await answerByControls(slack, person, question)).toBe(true);
        const seen = slack.delivery.log
          .slice(before)
          .findLast(({ parcel }) => Object(parcel.body['user']).id === person.id);
        if (seen?.seen.status === 200) return presses;
      }
      throw new Error('it was never acknowledged');
    },
    async isWhole({ person, invited }: Member): Promise<void> {
      const { responseId, contactId } = invited;
      const typed = slack.store.said(person).filter(({ byApp }) => !byApp);
      const keys = typed.map(({ channel, ts }) => `slack:${keyOf(channel.id, ts)}`);
      const taken = await prisma.inboundEvent.count({ where: { id: { in: keys } } });
      expect(taken, 'words that were acknowledged are recorded once').toBe(keys.length);
      const answers = await prisma.answer.findMany({ where: { responseId, current: true } });
      const questions = answers.map(({ question }) => question);
      expect(new Set(questions).size).toBe(questions.length);
      const where = { conversation: { contactId } };
      const conversations = await prisma.conversation.findMany({ where: where.conversation });
      const conversationId = { in: conversations.map(({ id }) => id) };
      const rows = await prisma.delivery.findMany({
        where: { conversationId },
        orderBy: [{ orderAt: 'asc' }, { id: 'asc' }],
      });
      expect(rows.map(({ state }) => state).filter((state) => state !== 'sent')).toEqual([]);
      const references = [...new Set(rows.flatMap(({ reference }) => reference ?? []))];
      const posts = said(person).map(({ channel, ts }) => `${channel.id}:${ts}`);
      expect(posts, 'each prompt once, in order').toEqual(references);
    },
  };
}

/** What the adapter makes of a message's place and time. */
function keyOf(channel: string, ts: string): string {
  return createHash('sha256').update(`${channel}\n${ts}`).digest('hex');
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
