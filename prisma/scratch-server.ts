import { createHash } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type OpenServer, openEmbedded } from '../src/infra/database/embedded.ts';

/** Linux keeps this folder in memory. */
const MEMORY = '/dev/shm';
/** What must be free there: a run of all tests stays below half a gigabyte; containers often give it 64 MB. */
const FREE_MIN = 2 ** 31;

/** The embedded server that tests and the migration commands share: quick, and nothing in it is worth keeping. */
export async function openScratchServer(): Promise<OpenServer> {
  const server = await openEmbedded({
    dataDir: await scratchFolder(),
    settings: {
      fsync: 'off',
      full_page_writes: 'off',
      synchronous_commit: 'off',
      max_connections: '300',
      autovacuum_naptime: '5min',
      min_wal_size: '32MB',
      max_wal_size: '128MB',
    },
  });
  await signInQuickly(server);
  return server;
}

/** Its password stretched once, not 4096 times: tests connect ten thousand times, and each time both ends stretch it. */
async function signInQuickly({ url }: OpenServer): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const password = client.escapeLiteral(decodeURIComponent(new URL(url).password));
    await client.query('SET scram_iterations = 1');
    await client.query(`ALTER ROLE CURRENT_USER PASSWORD ${password}`);
  } finally {
    await client.end();
  }
}

/**
 * In memory where there is room, for cloning a database is hundreds of small files: ten times as quick there as on a disk. Each
 * clone of the project has its own.
 */
async function scratchFolder(): Promise<string> {
  const cache = fileURLToPath(new URL('../node_modules/.cache/parley', import.meta.url));
  const free = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  if (free < FREE_MIN) return cache;
  const clone = createHash('sha256').update(cache).digest('hex').slice(0, 12);
  return join(MEMORY, `parley-${process.getuid?.() ?? 0}-${clone}`);
}
