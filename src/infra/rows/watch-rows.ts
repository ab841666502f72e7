import type { WatchedRound, WatchRows } from '../../application/staff/watch-rows.ts';
import type { StaffId } from '../../domain/ids.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** A contact's place in the order of whom to write to, and whether any way to it is left. */
const CONTACTS = Prisma.sql`(
  SELECT COALESCE(jsonb_agg(jsonb_build_object(
    'id', k.id, 'role', k.role, 'stopped', k.stopped_at IS NOT NULL OR w.stopped_at IS NOT NULL,
    'snoozedUntil', ms(w.snoozed_until), 'successorId', w.successor_id,
    'awayFrom', ms(k.away_from), 'awayUntil', ms(k.away_until), 'standInId', k.stand_in_id,
    'lastActiveAt', ms(v.at), 'unansweredSince', (
      SELECT ms(min(x.sent_at)) FROM delivery x
      WHERE x.addressee_id = a.id AND x.contact_id = k.id AND x.state = 'sent'
        AND x.kind IN ('invitation', 'reminder', 'deadline-moved')
        AND (v.at IS NULL OR x.sent_at > v.at)),
    'hasWay', NOT EXISTS (
      SELECT FROM channel_fault f WHERE f.contact_id = k.id AND f.cleared_at IS NULL
        AND f.external_id = k.email)
      OR EXISTS (SELECT FROM account c WHERE c.contact_id = k.id AND c.revoked_at IS NULL
        AND c.platform <> 'page' AND (c.expires_at IS NULL OR c.expires_at > now()))
  ) ORDER BY k.created_at, k.id), '[]')
  FROM contact k
  LEFT JOIN contact_wish w ON w.contact_id = k.id AND w.round_id = r.id
  LEFT JOIN LATERAL (
    SELECT max(o.updated_at) AS at FROM conversation o
    WHERE o.contact_id = k.id AND o.response_id = p.id AND o.state <> 'null'::jsonb) v ON true
  WHERE k.member_id = a.member_id AND k.active)`;

export function watchRows(db: Database): WatchRows {
  return {
    digestReaders: async () => {
      const rows = await db.$queryRaw<{ id: StaffId }[]>`
        SELECT id FROM staff WHERE digest AND disabled_at IS NULL ORDER BY id`;
      return rows.map(({ id }) => id);
    },
    lastDigestAt: async (staff) => {
      const rows = await db.$queryRaw<{ at: number | null }[]>`
        SELECT ms(max(sent_at)) AS at FROM delivery
        WHERE staff_id = ${staff}::uuid AND kind = 'staff-digest' AND state = 'sent'`;
      return rows[0]?.at ?? undefined;
    },
    watched: async (regions, since) => {
      const everywhere = regions.length === 0;
      const inRegions = Prisma.sql`(${everywhere} OR a.region = ANY(${[...regions]}::text[]))`;
      const stands = (status: string) =>
        Prisma.sql`(SELECT count(*)::int FROM addressee a JOIN response p ON p.addressee_id = a.id
          WHERE a.round_id = r.id AND ${inRegions} AND p.status = ${status})`;
      const left = (state: string) =>
        Prisma.sql`(SELECT count(*)::int FROM delivery d JOIN addressee a ON a.id = d.addressee_id
          WHERE d.round_id = r.id AND d.state = ${state} AND ${inRegions})`;
      const rows = await db.$queryRaw<{ watched: WatchedRound }[]>`
        SELECT jsonb_build_object(
          'slug', r.slug, 'meeting', m.title, 'isPaused', r.state = 'paused',
          'closesOn', r.closes_on, 'escalateAfter', r.escalate_after,
          'asked', (SELECT count(*)::int FROM addressee a WHERE a.round_id = r.id AND ${inRegions}),
          'submitted', ${stands('submitted')}, 'begun', ${stands('partial')},
          'declined', ${stands('declined')},
          'setAside', ${left('shunted')}, 'unclear', ${left('unknown')},
          'waiting', (
            SELECT COALESCE(jsonb_agg(jsonb_build_object(
              'name', member_name(a.kind, a.name, a.country_iso2, 'en'), 'contacts', ${CONTACTS})
              ORDER BY a.name), '[]')
            FROM addressee a JOIN response p ON p.addressee_id = a.id
            WHERE a.round_id = r.id AND ${inRegions} AND p.status IN ('not-started', 'partial')),
          'faults', (
            SELECT COALESCE(jsonb_agg(jsonb_build_object(
              'member', a.name, 'platform', f.platform, 'reason', f.reason) ORDER BY f.since), '[]')
            FROM channel_fault f JOIN contact k ON k.id = f.contact_id
            JOIN addressee a ON a.member_id = k.member_id AND a.round_id = r.id
            WHERE ${inRegions} AND f.cleared_at IS NULL AND f.since > ${new Date(since)}),
          'left', (
            SELECT COALESCE(jsonb_agg(jsonb_build_object(
              'member', a.name, 'platform', c.platform, 'reason', c.revoked_reason)
              ORDER BY c.revoked_at, c.id), '[]')
            FROM account c JOIN contact k ON k.id = c.contact_id AND k.active
            JOIN addressee a ON a.member_id = k.member_id AND a.round_id = r.id
            WHERE ${inRegions} AND c.revoked_reason IS NOT NULL AND c.revoked_at > ${new Date(since)}),
          'notTheirs', (
            SELECT COALESCE(jsonb_agg(a.name ORDER BY a.name), '[]')
            FROM link_offer l JOIN contact k ON k.id = l.contact_id
            JOIN addressee a ON a.member_id = k.member_id AND a.round_id = r.id
            WHERE ${inRegions} AND l.ending = 'declined' AND l.ended_at > ${new Date(since)}),
          'handedOver', (
            SELECT COALESCE(jsonb_agg(a.name ORDER BY a.name), '[]')
            FROM contact_wish w JOIN contact k ON k.id = w.contact_id
            JOIN addressee a ON a.member_id = k.member_id AND a.round_id = r.id
            WHERE w.round_id = r.id AND ${inRegions} AND w.successor_id IS NOT NULL
              AND w.updated_at > ${new Date(since)})
        ) AS watched
        FROM round r JOIN meeting m ON m.id = r.meeting_id
        WHERE r.state IN ('open', 'paused')
          AND EXISTS (SELECT FROM addressee a WHERE a.round_id = r.id AND ${inRegions})
        ORDER BY r.opened_at, r.id`;
      return rows.map(({ watched }) => watched);
    },
  };
}
