import { afterAll, beforeAll, expect, it } from 'vitest';
import { resealVault } from '../../../src/application/vault/reseal-vault.ts';
import { systemClock } from '../../../src/infra/system.ts';
import { useDatabase } from '../../support/database.ts';
import { ADMINISTRATOR, must, openParley, type TestParley } from '../../support/parley.ts';

const database = useDatabase();
let parley: TestParley;
beforeAll(() => {
  parley = openParley(database.url, systemClock);
});
afterAll(() => parley.close());

it('only an administrator seals the vault anew, and the record has it', async () => {
  const approver = { ...ADMINISTRATOR, role: 'approver' } as const;
  expect(await resealVault(parley, approver)).toMatchObject({ ok: false, code: 'not-allowed' });
  expect(await parley.prisma.audit.count()).toBe(0);
  expect(must(await resealVault(parley, ADMINISTRATOR))).toEqual({ resealed: 0, unopenable: [] });
  const [entry] = await parley.prisma.audit.findMany();
  expect(entry).toMatchObject({
    action: 'vault.resealed',
    details: { resealed: 0, unopenable: 0 },
  });
});
