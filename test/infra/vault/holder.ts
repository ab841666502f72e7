import process from 'node:process';
import { createPrisma } from '../../../src/infra/database/prisma.ts';
import { createKeyRing } from '../../../src/infra/vault/key-ring.ts';
import { createVault } from '../../../src/infra/vault/vault.ts';
import { HELD, SECRET } from './held.ts';

/** A process for the test of the vault: holds a name, writes, says so, and never ends its work. */
const prisma = createPrisma(process.env['DATABASE_URL'] ?? '', { max: 1 });
const vault = createVault(prisma, createKeyRing({ secret: SECRET }));
await vault.locked(HELD, async (entries) => {
  await entries.write(HELD, 'after');
  process.stdout.write('held\n');
  await new Promise(() => setInterval(() => undefined, 60_000));
});
