import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Migration, migrate, readMigrations } from '../../../src/infra/database/migrate.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';
import { withClient } from '../../support/template.ts';

const migration = (name: string, sql: string): Migration => ({
  name,
  sql,
  checksum: createHash('sha256').update(sql).digest('hex'),
});

const FIRST = migration('1_first', 'CREATE TABLE first (id int); CREATE TABLE again (id int);');
const SECOND = migration('2_second', 'ALTER TABLE first ADD COLUMN name text;');

describe('migrate', () => {
  let database: TestDatabase;
  const query = (sql: string) =>
    withClient(database.url, async (client) => (await client.query(sql)).rows);

  beforeEach(async () => {
    database = await createDatabase();
    await query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  });
  afterEach(() => database.drop());

  it('applies what is missing, in order, and records it as prisma migrate does', async () => {
    expect(await migrate(database.url, [FIRST])).toEqual(['1_first']);
    expect(await migrate(database.url, [FIRST, SECOND])).toEqual(['2_second']);
    expect(await migrate(database.url, [FIRST, SECOND])).toEqual([]);
    const records = await query(
      'SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, applied_steps_count FROM _prisma_migrations ORDER BY 1',
    );
    expect(records).toEqual(
      [FIRST, SECOND].map(({ name, checksum }) => ({
        migration_name: name,
        checksum,
        finished: true,
        applied_steps_count: 1,
      })),
    );
  });

  it('applies each once when many start at the same time', async () => {
    const done = await Promise.all(
      Array.from({ length: 6 }, () => migrate(database.url, [FIRST, SECOND])),
    );
    expect(done.flat().sort()).toEqual(['1_first', '2_second']);
  });

  it("applies the project's own", async () => {
    const own = await readMigrations();
    expect(await migrate(database.url)).toEqual(own.map(({ name }) => name));
  });

  it('keeps nothing of a migration that fails', async () => {
    const broken = migration('2_broken', 'CREATE TABLE half (id int); SELECT nothing_like_this();');
    await expect(migrate(database.url, [FIRST, broken])).rejects.toThrow(
      '2_broken failed; nothing of it was kept',
    );
    expect(
      await query(`SELECT to_regclass('half') AS half, to_regclass('first')::text AS first`),
    ).toEqual([{ half: null, first: 'first' }]);
    expect(await migrate(database.url, [FIRST, SECOND])).toEqual(['2_second']);
  });

  it('refuses a migration that has changed since it was applied', async () => {
    await migrate(database.url, [FIRST]);
    const changed = migration('1_first', 'CREATE TABLE first (id bigint)');
    await expect(migrate(database.url, [changed, SECOND])).rejects.toThrow(
      '1_first has changed since',
    );
  });

  it('refuses a database that a newer version has migrated', async () => {
    await migrate(database.url, [FIRST, SECOND]);
    await expect(migrate(database.url, [FIRST])).rejects.toThrow('2_second, which this version');
  });

  it('refuses a half-applied migration until it is resolved', async () => {
    await migrate(database.url, [FIRST]);
    await query(`UPDATE _prisma_migrations SET finished_at = NULL`);
    await expect(migrate(database.url, [FIRST, SECOND])).rejects.toThrow(
      'begun on this database and not finished',
    );
    await query('UPDATE _prisma_migrations SET rolled_back_at = now(); DROP TABLE first, again');
    expect(await migrate(database.url, [FIRST, SECOND])).toEqual(['1_first', '2_second']);
  });
});
