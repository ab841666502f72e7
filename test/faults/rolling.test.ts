import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { freePort } from '../support/free-port.ts';
import type { Running, Settings } from '../support/processes.ts';
import { type Acknowledged, crowd } from './answering.ts';
import { becomes } from './becomes.ts';
import { openDeployment } from './deployment.ts';
import { openScene, type Scene } from './scene.ts';

/** Everybody is to be reminded, one group at each restart; every fifth of the group answers just then, again and again. */
const GROUPS = 5;
const GROUP = 100;
const MEMBERS = GROUPS * GROUP;
const AT_A_TIME = 6;

describe('two web and two worker processes on one database', () => {
  const deployment = openDeployment();
  let database: TestDatabase;
  let scene: Scene;
  let settings: Settings;
  let ports: readonly [number, number];
  let webs: Running[];
  let workers: Running[];

  beforeAll(async () => {
    database = await createDatabase();
    scene = await openScene(database.url, MEMBERS);
    settings = { DATABASE_URL: database.url };
    ports = [await freePort(), await freePort()];
    webs = await Promise.all(ports.map((port) => deployment.web(settings, port)));
    workers = await Promise.all([deployment.worker(settings), deployment.worker(settings)]);
  });
  afterAll(async () => {
    await deployment.end();
    await scene.close();
    await database.drop();
  });

  const stopped = async (process: Running | undefined) => {
    process?.signal('SIGTERM');
    expect(await process?.ended).toEqual({ code: 0, signal: null });
  };

  it('restarted one after the other under load: no answer lost, no letter twice, nobody reminded after answering', async () => {
    const origins = ports.map((port) => `http://127.0.0.1:${port}`);
    let group = 0;
    const people = crowd(origins, { members: everyFifth(() => group), atATime: AT_A_TIME });
    const meanwhile = async () => {
      group += 1;
      await scene.plan({ kind: 'reminder', members: [group * GROUP - GROUP + 1, group * GROUP] });
      await people.acknowledged(GROUP / 5);
    };
    for (const [index, port] of ports.entries()) {
      await meanwhile();
      await stopped(webs[index]);
      webs[index] = await deployment.web(settings, port);
      await meanwhile();
      await stopped(workers[index]);
      workers[index] = await deployment.worker(settings);
    }
    await meanwhile();
    await people.stop(scene);
    await becomes(async () => (await toMembers(scene)).every(isOver), scene.left);
    const states = await scene.states();
    expect((states['sent'] ?? 0) + (states['cancelled'] ?? 0)).toBe(MEMBERS);
    expect(states['cancelled']).toBeGreaterThan(0); // who answered first was not reminded any more
    const letters = await deployment.letters();
    expect(new Set(letters).size).toBe(letters.length);
    const sent = (await toMembers(scene)).filter(isSent).map(({ id }) => `${id}.eml`);
    expect(letters).toEqual(expect.arrayContaining(sent));
    const unsent = (await toMembers(scene)).filter((one) => !isSent(one));
    expect(letters.filter((name) => unsent.some(({ id }) => name === `${id}.eml`))).toEqual([]);
    expect(await remindedAfterwards(scene, people.told)).toEqual([]);
  });
});

interface Delivery {
  readonly id: string;
  readonly state: string;
}

const isSent = ({ state }: Delivery) => state === 'sent';
const isOver = (one: Delivery) => isSent(one) || one.state === 'cancelled';

/** Every delivery to members, receipts too; staff's digest goes or waits, as the hour is. */
function toMembers(scene: Scene): Promise<Delivery[]> {
  return scene.rows<Delivery>('SELECT id, state FROM delivery WHERE staff_id IS NULL');
}

/** Every fifth of the group whose turn it is, over and over. */
function* everyFifth(group: () => number): Generator<number> {
  for (let turn = 0; ; turn += 1) {
    yield Math.max(0, group() - 1) * GROUP + 5 + ((turn * 5) % GROUP);
  }
}

/** Members whose reminder began after their answer had been acknowledged. */
async function remindedAfterwards(scene: Scene, told: readonly Acknowledged[]): Promise<number[]> {
  const rows = await scene.rows<{ member: number; began: number }>(
    `SELECT split_part(d.dedupe_key, ':', 2)::int AS member,
            (extract(epoch FROM min(a.started_at)) * 1000)::float8 AS began
     FROM delivery d JOIN delivery_attempt a ON a.delivery_id = d.id
     WHERE d.kind = 'reminder' GROUP BY 1`,
  );
  const began = new Map(rows.map((row) => [row.member, row.began]));
  const late = told.filter(({ member, at }) => (began.get(member) ?? 0) > at);
  return [...new Set(late.map(({ member }) => member))];
}
