import { join } from 'node:path';
import process from 'node:process';
import { SWEEP_EVERY_MS } from '../jobs/sweep-deliveries.ts';
import { LEASE_MS } from '../src/application/deliveries/deliver-due.ts';
import { LOCK_MS } from '../src/infra/queue/open-queue.ts';
import { type Findings, Missing, type Order } from './bench.ts';
import { openDatabase } from './database.ts';
import { median } from './figures.ts';
import { killOne, type Recovered } from './recovery/kill-one.ts';
import { layCurrent } from './recovery/lay-current.ts';
import { openRedis } from './reminders/redis.ts';
import { openScenes, type Scenes } from './reminders/scenes.ts';
import { onStage } from './stage.ts';

/** Enough that a worker is at it for some seconds. */
const COUNT = 5000;

/**
 * From the SIGKILL of a real worker in the midst of sending to the next send by the one beside it, and until what the killed
 * one had claimed is free again. Nothing but waiting, so both stores are measured at the same time.
 */
export function benchRecovery(order: Order): Promise<Findings> {
  return onStage(async ({ folder, onEnd }) => {
    order.progress('opening the stores');
    const database = await openDatabase(folder, process.env['DATABASE_URL']);
    onEnd(() => database.close());
    const redis = await openRedis(folder);
    if (redis === undefined)
      throw new Missing('Install redis-server: recovery is measured on both.');
    onEnd(() => redis.close());
    const scenes = openScenes(database.url, layCurrent);
    onEnd(() => scenes.close());
    const { count = COUNT, rounds } = order;
    const recover = (store: string, redisUrl?: string) =>
      repeat(rounds, async (round) => {
        order.progress(`round ${round} of ${rounds}`);
        await redis.empty();
        const where = { folder: join(folder, `${store}-${round}`), redisUrl };
        return inScene(scenes, count, (databaseUrl) => killOne({ ...where, databaseUrl, count }));
      });
    // The same scene is laid once: the first asks for it before both go on.
    await inScene(scenes, count, async () => undefined);
    const [postgres, onRedis] = await Promise.all([
      recover('postgres'),
      recover('redis', redis.url),
    ]);
    const stores = [
      { store: 'PostgreSQL', ...figuresOf(postgres) },
      { store: 'Redis', ...figuresOf(onRedis) },
    ];
    return found(rounds, stores, await database.version());
  });
}

async function repeat<Value>(
  times: number,
  work: (round: number) => Promise<Value>,
): Promise<Value[]> {
  const values: Value[] = [];
  for (let round = 1; round <= times; round += 1) values.push(await work(round));
  return values;
}

async function inScene<Value>(
  scenes: Scenes,
  count: number,
  work: (url: string) => Promise<Value>,
): Promise<Value> {
  const scene = await scenes.open(count);
  const value = await work(scene.url);
  await scene.drop();
  return value;
}

function figuresOf(rounds: readonly Recovered[]) {
  const seconds = (of: (one: Recovered) => number) => {
    const all = rounds.map((one) => of(one) / 1000);
    return { median: median(all), all };
  };
  return {
    nextSend: seconds(({ nextSendMs }) => nextSendMs),
    claimsFree: seconds(({ claimsFreeMs }) => claimsFreeMs),
    claims: rounds.map(({ claims }) => claims),
  };
}

type Figures = ReturnType<typeof figuresOf> & { readonly store: string };

function found(rounds: number, stores: readonly Figures[], postgres: string): Findings {
  const seconds = (ms: number) => ms / 1000;
  const limits = {
    leaseSeconds: seconds(LEASE_MS),
    sweepEverySeconds: seconds(SWEEP_EVERY_MS),
    queueLockSeconds: seconds(LOCK_MS),
  };
  const text = ({ median: middle, all }: Figures['nextSend']) =>
    `${middle.toFixed(1)} s (${all.map((one) => one.toFixed(1)).join(', ')})`;
  const { leaseSeconds, sweepEverySeconds, queueLockSeconds } = limits;
  return {
    figures: { stores, ...limits, rounds, postgres },
    lines: [
      ...stores.flatMap(({ store, nextSend, claimsFree, claims }) => [
        store,
        `next send  ${text(nextSend)} after SIGKILL`,
        `its claims ${text(claimsFree)} until all ${claims.join(', ')} were free`,
        '',
      ]),
      `floor      a lease of ${leaseSeconds} s; looked for every ${sweepEverySeconds} s; a job's lock of ${queueLockSeconds} s, looked for as often`,
      `with       the median of ${rounds}, PostgreSQL ${postgres}`,
    ],
  };
}
