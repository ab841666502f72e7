import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createPrisma } from '../../src/infra/database/prisma.ts';
import { createKeyRing } from '../../src/infra/vault/key-ring.ts';
import { createVault } from '../../src/infra/vault/vault.ts';
import { createAdapters } from '../../src/main/adapters.ts';
import type { Config } from '../../src/main/config.ts';
import { conformsToContract } from './conformance.ts';
import { CONFORMERS } from './conformers.ts';

const FOLDERS = readdirSync(new URL('../../adapters/', import.meta.url)).toSorted();

const SLACK: NonNullable<Config['slack']> = {
  install: { kind: 'one-workspace', botToken: 'xoxb-of-tests' },
  signingSecret: '0'.repeat(32),
};
const DISCORD: NonNullable<Config['discord']> = {
  ...{ token: 'a.b.c', applicationId: '1122334455667788990' },
  apiUrl: 'http://127.0.0.1:1/api',
};
const TEAMS: NonNullable<Config['teams']> = {
  appId: '8f14e45f-ceea-467f-a83b-0b4d0f1a2c3d',
  identity: { kind: 'secret', secret: 's' },
  tenants: ['0a14e45f-ceea-467f-a83b-0b4d0f1a2c3d'],
};
const MAIL = { smtpUrl: 'smtp://127.0.0.1:1', from: 'TSB <tsb@example.org>' };

/** The names of all channels that the registry can make. */
async function registered(): Promise<readonly string[]> {
  const prisma = createPrisma('postgresql://127.0.0.1:1/nothing', { max: 1 });
  const ground = {
    publicUrl: 'https://parley.example.org',
    vault: createVault(prisma, createKeyRing({ secret: 'a secret of the tests' })),
    log: pino({ level: 'silent' }),
  };
  const dataDir = tmpdir();
  const names: string[] = [];
  const chats = { slack: SLACK, discord: DISCORD, teams: TEAMS };
  for (const config of [{ dataDir, mail: MAIL, ...chats }, { dataDir }]) {
    const { page, channels } = await createAdapters(config, ground);
    for (const adapter of [page, ...channels.map((one) => one.adapter)]) {
      names.push(adapter.platform);
      await (await adapter.listen(async () => ({ shown: [] })))();
    }
  }
  await prisma.$disconnect();
  return [...new Set(names)].toSorted();
}

it('has every folder of adapters, and each is put to the test of the contract', async () => {
  expect(await registered()).toEqual(FOLDERS);
  expect(Object.keys(CONFORMERS).toSorted()).toEqual(FOLDERS);
});

for (const name of FOLDERS) {
  conformsToContract(name, () => {
    const open = CONFORMERS[name];
    if (open === undefined) throw new Error(`adapters/${name} has no conformer`);
    return open();
  });
}
