import process from 'node:process';
import type { Findings, Order } from './bench.ts';
import { openDatabase } from './database.ts';
import { brief, median } from './figures.ts';
import { type BenchRedis, openRedis } from './reminders/redis.ts';
import { openScenes, type Scenes } from './reminders/scenes.ts';
import { type Floored, runFloor, runWorker, type Task, type Worked } from './reminders/tasks.ts';
import { onStage } from './stage.ts';

/** The share of the floor that reminders are meant to reach at least, on each store. */
const AIM = 1;
const COUNT = 100_000;
/** What both sides do once before anything counts. */
const WARM_UP_COUNT = 2000;

/**
 * Reminders planned and dispatched per second, without a transport, beside BullMQ's own jobs that do nothing, added and worked
 * off on the same store. Both sides take turns, each time in a new process on a new database.
 */
export function benchReminders(order: Order): Promise<Findings> {
  return onStage(async ({ folder, onEnd }) => {
    order.progress('opening the stores');
    const database = await openDatabase(folder, process.env['DATABASE_URL']);
    onEnd(() => database.close());
    const redis = await openRedis(folder);
    if (redis !== undefined) onEnd(() => redis.close());
    const scenes = openScenes(database.url);
    onEnd(() => scenes.close());
    const postgres = await measure(order, 'PostgreSQL', { scenes });
    const onRedis = redis === undefined ? [] : [await measure(order, 'Redis', { scenes, redis })];
    return found(order, [postgres, ...onRedis], await database.version());
  });
}

interface Stores {
  readonly scenes: Scenes;
  readonly redis?: BenchRedis;
}

interface Measured {
  readonly store: string;
  readonly floors: readonly Floored[];
  readonly works: readonly Worked[];
}

async function measure(order: Order, store: string, stores: Stores): Promise<Measured> {
  const { count = COUNT, rounds, profileDir } = order;
  const profile = profileDir === undefined ? {} : { profileDir };
  order.progress(`${store}: warming up`);
  await inTurn(runFloor, stores, { count: Math.min(count, WARM_UP_COUNT) });
  await inTurn(runWorker, stores, { count: Math.min(count, WARM_UP_COUNT) });
  const floors: Floored[] = [];
  const works: Worked[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    order.progress(`${store}, round ${round} of ${rounds}: the floor`);
    floors.push(await inTurn(runFloor, stores, { count }));
    order.progress(`${store}, round ${round} of ${rounds}: reminders`);
    works.push(await inTurn(runWorker, stores, { count, ...profile }));
  }
  return { store, floors, works };
}

/** Each process gets a fresh copy of the scene, and an empty Redis. */
async function inTurn<Answer>(
  run: (task: Task) => Promise<Answer>,
  { scenes, redis }: Stores,
  task: Pick<Task, 'count' | 'profileDir'>,
): Promise<Answer> {
  const scene = await scenes.open(task.count);
  await redis?.empty();
  const answer = await run({
    ...{ ...task, url: scene.url },
    ...(redis === undefined ? {} : { redisUrl: redis.url }),
  });
  await scene.drop();
  return answer;
}

function found(order: Order, measured: readonly Measured[], postgres: string): Findings {
  const { count = COUNT, rounds } = order;
  const stores = measured.map((one) => ({ store: one.store, ...figuresOf(one, count) }));
  return {
    figures: { aim: AIM, count, rounds, postgres, stores },
    lines: [
      ...stores.flatMap(linesOf),
      `with      ${count.toLocaleString('en')} at a time, median of ${rounds} rounds a side, PostgreSQL ${postgres}`,
      ...(stores.length === 1 ? ['skipped   Redis: there is no redis-server here'] : []),
    ],
  };
}

function figuresOf({ floors, works }: Measured, count: number) {
  const middle = <One>(all: readonly One[], of: (one: One) => number) => median(all.map(of));
  const floorSeconds = middle(floors, ({ addSeconds, workSeconds }) => addSeconds + workSeconds);
  const seconds = middle(works, ({ plan, dispatch }) => plan.seconds + dispatch.seconds);
  const cpuSeconds = middle(works, ({ plan, dispatch }) => plan.cpuSeconds + dispatch.cpuSeconds);
  return {
    ratio: floorSeconds / seconds,
    perSecond: count / seconds,
    planPerSecond: count / middle(works, ({ plan }) => plan.seconds),
    dispatchPerSecond: count / middle(works, ({ dispatch }) => dispatch.seconds),
    cpuMs: (cpuSeconds * 1000) / count,
    residentMb: memoryOf(works, 'resident'),
    heapMb: memoryOf(works, 'heap'),
    floor: {
      perSecond: count / floorSeconds,
      addPerSecond: count / middle(floors, ({ addSeconds }) => addSeconds),
      workPerSecond: count / middle(floors, ({ workSeconds }) => workSeconds),
    },
  };
}

/** The most of all rounds: what a machine must have. */
function memoryOf(works: readonly Worked[], kind: keyof Worked['memory']) {
  const most = (of: 'startMb' | 'planMb' | 'maxMb' | 'endMb') =>
    Math.max(...works.map(({ memory }) => memory[kind][of]));
  return {
    start: most('startMb'),
    planned: most('planMb'),
    max: most('maxMb'),
    end: most('endMb'),
  };
}

function linesOf(one: ReturnType<typeof figuresOf> & { readonly store: string }): string[] {
  const { store, floor, residentMb, heapMb } = one;
  const mb = ({ start, planned, max, end }: typeof heapMb) =>
    `${[start, planned, max, end].map((value) => Math.round(value)).join(', ')} MB`;
  return [
    store,
    `ratio     ${one.ratio.toFixed(2)} of the floor (aim: at least ${AIM})`,
    `reminders ${brief(one.perSecond)} per second: planned at ${brief(one.planPerSecond)}, dispatched at ${brief(one.dispatchPerSecond)}; ${one.cpuMs.toFixed(3)} ms of CPU each`,
    `floor     ${brief(floor.perSecond)} per second: added at ${brief(floor.addPerSecond)}, worked off at ${brief(floor.workPerSecond)}`,
    `memory    at the start, most while planning, most in all, at the end: ${mb(residentMb)} resident, ${mb(heapMb)} heap`,
    '',
  ];
}
