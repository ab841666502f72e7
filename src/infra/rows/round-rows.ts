import type { Candidate, RoundRecord, RoundRows } from '../../application/rounds/rows.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { addresseeRows } from './addressee-rows.ts';
import { jsonText } from './json-text.ts';

/**
 * A round with what its rules need. Times leave the database as epoch milliseconds and days as text inside one JSON
 * document, so that a record is what the application means and nothing has to be converted.
 */
const RECORD = Prisma.sql`
  jsonb_build_object(
    'id', r.id, 'slug', r.slug, 'meetingId', r.meeting_id, 'meetingTitle', m.title,
    'meetingStartsOn', m.starts_on, 'questionnaireVersionId', r.questionnaire_version_id,
    'questionnaireLanguages', q.languages, 'state', r.state, 'audience', r.audience,
    'opensAt', floor(extract(epoch FROM r.opens_at) * 1000), 'closesOn', r.closes_on,
    'lateUntil', floor(extract(epoch FROM r.late_until) * 1000), 'threshold', r.threshold,
    'sendWindow', r.send_window, 'escalateAfter', r.escalate_after,
    'openedAt', floor(extract(epoch FROM r.opened_at) * 1000),
    'closedAt', floor(extract(epoch FROM r.closed_at) * 1000)) AS record
  FROM round r
  JOIN meeting m ON m.id = r.meeting_id
  JOIN questionnaire_version q ON q.id = r.questionnaire_version_id`;

interface Recorded {
  readonly record: RoundRecord;
}

export function roundRows(db: Database): RoundRows {
  return {
    ...addresseeRows(db),
    find: async (slug) => {
      const rows = await db.$queryRaw<Recorded[]>`SELECT ${RECORD} WHERE r.slug = ${slug}`;
      return rows[0]?.record;
    },
    lock: async (slug) => {
      const rows = await db.$queryRaw<Recorded[]>`
        SELECT ${RECORD} WHERE r.slug = ${slug} FOR UPDATE OF r`;
      return rows[0]?.record;
    },
    list: async () => {
      const rows = await db.$queryRaw<Recorded[]>`
        SELECT ${RECORD} ORDER BY r.opened_at DESC NULLS FIRST, r.created_at DESC`;
      return rows.map(({ record }) => record);
    },
    insert: (round) => insert(db, round),
    change: async (id, { state, opensAt, closesOn, openedAt, closedAt, escalateAfter }) => {
      await db.round.update({
        where: { id },
        data: {
          ...(state !== undefined && { state }),
          ...(opensAt !== undefined && { opensAt: opensAt === null ? null : new Date(opensAt) }),
          ...(closesOn !== undefined && { closesOn: new Date(`${closesOn}T00:00:00Z`) }),
          ...(typeof openedAt === 'number' && { openedAt: new Date(openedAt) }),
          ...(typeof closedAt === 'number' && { closedAt: new Date(closedAt) }),
          ...(escalateAfter !== undefined && { escalateAfter }),
        },
        select: { id: true },
      });
    },
    addRules: async (roundId, rules) => {
      await db.reminderRule.createMany({
        data: rules.map((rule) => ({
          ...rule,
          states: [...rule.states],
          channels: [...rule.channels],
          roundId,
        })),
      });
    },
    rules: async (roundId) => {
      const rows = await db.$queryRaw<{ rules: Awaited<ReturnType<RoundRows['rules']>> }[]>`
        SELECT COALESCE(jsonb_agg(jsonb_build_object(
          'id', id, 'position', position, 'anchor', anchor, 'offset', "offset",
          'states', states, 'channels', channels) ORDER BY position), '[]'::jsonb) AS rules
        FROM reminder_rule WHERE round_id = ${roundId}::uuid AND retired_at IS NULL`;
      return rows[0]?.rules ?? [];
    },
    retireRules: async (ids, at) => {
      await db.reminderRule.updateMany({
        where: { id: { in: [...ids] }, retiredAt: null },
        data: { retiredAt: new Date(at) },
      });
    },
    removeRules: async (ids) => {
      await db.reminderRule.deleteMany({ where: { id: { in: [...ids] } } });
    },
    publishedVersion: async (slug, number) => {
      const rows = await db.$queryRaw<Awaited<ReturnType<RoundRows['publishedVersion']>>[]>`
        SELECT v.id, v.languages FROM questionnaire_version v
        JOIN questionnaire q ON q.id = v.questionnaire_id
        WHERE q.slug = ${slug} AND (${number ?? null}::int IS NULL OR v.number = ${number ?? null})
        ORDER BY v.number DESC LIMIT 1`;
      return rows[0];
    },
    dueToOpen: (now) =>
      slugs(db, Prisma.sql`r.state = 'scheduled' AND r.opens_at <= ${new Date(now)}`),
    dueToClose: (now) =>
      slugs(
        db,
        Prisma.sql`r.state IN ('open', 'paused') AND NOT EXISTS (
          SELECT 1 FROM addressee a WHERE a.round_id = r.id AND a.closes_at >= ${new Date(now)})`,
      ),
    candidates: async ({ kinds, countries }) => {
      const rows = await db.$queryRaw<{ candidate: Candidate }[]>`
        SELECT jsonb_build_object(
          'memberId', m.id, 'kind', m.kind, 'name', m.name, 'countryIso2', m.country_iso2,
          'region', c.region,
          'own', jsonb_build_object(
            'language', m.language, 'timeZone', m.time_zone, 'weekend', m.weekend),
          'country', jsonb_build_object(
            'languages', c.languages, 'timeZone', c.time_zone, 'weekend', c.weekend),
          'history', jsonb_build_object(
            'spells', (SELECT COALESCE(jsonb_agg(jsonb_build_object(
                'category', s.category, 'validFrom', s.valid_from, 'validTo', s.valid_to)), '[]')
              FROM category_spell s WHERE s.country_iso2 = c.iso2),
            'overrides', (SELECT COALESCE(jsonb_agg(jsonb_build_object(
                'category', o.category, 'holds', o.holds, 'validFrom', o.valid_from,
                'validTo', o.valid_to, 'createdAt', extract(epoch FROM o.created_at) * 1000)
                ORDER BY o.created_at, o.id), '[]')
              FROM category_override o WHERE o.country_iso2 = c.iso2)),
          'contactLanguages', (SELECT COALESCE(jsonb_agg(DISTINCT k.language), '[]')
            FROM contact k WHERE k.member_id = m.id AND k.active AND k.language IS NOT NULL)
        ) AS candidate
        FROM member m JOIN country c ON c.iso2 = m.country_iso2
        WHERE m.active AND m.kind = ANY(${[...kinds]})
          AND (${countries === undefined} OR m.country_iso2 = ANY(${[...(countries ?? [])]}))
        ORDER BY m.reference`;
      return rows.map(({ candidate }) => candidate);
    },
  };
}

async function insert(db: Database, round: RoundRecord): Promise<boolean> {
  const time = (at: number | null) => (at === null ? null : new Date(at));
  const inserted = await db.$executeRaw`
    INSERT INTO round (id, slug, meeting_id, questionnaire_version_id, state, audience, opens_at,
                       closes_on, late_until, threshold, send_window, escalate_after,
                       opened_at, closed_at)
    VALUES (${round.id}::uuid, ${round.slug}, ${round.meetingId}::uuid,
            ${round.questionnaireVersionId}::uuid, ${round.state},
            ${jsonText(round.audience)}::jsonb, ${time(round.opensAt)}, ${round.closesOn}::text::date,
            ${time(round.lateUntil)}, ${round.threshold}, ${jsonText(round.sendWindow)}::jsonb,
            ${round.escalateAfter},
            ${time(round.openedAt)}, ${time(round.closedAt)})
    ON CONFLICT (slug) DO NOTHING`;
  return inserted === 1;
}

async function slugs(db: Database, condition: Prisma.Sql): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ slug: string }[]>`
    SELECT r.slug FROM round r WHERE ${condition} ORDER BY r.id`;
  return rows.map(({ slug }) => slug);
}
