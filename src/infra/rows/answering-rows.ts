import type {
  ConversationRows,
  ConversationSummary,
  LoadedTurn,
  RecordedTurn,
  RecordOutcome,
  TurnRows,
} from '../../application/answering/rows.ts';
import type { Address } from '../../platform/adapter.ts';
import type { Database } from '../database/prisma.ts';
import { createGroupCommit } from './group-commit.ts';

/** Whose place in which conversation. */
interface Place {
  readonly from: Address;
  readonly conversation: string;
}

interface LoadedRow {
  readonly position: number; // among the places asked for, from 1
  readonly turn: LoadedTurn;
}

/**
 * The rows of the hot path. Raw SQL, because a turn is one read and one call of `record_turns`
 * (docs/decisions/0003-one-call-per-turn.md), and turns that are under way at once share both; the schema stays Prisma's.
 */
export function turnRows(db: Database): TurnRows {
  const recordAll = createGroupCommit<RecordedTurn, RecordOutcome>((turns) =>
    recordTurns(db, turns),
  );
  const loadAll = createGroupCommit<Place, LoadedTurn | null>((places) => loadTurns(db, places));
  return {
    load: async (from, conversation) => (await loadAll({ from, conversation })) ?? undefined,
    record: recordAll,
  };
}

async function recordTurns(
  db: Database,
  turns: readonly RecordedTurn[],
): Promise<readonly RecordOutcome[]> {
  const rows = await db.$queryRaw<{ ordinal: number; outcome: RecordOutcome }[]>`
    SELECT ordinal, outcome FROM record_turns(${JSON.stringify(turns)}::jsonb) ORDER BY ordinal`;
  return rows.map((row) => row.outcome);
}

/**
 * In the order of the places, null where the account has no right or there is no such conversation. Times leave the
 * database as epoch milliseconds inside one JSON document: one row, one parse.
 *
 * Each list stands in a SELECT so that the planner does not look at its length: otherwise it finds a plan for exactly so
 * many places better than the one it keeps, and plans anew at every call, which costs more than the reading.
 */
async function loadTurns(
  db: Database,
  places: readonly Place[],
): Promise<readonly (LoadedTurn | null)[]> {
  const rows = await db.$queryRaw<LoadedRow[]>`
    SELECT asked.position::int AS position, jsonb_build_object(
      'conversation', jsonb_build_object(
        'id', c.id, 'shortId', c.short_id, 'language', c.language, 'state', c.state),
      'contact', jsonb_build_object('id', k.id, 'name', k.name, 'email', k.email,
        'timeZone', COALESCE(k.time_zone, d.time_zone)), 'addresseeId', d.id,
      'response', jsonb_build_object(
        'id', r.id, 'status', r.status, 'revision', r.revision, 'hidden', r.hidden,
        'answers', COALESCE((
          SELECT jsonb_object_agg(a.question, a.value) FROM answer a
          WHERE a.response_id = r.id AND a.current AND a.value IS NOT NULL), '{}'::jsonb)),
      'member', jsonb_build_object(
        'name', member_name(d.kind, d.name, d.country_iso2, c.language), 'timeZone', d.time_zone),
      'round', jsonb_build_object(
        'id', o.id, 'state', o.state, 'meetingTitle', m.title, 'threshold', o.threshold,
        'closesAt', floor(extract(epoch FROM d.closes_at) * 1000),
        'lateUntil', floor(extract(epoch FROM o.late_until) * 1000),
        'questionnaireVersion', o.questionnaire_version_id)
    ) AS turn
    FROM unnest(
      (SELECT ${places.map(({ from }) => from.platform)}::text[]),
      (SELECT ${places.map(({ from }) => from.tenant)}::text[]),
      (SELECT ${places.map(({ from }) => from.externalId)}::text[]),
      (SELECT ${places.map(({ conversation }) => conversation)}::text[])
    ) WITH ORDINALITY AS asked (platform, tenant, external_id, short_id, position)
    JOIN account u ON u.platform = asked.platform AND u.tenant = asked.tenant
      AND u.external_id = asked.external_id AND u.revoked_at IS NULL
      AND (u.expires_at IS NULL OR u.expires_at > now())
    JOIN contact k ON k.id = u.contact_id AND k.active
    JOIN conversation c ON c.short_id = asked.short_id AND c.contact_id = k.id
      AND c.platform = u.platform
    JOIN response r ON r.id = c.response_id
    JOIN addressee d ON d.id = r.addressee_id
    JOIN round o ON o.id = d.round_id
    JOIN meeting m ON m.id = o.meeting_id`;
  const turns = new Map(rows.map(({ position, turn }) => [position, turn]));
  return places.map((_, index) => turns.get(index + 1) ?? null);
}

export function conversationRows(db: Database): ConversationRows {
  return {
    of: async (from) => db.$queryRaw<ConversationSummary[]>`
      SELECT c.short_id AS "shortId", m.title AS "meetingTitle",
             member_name(d.kind, d.name, d.country_iso2, c.language) AS "memberName",
             r.status AS "status", o.state AS "roundState", s.name AS "successor",
             floor(extract(epoch FROM w.snoozed_until) * 1000)::float8 AS "snoozedUntil"
      FROM account u
      JOIN contact k ON k.id = u.contact_id AND k.active
      JOIN conversation c ON c.contact_id = k.id AND c.platform = u.platform
      JOIN response r ON r.id = c.response_id
      JOIN addressee d ON d.id = r.addressee_id
      JOIN round o ON o.id = d.round_id
      JOIN meeting m ON m.id = o.meeting_id
      LEFT JOIN contact_wish w ON w.contact_id = k.id AND w.round_id = o.id
      LEFT JOIN contact s ON s.id = w.successor_id
      WHERE u.platform = ${from.platform} AND u.tenant = ${from.tenant}
        AND u.external_id = ${from.externalId} AND u.revoked_at IS NULL
        AND (u.expires_at IS NULL OR u.expires_at > now())
      ORDER BY o.opened_at DESC NULLS LAST, c.id`,
    revoke: async ({ platform, tenant, externalId }, at) => {
      await db.account.updateMany({
        where: { platform, tenant, externalId, revokedAt: null },
        data: { revokedAt: new Date(at) },
      });
    },
    ensure: async ({ id, shortId, responseId, contactId, platform, language }) => {
      const rows = await db.$queryRaw<{ shortId: string }[]>`
        INSERT INTO conversation (id, short_id, response_id, contact_id, platform, language, state)
        VALUES (${id}::uuid, ${shortId}, ${responseId}::uuid, ${contactId}::uuid, ${platform},
                ${language}, 'null'::jsonb)
        ON CONFLICT (response_id, contact_id, platform) DO UPDATE SET platform = EXCLUDED.platform
        RETURNING short_id AS "shortId"`;
      const row = rows[0];
      if (row === undefined) throw new Error('a conversation was neither found nor made');
      return row.shortId;
    },
  };
}
