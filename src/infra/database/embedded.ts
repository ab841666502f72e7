import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { DatabaseFailure } from './failure.ts';
import {
  EMBEDDED_NAME,
  ensureCluster,
  readPassword,
  readPostmaster,
  startServer,
  stopServer,
} from './postmaster.ts';
import { type ServerHome, serverHome } from './server-home.ts';

export interface EmbeddedOptions {
  /** Holds the database, its log and its password. Made if it is not there. */
  readonly dataDir: string;
  /** More of postgresql.conf, for whoever starts the server; it stays as it is for those who join. */
  readonly settings?: Record<string, string>;
  /** A PostgreSQL installation other than the packaged one. */
  readonly binaries?: string;
}

export interface OpenServer {
  /** `postgresql://…`, on 127.0.0.1, with its password. Stays true when the server is killed and started again. */
  readonly url: string;
  /** Leaves the server. Close every pool first: the last one out stops it. */
  close(): Promise<void>;
}

/** How long to try before giving up on a server that neither starts nor lets us in. */
const OPEN_MAX_MS = 60_000;
const MEND_AGAIN_MS = 1000;

/** Any number, the same in all commands: whoever uses the server holds this advisory lock in shared mode. */
const LEASE = 0x70617265;

/**
 * Opens the embedded PostgreSQL of a data directory: starts it, or joins the one that another command has started.
 *
 * Nothing but PostgreSQL itself keeps account of who uses it. Every user holds a connection with a shared advisory lock, its
 * lease, which ends with its process however that dies; who leaves and then gets the lock alone was the last, and stops
 * the server. A server whose users were all killed runs on until the next one leaves it in order.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<OpenServer> {
  const { dataDir, settings = {}, binaries } = options;
  const home = await serverHome(dataDir, binaries);
  await ensureCluster(home);
  let closing = false;
  let mending: Promise<void> | undefined;
  let lease = await takeLease(home, settings);

  /** A server killed under us is started again, at the same port, so that the pools find it. */
  const mend = async () => {
    while (!closing) {
      try {
        lease = await takeLease(home, settings);
        return watch();
      } catch {
        await delay(MEND_AGAIN_MS); // whoever uses the database meanwhile hears of it from its own queries
      }
    }
  };
  const watch = () => {
    lease.client.once('end', () => {
      if (!closing) mending = mend();
    });
  };
  watch();

  return {
    url: lease.url,
    async close() {
      if (closing) return;
      closing = true;
      await mending;
      await leave(home, lease.client);
    },
  };
}

interface Lease {
  readonly client: pg.Client;
  readonly url: string;
}

async function takeLease(home: ServerHome, settings: Record<string, string>): Promise<Lease> {
  const deadline = Date.now() + OPEN_MAX_MS;
  let refusal: unknown;
  while (Date.now() < deadline) {
    const running = await readPostmaster(home);
    const joined = running?.ready ? await join(home, running.port) : undefined;
    if (joined && 'client' in joined) return joined;
    refusal = joined?.refusal ?? refusal;
    await startServer(home, settings);
  }
  throw new DatabaseFailure(
    `The embedded database neither starts nor lets us in. Its log is ${home.log}; another program may hold its files.`,
    { cause: refusal },
  );
}

/** Connects and takes the lease; a server that is just starting, stopping or dead refuses, and we look again. */
async function join(home: ServerHome, port: number): Promise<Lease | { refusal: unknown }> {
  const password = await readPassword(home);
  const url = `postgresql://${EMBEDDED_NAME}:${password}@127.0.0.1:${port}/`;
  const client = new pg.Client({
    connectionString: `${url}postgres`,
    application_name: 'parley lease',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  client.on('error', () => undefined); // its end is what matters, and is watched
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1)', [LEASE]);
    await ensureDatabase(client);
    return { client, url: `${url}${EMBEDDED_NAME}` };
  } catch (refusal) {
    await client.end();
    return { refusal };
  }
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [EMBEDDED_NAME]);
  if (found.rowCount !== 0) return;
  await client.query(`CREATE DATABASE ${EMBEDDED_NAME}`).catch((error: pg.DatabaseError) => {
    const otherWasFirst = error.code === '42P04' || error.code === '23505';
    if (!otherWasFirst) throw error;
  });
}

async function leave(home: ServerHome, client: pg.Client): Promise<void> {
  let last = false;
  try {
    await client.query('SELECT pg_advisory_unlock_shared($1)', [LEASE]);
    const alone = await client.query('SELECT pg_try_advisory_lock($1) AS last', [LEASE]);
    last = alone.rows[0]?.last === true;
  } catch {
    return; // the server is gone already, and the lease with it
  }
  if (last) await stopServer(home);
  await client.end();
}
