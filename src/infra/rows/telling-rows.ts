import type { ToldOutcome } from '../../application/deliveries/member-matters.ts';
import type { DueFollowUp, Heard, TellingRows } from '../../application/outcomes/telling-rows.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';

/**
 * Whose words stand behind a need now: what was coded was one version of an answer, and its owner may have changed it since, or
 * taken it back.
 */
const SPOKEN = Prisma.sql`need_statement t
  JOIN answer coded ON coded.id = t.answer_id
  JOIN answer w ON w.response_id = coded.response_id AND w.question = coded.question AND w.current
    AND jsonb_typeof(w.value) = 'string' AND btrim(w.value #>> '{}') <> ''
  JOIN response p ON p.id = w.response_id`;

/** What members and staff are told of outcomes. A merged need has no statements: they stand behind the other one. */
export function tellingRows(db: Database): TellingRows {
  return {
    heard: async (meeting) => {
      const rows = await db.$queryRaw<{ heard: Heard }[]>`
        WITH standing AS (
          SELECT n.id, n.number, concat_ws('/', n.number, o.kind, o.reason, (
                   SELECT string_agg(concat(c.number, '=', c.title), ',' ORDER BY c.number)
                   FROM conclusion_need l JOIN conclusion c ON c.id = l.conclusion_id
                   WHERE l.need_id = n.id)) AS words
          FROM need n LEFT JOIN need_outcome o ON o.need_id = n.id AND o.current
          WHERE n.meeting_id = ${meeting}::uuid
        ), heard AS (
          SELECT DISTINCT p.addressee_id, s.number, s.words
          FROM standing s JOIN (${SPOKEN}) ON t.need_id = s.id
        )
        SELECT jsonb_build_object(
          'addressee', a.id, 'member', m.reference, 'name', a.name, 'language', a.language,
          'round', r.slug,
          'needs', jsonb_agg(h.number ORDER BY h.number),
          'standing', md5(string_agg(h.words, E'\n' ORDER BY h.number))) AS heard
        FROM heard h
        JOIN addressee a ON a.id = h.addressee_id
        JOIN member m ON m.id = a.member_id
        JOIN round r ON r.id = a.round_id
        GROUP BY a.id, m.reference, r.slug ORDER BY m.reference, r.slug`;
      return rows.map(({ heard }) => heard);
    },
    told: async (addressee, language) => {
      const rows = await db.$queryRaw<{ told: ToldOutcome }[]>`
        SELECT jsonb_build_object(
          'words', jsonb_agg(
            CASE WHEN t.excerpt <> '' AND strpos(w.value #>> '{}', t.excerpt) > 0 THEN t.excerpt
                 ELSE w.value #>> '{}' END
            ORDER BY w.answered_at, t.excerpt),
          'ending', o.kind, 'reason', o.reason,
          'conclusions', COALESCE((
            SELECT jsonb_agg(jsonb_build_object('number', c.number, 'title', COALESCE(x.title, c.title))
                             ORDER BY c.number)
            FROM conclusion_need l
            JOIN conclusion c ON c.id = l.conclusion_id
            LEFT JOIN conclusion_text x ON x.conclusion_id = c.id AND x.language = ${language}
              AND x.approved_at IS NOT NULL
            WHERE l.need_id = n.id), '[]')) AS told
        FROM ${SPOKEN} AND p.addressee_id = ${addressee}::uuid
        JOIN need n ON n.id = t.need_id
        JOIN need_outcome o ON o.need_id = n.id AND o.current
        GROUP BY n.id, o.kind, o.reason ORDER BY n.number`;
      return rows.map(({ told }) => told);
    },
    dueFollowUps: (today) => db.$queryRaw<DueFollowUp[]>`
      SELECT f.id, f.owner_id AS owner, m.title AS meeting, c.number AS conclusion, c.title,
             f.next_on::text AS "nextOn"
      FROM conclusion c
      JOIN meeting m ON m.id = c.meeting_id
      JOIN LATERAL (
        SELECT * FROM follow_up f WHERE f.conclusion_id = c.id ORDER BY f.at DESC, f.id DESC LIMIT 1
      ) f ON f.status IN ('open', 'under-study') AND f.next_on <= ${today}::text::date
      JOIN staff s ON s.id = f.owner_id AND s.disabled_at IS NULL
      ORDER BY f.next_on, c.id`,
  };
}
