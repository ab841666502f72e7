import type { TraceRows } from '../../application/outcomes/trace-meeting.ts';
import type { PaperFact, RoundFact } from '../../domain/outcomes/trace-facts.ts';
import type { Database } from '../database/prisma.ts';
import { meetingRows } from './meeting-rows.ts';

/** What a meeting's trace reads of its rounds: counted by PostgreSQL. */
export function traceRows(db: Database): TraceRows {
  return {
    findMeeting: (slug) => meetingRows(db).find(slug),
    papers: ({ slug, startsOn, studyPeriod }) => db.$queryRaw<PaperFact[]>`
      SELECT kind, number, (approved_at AT TIME ZONE 'Europe/Zurich')::date::text AS "approvedOn",
             published_on::text AS "publishedOn"
      FROM paper
      WHERE approved_at IS NOT NULL AND (
        kind IN ('agenda', 'digest', 'communique') AND scope = ${slug}
        OR kind IN ('tsag-report', 'wtsa-report') AND scope = ${studyPeriod}
           AND (drafted_at AT TIME ZONE 'Europe/Zurich')::date >= ${startsOn}::text::date)
      ORDER BY kind, number`,
    rounds: async (meeting) => {
      const rows = await db.$queryRaw<{ round: RoundFact }[]>`
        SELECT jsonb_build_object(
          'slug', o.slug, 'state', o.state, 'closesOn', o.closes_on,
          'openedOn', (o.opened_at AT TIME ZONE 'UTC')::date,
          'addressed', count(a.id),
          'developing', count(a.id) FILTER (
            WHERE a.kind = 'member-state' AND 'developing' = ANY (a.categories)),
          'sectorMembers', count(a.id) FILTER (WHERE a.kind = 'sector-member'),
          'submitted', count(a.id) FILTER (WHERE r.status = 'submitted'),
          'late', count(a.id) FILTER (WHERE r.status = 'submitted' AND r.late),
          'declined', count(a.id) FILTER (WHERE r.status = 'declined'),
          'inChats', COALESCE(sum(n.chats), 0), 'onPages', COALESCE(sum(n.pages), 0),
          'agenda', (
            SELECT jsonb_build_object('number', v.number, 'builtOn', (v.built_at AT TIME ZONE 'UTC')::date)
            FROM agenda_version v WHERE v.round_id = o.id ORDER BY v.number DESC LIMIT 1)) AS round
        FROM round o
        LEFT JOIN addressee a ON a.round_id = o.id
        LEFT JOIN response r ON r.addressee_id = a.id
        LEFT JOIN LATERAL (
          SELECT count(*) FILTER (WHERE platform = 'page') AS pages,
                 count(*) FILTER (WHERE platform <> 'page') AS chats
          FROM answer WHERE response_id = r.id AND current AND value IS NOT NULL
        ) n ON true
        WHERE o.meeting_id = ${meeting}::uuid
        GROUP BY o.id ORDER BY o.opened_at NULLS LAST, o.slug`;
      return rows.map(({ round }) => round);
    },
  };
}
