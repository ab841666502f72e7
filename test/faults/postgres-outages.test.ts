import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenServer, openEmbedded } from '../../src/infra/database/embedded.ts';
import { migrate } from '../../src/infra/database/migrate.ts';
import type { Running } from '../support/processes.ts';
import { type Crowd, crowd } from './answering.ts';
import { becomes } from './becomes.ts';
import { openDeployment, type WebProcess } from './deployment.ts';
import { openScene, type Scene } from './scene.ts';
import { type Sending, watchSending } from './watching.ts';

const FIRST_WHO_ANSWERS = 301;
const WHO_ANSWER = 8;

describe('web and worker processes whose PostgreSQL is', () => {
  const deployment = openDeployment();
  let dataDir = '';
  let server: OpenServer;
  let scene: Scene;
  let sending: Sending;
  let web: WebProcess;
  let worker: Running;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'parley-faults-'));
    await chmod(dataDir, 0o755);
    server = await openEmbedded({ dataDir });
    await migrate(server.url);
    scene = await openScene(server.url, FIRST_WHO_ANSWERS + WHO_ANSWER);
    sending = watchSending(scene, deployment);
    const settings = { DATABASE_URL: server.url };
    [web, worker] = await Promise.all([
      deployment.web(settings),
      deployment.worker(settings, { leaseMs: 3000 }),
    ]);
  });
  afterAll(async () => {
    await deployment.end();
    await scene.close();
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** People answer all the time while something happens; nothing that was acknowledged may be missing afterwards. */
  const whilePeopleAnswer = async (happening: (people: Crowd) => Promise<void>) => {
    const people = crowd([web.url], { members: inTurn(), atATime: WHO_ANSWER });
    await people.acknowledged(20);
    await happening(people);
    await people.acknowledged(20);
    await people.stop(scene);
  };

  it('stopped and started: people are asked to try again, and all goes on by itself', async () => {
    await sending.plan(60);
    await whilePeopleAnswer(async (people) => {
      await server.close();
      await people.refused(10);
      server = await openEmbedded({ dataDir });
    });
    await sending.plan(20);
    await sending.allSent();
  });

  it('killed in the middle of work', async () => {
    await sending.plan(60);
    await whilePeopleAnswer(async (people) => {
      await becomes(async () => (await sending.written()) > 80);
      await killServer(dataDir); // whoever has it open starts it again: here, the test
      await people.refused(1);
    });
    await sending.allSent();
  });

  it('cutting every connection, again and again', async () => {
    await sending.plan(60);
    await whilePeopleAnswer(async (people) => {
      for (let time = 0; time < 5; time += 1) {
        await scene.rows(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid()`,
        );
        await people.acknowledged(5);
      }
    });
    await sending.allSent();
  });

  it('away while they are told to stop', async () => {
    await server.close();
    for (const one of [web, worker]) one.signal('SIGTERM');
    expect(await web.ended).toEqual({ code: 0, signal: null });
    expect(await worker.ended).toEqual({ code: 0, signal: null });
    server = await openEmbedded({ dataDir });
  });
});

async function killServer(dataDir: string): Promise<void> {
  const text = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
  process.kill(Number(text.split('\n')[0]), 'SIGKILL');
}

/** Members answer again and again. */
function* inTurn(): Generator<number> {
  for (let turn = 0; ; turn += 1) yield FIRST_WHO_ANSWERS + (turn % WHO_ANSWER);
}
