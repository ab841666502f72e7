import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { DatabaseFailure } from './failure.ts';
import { exists } from './server-home.ts';

/** One folder of prisma/migrations. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, hexadecimal, as `prisma migrate` records it. */
  readonly checksum: string;
}

/** The advisory lock that Prisma's schema engine takes, so that it and we never migrate at once. */
const PRISMA_LOCK = 72707369;

/** As Prisma's schema engine makes it. */
const RECORDS = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`;

/**
 * Brings a database up to the given migrations, in order, and records them as `prisma migrate deploy` does, so that either
 * can go on from the other. Safe to call from many processes at once. Each migration is applied wholly or not at all.
 * @returns the names of those applied now
 * @throws {DatabaseFailure} when an applied one has since changed, is unknown here, or was left half-applied
 */
export async function migrate(url: string, migrations?: readonly Migration[]): Promise<string[]> {
  const wanted = migrations ?? (await readMigrations());
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    application_name: 'parley migrate',
  });
  client.on('error', () => undefined); // the query under way, or the next one, fails of it
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
    return await applyMissing(client, wanted);
  } finally {
    await client.end(); // which also gives up the lock
  }
}

/** The project's own migrations: prisma/migrations, found upwards from here so that it works from dist too. */
export async function readMigrations(): Promise<Migration[]> {
  const root = await findMigrations();
  const entries = await readdir(root, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(new URL(`${name}/migration.sql`, root), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

interface MigrationRecord {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

async function applyMissing(client: pg.Client, wanted: readonly Migration[]): Promise<string[]> {
  await client.query(RECORDS);
  const found = await client.query<MigrationRecord>(
    'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  const records = new Map(found.rows.map((row) => [row.migration_name, row]));
  refuseUnlikeness(wanted, records);
  const applied: string[] = [];
  for (const migration of wanted) {
    if (records.has(migration.name)) continue;
    await apply(client, migration);
    applied.push(migration.name);
  }
  return applied;
}

function refuseUnlikeness(wanted: readonly Migration[], records: Map<string, MigrationRecord>) {
  const known = new Map(wanted.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, finished_at } of records.values()) {
    const migration = known.get(name);
    if (finished_at === null) {
      throw new DatabaseFailure(
        `The migration ${name} was begun on this database and not finished. Look what it did, mend it, and mark it with "npx prisma migrate resolve".`,
      );
    }
    if (migration === undefined) {
      throw new DatabaseFailure(
        `This database has the migration ${name}, which this version of Parley does not know: it belongs to a newer one. Run that version.`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new DatabaseFailure(
        `The migration ${name} has changed since it was applied to this database. Restore the file; or, where nothing in the database is worth keeping, start with an empty one.`,
      );
    }
  }
}

/** The record and the migration share one transaction: PostgreSQL takes back definitions like any other change. */
async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new DatabaseFailure(`The migration ${name} failed; nothing of it was kept.`, { cause });
  }
}

async function findMigrations(): Promise<URL> {
  for (let folder = new URL('./', import.meta.url); ; folder = new URL('../', folder)) {
    const root = new URL('prisma/migrations/', folder);
    if (await exists(new URL('migration_lock.toml', root))) return root;
    if (folder.pathname === '/')
      throw new DatabaseFailure('prisma/migrations is missing: the installation is incomplete.');
  }
}
