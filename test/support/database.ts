import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { urlOf, withClient } from './template.ts';

export interface TestDatabase {
  /** A freshly migrated database of one's own on a real PostgreSQL. */
  readonly url: string;
  /** Drops it. Throws when a connection to it is still open: close every client and pool first. */
  drop(): Promise<void>;
}

/** How long a connection that was closed just now may still be seen by the server. */
const SETTLE_MS = 2000;

/**
 * Clones the migrated template, or a database of one's own to which nobody is connected. Whoever calls it drops the database;
 * `useDatabase` does both.
 */
export async function createDatabase(from?: TestDatabase): Promise<TestDatabase> {
  const { serverUrl, template: migrated, owner } = inject('database');
  const template = from === undefined ? migrated : new URL(from.url).pathname.slice(1);
  const name = `test_${owner}_${randomBytes(6).toString('hex')}`;
  await withClient(serverUrl, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`),
  );
  return {
    url: urlOf(serverUrl, name),
    drop: () =>
      withClient(serverUrl, async (client) => {
        const leaks = await openConnections(client, name);
        await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
        if (leaks.length > 0) throw new Error(`Connections were left open:\n${leaks.join('\n')}`);
      }),
  };
}

/**
 * A database for the tests of this file or `describe`: made before them, dropped after. Call it where they are declared,
 * and read its `url` only inside hooks and tests.
 */
export function useDatabase(): { readonly url: string } {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database?.drop());
  return {
    get url() {
      if (!database) throw new Error('the database exists only inside hooks and tests');
      return database.url;
    },
  };
}

async function openConnections(client: pg.Client, name: string): Promise<string[]> {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    const found = await client.query<{ connection: string }>(
      `SELECT concat_ws(' ', application_name, state, left(query, 80)) AS connection
       FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'`,
      [name],
    );
    if (found.rows.length === 0 || Date.now() > deadline)
      return found.rows.map(({ connection }) => connection);
    await delay(20);
  }
}
