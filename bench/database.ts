import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openEmbedded } from '../src/infra/database/embedded.ts';
import { Missing } from './bench.ts';

/** A database that is thrown away afterwards. */
export interface BenchDatabase {
  readonly url: string;
  /** For the note, with where it is: "embedded", or "DATABASE_URL". */
  version(): Promise<string>;
  close(): Promise<void>;
}

/** The embedded PostgreSQL in a data directory of its own; or, with DATABASE_URL, a new database on that server. */
export async function openDatabase(
  dataDir: string,
  databaseUrl: string | undefined,
): Promise<BenchDatabase> {
  if (databaseUrl === undefined) {
    const server = await openEmbedded({ dataDir });
    return {
      url: server.url,
      version: () => versionOf(server.url, 'embedded'),
      close: () => server.close(),
    };
  }
  const name = `parley_bench_${randomBytes(6).toString('hex')}`;
  await onServer(databaseUrl, `CREATE DATABASE ${name}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  const drop = `DROP DATABASE ${name} WITH (FORCE)`;
  return {
    url: url.href,
    version: () => versionOf(url.href, 'DATABASE_URL'),
    close: () => onServer(databaseUrl, drop),
  };
}

async function versionOf(url: string, where: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ version: string }>(
    `SELECT split_part(current_setting('server_version'), ' ', 1) AS version`,
  );
  await client.end();
  return `${rows[0]?.version} (${where})`;
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    await client.query(statement);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Missing(`DATABASE_URL must name a server where a database can be made: ${why}`);
  } finally {
    await client.end();
  }
}
