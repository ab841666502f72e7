import type { HookRows, ListedHook, Listener } from '../../application/hooks/rows.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** In whose name: whoever added it, else somebody who is still on the staff. */
const TELLER = Prisma.sql`JOIN LATERAL (
  SELECT s.id FROM staff s WHERE s.disabled_at IS NULL
  ORDER BY s.id = w.staff_id DESC, s.role = 'administrator' DESC, s.created_at, s.id
  LIMIT 1) AS teller ON true`;

const LAST_TAKEN = Prisma.sql`(SELECT max(t.ended_at) FROM delivery_attempt t
  WHERE t.platform = 'hook' AND t.external_id = w.id::text AND t.outcome = 'sent')`;

/** What went wrong before something was taken is no trouble any more. */
const SINCE = Prisma.sql`COALESCE(${LAST_TAKEN}, w.created_at - interval '1 millisecond')`;

/** The endpoints that are told of what happens. */
export function hookRows(db: Database): HookRows {
  return { ...standing(db), ...ending(db) };
}

function standing(
  db: Database,
): Pick<HookRows, 'insert' | 'list' | 'listening' | 'findListener' | 'namesOf'> {
  return {
    insert: async ({ id, name, url, events, meetingId, staffId, createdAt }) => {
      const inserted = await db.$executeRaw`
        INSERT INTO webhook (id, name, url, events, meeting_id, staff_id, created_at)
        VALUES (${id}::uuid, ${name}, ${url}, ${[...events]}::text[], ${meetingId}::uuid,
                ${staffId}::uuid, ${new Date(createdAt)})
        ON CONFLICT (name) WHERE ended_at IS NULL DO NOTHING`;
      return inserted === 1;
    },
    list: () => listed(db),
    listening: async (event, meeting) =>
      db.$queryRaw<Listener[]>`
        SELECT w.id, teller.id AS teller FROM webhook w ${TELLER}
        WHERE w.ended_at IS NULL AND ${event} = ANY (w.events) AND (w.meeting_id IS NULL
          OR w.meeting_id = (SELECT m.id FROM meeting m WHERE m.slug = ${meeting}))
        ORDER BY w.created_at, w.id`,
    findListener: async (id) => {
      const rows = await db.$queryRaw<Listener[]>`
        SELECT w.id, teller.id AS teller FROM webhook w ${TELLER} WHERE w.id = ${id}::uuid`;
      return rows[0];
    },
    namesOf: async (subject) => {
      const [kind, id] = subject.split(':');
      if (kind === 'meeting') {
        const rows = await db.$queryRaw<{ meeting: string }[]>`
          SELECT slug AS meeting FROM meeting WHERE id = ${id}::uuid`;
        return rows[0] ?? {};
      }
      if (kind !== 'round') return {};
      const rows = await db.$queryRaw<{ round: string; meeting: string }[]>`
        SELECT r.slug AS round, m.slug AS meeting FROM round r JOIN meeting m ON m.id = r.meeting_id
        WHERE r.id = ${id}::uuid`;
      return rows[0] ?? {};
    },
  };
}

async function listed(db: Database): Promise<readonly ListedHook[]> {
  const rows = await db.$queryRaw<{ listed: ListedHook }[]>`
    SELECT DISTINCT ON (w.name) jsonb_build_object(
      'id', w.id, 'name', w.name, 'url', w.url, 'events', w.events, 'meeting', m.slug,
      'createdAt', ms(w.created_at), 'by', s.name, 'lastTakenAt', ms(${LAST_TAKEN}),
      'aside', CASE WHEN w.ended_at IS NULL THEN NULL
        ELSE jsonb_build_object('at', ms(w.ended_at), 'reason', w.end_reason) END,
      'trouble', (SELECT t.reason FROM delivery_attempt t
        WHERE t.platform = 'hook' AND t.external_id = w.id::text AND t.outcome <> 'sent'
          AND t.ended_at > ${SINCE}
        ORDER BY t.started_at DESC LIMIT 1)) AS listed
    FROM webhook w JOIN staff s ON s.id = w.staff_id LEFT JOIN meeting m ON m.id = w.meeting_id
    WHERE w.ended_at IS NULL OR w.end_reason IS NOT NULL
    ORDER BY w.name, w.ended_at IS NULL DESC, w.ended_at DESC`;
  return rows.map((row) => row.listed);
}

function ending(db: Database): Pick<HookRows, 'end' | 'setSilentAside'> {
  return {
    end: async (id, at, reason) => {
      await db.$executeRaw`
        WITH ended AS (
          UPDATE webhook SET ended_at = COALESCE(ended_at, ${new Date(at)}), end_reason = ${reason}
          WHERE id = ${id}::uuid RETURNING id
        )
        UPDATE delivery d SET state = 'cancelled', reason = 'its webhook has ended', payload = NULL,
          updated_at = ${new Date(at)}
        FROM ended WHERE d.thread = 'hook:' || ended.id AND d.state IN ('pending', 'retrying')`;
    },
    setSilentAside: async (since, at) => {
      const rows = await db.$queryRaw<{ name: string }[]>`
        WITH silent AS (
          UPDATE webhook w SET ended_at = ${new Date(at)}, end_reason = 'it took nothing for days'
          WHERE w.ended_at IS NULL AND EXISTS (
            SELECT 1 FROM delivery_attempt t
            WHERE t.platform = 'hook' AND t.external_id = w.id::text AND t.outcome <> 'sent'
              AND t.started_at < ${new Date(since)}
              AND t.started_at > ${SINCE})
          RETURNING w.id, w.name
        ), untold AS (
          UPDATE delivery d SET state = 'cancelled', reason = 'its webhook is set aside',
            payload = NULL, updated_at = ${new Date(at)}
          FROM silent WHERE d.thread = 'hook:' || silent.id AND d.state IN ('pending', 'retrying')
        )
        SELECT name FROM silent ORDER BY name`;
      return rows.map(({ name }) => name);
    },
  };
}
