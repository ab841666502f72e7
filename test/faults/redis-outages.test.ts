import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import type { Settings } from '../support/processes.ts';
import { openRedis, type TestRedis } from '../support/redis.ts';
import { type Acknowledged, answer, lost } from './answering.ts';
import { openDeployment, type WebProcess } from './deployment.ts';
import { openScene, type Scene } from './scene.ts';
import { type Sending, watchSending } from './watching.ts';

/** A person waits no longer for a page because of a Redis that is away. */
const PROMPT_MS = 1500;
const FIRST_WHO_ANSWERS = 301;

describe('a web and a worker process whose Redis is', () => {
  const deployment = openDeployment();
  let database: TestDatabase;
  let redis: TestRedis;
  let settings: Settings;
  let scene: Scene;
  let sending: Sending;
  let web: WebProcess;
  const told: Acknowledged[] = [];

  beforeAll(async () => {
    [database, redis] = await Promise.all([createDatabase(), openRedis()]);
    scene = await openScene(database.url, FIRST_WHO_ANSWERS + 10);
    sending = watchSending(scene, deployment);
    settings = { DATABASE_URL: database.url, REDIS_URL: redis.url };
    [web] = await Promise.all([deployment.web(settings), deployment.worker(settings)]);
  });
  afterAll(async () => {
    await deployment.end();
    await scene.close();
    await redis.close();
    await database.drop();
  });

  const answersAreTaken = async (label: string, at: WebProcess) => {
    for (let member = FIRST_WHO_ANSWERS; member < FIRST_WHO_ANSWERS + 5; member += 1) {
      const asked = performance.now();
      told.push(await answer([at.url], member, `${label}, says ${member}`));
      expect(performance.now() - asked).toBeLessThan(PROMPT_MS);
    }
    expect(await lost(scene, told)).toEqual([]);
  };
  const readiness = async () => {
    const reply = await fetch(`${web.url}/readyz`);
    const { checks } = (await reply.json()) as { checks: { name: string; ok: boolean }[] };
    return { status: reply.status, queue: checks.find(({ name }) => name === 'queue')?.ok };
  };

  it('emptied: what was planned before and after goes out', async () => {
    await sending.plan(20);
    await sending.allSent();
    const client = new Redis(redis.url);
    await sending.plan(20);
    await client.flushall();
    await sending.plan(20);
    await sending.allSent();
    await client.quit();
  });

  it('killed: answers are taken at once, traffic is still wanted, and sends resume with it', async () => {
    await redis.kill();
    await sending.plan(20);
    await answersAreTaken('killed', web);
    expect(await readiness()).toEqual({ status: 200, queue: false });
    await redis.start();
    await sending.allSent();
    expect(await readiness()).toEqual({ status: 200, queue: true });
  });

  it('killed and started with nothing: the schedules come back by themselves', async () => {
    await redis.kill();
    await redis.lose();
    await sending.plan(20);
    await redis.start();
    await sending.allSent();
    await sending.plan(20);
    await sending.allSent();
  });

  it('silent: answers are taken at once, and sends resume when it speaks again', async () => {
    redis.hang();
    await sending.plan(20);
    await answersAreTaken('silent', web);
    redis.wake();
    await sending.allSent();
  });

  it('away when the web process starts: answers are taken at once', async () => {
    await redis.kill();
    const late = await deployment.web(settings);
    await answersAreTaken('late', late);
    await sending.plan(20);
    await redis.start();
    await sending.allSent();
    late.signal('SIGTERM');
    expect(await late.ended).toEqual({ code: 0, signal: null });
  });
});
