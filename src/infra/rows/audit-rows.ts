import type { Actor, AuditRows } from '../../application/ports.ts';
import type { Database } from '../database/prisma.ts';
import { jsonText } from './json-text.ts';

/** The append-only trail. Nothing here reads it back: reading is for staff screens. */
export function auditRows(db: Database): AuditRows {
  return {
    append: async ({ at, actor, action, subject, reason, details }) => {
      await db.$executeRaw`
        INSERT INTO audit (at, actor, action, subject, reason, details)
        VALUES (${new Date(at)}, ${nameOf(actor)}, ${action}, ${subject}, ${reason ?? null},
                ${jsonText(details)}::jsonb)`;
    },
  };
}

/** "staff:<id>", "contact:<id>", "system". */
export function nameOf(actor: Actor): string {
  return actor.kind === 'system' ? 'system' : `${actor.kind}:${actor.id}`;
}
