import type { DueDelivery, OutboxRows, Settlement } from '../../application/deliveries/rows.ts';
import type { DeliveryId } from '../../domain/ids.ts';
import type { Database } from '../database/prisma.ts';

/** The one path out. Every function is one statement; the lease in its condition is the fence. */
export function outboxRows(db: Database): OutboxRows {
  return {
    claim: async ({ now, limit, lease, leaseUntil }) => {
      const rows = await db.$queryRaw<{ id: DeliveryId }[]>`
        UPDATE delivery SET state = 'sending', lease = ${lease}::uuid,
          lease_until = ${new Date(leaseUntil)}, updated_at = ${new Date(now)}
        WHERE id IN (
          SELECT d.id FROM delivery d JOIN round r ON r.id = d.round_id
          WHERE d.state IN ('pending', 'retrying') AND d.due_at <= ${new Date(now)}
            AND r.state <> 'paused'
          ORDER BY d.due_at LIMIT ${limit} FOR UPDATE OF d SKIP LOCKED)
        RETURNING id`;
      return rows.map(({ id }) => id);
    },
    load: (ids, now) => load(db, ids, now),
    begin: async ({ id, lease }, attempt) => {
      const { invitation } = attempt;
      const begun = await db.$executeRaw`
        WITH held AS (
          UPDATE delivery d SET attempts = d.attempts + 1,
            lease_until = ${new Date(attempt.leaseUntil)}, updated_at = ${new Date(attempt.at)}
          FROM response p, round r, contact k
          WHERE d.id = ${id}::uuid AND d.state = 'sending' AND d.lease = ${lease}::uuid
            AND p.addressee_id = d.addressee_id AND p.status = ${attempt.status}
            AND r.id = d.round_id AND r.state = 'open'
            AND k.id = ${attempt.contactId}::uuid AND k.active
            AND (k.stopped_at IS NULL OR d.contact_id = k.id)
          RETURNING d.id
        ), link AS (
          INSERT INTO invitation (id, addressee_id, contact_id, token_hash, reason, expires_at)
          SELECT ${invitation.id}::uuid, ${invitation.addresseeId}::uuid,
                 ${attempt.contactId}::uuid, ${invitation.tokenHash}::bytea, ${invitation.reason},
                 ${new Date(invitation.expiresAt)} FROM held
        )
        INSERT INTO delivery_attempt (id, delivery_id, number, contact_id, platform, started_at)
        SELECT ${attempt.attemptId}::uuid, held.id,
               1 + (SELECT count(*) FROM delivery_attempt a WHERE a.delivery_id = held.id),
               ${attempt.contactId}::uuid, ${attempt.platform}, ${new Date(attempt.at)} FROM held`;
      return begun === 1;
    },
    endAttempt: async ({ id, lease }, { at, outcome, reason }) => {
      await db.$executeRaw`
        UPDATE delivery_attempt a SET ended_at = ${new Date(at)}, outcome = ${outcome},
          reason = ${reason}
        FROM delivery d WHERE d.id = a.delivery_id AND a.delivery_id = ${id}::uuid
          AND a.ended_at IS NULL AND d.state = 'sending' AND d.lease = ${lease}::uuid`;
    },
    settle: ({ id, lease }, settlement) => settle(db, { id, lease, settlement }),
    claimAbandoned: async ({ now, limit, lease, leaseUntil }) => {
      const rows = await db.$queryRaw<{ id: DeliveryId }[]>`
        UPDATE delivery SET lease = ${lease}::uuid, lease_until = ${new Date(leaseUntil)}
        WHERE id IN (
          SELECT id FROM delivery WHERE state = 'sending' AND lease_until < ${new Date(now)}
          ORDER BY lease_until LIMIT ${limit} FOR UPDATE SKIP LOCKED)
        RETURNING id`;
      return rows.map(({ id }) => id);
    },
    cancelExpired: (now, limit) => db.$executeRaw`
      UPDATE delivery SET state = 'cancelled', reason = 'expired', updated_at = ${new Date(now)}
      WHERE id IN (
        SELECT id FROM delivery
        WHERE state IN ('pending', 'retrying') AND due_at <= ${new Date(now)}
          AND expires_at <= ${new Date(now)}
        ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)`,
    nextDueAt: async () => {
      const rows = await db.$queryRaw<{ at: number | null }[]>`
        SELECT floor(extract(epoch FROM min(d.due_at)) * 1000)::double precision AS at
        FROM delivery d JOIN round r ON r.id = d.round_id
        WHERE d.state IN ('pending', 'retrying') AND r.state <> 'paused'`;
      return rows[0]?.at ?? undefined;
    },
  };
}

async function settle(
  db: Database,
  order: { readonly id: string; readonly lease: string; readonly settlement: Settlement },
): Promise<boolean> {
  const { id, lease, settlement } = order;
  const { state, at, dueAt, reason, reference, outcome } = settlement;
  const settled = await db.$executeRaw`
    WITH fence AS (
      SELECT id FROM delivery
      WHERE id = ${id}::uuid AND state = 'sending' AND lease = ${lease}::uuid FOR UPDATE
    ), ended AS (
      UPDATE delivery_attempt a SET ended_at = ${new Date(at)}, outcome = ${outcome ?? null},
        reason = ${reason ?? null}
      FROM fence WHERE a.delivery_id = fence.id AND a.ended_at IS NULL
        AND ${outcome !== undefined}
      RETURNING a.contact_id, a.platform
    ), fired AS (
      UPDATE reminder_rule u SET fired_at = ${new Date(at)}
      FROM delivery d, fence WHERE d.id = fence.id AND u.id = d.reminder_rule_id
        AND u.fired_at IS NULL AND ${state === 'sent'}
    )
    UPDATE delivery d SET state = ${state}, lease = NULL, lease_until = NULL,
      reason = ${reason ?? null}, reference = COALESCE(${reference ?? null}, d.reference),
      due_at = COALESCE(${dueAt === undefined ? null : new Date(dueAt)}::timestamptz, d.due_at),
      sent_at = CASE WHEN ${state === 'sent'} THEN ${new Date(at)}::timestamptz ELSE d.sent_at END,
      contact_id = COALESCE(
        CASE WHEN ${state === 'sent'} THEN (SELECT contact_id FROM ended LIMIT 1) END, d.contact_id),
      platform = COALESCE((SELECT platform FROM ended LIMIT 1), d.platform),
      updated_at = ${new Date(at)}
    FROM fence WHERE d.id = fence.id`;
  return settled === 1;
}

async function load(
  db: Database,
  ids: readonly DeliveryId[],
  now: number,
): Promise<readonly DueDelivery[]> {
  const rows = await db.$queryRaw<{ due: DueDelivery }[]>`
    SELECT jsonb_build_object(
      'id', d.id, 'kind', d.kind, 'roundId', d.round_id, 'contactId', d.contact_id,
      'dueAt', floor(extract(epoch FROM d.due_at) * 1000),
      'expiresAt', floor(extract(epoch FROM d.expires_at) * 1000), 'attempts', d.attempts,
      'statuses', COALESCE(u.statuses, '{}'),
      'overtaken', d.kind = 'reminder' AND EXISTS (
        SELECT 1 FROM delivery n
        WHERE n.addressee_id = d.addressee_id AND n.kind = 'reminder' AND n.id <> d.id
          AND (n.due_at, n.id) > (d.due_at, d.id) AND n.due_at <= ${new Date(now)}
          AND n.state IN ('pending', 'retrying', 'sending')),
      'round', jsonb_build_object(
        'state', r.state, 'sendWindow', r.send_window, 'meetingTitle', m.title,
        'lateUntil', floor(extract(epoch FROM r.late_until) * 1000)),
      'addressee', jsonb_build_object(
        'id', a.id, 'name', member_name(a.kind, a.name, a.country_iso2, a.language),
        'language', a.language, 'timeZone', a.time_zone,
        'weekend', a.weekend, 'closesAt', floor(extract(epoch FROM a.closes_at) * 1000),
        'status', p.status),
      'contacts', (
        SELECT COALESCE(jsonb_agg(jsonb_build_object(
          'id', k.id, 'name', k.name, 'title', k.title, 'role', k.role, 'email', k.email,
          'language', k.language, 'timeZone', k.time_zone,
          'stopped', k.stopped_at IS NOT NULL OR COALESCE(v.stopped, false),
          'lastActiveAt', v.last_active_at,
          'accounts', (SELECT COALESCE(jsonb_agg(jsonb_build_object(
              'platform', c.platform, 'tenant', c.tenant, 'externalId', c.external_id)), '[]')
            FROM account c WHERE c.contact_id = k.id AND c.revoked_at IS NULL)
        ) ORDER BY k.created_at, k.id), '[]')
        FROM contact k LEFT JOIN LATERAL (
          SELECT bool_or(o.stopped_at IS NOT NULL) AS stopped,
                 floor(extract(epoch FROM max(o.updated_at)) * 1000) AS last_active_at
          FROM conversation o WHERE o.contact_id = k.id AND o.response_id = p.id) v ON true
        WHERE k.member_id = a.member_id AND k.active),
      'tried', (
        SELECT COALESCE(jsonb_agg(jsonb_build_object(
          'contactId', t.contact_id, 'platform', t.platform, 'outcome', t.outcome)
          ORDER BY t.number), '[]')
        FROM delivery_attempt t WHERE t.delivery_id = d.id)
    ) AS due
    FROM delivery d
    JOIN round r ON r.id = d.round_id
    JOIN meeting m ON m.id = r.meeting_id
    JOIN addressee a ON a.id = d.addressee_id
    JOIN response p ON p.addressee_id = a.id
    LEFT JOIN reminder_rule u ON u.id = d.reminder_rule_id
    WHERE d.id = ANY(${[...ids]}::uuid[])
    ORDER BY d.due_at, d.id`;
  return rows.map(({ due }) => due);
}
