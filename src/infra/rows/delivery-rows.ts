import type { ListedDelivery, PlanRows, Quiet } from '../../application/deliveries/rows.ts';
import type { Database } from '../database/prisma.ts';

type Counts = Awaited<ReturnType<PlanRows['counts']>>;

/** Deliveries as use cases plan, cancel, count and revive them; src/infra/rows/outbox-rows.ts sends them. */
export function deliveryRows(db: Database): PlanRows {
  return {
    plan: async (deliveries) => {
      const rows = await db.$queryRaw<{ planned: number }[]>`
        SELECT plan_deliveries(${JSON.stringify(deliveries)}::jsonb) AS planned`;
      return rows[0]?.planned ?? 0;
    },
    cancelWaiting: (roundId, { reason, kinds, anchor, rules }) => db.$executeRaw`
      UPDATE delivery d SET state = 'cancelled', reason = ${reason}, payload = NULL,
        updated_at = now()
      WHERE d.round_id = ${roundId}::uuid AND d.state IN ('pending', 'retrying')
        AND d.addressee_id IS NOT NULL AND d.kind NOT IN ('receipt', 'prompt')
        AND (${kinds === undefined} OR d.kind = ANY(${[...(kinds ?? [])]}))
        AND (${rules === undefined} OR d.reminder_rule_id = ANY(${[...(rules ?? [])]}::uuid[]))
        AND (${anchor ?? null}::text IS NULL OR EXISTS (
          SELECT 1 FROM reminder_rule u
          WHERE u.id = d.reminder_rule_id AND u.anchor = ${anchor ?? null}))`,
    quietSince: async (at, limit) => {
      const rows = await db.$queryRaw<{ quiet: Quiet }[]>`
        SELECT jsonb_build_object(
          'addressee', jsonb_build_object(
            'id', a.id, 'timeZone', a.time_zone, 'weekend', a.weekend,
            'closed', closed_days(a.member_id, p.last_active_at), 'closesAt', ms(a.closes_at)),
          'rule', jsonb_build_object(
            'id', u.id, 'position', u.position, 'anchor', u.anchor, 'offset', u."offset",
            'states', u.states, 'channels', u.channels),
          'roundId', r.id, 'window', r.send_window, 'openedAt', ms(r.opened_at),
          'lastActiveAt', ms(p.last_active_at)) AS quiet
        FROM reminder_rule u
        JOIN round r ON r.id = u.round_id AND r.state = 'open'
        JOIN addressee a ON a.round_id = r.id
        JOIN response p ON p.addressee_id = a.id AND p.status = 'partial'
        WHERE u.anchor = 'activity' AND u.retired_at IS NULL AND p.last_active_at <= ${new Date(at)}
          AND NOT EXISTS (SELECT FROM delivery d WHERE d.dedupe_key =
            'reminder:' || u.id || ':' || a.id || ':' || ms(p.last_active_at)::bigint)
        ORDER BY p.last_active_at LIMIT ${limit}`;
      return rows.map(({ quiet }) => quiet);
    },
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
          'id', d.id, 'kind', d.kind, 'state', d.state, 'round', r.slug,
          'member', COALESCE(a.name, e.name, CASE d.kind WHEN 'hook' THEN (SELECT w.name FROM webhook w
            WHERE d.thread = 'hook:' || w.id) END, s.name),
          'contact', k.email, 'platform', d.platform,
          'dueAt', floor(extract(epoch FROM d.due_at) * 1000),
          'sentAt', floor(extract(epoch FROM d.sent_at) * 1000),
          'attempts', d.attempts, 'reason', d.reason) AS listed
        FROM delivery d
        LEFT JOIN round r ON r.id = d.round_id
        LEFT JOIN addressee a ON a.id = d.addressee_id
        LEFT JOIN register_entry e ON e.id = d.entry_id
        LEFT JOIN staff s ON s.id = d.staff_id
        LEFT JOIN contact k ON k.id = d.contact_id
        WHERE (${round ?? null}::text IS NULL OR r.slug = ${round ?? null})
          AND (${states === undefined} OR d.state = ANY(${[...(states ?? [])]}))
        ORDER BY d.due_at, d.id LIMIT ${limit}`;
      return rows.map(({ listed }) => listed);
    },
    revive: (ids, now) => db.$executeRaw`
      WITH cleared AS (
        UPDATE channel_fault f SET cleared_at = ${new Date(now)}
        FROM delivery_attempt t JOIN delivery d ON d.id = t.delivery_id
        WHERE d.id = ANY(${[...ids]}::uuid[]) AND d.state IN ('shunted', 'unknown')
          AND f.contact_id = t.contact_id AND f.platform = t.platform AND f.cleared_at IS NULL
          AND f.cause <> 'complained'
      )
      UPDATE delivery SET state = 'pending', due_at = ${new Date(now)}, attempts = 0,
        looks = 0, carried_by = NULL, reason = 'revived by staff', updated_at = ${new Date(now)}
      WHERE id = ANY(${[...ids]}::uuid[]) AND state IN ('shunted', 'unknown')`,
  };
}
