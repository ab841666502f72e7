import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { QUEUES, startJobs } from '../../jobs/index.ts';
import type { JobQueue } from '../../src/application/queue.ts';
import { openWorld, type World } from '../application/rounds/world.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
let world: World;
beforeAll(async () => {
  world = await openWorld(database.url);
});
afterAll(() => world.close());

it('every queue that is worked on is one that operators see', async () => {
  const worked: string[] = [];
  const queue: JobQueue = {
    store: 'PostgreSQL',
    add: async () => undefined,
    every: async () => undefined,
    work: async (name) => {
      worked.push(name);
    },
    counts: async () => [],
    ready: async () => true,
    rest: async () => true,
    close: async () => true,
  };
  await startJobs(queue, world.deps, { log: pino({ level: 'silent' }) });
  expect(worked.toSorted()).toEqual(QUEUES.toSorted());
});
