import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { openQueue } from '../../../src/infra/queue/open-queue.ts';

/** Another worker process for the tests of the queue: takes one job, tells its id, and never finishes it. */
const [databaseUrl = '', redisUrl, name = '', lockMs] = process.argv.slice(2);
const queue = await openQueue({
  databaseUrl,
  ...(redisUrl ? { redisUrl } : {}),
  log: pino({ level: 'silent' }),
  lockMs: Number(lockMs),
});
await queue.work(name, async (id) => {
  process.stdout.write(`${id}\n`);
  await delay(600_000);
});
