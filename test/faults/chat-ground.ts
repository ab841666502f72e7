import { expect } from 'vitest';
import { createPrisma, type PrismaClient } from '../../src/infra/database/prisma.ts';
import { createDatabase } from '../support/database.ts';
import { type Invited, invite } from '../support/pages-world.ts';
import type { Running, Settings } from '../support/processes.ts';
import { becomes } from './becomes.ts';
import { type Deployment, openDeployment } from './deployment.ts';

/** Long enough for any send here, short enough for a test to see a claim run out. */
const LEASE_MS = 4_000;

type Planned = Awaited<ReturnType<PrismaClient['delivery']['findMany']>>[number];

/** Processes of one installation, and its rows: what the faults of every chat stand on. */
export interface ChatGround {
  readonly prisma: PrismaClient;
  readonly deployment: Deployment;
  /** What all of its processes are told; the platform's own settings come beside it. */
  readonly settings: Settings;
  worker(more: Settings): Promise<Running>;
  /** A new contact of a new member in an open round. */
  invited(): Promise<Invited>;
  /** Waits until nothing is on its way any more; unclear sends are looked up without waiting minutes for it. */
  quiet(): Promise<void>;
  /** What is not sent, for the message of a failing test. */
  left(): Promise<unknown>;
  /** Deliveries of a contact's conversations, in the order in which they fell due. */
  deliveriesTo(contactId: string): Promise<readonly Planned[]>;
  /** Fails when a question has two answers, or something said does not stand there once, in its order. `posts`: references. */
  isWhole(invited: Invited, posts: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export async function openChatGround(): Promise<ChatGround> {
  const database = await createDatabase();
  const prisma = createPrisma(database.url, { max: 3 });
  const deployment = openDeployment();
  const settings = {
    DATABASE_URL: database.url,
    PARLEY_SECRET: 'one secret for all processes of the test',
  };
  const quiet = () =>
    becomes(
      () => isQuiet(prisma),
      () => left(prisma),
    );
  const deliveriesTo = async (contactId: string) => {
    const conversations = await prisma.conversation.findMany({ where: { contactId } });
    const conversationId = { in: conversations.map(({ id }) => id) };
    const orderBy = [{ orderAt: 'asc' as const }, { id: 'asc' as const }];
    return prisma.delivery.findMany({ where: { conversationId }, orderBy });
  };
  return {
    ...{ prisma, deployment, settings, quiet, deliveriesTo },
    worker: (more) => deployment.worker({ ...settings, ...more }, { leaseMs: LEASE_MS }),
    left: () => left(prisma),
    async invited() {
      const invited = await invite(prisma);
      // The workers look around every second: a round that had nobody yet may have been closed by them.
      await prisma.round.update({ where: { id: invited.roundId }, data: { state: 'open' } });
      return invited;
    },
    async isWhole({ responseId, contactId }, posts) {
      const answers = await prisma.answer.findMany({ where: { responseId, current: true } });
      const questions = answers.map(({ question }) => question);
      expect(new Set(questions).size).toBe(questions.length);
      const rows = await deliveriesTo(contactId);
      expect(rows.map(({ state }) => state).filter((state) => state !== 'sent')).toEqual([]);
      const references = [...new Set(rows.flatMap(({ reference }) => reference ?? []))];
      expect(posts, 'each prompt once, in order').toEqual(references);
    },
    async close() {
      await deployment.end();
      await prisma.$disconnect();
      await database.drop();
    },
  };
}

/** As a machine ends that loses its power. */
export async function kill(running: Running | undefined): Promise<void> {
  running?.signal('SIGKILL');
  await running?.ended;
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
