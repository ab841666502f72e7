import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type JobQueue, QueueUnavailable } from '../../../src/application/queue.ts';
import { queueBell } from '../../../src/infra/queue/bell.ts';
import { openQueue, type QueueOptions } from '../../../src/infra/queue/open-queue.ts';
import { systemClock } from '../../../src/infra/system.ts';
import { openRedis, type TestRedis } from '../../support/redis.ts';

const PATIENT = { timeout: 30_000, interval: 25 };
vi.setConfig({ testTimeout: 60_000 });

describe('the queue and a Redis that', () => {
  let redis: TestRedis;
  let client: Redis;
  let logged: string[];
  let name: string;
  const log = pino({}, { write: (line: string) => logged.push(line) });
  const open = (more: Pick<QueueOptions, 'mustAnswer'> = {}): Promise<JobQueue> =>
    openQueue({
      ...{ databaseUrl: 'postgresql://unused@127.0.0.1:1/unused', redisUrl: redis.url, log },
      ...more,
    });

  beforeAll(async () => {
    redis = await openRedis();
    client = new Redis(redis.url);
    client.on('error', () => undefined); // the server comes and goes
  });
  afterAll(async () => {
    client.disconnect();
    await redis.close();
  });
  beforeEach(() => {
    logged = [];
    name = `test-${randomUUID()}`;
  });

  it('may drop jobs: the log says so, and the mend', async () => {
    await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const queue = await open();
    await client.config('SET', 'maxmemory-policy', 'noeviction');
    await queue.close(1000);
    expect(logged.join('')).toContain('Set its maxmemory-policy to noeviction');
  });

  it('falls silent: who rings is not kept waiting, nor is who ends', async () => {
    const queue = await open();
    await queue.work(name, async () => undefined);
    const bell = queueBell(queue, name, { clock: systemClock, log });
    await bell.ring(0);
    redis.hang();
    try {
      const rung = performance.now();
      for (let ring = 0; ring < 3; ring += 1) await bell.ring(0);
      expect(performance.now() - rung).toBeLessThan(3 * 500);
      const closed = performance.now();
      expect(await queue.close(60_000)).toBe(true); // nothing is at work
      expect(performance.now() - closed).toBeLessThan(15_000);
    } finally {
      redis.wake();
    }
    expect(logged.join('')).not.toContain('left to another worker');
  });

  it('is away: who works on jobs is told, who only asks for them is not held up', async () => {
    await redis.kill();
    await expect(open()).rejects.toBeInstanceOf(QueueUnavailable);
    const queue = await open({ mustAnswer: false });
    expect(await queue.ready()).toBe(false);
    await redis.start();
    await vi.waitFor(() => queue.add(name, { id: 'later' }), PATIENT);
    await queue.close(1000);
  });
});
