import type { AddressedLetter, ReturnRows } from '../../application/deliveries/return-rows.ts';
import type { ContactId } from '../../domain/ids.ts';
import type { Database } from '../database/prisma.ts';

/** Letters that came back, and the ways that are set aside for it. */
export function returnRows(db: Database): ReturnRows {
  return {
    addressed: async (letters) => {
      const rows = await db.$queryRaw<{ addressed: AddressedLetter }[]>`
        WITH meant AS (
          SELECT * FROM delivery
          WHERE id = ANY(${[...letters]}::uuid[]) OR carried_by = ANY(${[...letters]}::uuid[])
          ORDER BY id FOR UPDATE
        )
        SELECT jsonb_build_object(
          'id', d.id, 'letter', COALESCE(d.carried_by, d.id), 'kind', d.kind, 'state', d.state,
          'thread', d.thread, 'expiresAt', floor(extract(epoch FROM d.expires_at) * 1000),
          'roundId', d.round_id, 'addresseeId', d.addressee_id, 'contactId', t.contact_id,
          'to', jsonb_build_object('platform', t.platform, 'tenant', t.tenant,
                                   'externalId', COALESCE(t.external_id, k.email)),
          'startedAt', floor(extract(epoch FROM t.started_at) * 1000)) AS addressed
        FROM meant d
        JOIN LATERAL (
          SELECT DISTINCT ON (a.contact_id, a.platform, a.tenant, a.external_id) a.*
          FROM delivery_attempt a
          WHERE a.delivery_id = d.id AND a.platform IS NOT NULL
            AND (a.outcome IS NULL OR a.outcome IN ('sent', 'unknown'))
          ORDER BY a.contact_id, a.platform, a.tenant, a.external_id, a.number DESC) t ON true
        LEFT JOIN contact k ON k.id = t.contact_id
        WHERE COALESCE(t.external_id, k.email) IS NOT NULL
        ORDER BY d.id, t.number DESC`;
      return rows.map(({ addressed }) => addressed);
    },
    contactsAt: async (email) => {
      const rows = await db.$queryRaw<{ id: ContactId }[]>`
        SELECT id FROM contact WHERE email = ${email} ORDER BY id`;
      return rows.map(({ id }) => id);
    },
    setAside: async ({ id, contactId, way, cause, reason, since, sentAt }) => {
      const { platform, tenant, externalId } = way;
      const [told] = await db.$queryRaw<{ cleared: boolean; done: boolean }[]>`
        WITH cleared AS (
          SELECT EXISTS (
            SELECT 1 FROM channel_fault WHERE contact_id = ${contactId}::uuid
              AND platform = ${platform} AND tenant = ${tenant} AND external_id = ${externalId}
              AND cleared_at >= ${new Date(sentAt)}) AS yes
        ), made AS (
          INSERT INTO channel_fault AS f
            (id, contact_id, platform, tenant, external_id, cause, reason, since)
          SELECT ${id}::uuid, ${contactId}::uuid, ${platform}, ${tenant}, ${externalId}, ${cause},
                 ${reason}, ${new Date(since)} FROM cleared WHERE NOT cleared.yes
          ON CONFLICT (contact_id, platform, tenant, external_id) WHERE cleared_at IS NULL
          DO UPDATE SET cause = EXCLUDED.cause, reason = EXCLUDED.reason, since = EXCLUDED.since
          WHERE f.cause <> 'complained' AND EXCLUDED.cause = 'complained'
          RETURNING 1
        )
        SELECT cleared.yes AS cleared, EXISTS (SELECT 1 FROM made) AS done FROM cleared`;
      if (told?.cleared === true) return 'cleared';
      return told?.done === true ? 'new' : 'standing';
    },
    noteReturn: async (id, { at, reason, settled }) => {
      await db.$executeRaw`
        UPDATE delivery SET reason = ${reason}, updated_at = ${new Date(at)},
          state = CASE state WHEN 'unknown' THEN ${settled} ELSE state END
        WHERE id = ${id}::uuid AND state IN ('sent', 'unknown')`;
    },
    hasOtherWay: async (addresseeId, { platform, tenant }, { only, now }) => {
      const rows = await db.$queryRaw<{ found: boolean }[]>`
        SELECT EXISTS (
          SELECT 1 FROM addressee a
          JOIN contact k ON k.member_id = a.member_id AND k.active AND k.stopped_at IS NULL
          JOIN LATERAL (
            SELECT ${platform}::text AS platform, ${tenant}::text AS tenant, k.email AS external_id
            UNION ALL
            SELECT c.platform, c.tenant, c.external_id FROM account c
            WHERE c.contact_id = k.id AND c.revoked_at IS NULL AND c.platform <> 'page'
              AND (c.expires_at IS NULL OR c.expires_at > ${new Date(now)})) way ON true
          WHERE a.id = ${addresseeId}::uuid
            AND (${only ?? null}::uuid IS NULL OR k.id = ${only ?? null}::uuid)
            AND NOT EXISTS (
              SELECT 1 FROM contact_wish w WHERE w.contact_id = k.id AND w.round_id = a.round_id
                AND w.stopped_at IS NOT NULL)
            AND NOT EXISTS (
              SELECT 1 FROM channel_fault f WHERE f.contact_id = k.id AND f.cleared_at IS NULL
                AND (f.platform, f.tenant, f.external_id)
                  = (way.platform, way.tenant, way.external_id))) AS found`;
      return rows[0]?.found ?? false;
    },
  };
}
