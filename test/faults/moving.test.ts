import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import type { Running, Settings } from '../support/processes.ts';
import { openRedis, type TestRedis } from '../support/redis.ts';
import { becomes } from './becomes.ts';
import { openDeployment } from './deployment.ts';
import { openScene, type Scene } from './scene.ts';
import { type Sending, watchSending } from './watching.ts';

/** Bells that were rung for now and for a later second, and the three kinds of look: no more than that is ever left behind. */
const LEFT_MAX = 30;

/** One database, and workers whose queues are on it or on Redis. */
describe('moving the queues', () => {
  const deployment = openDeployment();
  let database: TestDatabase;
  let redis: TestRedis;
  let scene: Scene;
  let sending: Sending;
  let onPostgres: Settings;
  let onRedis: Settings;
  let worker: Running;

  beforeAll(async () => {
    [database, redis] = await Promise.all([createDatabase(), openRedis()]);
    scene = await openScene(database.url, 1500);
    sending = watchSending(scene, deployment);
    onPostgres = { DATABASE_URL: database.url };
    onRedis = { ...onPostgres, REDIS_URL: redis.url };
    worker = await deployment.worker(onPostgres);
  });
  afterAll(async () => {
    await deployment.end();
    await scene.close();
    await redis.close();
    await database.drop();
  });

  /** In the middle of sending, with messages for later planned as well. */
  const interrupt = async () => {
    await sending.plan(300);
    await sending.plan(20, { inSeconds: 2, spacedSeconds: 0.2 });
    const before = await sending.written();
    await becomes(async () => (await sending.written()) > before + 10);
    worker.signal('SIGTERM');
  };
  const endedInOrder = async (one: Running) =>
    expect(await one.ended).toEqual({ code: 0, signal: null });

  const leftOnRedis = async () => {
    const client = new Redis(redis.url);
    const keys = await client.keys('*');
    await client.quit();
    expect(keys.filter((key) => !key.startsWith('parley:'))).toEqual([]);
    expect(keys.filter((key) => key.includes(':repeat'))).toEqual([]);
    return keys.filter((key) => /:(\d+|recurring)$/.test(key)).length;
  };
  const leftOnPostgres = async () => {
    expect(await scene.rows('SELECT 1 FROM bullmq.scheduler')).toEqual([]);
    return (await scene.rows('SELECT 1 FROM bullmq.job')).length;
  };

  it('to Redis, with messages waiting, planned for later and being sent', async () => {
    await interrupt();
    await endedInOrder(worker);
    worker = await deployment.worker(onRedis);
    await sending.allSent();
    expect(await leftOnPostgres()).toBeLessThan(LEFT_MAX);
  });

  it('and back, while the old worker is still at its end', async () => {
    await interrupt();
    const next = await deployment.worker(onPostgres);
    await endedInOrder(worker);
    worker = next;
    await sending.allSent();
    expect(await leftOnRedis()).toBeLessThan(LEFT_MAX);
  });

  it('one worker on each', async () => {
    const other = await deployment.worker(onRedis);
    await sending.plan(200);
    await sending.plan(20, { inSeconds: 1, spacedSeconds: 0.1 });
    await sending.allSent();
    other.signal('SIGTERM');
    await endedInOrder(other);
  });

  it('back again to a store that still holds what was left there', async () => {
    worker.signal('SIGTERM');
    await endedInOrder(worker);
    const client = new Redis(redis.url);
    expect(await client.keys('parley:deliver-due:*')).not.toEqual([]);
    await client.quit();
    worker = await deployment.worker(onRedis);
    await sending.plan(50);
    await sending.allSent();
    expect(await leftOnRedis()).toBeLessThan(LEFT_MAX);
  });
});
