import { pino } from 'pino';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { DELIVER_DUE, startJobs } from '../../jobs/index.ts';
import type { JobQueue } from '../../src/application/queue.ts';
import { openNewRound } from '../../src/application/rounds/open-round.ts';
import { queueBell } from '../../src/infra/queue/bell.ts';
import { openQueue } from '../../src/infra/queue/open-queue.ts';
import {
  approver,
  MONDAY,
  openWorld,
  roundNamed,
  until,
  type World,
} from '../application/rounds/world.ts';
import { useDatabase } from '../support/database.ts';
import { openRedis, type TestRedis } from '../support/redis.ts';

const log = pino({ level: 'silent' });

describe.each(['PostgreSQL', 'Redis'])('jobs on %s', (backend) => {
  const database = useDatabase();
  let world: World;
  let redis: TestRedis | undefined;
  let queue: JobQueue;
  beforeAll(async () => {
    world = await openWorld(database.url);
    redis = backend === 'Redis' ? await openRedis() : undefined;
    const at = redis === undefined ? {} : { redisUrl: redis.url };
    queue = await openQueue({ databaseUrl: database.url, log, ...at });
  });
  afterAll(async () => {
    await queue.close(5000);
    await redis?.close();
    await world.close();
  });

  it('sends what an opening planned when the bell rings, and by the sweep when it did not', async () => {
    const bell = queueBell(queue, DELIVER_DUE, { clock: world.clock, log });
    const deps = { ...world.deps, bell };
    await startJobs(queue, deps, { log, sweepEveryMs: 500, advanceEveryMs: 500 });
    await openNewRound(deps, { draft: roundNamed('rung', { sendWindow: 'any' }) }, approver);
    await until(() => world.channel.sent.length === 3);
    // Opened by a process whose ring was lost.
    await openNewRound(
      world.deps,
      { draft: roundNamed('unrung', { sendWindow: 'any' }) },
      approver,
    );
    await until(() => world.channel.sent.length === 6);
    // Time passes every member's closing: the rounds close by themselves.
    world.clock.at = MONDAY + 40 * 86_400_000;
    await until(async () => (await world.prisma.round.count({ where: { state: 'closed' } })) === 2);
  });
});
