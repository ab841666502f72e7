import type { MeetingRecord, MeetingRows } from '../../application/meetings/rows.ts';
import type { Database } from '../database/prisma.ts';

export function meetingRows(db: Database): MeetingRows {
  return {
    insert: async (meeting) => {
      const { id, slug, kind, number, title, startsOn, endsOn, place, studyPeriod } = meeting;
      const inserted = await db.$executeRaw`
        INSERT INTO meeting (id, slug, kind, number, title, starts_on, ends_on, place, study_period)
        VALUES (${id}::uuid, ${slug}, ${kind}, ${number}, ${title}, ${startsOn}::text::date,
                ${endsOn}::text::date, ${place}, ${studyPeriod})
        ON CONFLICT (slug) DO NOTHING`;
      return inserted === 1;
    },
    find: async (slug) => {
      const rows = await db.$queryRaw<MeetingRecord[]>`
        SELECT id, slug, kind, number, title, starts_on::text AS "startsOn",
               ends_on::text AS "endsOn", place, study_period AS "studyPeriod"
        FROM meeting WHERE slug = ${slug}`;
      return rows[0];
    },
    list: () => db.$queryRaw<MeetingRecord[]>`
      SELECT id, slug, kind, number, title, starts_on::text AS "startsOn",
             ends_on::text AS "endsOn", place, study_period AS "studyPeriod"
      FROM meeting ORDER BY starts_on DESC, slug`,
  };
}
