import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { DELIVER_DUE } from '../../jobs/deliver-due.ts';
import { queueBell } from '../../src/infra/queue/bell.ts';
import { openQueue } from '../../src/infra/queue/open-queue.ts';
import { systemClock } from '../../src/infra/system.ts';
import { type Server, startServer } from '../server.ts';
import { remindAll } from './lay-current.ts';

export interface Recovered {
  /** From SIGKILL to the beginning of the next send by the other process. */
  readonly nextSendMs: number;
  /** Until everything that the killed one had claimed is free or settled. */
  readonly claimsFreeMs: number;
  /** How many it had. */
  readonly claims: number;
}

/** So many are sent before the process is killed: it is in the midst of them. */
const SENT_BEFORE = 500;
const EVERY_MS = 20;
const WAIT_MS_MAX = 10 * 60_000;

/** Two workers, one of which takes up the sending and is killed in the midst of it. */
export async function killOne(order: {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly count: number;
}): Promise<Recovered> {
  const { folder, databaseUrl, redisUrl, count } = order;
  const workers = await Promise.all(
    ['one', 'other'].map((name) => startWorker(join(folder, name), { databaseUrl, redisUrl })),
  );
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await remindAll(client, count);
    await ring(databaseUrl, redisUrl);
    const isMidway = async () => (await sentOf(client)) >= Math.min(SENT_BEFORE, count / 4);
    await until(isMidway);
    const [busy] = await writers(workers);
    await busy?.server.kill();
    return await watchRecovery(client, Date.now());
  } finally {
    await client.end();
    await Promise.all(workers.map(({ server }) => server.kill()));
  }
}

interface Worker {
  readonly server: Server;
  readonly dataDir: string;
}

async function startWorker(
  dataDir: string,
  stores: { readonly databaseUrl: string; readonly redisUrl: string | undefined },
): Promise<Worker> {
  await mkdir(dataDir, { recursive: true });
  return { dataDir, server: await startServer({ dataDir, role: 'worker', ...stores }) };
}

/** Who has written letters: one of them, until both have been asked. */
async function writers(workers: readonly Worker[]): Promise<Worker[]> {
  const written = await Promise.all(
    workers.map(({ dataDir }) => readdir(join(dataDir, 'letters')).catch(() => [])),
  );
  return workers.filter((_, index) => written[index]?.length !== 0);
}

async function ring(databaseUrl: string, redisUrl: string | undefined): Promise<void> {
  const log = pino({ level: 'silent' });
  const at = redisUrl === undefined ? {} : { redisUrl };
  const queue = await openQueue({ databaseUrl, log, ...at });
  await queueBell(queue, DELIVER_DUE, { clock: systemClock, log }).ring(Date.now());
  await queue.close(1000);
}

async function sentOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM delivery WHERE state = 'sent' AND dedupe_key LIKE 'waiting:%'`,
  );
  return rows[0]?.count ?? 0;
}

async function watchRecovery(client: pg.Client, killedAt: number): Promise<Recovered> {
  const left = await client.query<{ id: string }>(
    `SELECT id FROM delivery WHERE state = 'sending'`,
  );
  const claims = left.rows.map(({ id }) => id);
  let nextAt: number | undefined;
  await until(async () => {
    const { rows } = await client.query<{ at: Date | null }>(
      `SELECT min(a.started_at) AS at FROM delivery_attempt a JOIN delivery d ON d.id = a.delivery_id
       WHERE d.dedupe_key LIKE 'waiting:%' AND a.started_at > $1`,
      [new Date(killedAt)],
    );
    nextAt = rows[0]?.at?.getTime();
    return nextAt !== undefined;
  });
  await until(async () => {
    const { rows } = await client.query(
      `SELECT 1 FROM delivery WHERE id = ANY ($1) AND state = 'sending' LIMIT 1`,
      [claims],
    );
    return rows.length === 0;
  });
  const claimsFreeMs = Date.now() - killedAt;
  return { nextSendMs: (nextAt ?? killedAt) - killedAt, claimsFreeMs, claims: claims.length };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + WAIT_MS_MAX;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`nothing happened for ${WAIT_MS_MAX / 60_000} min`);
    await delay(EVERY_MS);
  }
}
