import type { KeptVault } from '../../application/vault/kept-vault.ts';
import { Unopenable, type VaultEntries } from '../../platform/vault.ts';
import type { Database, PrismaClient } from '../database/prisma.ts';
import type { KeyRing } from './key-ring.ts';

/** How long to wait for another holder. */
const LOCK_MS_MAX = 30_000;
/** Work is over by then. A holder that stopped without ending (its machine froze) is put out by the database. */
const HOLD_MS_MAX = 60_000;
const CONNECTION_MS_MAX = 10_000;

/** Values in the table vault_entry, sealed; holders are sessions with PostgreSQL's advisory lock, which ends with them. */
export function createVault(prisma: PrismaClient, keys: KeyRing): KeptVault {
  const transaction = <Value>(work: (db: Database) => Promise<Value>) =>
    prisma.$transaction(work, { timeout: HOLD_MS_MAX, maxWait: CONNECTION_MS_MAX });
  const locked: KeptVault['locked'] = (name, work) =>
    transaction(async (db) => {
      await hold(db, name);
      return work(entriesIn(db, keys));
    });
  const resealOne = (name: string) =>
    locked(name, async (entries) => {
      const value = await entries.read(name);
      if (value !== undefined) await entries.write(name, value);
    });
  return {
    ...entriesIn(prisma, keys),
    locked,
    reseal: async () => {
      const old = await prisma.vaultEntry.findMany({
        where: { keyId: { not: keys.keyId } },
        select: { name: true },
        orderBy: { name: 'asc' },
      });
      const unopenable: string[] = [];
      for (const { name } of old) {
        await resealOne(name).catch((cause) => {
          if (!(cause instanceof Unopenable)) throw cause;
          unopenable.push(name);
        });
      }
      return { resealed: old.length - unopenable.length, unopenable };
    },
  };
}

async function hold(db: Database, name: string): Promise<void> {
  await db.$executeRaw`
    SELECT set_config('lock_timeout', ${String(LOCK_MS_MAX)}, true),
           set_config('idle_in_transaction_session_timeout', ${String(HOLD_MS_MAX)}, true)`;
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`vault ${name}`}, 0))`;
}

function entriesIn(db: Database, keys: KeyRing): VaultEntries {
  return {
    read: async (name) => {
      const entry = await db.vaultEntry.findUnique({ where: { name } });
      return entry === null
        ? undefined
        : keys.open(name, { keyId: entry.keyId, bytes: entry.sealed });
    },
    write: async (name, value) => {
      const { keyId, bytes } = keys.seal(name, value);
      await db.$executeRaw`
        INSERT INTO vault_entry (name, key_id, sealed, updated_at)
        VALUES (${name}, ${keyId}, ${bytes}, clock_timestamp())
        ON CONFLICT (name) DO UPDATE SET
          key_id = excluded.key_id, sealed = excluded.sealed, updated_at = excluded.updated_at`;
    },
    remove: async (name) => {
      const { count } = await db.vaultEntry.deleteMany({ where: { name } });
      return count > 0;
    },
    names: async (prefix) => {
      const found = await db.$queryRaw<{ name: string }[]>`
        SELECT name FROM vault_entry WHERE starts_with(name, ${prefix}) ORDER BY name COLLATE "C"`;
      return found.map(({ name }) => name);
    },
  };
}
