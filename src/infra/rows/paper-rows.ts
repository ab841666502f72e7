import type { MeetingRecord } from '../../application/meetings/rows.ts';
import type {
  PaperHead,
  PaperKey,
  PaperRecord,
  PaperRows,
  PaperStatement,
} from '../../application/papers/rows.ts';
import type { PaperConclusion, PaperContent } from '../../domain/papers/content.ts';
import type { Region } from '../../domain/vocabulary.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';

type Stored = PaperHead & { readonly id: string; readonly content: PaperContent };

const HEAD = Prisma.sql`kind, scope, number, state, sha256, ms(drafted_at) AS "draftedAt",
  ms(approved_at) AS "approvedAt", published_on::text AS "publishedOn", url, document`;

/** Communiqués and reports, and what they are made of beside conclusions and needs. */
export function paperRows(db: Database): PaperRows {
  return { ...kept(db), ...facts(db) };
}

type Facts = 'meetings' | 'participation' | 'statements' | 'texts';

function kept(db: Database): Omit<PaperRows, Facts> {
  const newest = async (
    { kind, scope }: PaperKey,
    which: Prisma.Sql,
  ): Promise<PaperRecord | undefined> => {
    const rows = await db.$queryRaw<Stored[]>`
      SELECT id, content, ${HEAD} FROM paper
      WHERE kind = ${kind} AND scope = ${scope} AND ${which} ORDER BY number DESC LIMIT 1`;
    return rows[0];
  };
  return {
    lock: async ({ kind, scope }) => {
      await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`paper ${kind} ${scope}`}, 0))`;
    },
    find: (key, number) =>
      newest(key, number === undefined ? Prisma.sql`true` : Prisma.sql`number = ${number}`),
    findApproved: (key) => newest(key, Prisma.sql`state IN ('approved', 'published')`),
    list: () => db.$queryRaw<PaperHead[]>`
      SELECT ${HEAD} FROM paper ORDER BY drafted_at DESC, kind, scope, number DESC`,
    insert: async ({ id, kind, scope, number, state, content, sha256, draftedAt, draftedBy }) => {
      await db.$executeRaw`
        INSERT INTO paper (id, kind, scope, number, state, content, sha256, drafted_at, drafted_by)
        VALUES (${id}::uuid, ${kind}, ${scope}, ${number}, ${state}, ${JSON.stringify(content)}::jsonb,
                ${sha256}, ${new Date(draftedAt)}, ${draftedBy}::uuid)`;
    },
    redraft: async (id, { content, sha256, draftedAt }) => {
      await db.$executeRaw`
        UPDATE paper SET content = ${JSON.stringify(content)}::jsonb, sha256 = ${sha256},
          drafted_at = ${new Date(draftedAt)} WHERE id = ${id}::uuid`;
    },
    advance: async (id, { state, approvedAt, approvedBy, publishedOn, url, document }) => {
      await db.paper.update({
        where: { id },
        data: {
          state,
          ...(approvedAt == null ? {} : { approvedAt: new Date(approvedAt) }),
          ...(approvedBy == null ? {} : { approvedBy }),
          ...(publishedOn == null ? {} : { publishedOn: new Date(publishedOn) }),
          ...(url == null ? {} : { url }),
          ...(document == null ? {} : { document }),
        },
        select: { id: true },
      });
    },
  };
}

function facts(db: Database): Pick<PaperRows, Facts> {
  return {
    statements: (meeting) => db.$queryRaw<PaperStatement[]>`
      WITH RECURSIVE up AS (
        SELECT id AS start, number, merged_into, set_aside FROM need WHERE meeting_id = ${meeting}::uuid
        UNION ALL
        SELECT up.start, n.number, n.merged_into, n.set_aside FROM up JOIN need n ON n.id = up.merged_into)
      SELECT DISTINCT up.number AS need, n.id::text AS answer, o.slug AS round, a.region, a.categories,
             n.current AND r.status = 'submitted' AND NOT n.question = ANY (r.hidden) AS stands
      FROM up JOIN need_statement s ON s.need_id = up.start JOIN answer n ON n.id = s.answer_id
      JOIN response r ON r.id = n.response_id JOIN addressee a ON a.id = r.addressee_id
      JOIN round o ON o.id = a.round_id
      WHERE up.merged_into IS NULL AND up.set_aside IS NULL ORDER BY 1, 2`,
    meetings: (studyPeriod, today) => db.$queryRaw<MeetingRecord[]>`
      SELECT id, slug, kind, number, title, starts_on::text AS "startsOn", ends_on::text AS "endsOn",
             place, study_period AS "studyPeriod"
      FROM meeting WHERE study_period = ${studyPeriod} AND starts_on <= ${today}::text::date
      ORDER BY starts_on, slug`,
    participation: (meeting) => db.$queryRaw<
      { region: Region; addressed: number; submitted: number }[]
    >`
      SELECT a.region, count(*)::int AS addressed,
             (count(*) FILTER (WHERE p.status = 'submitted'))::int AS submitted
      FROM round r JOIN addressee a ON a.round_id = r.id JOIN response p ON p.addressee_id = a.id
      WHERE r.meeting_id = ${meeting}::uuid GROUP BY a.region ORDER BY a.region`,
    texts: async (meeting) => {
      const rows = await db.$queryRaw<{ number: number; texts: PaperConclusion['texts'] }[]>`
        SELECT c.number, jsonb_object_agg(x.language, jsonb_build_object(
          'title', x.title, 'text', x.text, 'callToAction', x.call_to_action,
          'approved', x.approved_at IS NOT NULL)) AS texts
        FROM conclusion c JOIN conclusion_text x ON x.conclusion_id = c.id
        WHERE c.meeting_id = ${meeting}::uuid GROUP BY c.number`;
      return new Map(rows.map(({ number, texts }) => [number, texts]));
    },
  };
}
