import type {
  AheadDelivery,
  CalendarAddressee,
  CalendarRows,
  MemberReach,
  RuleStanding,
} from '../../application/rounds/calendar-rows.ts';
import type { MemberId, RoundId } from '../../domain/ids.ts';
import type { Database } from '../database/prisma.ts';

/** What a round's calendar and previews read. Times leave the database as epoch milliseconds inside JSON documents. */
export function calendarRows(db: Database): CalendarRows {
  return {
    reach: (members, roundId) => reach(db, members, roundId),
    addressees: async (roundId) => {
      const rows = await db.$queryRaw<{ addressee: CalendarAddressee }[]>`
        SELECT jsonb_build_object(
          'memberId', a.member_id, 'name', a.name, 'countryIso2', a.country_iso2,
          'language', a.language, 'timeZone', a.time_zone, 'weekend', a.weekend,
          'closesAt', floor(extract(epoch FROM a.closes_at) * 1000), 'status', p.status,
          'missing', p.missing) AS addressee
        FROM addressee a JOIN response p ON p.addressee_id = a.id
        WHERE a.round_id = ${roundId}::uuid ORDER BY a.name, a.id`;
      return rows.map(({ addressee }) => addressee);
    },
    ahead: async (roundId) => {
      const rows = await db.$queryRaw<{ ahead: AheadDelivery }[]>`
        SELECT jsonb_build_object(
          'memberId', a.member_id, 'kind', d.kind, 'ruleId', d.reminder_rule_id,
          'dueAt', floor(extract(epoch FROM d.due_at) * 1000)) AS ahead
        FROM delivery d JOIN addressee a ON a.id = d.addressee_id
        WHERE d.round_id = ${roundId}::uuid AND d.state IN ('pending', 'retrying', 'sending')
          AND d.kind IN ('invitation', 'reminder', 'deadline-moved')
        ORDER BY d.due_at, a.name`;
      return rows.map(({ ahead }) => ahead);
    },
    ruleStandings: async (roundId) => {
      const rows = await db.$queryRaw<{ standing: RuleStanding }[]>`
        SELECT jsonb_build_object(
          'rule', jsonb_build_object(
            'id', u.id, 'position', u.position, 'anchor', u.anchor, 'offset', u."offset",
            'states', u.states, 'channels', u.channels),
          'firedAt', floor(extract(epoch FROM u.fired_at) * 1000),
          'sent', count(d.id) FILTER (WHERE d.state = 'sent'),
          'ahead', count(d.id) FILTER (WHERE d.state IN ('pending', 'retrying', 'sending'))
        ) AS standing
        FROM reminder_rule u LEFT JOIN delivery d ON d.reminder_rule_id = u.id
        WHERE u.round_id = ${roundId}::uuid AND u.retired_at IS NULL
        GROUP BY u.id ORDER BY u.position`;
      return rows.map(({ standing }) => standing);
    },
    memberName: async (id, language) => {
      const rows = await db.$queryRaw<{ name: string }[]>`
        SELECT member_name(m.kind, m.name, m.country_iso2, ${language}) AS name
        FROM member m WHERE m.id = ${id}::uuid`;
      const [found] = rows;
      if (found === undefined) throw new Error(`there is no member ${id}`);
      return found.name;
    },
  };
}

async function reach(
  db: Database,
  members: readonly MemberId[],
  roundId: RoundId | null,
): Promise<readonly MemberReach[]> {
  const rows = await db.$queryRaw<{ reach: MemberReach }[]>`
    SELECT jsonb_build_object(
      'memberId', m.id,
      'closed', (SELECT COALESCE(jsonb_agg(jsonb_build_object(
          'first', c.first_day - DATE '1970-01-01', 'last', c.last_day - DATE '1970-01-01')), '[]')
        FROM closed_day c WHERE c.member_id = m.id),
      'elsewhere', (SELECT COALESCE(
          jsonb_agg(floor(extract(epoch FROM d.due_at) * 1000) ORDER BY d.due_at), '[]')
        FROM addressee a
        JOIN round r ON r.id = a.round_id AND r.state IN ('open', 'paused')
        JOIN response p ON p.addressee_id = a.id AND p.status IN ('not-started', 'partial')
        JOIN delivery d ON d.addressee_id = a.id
        WHERE a.member_id = m.id AND a.round_id IS DISTINCT FROM ${roundId}::uuid
          AND d.state IN ('pending', 'retrying', 'sending')
          AND d.kind IN ('invitation', 'reminder', 'deadline-moved')),
      'contacts', (SELECT COALESCE(jsonb_agg(jsonb_build_object(
          'id', k.id, 'email', k.email, 'name', k.name, 'title', k.title, 'role', k.role,
          'language', k.language, 'timeZone', k.time_zone, 'weekend', k.weekend,
          'workHours', k.work_hours,
          'stopped', k.stopped_at IS NOT NULL OR w.stopped_at IS NOT NULL,
          'snoozedUntil', floor(extract(epoch FROM w.snoozed_until) * 1000),
          'successorId', w.successor_id,
          'awayFrom', floor(extract(epoch FROM k.away_from) * 1000),
          'awayUntil', floor(extract(epoch FROM k.away_until) * 1000),
          'standInId', k.stand_in_id, 'unansweredSince', NULL,
          'lastActiveAt', (SELECT floor(extract(epoch FROM max(o.updated_at)) * 1000)
            FROM conversation o
            JOIN response p ON p.id = o.response_id
            JOIN addressee a ON a.id = p.addressee_id AND a.round_id = ${roundId}::uuid
            WHERE o.contact_id = k.id),
          'outreach', COALESCE((SELECT jsonb_agg(floor(extract(epoch FROM s.at) * 1000))
            FROM outreach x CROSS JOIN LATERAL unnest(x.sent_at) AS s(at)
            WHERE x.email = k.email), '[]')
        ) ORDER BY k.created_at, k.id), '[]')
        FROM contact k
        LEFT JOIN contact_wish w ON w.contact_id = k.id AND w.round_id = ${roundId}::uuid
        WHERE k.member_id = m.id AND k.active)
    ) AS reach
    FROM unnest(${[...members]}::uuid[]) WITH ORDINALITY AS asked(id, place)
    JOIN member m ON m.id = asked.id
    ORDER BY asked.place`;
  return rows.map((row) => row.reach);
}
