import type { MeetingRecord } from '../../application/meetings/rows.ts';
import type {
  ConclusionRecord,
  ItemRecord,
  MeetingNeed,
  OutcomeRows,
  Translation,
} from '../../application/outcomes/rows.ts';
import type { MeetingId } from '../../domain/ids.ts';
import type { Database } from '../database/prisma.ts';

/** Needs, items and conclusions of a meeting. What is read leaves the database as one JSON document a row. */
export function outcomeRows(db: Database): OutcomeRows {
  return { ...needRows(db), ...itemRows(db), ...conclusionRows(db) };
}

function needRows(db: Database): Pick<OutcomeRows, 'lockMeeting' | 'needs' | 'endNeed'> {
  return {
    lockMeeting: async (slug) => {
      const rows = await db.$queryRaw<MeetingRecord[]>`
        SELECT id, slug, kind, number, title, starts_on::text AS "startsOn",
               ends_on::text AS "endsOn", place, study_period AS "studyPeriod"
        FROM meeting WHERE slug = ${slug} FOR UPDATE`;
      return rows[0];
    },
    needs: (meeting) => needs(db, meeting),
    endNeed: async ({ id, need, kind, reason, staff, at }) => {
      await db.$executeRaw`
        UPDATE need_outcome SET current = false WHERE need_id = ${need}::uuid AND current`;
      await db.$executeRaw`
        INSERT INTO need_outcome (id, need_id, kind, reason, staff_id, at)
        VALUES (${id}::uuid, ${need}::uuid, ${kind}, ${reason}, ${staff}::uuid, ${new Date(at)})`;
    },
  };
}

/**
 * An item that names a need which went into another stands behind that one, too. What was set aside, with its reason, is no need: it
 * says that there is none, or was meant otherwise.
 */
async function needs(db: Database, meeting: MeetingId): Promise<readonly MeetingNeed[]> {
  const rows = await db.$queryRaw<{ need: MeetingNeed }[]>`
    WITH RECURSIVE gone AS (
      SELECT id AS root, id FROM need WHERE meeting_id = ${meeting}::uuid
      UNION ALL SELECT g.root, m.id FROM need m JOIN gone g ON m.merged_into = g.id)
    SELECT jsonb_build_object(
      'id', n.id, 'number', n.number, 'title', n.title, 'topic', n.topic,
      'mergedInto', (SELECT t.number FROM need t WHERE t.id = n.merged_into),
      'items', COALESCE((
        SELECT jsonb_agg(DISTINCT i.number ORDER BY i.number)
        FROM gone g JOIN agenda_item_need l ON l.need_id = g.id
        JOIN agenda_item i ON i.id = l.item_id
        WHERE g.root = n.id AND i.state <> 'dropped'), '[]'),
      'conclusions', COALESCE((
        SELECT jsonb_agg(c.number ORDER BY c.number)
        FROM conclusion_need l JOIN conclusion c ON c.id = l.conclusion_id
        WHERE l.need_id = n.id), '[]'),
      'ending', (
        SELECT jsonb_build_object('kind', o.kind, 'reason', o.reason)
        FROM need_outcome o WHERE o.need_id = n.id AND o.current)) AS need
    FROM need n WHERE n.meeting_id = ${meeting}::uuid AND n.set_aside IS NULL ORDER BY n.number`;
  return rows.map(({ need }) => need);
}

type ItemPart = 'items' | 'insertItem' | 'changeItem' | 'orderItems' | 'setItemNeeds' | 'joinItems';

function itemRows(db: Database): Pick<OutcomeRows, ItemPart> {
  return {
    items: async (meeting) => {
      const rows = await db.$queryRaw<{ item: ItemRecord }[]>`
        SELECT jsonb_build_object(
          'id', i.id, 'number', i.number, 'title', i.title, 'topic', i.topic, 'state', i.state,
          'minutes', i.minutes, 'presenter', i.presenter, 'reason', i.reason,
          'mergedInto', (SELECT t.number FROM agenda_item t WHERE t.id = i.merged_into),
          'needs', COALESCE((
            SELECT jsonb_agg(n.number ORDER BY n.number)
            FROM agenda_item_need l JOIN need n ON n.id = l.need_id WHERE l.item_id = i.id), '[]')
        ) AS item
        FROM agenda_item i WHERE i.meeting_id = ${meeting}::uuid ORDER BY i.position, i.number`;
      return rows.map(({ item }) => item);
    },
    insertItem: async ({ id, meeting, number, title, topic, minutes, presenter, at }) => {
      await db.$executeRaw`
        INSERT INTO agenda_item (
          id, meeting_id, number, position, title, topic, state, minutes, presenter, created_at, updated_at)
        SELECT ${id}::uuid, ${meeting}::uuid, ${number},
               COALESCE(max(position), 0) + 1, ${title}, ${topic}, 'proposed', ${minutes}::int,
               ${presenter}, ${new Date(at)}, ${new Date(at)}
        FROM agenda_item WHERE meeting_id = ${meeting}::uuid`;
    },
    changeItem: async (id, { mergedInto, ...change }, at) => {
      const into = mergedInto === undefined ? {} : { mergedIntoId: mergedInto };
      const data = { ...change, ...into, updatedAt: new Date(at) };
      await db.agendaItem.update({ where: { id }, data, select: { id: true } });
    },
    orderItems: async (ids, at) => {
      await db.$executeRaw`
        UPDATE agenda_item i SET position = o.place, updated_at = ${new Date(at)}
        FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS o(id, place) WHERE i.id = o.id`;
    },
    setItemNeeds: async (item, ids) => {
      await db.$executeRaw`DELETE FROM agenda_item_need WHERE item_id = ${item}::uuid`;
      await db.$executeRaw`
        INSERT INTO agenda_item_need (item_id, need_id)
        SELECT ${item}::uuid, id FROM unnest(${[...ids]}::uuid[]) AS id`;
    },
    joinItems: async (item, into) => {
      await db.$executeRaw`
        INSERT INTO agenda_item_need (item_id, need_id)
        SELECT ${into}::uuid, need_id FROM agenda_item_need WHERE item_id = ${item}::uuid
        ON CONFLICT DO NOTHING`;
      await db.$executeRaw`
        INSERT INTO conclusion_item (conclusion_id, item_id)
        SELECT conclusion_id, ${into}::uuid FROM conclusion_item WHERE item_id = ${item}::uuid
        ON CONFLICT DO NOTHING`;
    },
  };
}

type ConclusionPart =
  | 'conclusions'
  | 'insertConclusion'
  | 'linkConclusion'
  | 'putTranslation'
  | 'approveTranslation'
  | 'putRouting'
  | 'appendFollowUp';

function conclusionRows(db: Database): Pick<OutcomeRows, ConclusionPart> {
  return {
    conclusions: (meeting) => conclusions(db, meeting),
    insertConclusion: async ({ at, meeting, ...fields }) => {
      const times = { createdAt: new Date(at), updatedAt: new Date(at) };
      const data = { ...fields, meetingId: meeting, ...times };
      await db.conclusion.create({ data, select: { id: true } });
    },
    linkConclusion: async (conclusion, to) => {
      await db.$executeRaw`
        INSERT INTO conclusion_item (conclusion_id, item_id)
        SELECT ${conclusion}::uuid, id FROM unnest(${[...to.items]}::uuid[]) AS id
        ON CONFLICT DO NOTHING`;
      await db.$executeRaw`
        INSERT INTO conclusion_need (conclusion_id, need_id)
        SELECT ${conclusion}::uuid, id FROM unnest(${[...to.needs]}::uuid[]) AS id
        ON CONFLICT DO NOTHING`;
    },
    ...translations(db),
    putRouting: async ({ id, conclusion, body, reason, sentOn, document, ...answer }) => {
      const { response, respondedOn, at } = answer;
      await db.$executeRaw`
        INSERT INTO routing (
          id, conclusion_id, body, reason, sent_on, document, response, responded_on, created_at, updated_at)
        VALUES (${id}::uuid, ${conclusion}::uuid, ${body}, ${reason}, ${sentOn}::text::date, ${document},
                ${response}, ${respondedOn}::text::date, ${new Date(at)}, ${new Date(at)})
        ON CONFLICT (conclusion_id, body) DO UPDATE SET
          reason = excluded.reason, sent_on = excluded.sent_on, document = excluded.document,
          response = excluded.response, responded_on = excluded.responded_on,
          updated_at = excluded.updated_at`;
    },
    appendFollowUp: async ({ id, conclusion, status, reason, evidence, nextOn, ...by }) => {
      const { owner, staff, at } = by;
      await db.$executeRaw`
        INSERT INTO follow_up (id, conclusion_id, status, reason, owner_id, evidence, next_on, staff_id, at)
        VALUES (${id}::uuid, ${conclusion}::uuid, ${status}, ${reason}, ${owner}::uuid, ${evidence},
                ${nextOn}::text::date, ${staff}::uuid, ${new Date(at)})`;
    },
  };
}

function translations(db: Database): Pick<OutcomeRows, 'putTranslation' | 'approveTranslation'> {
  return {
    putTranslation: async (conclusionId, { language, ...written }, at) => {
      const kept = { ...written, approvedAt: null, approvedBy: null, updatedAt: new Date(at) };
      await db.conclusionText.upsert({
        where: { conclusionId_language: { conclusionId, language } },
        create: { conclusionId, language, ...kept },
        update: kept,
        select: { language: true },
      });
    },
    approveTranslation: async (conclusion, language, { at, staff }) => {
      const rows = await db.$queryRaw<Translation[]>`
        UPDATE conclusion_text SET approved_at = ${new Date(at)}, approved_by = ${staff}::uuid
        WHERE conclusion_id = ${conclusion}::uuid AND language = ${language}
        RETURNING language, title, text, call_to_action AS "callToAction", origin`;
      return rows[0];
    },
  };
}

async function conclusions(db: Database, meeting: MeetingId): Promise<readonly ConclusionRecord[]> {
  const rows = await db.$queryRaw<{ conclusion: ConclusionRecord }[]>`
    SELECT jsonb_build_object(
      'id', c.id, 'number', c.number, 'title', c.title, 'text', c.text,
      'callToAction', c.call_to_action, 'addressee', c.addressee, 'otherBodies', c.other_bodies,
      'topic', c.topic,
      'items', COALESCE((
        SELECT jsonb_agg(i.number ORDER BY i.number)
        FROM conclusion_item l JOIN agenda_item i ON i.id = l.item_id
        WHERE l.conclusion_id = c.id), '[]'),
      'needs', COALESCE((
        SELECT jsonb_agg(n.number ORDER BY n.number)
        FROM conclusion_need l JOIN need n ON n.id = l.need_id
        WHERE l.conclusion_id = c.id), '[]'),
      'routings', COALESCE((
        SELECT jsonb_agg(jsonb_build_object(
          'body', r.body, 'reason', r.reason, 'sentOn', r.sent_on, 'document', r.document,
          'response', r.response, 'respondedOn', r.responded_on) ORDER BY r.created_at, r.body)
        FROM routing r WHERE r.conclusion_id = c.id), '[]'),
      'followUps', COALESCE((
        SELECT jsonb_agg(jsonb_build_object(
          'status', f.status, 'reason', f.reason, 'owner', s.email, 'evidence', f.evidence,
          'nextOn', f.next_on, 'at', floor(extract(epoch FROM f.at) * 1000))
          ORDER BY f.at DESC, f.id DESC)
        FROM follow_up f LEFT JOIN staff s ON s.id = f.owner_id
        WHERE f.conclusion_id = c.id), '[]')) AS conclusion
    FROM conclusion c WHERE c.meeting_id = ${meeting}::uuid ORDER BY c.number`;
  return rows.map(({ conclusion }) => conclusion);
}
