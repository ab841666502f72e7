import type { DatasetRows } from '../../application/dataset/rows.ts';
import type { Reply } from '../../domain/dataset/reply.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** Addressees that are in memory at once, with all their answers. */
const PAGE = 100;

/** Reads a round whole, a page at a time. */
export function datasetRows(db: Database): DatasetRows {
  return {
    holdStill: async () => {
      await db.$executeRaw`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`;
    },
    countAnswers: async (round) => {
      const [row] = await db.$queryRaw<{ count: number }[]>`
        SELECT count(n.id)::int AS count
        FROM addressee a JOIN response r ON r.addressee_id = a.id JOIN answer n ON n.response_id = r.id
        WHERE a.round_id = ${round}::uuid`;
      return row?.count ?? 0;
    },
    takeVersions: async (round) => {
      await db.$executeRaw`
        CREATE TEMPORARY TABLE dataset_seen ON COMMIT DROP AS
        SELECT told.id, array_agg(DISTINCT v.number ORDER BY v.number) AS taken
        FROM agenda_version v JOIN agenda_release e ON e.version_id = v.id,
             unnest(e.answers) AS told (id)
        WHERE v.round_id = ${round}::uuid GROUP BY told.id`;
      await db.$executeRaw`CREATE INDEX ON dataset_seen (id)`;
      await db.$executeRaw`ANALYZE dataset_seen`;
    },
    async *replies(round) {
      let after = '00000000-0000-0000-0000-000000000000';
      for (;;) {
        const rows = await page(db, round, after);
        for (const { reply } of rows) yield reply;
        const last = rows.at(-1);
        if (last === undefined || rows.length < PAGE) return;
        after = last.key;
      }
    },
  };
}

/** By member, as the round's index has them: a page costs the same however far it lies. */
function page(
  db: Database,
  round: string,
  after: string,
): Promise<{ readonly key: string; readonly reply: Reply }[]> {
  return db.$queryRaw`
    SELECT a.member_id::text AS key, jsonb_build_object(
      'addressee', a.id, 'response', r.id, 'member', a.name, 'kind', a.kind,
      'country', a.country_iso2, 'region', a.region, 'categories', a.categories,
      'status', r.status, 'late', r.late, 'hidden', r.hidden,
      'startedAt', ${utc(Prisma.sql`r.started_at`)}, 'submittedAt', ${utc(Prisma.sql`r.submitted_at`)},
      'declinedAt', ${utc(Prisma.sql`r.declined_at`)}, 'declineReason', r.decline_reason,
      'taken', coalesce(s.taken, '{}'), 'answers', (${answersOf})) AS reply
    FROM (
      SELECT * FROM addressee
      WHERE round_id = ${round}::uuid AND member_id > ${after}::uuid
      ORDER BY member_id LIMIT ${PAGE}
    ) a
    JOIN response r ON r.addressee_id = a.id
    LEFT JOIN dataset_seen s ON s.id = r.id
    ORDER BY a.member_id`;
}

function utc(time: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

const answersOf = Prisma.sql`
  SELECT coalesce(jsonb_agg(jsonb_build_object(
           'id', n.id, 'question', n.question, 'value', n.value, 'level', n.attribution,
           'language', n.language, 'channel', n.platform, 'at', ${utc(Prisma.sql`n.answered_at`)},
           'late', n.late, 'current', n.current, 'taken', coalesce(t.taken, '{}'))
         ORDER BY n.question, n.answered_at, n.id), '[]')
  FROM answer n LEFT JOIN dataset_seen t ON t.id = n.id
  WHERE n.response_id = r.id`;
