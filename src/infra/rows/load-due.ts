import type { DueDelivery } from '../../application/deliveries/outbox.ts';
import type { DeliveryId } from '../../domain/ids.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** Claimed deliveries with everything that sending them needs, those due first at the top. */
export async function loadDue(
  db: Database,
  ids: readonly DeliveryId[],
  now: number,
): Promise<readonly DueDelivery[]> {
  const rows = await db.$queryRaw<{ due: DueDelivery }[]>`
    SELECT jsonb_build_object(
      'to', CASE WHEN d.staff_id IS NULL THEN 'member' ELSE 'staff' END,
      'id', d.id, 'kind', d.kind, 'roundId', d.round_id, 'contactId', d.contact_id,
      'dueAt', ms(d.due_at), 'expiresAt', ms(d.expires_at), 'attempts', d.attempts,
      'looks', d.looks, 'payload', d.payload,
      'carrier', (SELECT jsonb_build_object('id', c.id, 'state', c.state)
        FROM delivery c WHERE c.id = d.carried_by),
      'tried', (
        SELECT COALESCE(jsonb_agg(jsonb_build_object(
          'contactId', t.contact_id, 'platform', t.platform, 'tenant', t.tenant,
          'externalId', t.external_id, 'startedAt', ms(t.started_at), 'outcome', t.outcome)
          ORDER BY t.number), '[]')
        FROM delivery_attempt t WHERE t.delivery_id = d.id),
      'rule', CASE WHEN u.id IS NOT NULL THEN jsonb_build_object(
        'states', u.states, 'channels', u.channels, 'retired', u.retired_at IS NOT NULL) END,
      'overtaken', ${OVERTAKEN(now)}
    ) || CASE WHEN d.staff_id IS NULL THEN ${MEMBER} ELSE ${STAFF} END AS due
    FROM delivery d
    LEFT JOIN round r ON r.id = d.round_id
    LEFT JOIN meeting m ON m.id = r.meeting_id
    LEFT JOIN addressee a ON a.id = d.addressee_id
    LEFT JOIN response p ON p.addressee_id = a.id
    LEFT JOIN reminder_rule u ON u.id = d.reminder_rule_id
    LEFT JOIN staff s ON s.id = d.staff_id
    WHERE d.id = ANY(${[...ids]}::uuid[])
    ORDER BY d.due_at, d.id`;
  return rows.map(({ due }) => due);
}

const OVERTAKEN = (now: number) => Prisma.sql`d.kind = 'reminder' AND EXISTS (
  SELECT FROM delivery n
  WHERE n.thread = d.thread AND n.kind = 'reminder' AND n.id <> d.id
    AND (n.due_at, n.id) > (d.due_at, d.id) AND n.due_at <= ${new Date(now)}
    AND n.state IN ('pending', 'retrying', 'sending'))`;

const STAFF = Prisma.sql`jsonb_build_object('staff', jsonb_build_object(
  'id', s.id, 'name', s.name, 'email', s.email, 'regions', s.regions,
  'active', s.disabled_at IS NULL))`;

/** What of this contact's has been answered by nothing: since when. */
const UNANSWERED = Prisma.sql`(
  SELECT ms(min(x.sent_at)) FROM delivery x
  WHERE x.addressee_id = a.id AND x.contact_id = k.id AND x.state = 'sent'
    AND x.kind IN ('invitation', 'reminder', 'deadline-moved')
    AND (v.last_active_at IS NULL OR x.sent_at > v.last_active_at))`;

const CONTACTS = Prisma.sql`(
  SELECT COALESCE(jsonb_agg(jsonb_build_object(
    'id', k.id, 'name', k.name, 'title', k.title, 'role', k.role, 'email', k.email,
    'language', k.language, 'timeZone', k.time_zone, 'weekend', k.weekend,
    'workHours', k.work_hours, 'preferredPlatform', k.preferred_platform,
    'stopped', k.stopped_at IS NOT NULL OR w.stopped_at IS NOT NULL,
    'snoozedUntil', ms(w.snoozed_until), 'successorId', w.successor_id,
    'awayFrom', ms(k.away_from), 'awayUntil', ms(k.away_until), 'standInId', k.stand_in_id,
    'lastActiveAt', ms(v.last_active_at), 'unansweredSince', ${UNANSWERED},
    'accounts', (SELECT COALESCE(jsonb_agg(jsonb_build_object(
        'platform', c.platform, 'tenant', c.tenant, 'externalId', c.external_id)
        ORDER BY c.verified_at DESC), '[]')
      FROM account c WHERE c.contact_id = k.id AND c.revoked_at IS NULL
        AND (c.expires_at IS NULL OR c.expires_at > now())),
    'faults', (SELECT COALESCE(jsonb_agg(jsonb_build_object(
        'platform', f.platform, 'tenant', f.tenant, 'externalId', f.external_id)), '[]')
      FROM channel_fault f WHERE f.contact_id = k.id AND f.cleared_at IS NULL),
    'outreach', (SELECT COALESCE(jsonb_agg(ms(t.at) ORDER BY t.position), '[]')
      FROM outreach o, unnest(o.sent_at) WITH ORDINALITY AS t (at, position)
      WHERE o.email = k.email)
  ) ORDER BY k.created_at, k.id), '[]')
  FROM contact k
  LEFT JOIN contact_wish w ON w.contact_id = k.id AND w.round_id = a.round_id
  LEFT JOIN LATERAL (
    SELECT max(o.updated_at) AS last_active_at
    FROM conversation o WHERE o.contact_id = k.id AND o.response_id = p.id
      AND o.state <> 'null'::jsonb) v ON true
  WHERE k.member_id = a.member_id AND k.active)`;

/** Staff's own letters by mail merge count as an invitation, too. */
const INVITED = Prisma.sql`(p.status <> 'not-started'
  OR EXISTS (SELECT FROM delivery i WHERE i.addressee_id = a.id AND i.state = 'sent')
  OR EXISTS (SELECT FROM invitation i WHERE i.addressee_id = a.id
    AND (i.reason = 'staff' OR i.used_at IS NOT NULL)))`;

const MEMBER = Prisma.sql`jsonb_build_object(
  'round', jsonb_build_object(
    'state', r.state, 'sendWindow', r.send_window, 'meetingTitle', m.title,
    'lateUntil', ms(r.late_until), 'escalateAfter', r.escalate_after,
    'questionnaireVersion', r.questionnaire_version_id),
  'addressee', jsonb_build_object(
    'id', a.id, 'name', member_name(a.kind, a.name, a.country_iso2, a.language),
    'language', a.language, 'timeZone', a.time_zone, 'weekend', a.weekend,
    'closed', closed_days(a.member_id, d.due_at), 'closesAt', ms(a.closes_at),
    'status', p.status, 'missing', p.missing, 'invited', ${INVITED},
    'lastActiveAt', ms(p.last_active_at)),
  'contacts', ${CONTACTS})`;
