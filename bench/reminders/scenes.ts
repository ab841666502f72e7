import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { loadReference } from '../../src/application/members/load-reference.ts';
import { migrate } from '../../src/infra/database/migrate.ts';
import { createPrisma } from '../../src/infra/database/prisma.ts';
import { createStore } from '../../src/infra/store.ts';
import { systemClock, systemRandom } from '../../src/infra/system.ts';
import { readReference } from '../../src/infra/tables/reference-files.ts';
import { seed } from './scene.ts';

const REFERENCE = new URL('../../data/reference/', import.meta.url).pathname;

export interface Scene {
  readonly url: string;
  /** Throws it away. */
  drop(): Promise<void>;
}

export interface Scenes {
  /** A fresh scene of so many addressees. */
  open(count: number): Promise<Scene>;
  close(): Promise<void>;
}

/**
 * Databases on one server, each with a scene of so many addressees and what `lay` puts into it; the same scene is made once
 * and copied.
 */
export function openScenes(
  serverUrl: string,
  lay: (client: pg.Client, count: number) => Promise<void> = seed,
): Scenes {
  const made = new Set<string>();
  const own = `bench_${randomBytes(6).toString('hex')}`;
  let copies = 0;
  const urlOf = (name: string) => {
    const url = new URL(serverUrl);
    url.pathname = `/${name}`;
    return url.href;
  };
  const dropDatabase = (name: string) =>
    onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  const make = async (name: string, count: number) => {
    await onServer(serverUrl, `CREATE DATABASE ${name}`);
    await migrate(urlOf(name));
    await loadCountries(urlOf(name));
    const client = new pg.Client({ connectionString: urlOf(name) });
    await client.connect();
    await lay(client, count);
    await client.query('VACUUM (ANALYZE)');
    await client.end();
  };
  return {
    open: async (count) => {
      const template = `${own}_of_${count}`;
      if (!made.has(template)) await make(template, count);
      made.add(template);
      copies += 1;
      const name = `${own}_copy_${copies}`;
      await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
      await onServer(serverUrl, 'CHECKPOINT');
      return { url: urlOf(name), drop: () => dropDatabase(name) };
    },
    close: async () => {
      for (const name of made) await dropDatabase(name);
    },
  };
}

/** Countries are there before members. */
export async function loadCountries(url: string): Promise<void> {
  const prisma = createPrisma(url);
  const deps = { store: createStore(prisma), clock: systemClock, random: systemRandom };
  await loadReference(deps, await readReference(REFERENCE), { kind: 'system' });
  await prisma.$disconnect();
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
