import type { ActRow, CodingRows, NewAct } from '../../application/needs/rows.ts';
import type { MeetingId } from '../../domain/ids.ts';
import type { Need } from '../../domain/needs/need.ts';
import type { DoneAct } from '../../domain/needs/undo.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { spokenRows } from './spoken-rows.ts';
import { writeNeeds } from './write-needs.ts';

/** Needs and the acts of coding. A part of words is a place in the member's answer: acts never hold the words. */
export function codingRows(db: Database): CodingRows {
  return { ...meetingRead(db), ...needsRead(db), ...actRows(db), ...spokenRows(db) };
}

function meetingRead(db: Database): Pick<CodingRows, 'lockMeeting' | 'findMeeting'> {
  return {
    lockMeeting: async (slug) => {
      const rows = await db.$queryRaw<{ id: MeetingId }[]>`
        SELECT id::text FROM meeting WHERE slug = ${slug} FOR NO KEY UPDATE`;
      return rows[0]?.id;
    },
    findMeeting: async (slug) => {
      const rows = await db.$queryRaw<{ id: MeetingId }[]>`
        SELECT id::text FROM meeting WHERE slug = ${slug}`;
      return rows[0]?.id;
    },
  };
}

type NeedsPart = 'needs' | 'mergedInto' | 'nextNumber' | 'findInUse' | 'findEnded';

function needsRead(db: Database): Pick<CodingRows, NeedsPart> {
  return {
    needs: (meeting, numbers) => needs(db, meeting, numbers),
    mergedInto: async (meeting, number) => {
      const rows = await db.$queryRaw<{ number: number }[]>`
        SELECT n.number FROM need n JOIN need t ON t.id = n.merged_into
        WHERE n.meeting_id = ${meeting}::uuid AND t.number = ${number} ORDER BY n.number`;
      return rows.map((row) => row.number);
    },
    // Also what an undone act made counts: a number that somebody has read never means another need.
    nextNumber: async (meeting) => {
      const rows = await db.$queryRaw<{ next: number }[]>`
        SELECT greatest(
          (SELECT max(number) FROM need WHERE meeting_id = ${meeting}::uuid),
          (SELECT max((n->>'number')::int) FROM coding_act, jsonb_array_elements(after) n
           WHERE meeting_id = ${meeting}::uuid AND kind IN ('taken', 'made', 'split')),
          0) + 1 AS next`;
      return rows[0]?.next ?? 1;
    },
    findInUse: async (meeting, numbers) => {
      if (numbers.length === 0) return undefined;
      const rows = await db.$queryRaw<{ number: number }[]>`
        SELECT n.number FROM need n
        WHERE n.meeting_id = ${meeting}::uuid AND n.number = ANY (${[...numbers]}::int[])
          AND (EXISTS (SELECT FROM agenda_item_need l WHERE l.need_id = n.id)
            OR EXISTS (SELECT FROM conclusion_need l WHERE l.need_id = n.id)
            OR EXISTS (SELECT FROM need_outcome l WHERE l.need_id = n.id))
        ORDER BY n.number LIMIT 1`;
      return rows[0]?.number;
    },
    findEnded: async (meeting, numbers) => {
      const rows = await db.$queryRaw<{ number: number }[]>`
        SELECT n.number FROM need n
        WHERE n.meeting_id = ${meeting}::uuid AND n.number = ANY (${[...numbers]}::int[])
          AND (EXISTS (SELECT FROM conclusion_need l WHERE l.need_id = n.id)
            OR EXISTS (SELECT FROM need_outcome l WHERE l.need_id = n.id))
        ORDER BY n.number LIMIT 1`;
      return rows[0]?.number;
    },
  };
}

async function needs(
  db: Database,
  meeting: MeetingId,
  numbers?: readonly number[],
): Promise<readonly Need[]> {
  const asked =
    numbers === undefined ? Prisma.empty : Prisma.sql`AND n.number = ANY (${[...numbers]}::int[])`;
  return db.$queryRaw<Need[]>`
    SELECT n.number, n.title, n.topic, t.number AS "mergedInto", n.set_aside AS "setAside",
           coalesce(s.statements, '[]') AS statements
    FROM need n
    LEFT JOIN need t ON t.id = n.merged_into
    LEFT JOIN (
      SELECT s.need_id, jsonb_agg(jsonb_build_object('answer', s.answer_id, 'part',
        CASE WHEN s.excerpt <> '' THEN jsonb_build_object(
          'from', strpos(a.value #>> '{}', s.excerpt) - 1, 'length', char_length(s.excerpt)) END)
        ORDER BY s.answer_id, s.excerpt COLLATE "C") AS statements
      FROM need_statement s JOIN answer a ON a.id = s.answer_id
      JOIN need n ON n.id = s.need_id
      WHERE n.meeting_id = ${meeting}::uuid ${asked}
      GROUP BY s.need_id) s ON s.need_id = n.id
    WHERE n.meeting_id = ${meeting}::uuid ${asked} ORDER BY n.number`;
}

type ActPart = 'lastAct' | 'findAct' | 'acts' | 'write';

function actRows(db: Database): Pick<CodingRows, ActPart> {
  return {
    lastAct: async (meeting) => {
      const rows = await db.$queryRaw<{ last: number }[]>`
        SELECT coalesce(max(number), 0) AS last FROM coding_act WHERE meeting_id = ${meeting}::uuid`;
      return rows[0]?.last ?? 0;
    },
    findAct: async (meeting, number) => {
      const rows = await db.$queryRaw<DoneAct[]>`
        SELECT a.number, a.kind, a.before, a.after, u.number AS "undoneBy"
        FROM coding_act a LEFT JOIN coding_act u ON u.undoes = a.id
        WHERE a.meeting_id = ${meeting}::uuid AND a.number = ${number}`;
      return rows[0];
    },
    acts: (meeting, asked) => acts(db, meeting, asked),
    write: async (act) => {
      await insertAct(db, act);
      await writeNeeds(db, act);
    },
  };
}

async function acts(
  db: Database,
  meeting: MeetingId,
  { after = 0, needs: touched, limit }: Parameters<CodingRows['acts']>[1],
): Promise<readonly ActRow[]> {
  const about =
    touched === undefined ? Prisma.empty : Prisma.sql`WHERE n.touched && ${[...touched]}::int[]`;
  const most = limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit}`;
  const rows = await db.$queryRaw<(Omit<ActRow, 'at'> & { readonly at: Date })[]>`
    WITH act AS (
      SELECT * FROM coding_act WHERE meeting_id = ${meeting}::uuid AND number > ${after}),
    numbers AS (
      SELECT a.id,
        ARRAY(SELECT DISTINCT (e->>'number')::int FROM jsonb_array_elements(a.before || a.after) e
              ORDER BY 1) AS touched,
        ARRAY(SELECT (e->>'number')::int FROM jsonb_array_elements(a.after) e
              EXCEPT SELECT (e->>'number')::int FROM jsonb_array_elements(a.before) e
              ORDER BY 1) AS made
      FROM act a)
    SELECT a.number, a.kind, a.at, a.reason, s.name AS who, w.number AS undoes,
           u.number AS "undoneBy", n.touched, n.made,
           jsonb_build_object('before', a.before->0, 'after', a.after->0) AS first
    FROM act a JOIN numbers n ON n.id = a.id
    LEFT JOIN staff s ON s.id = a.staff_id
    LEFT JOIN coding_act w ON w.id = a.undoes
    LEFT JOIN coding_act u ON u.undoes = a.id
    ${about} ORDER BY a.number DESC ${most}`;
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

async function insertAct(db: Database, act: NewAct): Promise<void> {
  const { id, meeting, number, kind, change, reason, undoes, staff, at } = act;
  await db.$executeRaw`
    INSERT INTO coding_act (id, meeting_id, number, kind, before, after, reason, undoes, staff_id, at)
    VALUES (${id}::uuid, ${meeting}::uuid, ${number}, ${kind}, ${JSON.stringify(change.before)}::jsonb,
            ${JSON.stringify(change.after)}::jsonb, ${reason},
            (SELECT a.id FROM coding_act a WHERE a.meeting_id = ${meeting}::uuid
               AND a.number = ${undoes}::int),
            ${staff}::uuid, ${new Date(at)})`;
}
