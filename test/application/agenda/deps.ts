import type { BuildAgendaDeps } from '../../../src/application/agenda/build-agenda.ts';
import { createPrisma } from '../../../src/infra/database/prisma.ts';
import { agendaRows } from '../../../src/infra/rows/agenda-rows.ts';
import { auditRows } from '../../../src/infra/rows/audit-rows.ts';
import { sha256, systemRandom } from '../../../src/infra/system.ts';

export interface OpenedDeps {
  readonly deps: BuildAgendaDeps;
  close(): Promise<void>;
}

/** The real rows in a real transaction, at a set time. */
export function agendaDeps(url: string): OpenedDeps {
  const prisma = createPrisma(url);
  return {
    deps: {
      store: {
        transaction: (work) =>
          prisma.$transaction((db) => work({ agenda: agendaRows(db), audit: auditRows(db) }), {
            maxWait: 10_000,
            timeout: 20_000,
          }),
      },
      clock: { now: () => Date.UTC(2027, 1, 15, 9) },
      random: systemRandom,
      hash: sha256,
    },
    close: () => prisma.$disconnect(),
  };
}
