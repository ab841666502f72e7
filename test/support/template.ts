import { createHash } from 'node:crypto';
import process from 'node:process';
import pg from 'pg';
import { migrate, readMigrations } from '../../src/infra/database/migrate.ts';

/** Any number: one run makes the template while the others wait. */
const TEMPLATE_LOCK = 0x7e57;

/** The name of a database with all migrations applied, to be cloned. Made once per state of prisma/migrations. */
export async function ensureTemplate(serverUrl: string): Promise<string> {
  const migrations = await readMigrations();
  const state = createHash('sha256').update(migrations.map(({ checksum }) => checksum).join());
  const name = `template_${state.digest('hex').slice(0, 16)}`;
  await withClient(serverUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const finished = 'SELECT 1 FROM pg_database WHERE datname = $1 AND NOT datallowconn';
    if ((await client.query(finished, [name])).rowCount !== 0) return;
    await client.query(`DROP DATABASE IF EXISTS ${name}`);
    await client.query(`CREATE DATABASE ${name}`);
    await migrate(urlOf(serverUrl, name), migrations);
    await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  });
  return name;
}

/** Drops what a killed run left: its name holds the run's process id. */
export async function dropAbandoned(serverUrl: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    const found = await client.query<{ name: string }>(
      `SELECT datname AS name FROM pg_database WHERE datname LIKE 'test\\_%'`,
    );
    for (const { name } of found.rows) {
      if (!isAlive(Number(name.split('_')[1])))
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    }
  });
}

export async function withClient<Value>(
  url: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString: url, application_name: 'test support' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
