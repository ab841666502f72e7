import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPrisma, type PrismaClient } from '../../../src/infra/database/prisma.ts';
import { createKeyRing } from '../../../src/infra/vault/key-ring.ts';
import { createVault } from '../../../src/infra/vault/vault.ts';
import { Unopenable, type Vault } from '../../../src/platform/vault.ts';
import { useDatabase } from '../../support/database.ts';
import { openProcesses } from '../../support/processes.ts';
import { HELD, SECRET } from './held.ts';

const HOLDER = join(import.meta.dirname, 'holder.ts');

describe('the vault', () => {
  const database = useDatabase();
  const processes = openProcesses();
  let prisma: PrismaClient;
  let other: PrismaClient;
  beforeAll(() => {
    prisma = createPrisma(database.url, { max: 3 });
    other = createPrisma(database.url, { max: 3 });
  });
  afterAll(async () => {
    await processes.end();
    await Promise.all([prisma.$disconnect(), other.$disconnect()]);
  });
  const keys = createKeyRing({ secret: SECRET });
  const open = (client = prisma, ring = keys) => createVault(client, ring);

  it('keeps, replaces, lists and removes values', async () => {
    const vault = open();
    await vault.write('list/b', 'one');
    await vault.write('list/a', 'two');
    await vault.write('list%', 'three');
    await vault.write('list/b', 'four');
    expect(await vault.read('list/b')).toBe('four');
    expect(await vault.names('list/')).toEqual(['list/a', 'list/b']);
    expect(await vault.remove('list/b')).toBe(true);
    expect(await vault.remove('list/b')).toBe(false);
    expect(await vault.read('list/b')).toBeUndefined();
  });

  it('holds no value in the clear', async () => {
    await open().write('clear', 'xoxb-in-the-clear');
    const [row] = await prisma.$queryRaw<{ found: boolean }[]>`
      SELECT position('xoxb-in-the-clear'::bytea IN sealed) > 0 AS found
      FROM vault_entry WHERE name = 'clear'`;
    expect(row?.found).toBe(false);
  });

  it('refuses a row that was copied under another name', async () => {
    await open().write('copy/from', 'secret');
    await prisma.$executeRaw`
      INSERT INTO vault_entry SELECT 'copy/to', key_id, sealed, updated_at
      FROM vault_entry WHERE name = 'copy/from'`;
    await expect(open().read('copy/to')).rejects.toThrow(Unopenable);
    await open().remove('copy/to');
  });

  it('reads what a former secret sealed, and seals everything anew when told', async () => {
    const now = { secret: 'the secret after that, quite long' };
    const rotated = open(prisma, createKeyRing({ ...now, formerSecrets: [SECRET] }));
    const onlyNow = open(prisma, createKeyRing(now));
    await open().write('turn/a', 'A');
    await open().write('turn/b', 'B');
    await open(prisma, createKeyRing({ secret: 'a secret that was lost' })).write('turn/lost', '?');
    expect(await rotated.read('turn/a')).toBe('A');
    await rotated.write('turn/a', 'A2');
    expect(await onlyNow.read('turn/a')).toBe('A2');
    await expect(onlyNow.read('turn/b')).rejects.toThrow('PARLEY_FORMER_SECRETS');

    const { resealed, unopenable } = await rotated.reseal();
    expect(resealed).toBeGreaterThan(0);
    expect(unopenable).toEqual(['turn/lost']);
    expect(await onlyNow.read('turn/b')).toBe('B');
    expect(await rotated.reseal()).toEqual({ resealed: 0, unopenable: ['turn/lost'] });
    await prisma.vaultEntry.deleteMany();
  });

  it('has one holder of a name at a time, among all connections', async () => {
    const add = (vault: Vault) =>
      vault.locked('counter', async (entries) => {
        const count = Number((await entries.read('counter')) ?? 0);
        await entries.write('counter', String(count + 1));
      });
    const vaults = [open(), open(other)];
    await Promise.all(Array.from({ length: 5 }, () => vaults.map(add)).flat());
    expect(await open().read('counter')).toBe('10');
  });

  it('makes nobody wait for another name', async () => {
    const inside = open().locked('one', () =>
      open(other).locked('another', async () => 'both were held'),
    );
    expect(await inside).toBe('both were held');
  });

  it('keeps nothing of what failed while it was held', async () => {
    const vault = open();
    await vault.write('half', 'before');
    const failed = vault.locked('half', async (entries) => {
      await entries.write('half', 'after');
      throw new Error('no more');
    });
    await expect(failed).rejects.toThrow('no more');
    expect(await vault.read('half')).toBe('before');
  });

  it('is free again, and as it was, when the process that held it is killed', async () => {
    const vault = open();
    await vault.write(HELD, 'before');
    const holder = await processes.start(HOLDER, { DATABASE_URL: database.url });
    let held = true;
    const next = vault.locked(HELD, async (entries) => {
      held = false;
      return entries.read(HELD);
    });
    const [waiting] = await Promise.all([waitsForLock(other), vault.read(HELD)]);
    expect([waiting, held]).toEqual([true, true]);
    holder.signal('SIGKILL');
    expect(await next).toBe('before');
  });
});

/** Once a session waits for an advisory lock. */
async function waitsForLock(client: PrismaClient): Promise<boolean> {
  for (;;) {
    const [row] = await client.$queryRaw<{ waits: boolean }[]>`
      SELECT count(*) > 0 AS waits FROM pg_locks
      WHERE locktype = 'advisory' AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    if (row?.waits) return true;
  }
}
