import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import { afterAll, beforeAll } from 'vitest';
import type { MemberImportRows } from '../../../src/application/members/import-rows.ts';
import { type Loaded, loadReference } from '../../../src/application/members/load-reference.ts';
import type { MemberRows } from '../../../src/application/members/rows.ts';
import type { Actor, AuditRows, Transactions } from '../../../src/application/ports.ts';
import type { StaffId } from '../../../src/domain/ids.ts';
import type { StaffRole } from '../../../src/domain/vocabulary.ts';
import { createPrisma, type PrismaClient } from '../../../src/infra/database/prisma.ts';
import { auditRows } from '../../../src/infra/rows/audit-rows.ts';
import { memberImportRows } from '../../../src/infra/rows/member-import-rows.ts';
import { memberRows } from '../../../src/infra/rows/member-rows.ts';
import { readReference } from '../../../src/infra/tables/reference-files.ts';
import { useDatabase } from '../../support/database.ts';

export interface Rows {
  readonly members: MemberRows;
  readonly memberImport: MemberImportRows;
  readonly audit: AuditRows;
}

/** 23 November 2026, noon in Geneva. */
export const NOW = Date.UTC(2026, 10, 23, 11);

export const REFERENCE_DIRECTORY = fileURLToPath(
  new URL('../../../data/reference', import.meta.url),
);

export function staff(role: StaffRole): Actor {
  return { kind: 'staff', id: v7() as StaffId, role, name: 'Staff of the tests' };
}

/** The use cases' dependencies over a database of the test file's own, with the rows behind them to look at. */
export function useMembers() {
  const database = useDatabase();
  let client: PrismaClient | undefined;
  const prisma = () => {
    if (client === undefined) throw new Error('the database exists only inside hooks and tests');
    return client;
  };
  beforeAll(() => {
    client = createPrisma(database.url, { max: 3 });
  });
  afterAll(() => client?.$disconnect());
  const store: Transactions<Rows> = {
    transaction: (work) =>
      prisma().$transaction(
        (db) =>
          work({
            members: memberRows(db),
            memberImport: memberImportRows(db),
            audit: auditRows(db),
          }),
        { timeout: 600_000 },
      ),
  };
  const deps = {
    store,
    clock: { now: () => NOW },
    random: {
      id: () => v7(),
      token: () => randomBytes(32).toString('base64url'),
      shortId: () => randomBytes(5).toString('hex').slice(0, 8),
    },
  };
  return {
    deps,
    prisma,
    async loadReference(): Promise<Loaded> {
      const loaded = await loadReference(deps, await readReference(REFERENCE_DIRECTORY), {
        kind: 'system',
      });
      if (!loaded.ok) throw new Error(loaded.code);
      return loaded.value;
    },
  };
}
