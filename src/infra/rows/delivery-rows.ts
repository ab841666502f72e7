import type { ListedDelivery, PlanRows } from '../../application/deliveries/rows.ts';
import type { Database } from '../database/prisma.ts';

type Counts = Awaited<ReturnType<PlanRows['counts']>>;

/** Deliveries as use cases plan, cancel, count and revive them; src/infra/rows/outbox-rows.ts sends them. */
export function deliveryRows(db: Database): PlanRows {
  return {
    plan: (deliveries) => db.$executeRaw`
      INSERT INTO delivery (id, dedupe_key, kind, round_id, addressee_id, contact_id,
                            reminder_rule_id, due_at, expires_at)
      SELECT id, "dedupeKey", kind, "roundId", "addresseeId", "contactId", "reminderRuleId",
             to_timestamp("dueAt" / 1000), to_timestamp("expiresAt" / 1000)
      FROM jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb) AS d(
        id uuid, "dedupeKey" text, kind text, "roundId" uuid, "addresseeId" uuid,
        "contactId" uuid, "reminderRuleId" uuid, "dueAt" double precision,
        "expiresAt" double precision)
      ON CONFLICT (dedupe_key) DO NOTHING`,
    cancelWaiting: (roundId, { reason, kinds, anchor }) => db.$executeRaw`
      UPDATE delivery d SET state = 'cancelled', reason = ${reason}, updated_at = now()
      WHERE d.round_id = ${roundId}::uuid AND d.state IN ('pending', 'retrying')
        AND (${kinds === undefined} OR d.kind = ANY(${[...(kinds ?? [])]}))
        AND (${anchor ?? null}::text IS NULL OR EXISTS (
          SELECT 1 FROM reminder_rule u
          WHERE u.id = d.reminder_rule_id AND u.anchor = ${anchor ?? null}))`,
    counts: async (roundId) => {
      const rows = await db.$queryRaw<{ counts: Counts }[]>`
        SELECT COALESCE(jsonb_agg(g ORDER BY g.kind, g.state), '[]'::jsonb) AS counts FROM (
          SELECT kind, state, count(*) AS count FROM delivery
          WHERE round_id = ${roundId}::uuid GROUP BY kind, state) g`;
      return rows[0]?.counts ?? [];
    },
    list: async ({ round, states, limit }) => {
      const rows = await db.$queryRaw<{ listed: ListedDelivery }[]>`
        SELECT jsonb_build_object(
          'id', d.id, 'kind', d.kind, 'state', d.state, 'round', r.slug, 'member', a.name,
          'contact', k.email, 'platform', d.platform,
          'dueAt', floor(extract(epoch FROM d.due_at) * 1000),
          'sentAt', floor(extract(epoch FROM d.sent_at) * 1000),
          'attempts', d.attempts, 'reason', d.reason) AS listed
        FROM delivery d
        JOIN round r ON r.id = d.round_id
        JOIN addressee a ON a.id = d.addressee_id
        LEFT JOIN contact k ON k.id = d.contact_id
        WHERE (${round ?? null}::text IS NULL OR r.slug = ${round ?? null})
          AND (${states === undefined} OR d.state = ANY(${[...(states ?? [])]}))
        ORDER BY d.due_at, d.id LIMIT ${limit}`;
      return rows.map(({ listed }) => listed);
    },
    revive: (ids, now) => db.$executeRaw`
      UPDATE delivery SET state = 'pending', due_at = ${new Date(now)}, attempts = 0,
        reason = 'revived by staff', updated_at = ${new Date(now)}
      WHERE id = ANY(${[...ids]}::uuid[]) AND state IN ('shunted', 'unknown')`,
  };
}
