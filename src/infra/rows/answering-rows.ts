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

interface LoadedRow {
  readonly turn: LoadedTurn;
}

/**
 * The rows of the hot path. Raw SQL, because a turn is one read and one call of `record_turns`
 * (docs/decisions/0003-one-call-per-turn.md); the schema stays Prisma's.
 */
export function turnRows(db: Database): TurnRows {
  const recordAll = createGroupCommit<RecordedTurn, RecordOutcome>((turns) =>
    recordTurns(db, turns),
  );
  return {
    load: (from, conversation) => loadTurn(db, from, conversation),
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

/** Times leave the database as epoch milliseconds inside one JSON document: one row, one parse. */
async function loadTurn(
  db: Database,
  from: Address,
  conversation: string,
): Promise<LoadedTurn | undefined> {
  const rows = await db.$queryRaw<LoadedRow[]>`
    SELECT jsonb_build_object(
      'conversation', jsonb_build_object(
        'id', c.id, 'shortId', c.short_id, 'language', c.language, 'state', c.state),
      'contact', jsonb_build_object('id', k.id, 'name', k.name),
      'response', jsonb_build_object(
        'id', r.id, 'status', r.status, 'revision', r.revision, 'hidden', r.hidden,
        'answers', COALESCE((
          SELECT jsonb_object_agg(a.question, a.value) FROM answer a
          WHERE a.response_id = r.id AND a.current AND a.value IS NOT NULL), '{}'::jsonb)),
      'member', jsonb_build_object('name', d.name, 'timeZone', d.time_zone),
      'round', jsonb_build_object(
        'id', o.id, 'state', o.state, 'meetingTitle', m.title, 'threshold', o.threshold,
        'closesAt', floor(extract(epoch FROM d.closes_at) * 1000),
        'lateUntil', floor(extract(epoch FROM o.late_until) * 1000),
        'questionnaireVersion', o.questionnaire_version_id)
    ) AS turn
    FROM account u
    JOIN contact k ON k.id = u.contact_id AND k.active
    JOIN conversation c ON c.contact_id = k.id AND c.platform = u.platform
    JOIN response r ON r.id = c.response_id
    JOIN addressee d ON d.id = r.addressee_id
    JOIN round o ON o.id = d.round_id
    JOIN meeting m ON m.id = o.meeting_id
    WHERE u.platform = ${from.platform} AND u.tenant = ${from.tenant}
      AND u.external_id = ${from.externalId} AND u.revoked_at IS NULL
      AND (u.expires_at IS NULL OR u.expires_at > now())
      AND c.short_id = ${conversation}`;
  return rows[0]?.turn;
}

export function conversationRows(db: Database): ConversationRows {
  return {
    of: async (from) => db.$queryRaw<ConversationSummary[]>`
      SELECT c.short_id AS "shortId", d.name AS "memberName", m.title AS "meetingTitle",
             r.status AS "status", o.state AS "roundState"
      FROM account u
      JOIN contact k ON k.id = u.contact_id AND k.active
      JOIN conversation c ON c.contact_id = k.id AND c.platform = u.platform
      JOIN response r ON r.id = c.response_id
      JOIN addressee d ON d.id = r.addressee_id
      JOIN round o ON o.id = d.round_id
      JOIN meeting m ON m.id = o.meeting_id
      WHERE u.platform = ${from.platform} AND u.tenant = ${from.tenant}
        AND u.external_id = ${from.externalId} AND u.revoked_at IS NULL
        AND (u.expires_at IS NULL OR u.expires_at > now())
      ORDER BY o.opened_at DESC NULLS LAST, c.id`,
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
