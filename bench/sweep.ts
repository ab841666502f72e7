import process from 'node:process';
import pg from 'pg';
import type { Findings, Order } from './bench.ts';
import { openDatabase } from './database.ts';
import { brief, median } from './figures.ts';
import { layBacklog, ROWS_EACH } from './reminders/backlog.ts';
import { type Call, CLAIMED_MAX, callEach } from './reminders/outbox-calls.ts';
import { SENT_AT, seed } from './reminders/scene.ts';
import { openScenes } from './reminders/scenes.ts';
import { onStage } from './stage.ts';

const ROWS = 1_000_000;
/** The floor: what the same calls take where the outbox is as good as new. */
const FLOOR_ROWS = 40_000;
/** A call is made so often in a round; the first ones warm it up. */
const WARM_UP = 7;
const CALLS = 15;
/** How much longer all calls together may take on the large outbox than on the small one. */
const AIM = 2;

/** What the calls of a worker and a sweep take when a million deliveries lie in the outbox, beside the same on a small one. */
export function benchSweep(order: Order): Promise<Findings> {
  return onStage(async ({ folder, onEnd }) => {
    order.progress('opening a database');
    const database = await openDatabase(folder, process.env['DATABASE_URL']);
    onEnd(() => database.close());
    const scenes = openScenes(database.url, async (client, addressees) => {
      await seed(client, addressees);
      await layBacklog(client, addressees);
    });
    onEnd(() => scenes.close());
    const measured = async (rows: number) => {
      order.progress(`laying ${rows} rows`);
      const scene = await scenes.open(Math.round(rows / ROWS_EACH));
      order.progress(`calling on ${rows} rows`);
      const times = await timesOf(scene.url, order.rounds);
      await scene.drop();
      return times;
    };
    const { count = ROWS } = order;
    const floor = await measured(Math.min(FLOOR_ROWS, count));
    return found(count, { floor, large: await measured(count) }, await database.version());
  });
}

type Times = ReadonlyMap<string, number>;

/** Milliseconds that each function takes, the median; whatever it writes is undone. */
async function timesOf(url: string, rounds: number): Promise<Times> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const took = new Map<string, number[]>();
  const timed: Call = async (name, args, values) => {
    const started = performance.now();
    const { rows } = await client.query({
      name,
      text: `SELECT ${name}(${args}) AS value`,
      values: [...values],
    });
    const all = took.get(name) ?? [];
    all.push(performance.now() - started);
    took.set(name, all);
    return rows.map(({ value }) => value);
  };
  for (let count = -WARM_UP; count < CALLS * rounds; count += 1) {
    if (count === 0) took.clear();
    await client.query('BEGIN');
    await callEach(timed, SENT_AT);
    await client.query('ROLLBACK');
  }
  await client.end();
  return new Map([...took].map(([name, all]) => [name, median(all)]));
}

function found(
  count: number,
  { floor, large }: { readonly floor: Times; readonly large: Times },
  postgres: string,
): Findings {
  const sum = (times: Times) => [...times.values()].reduce((all, one) => all + one, 0);
  const ratio = sum(large) / sum(floor);
  const calls = [...large].map(([name, ms]) => ({ name, ms, floorMs: floor.get(name) ?? 0 }));
  return {
    figures: { ratio, aim: AIM, count, floorCount: FLOOR_ROWS, calls, postgres },
    lines: [
      `ratio   ${ratio.toFixed(2)} times as long as on ${FLOOR_ROWS.toLocaleString('en')} rows (aim: at most ${AIM})`,
      ...calls.map(
        ({ name, ms, floorMs }) =>
          `${name.padEnd(16)} ${brief(ms).padStart(6)} ms, on the small outbox ${brief(floorMs)} ms`,
      ),
      `with    ${count.toLocaleString('en')} deliveries, ${CLAIMED_MAX} claimed at a time, PostgreSQL ${postgres}`,
    ],
  };
}
