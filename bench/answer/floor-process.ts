// A process of its own: the floor through `pg`, with named statements, for machines without pgbench.
import process from 'node:process';
import pg from 'pg';
import type { FloorTask } from './floor.ts';
import { MEMBERS } from './scene.ts';

process.once('message', async (task: FloorTask) => {
  const latencies: number[] = [];
  const until = performance.now() + task.seconds * 1000;
  const runners = Array.from({ length: task.clients }, () => runUntil(until, task, latencies));
  await Promise.all(runners);
  process.send?.({ seconds: task.seconds, latencies });
  process.disconnect();
});

async function runUntil(until: number, task: FloorTask, latencies: number[]): Promise<void> {
  const client = new pg.Client({ connectionString: task.url });
  await client.connect();
  const statements = task.statements.map(numbered);
  while (performance.now() < until) {
    const started = performance.now();
    const values = {
      n: 1 + Math.floor(Math.random() * MEMBERS),
      q: Math.floor(Math.random() * task.questions),
    };
    for (const [index, { text, names }] of statements.entries()) {
      await client.query({
        name: `floor-${index}`,
        text,
        values: names.map((name) => values[name]),
      });
    }
    latencies.push(performance.now() - started);
  }
  await client.end();
}

/** pgbench's `:n` and `:q` as `$1`, `$2` …, one for each time they stand there. */
function numbered(statement: string): { text: string; names: ('n' | 'q')[] } {
  const names: ('n' | 'q')[] = [];
  const text = statement.replaceAll(/(?<!:):(n|q)\b/g, (_, name: 'n' | 'q') => {
    names.push(name);
    return `$${names.length}`;
  });
  return { text, names };
}
