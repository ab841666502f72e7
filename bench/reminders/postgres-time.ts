import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

/** Linux counts in hundredths of a second, whatever the kernel's own tick. */
const TICKS_PER_SECOND = 100;

/**
 * CPU seconds that a PostgreSQL on this machine has used so far, all its processes together, also those that have ended.
 * undefined where it runs elsewhere, or the system does not tell.
 */
export async function postgresTime(url: string): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const own = await timesOf(`${rows[0]?.pid}`);
  await client.end();
  if (own === undefined) return undefined;
  let ticks = 0;
  for (const pid of await readdir('/proc')) {
    const times = /^\d+$/.test(pid) ? await timesOf(pid) : undefined;
    if (times === undefined) continue;
    if (times.parent === own.parent) ticks += times.own;
    if (pid === own.parent) ticks += times.own + times.ofEnded;
  }
  return ticks / TICKS_PER_SECOND;
}

async function timesOf(pid: string) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // The name in parentheses may hold blanks; after it: state, parent, … the times are the 14th to 17th field of the line.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const tick = (index: number) => Number(fields[index - 3]);
  return { parent: fields[1] ?? '', own: tick(14) + tick(15), ofEnded: tick(16) + tick(17) };
}
