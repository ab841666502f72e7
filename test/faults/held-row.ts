import type { PrismaClient } from '../../src/infra/database/prisma.ts';

/** A response that nobody else can write. */
export interface HeldRow {
  /** Whether somebody would write it now. */
  isWaitedFor(): Promise<boolean>;
  /** Lets go of it; whoever waited is dead, and so is what it was about to do. */
  letGo(): Promise<void>;
}

const HELD_MS_MAX = 60_000;

export async function holdRow(prisma: PrismaClient, responseId: string): Promise<HeldRow> {
  let letGo: () => void = () => undefined;
  const told = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let over: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    over = prisma
      .$transaction(
        async (db) => {
          await db.$queryRaw`SELECT id FROM response WHERE id = ${responseId}::uuid FOR UPDATE`;
          resolve();
          await told;
        },
        { timeout: HELD_MS_MAX },
      )
      .catch(reject);
  });
  return {
    isWaitedFor: async () => {
      const [found] = await prisma.$queryRaw<{ waiting: boolean }[]>`
        SELECT EXISTS (SELECT FROM pg_stat_activity
          WHERE datname = current_database() AND query LIKE '%record_turns%'
            AND wait_event_type = 'Lock') AS waiting`;
      return found?.waiting === true;
    },
    letGo: async () => {
      // The database does not notice that its client is gone before it has something to say.
      await prisma.$queryRaw`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE '%record_turns%'
          AND wait_event_type = 'Lock'`;
      letGo();
      await over;
    },
  };
}
