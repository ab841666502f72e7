import { PrismaPg } from '@prisma/adapter-pg';
import { type Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { openPool } from './pool.ts';

/**
 * What a Prisma client and a client inside a transaction both offer: rows adapters take this, and so run in either.
 */
export type Database = Prisma.TransactionClient;

export type { PrismaClient };

/** How long to wait for a connection, milliseconds. The driver's own default is to wait for ever. */
const CONNECTION_TIMEOUT_MS = 5000;

/** The driver's own default, too: enough for a web process on two cores. */
const CONNECTIONS_MAX = 10;

export interface PrismaOptions {
  /** The most connections that this client opens. */
  readonly max?: number;
}

/**
 * A Prisma client over the `pg` driver. It connects at its first query; whoever made it calls `$disconnect()`.
 */
export function createPrisma(url: string, { max = CONNECTIONS_MAX }: PrismaOptions = {}) {
  const connectionTimeoutMillis = CONNECTION_TIMEOUT_MS;
  const pool = openPool({ connectionString: url, max, connectionTimeoutMillis });
  const statementNameGenerator = statementNames();
  const adapter = new PrismaPg(pool, { statementNameGenerator, disposeExternalPool: true });
  return new PrismaClient({ adapter });
}

/** Statements that stay prepared on each connection, and the longest text among them. */
const STATEMENTS_MAX = 300;
const STATEMENT_TEXT_MAX = 4000;

/**
 * Names statements by their text, so that a repeated one is parsed and planned once per connection. Bounded, because a
 * connection never forgets a name: long texts and, past the limit, new ones stay unnamed (an empty name says so to `pg`).
 */
function statementNames(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= STATEMENTS_MAX || sql.length > STATEMENT_TEXT_MAX) return '';
    const name = `parley_${names.size}`;
    names.set(sql, name);
    return name;
  };
}
