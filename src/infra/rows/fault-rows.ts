import type { FaultRows, ListedFault } from '../../application/deliveries/fault-rows.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** Ways to contacts that are set aside. */
export function faultRows(db: Database): FaultRows {
  return {
    list: async ({ round, limit }) => {
      const rows = await db.$queryRaw<{ listed: ListedFault }[]>`
        SELECT ${LISTED} AS listed
        FROM channel_fault f
        JOIN contact k ON k.id = f.contact_id
        JOIN member m ON m.id = k.member_id
        WHERE f.cleared_at IS NULL AND (${round ?? null}::text IS NULL OR EXISTS (
          SELECT 1 FROM addressee a JOIN round r ON r.id = a.round_id
          WHERE a.member_id = k.member_id AND r.slug = ${round ?? null}))
        ORDER BY f.since DESC, f.id LIMIT ${limit}`;
      return rows.map(({ listed }) => listed);
    },
    find: async (id) => {
      const rows = await db.$queryRaw<{ listed: ListedFault }[]>`
        SELECT ${LISTED} AS listed
        FROM channel_fault f
        JOIN contact k ON k.id = f.contact_id
        JOIN member m ON m.id = k.member_id
        WHERE f.id = ${id}::uuid AND f.cleared_at IS NULL FOR UPDATE OF f`;
      return rows[0]?.listed;
    },
    clear: async (id, at) => {
      await db.$executeRaw`
        UPDATE channel_fault SET cleared_at = ${new Date(at)}
        WHERE id = ${id}::uuid AND cleared_at IS NULL`;
    },
    liftStop: async (contactId, since) => {
      const lifted = since === null ? null : new Date(since);
      await db.$executeRaw`
        UPDATE contact SET stopped_at = NULL, updated_at = now()
        WHERE id = ${contactId}::uuid AND stopped_at = ${lifted}::timestamptz`;
      const contact = await db.contact.findUniqueOrThrow({ where: { id: contactId } });
      return contact.stoppedAt !== null;
    },
  };
}

const LISTED = Prisma.sql`jsonb_build_object(
  'id', f.id, 'member', m.name, 'contactId', k.id, 'contact', k.name,
  'way', jsonb_build_object('platform', f.platform, 'tenant', f.tenant, 'externalId', f.external_id),
  'cause', f.cause, 'reason', f.reason,
  'since', floor(extract(epoch FROM f.since) * 1000))`;
