import { mkdir, readdir, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { differenceToSchema } from './schema-engine.ts';
import { openScratchServer } from './scratch-server.ts';

/**
 * `npm run migration -- NAME`: writes prisma/migrations/<time>_NAME/migration.sql, the SQL from the migrations before it
 * to schema.prisma; what Prisma cannot say is then added by hand. A NAME that exists already is written anew in its place,
 * which is only right while no release has it: a database that has applied it refuses the changed one.
 */
const migrations = new URL('migrations/', import.meta.url);

async function authorMigration(name: string): Promise<string> {
  const folders = await readdir(migrations);
  const folder = folders.find((found) => found.endsWith(`_${name}`)) ?? `${timestamp()}_${name}`;
  const server = await openScratchServer();
  try {
    const sql = await differenceToSchema(server.url, folder);
    await mkdir(new URL(folder, migrations), { recursive: true });
    await writeFile(new URL(`${folder}/migration.sql`, migrations), sql);
    return `prisma/migrations/${folder}/migration.sql${sql === '' ? ' (empty: nothing differs)' : ''}`;
  } finally {
    await server.close();
  }
}

function timestamp(): string {
  return new Date().toISOString().replace(/\D/g, '').slice(0, 14);
}

const name = process.argv[2];
if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
  process.stderr.write('Name the migration in lower case: npm run migration -- add_outcomes\n');
  process.exitCode = 2;
} else {
  process.stdout.write(`${await authorMigration(name)}\n`);
}
