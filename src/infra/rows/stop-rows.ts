import type { StoppedLetter, StopRows } from '../../application/invitations/stop-by-link.ts';
import type { ContactId } from '../../domain/ids.ts';
import type { Database } from '../database/prisma.ts';

/** Stopping letters by the hash of a letter's token. A mailbox is one person, whoever's contact it is. */
export function stopRows(db: Database): StopRows {
  return {
    find: async (tokenHash) => {
      const rows = await db.$queryRaw<{ found: StoppedLetter }[]>`
        SELECT jsonb_build_object(
          'invitationId', i.id, 'contactId', k.id, 'email', k.email,
          -- The links of one letter are made at one moment (begin_sends).
          'roundIds', (
            SELECT jsonb_agg(DISTINCT a.round_id)
            FROM invitation j
            JOIN contact p ON p.id = j.contact_id AND p.email = k.email
            JOIN addressee a ON a.id = j.addressee_id
            WHERE j.id = i.id OR (j.created_at = i.created_at AND j.reason <> 'staff'))) AS found
        FROM invitation i
        JOIN contact k ON k.id = i.contact_id
        WHERE i.token_hash = ${tokenHash}::bytea
          AND (i.revoked_at IS NULL OR i.reason <> 'staff')`;
      return rows[0]?.found;
    },
    stopRounds: async (email, roundIds, at) => {
      const rows = await db.$queryRaw<{ id: ContactId }[]>`
        INSERT INTO contact_wish AS w (contact_id, round_id, stopped_at, updated_at)
        SELECT k.id, a.round_id, ${new Date(at)}, ${new Date(at)}
        FROM contact k JOIN addressee a ON a.member_id = k.member_id
        WHERE k.email = ${email} AND a.round_id = ANY(${[...roundIds]}::uuid[])
        ORDER BY k.id, a.round_id
        ON CONFLICT (contact_id, round_id) DO UPDATE SET
          stopped_at = EXCLUDED.stopped_at, updated_at = EXCLUDED.updated_at
        WHERE w.stopped_at IS NULL
        RETURNING contact_id AS id`;
      return [...new Set(rows.map(({ id }) => id))];
    },
    stopAll: async (email, at) => {
      const rows = await db.$queryRaw<{ id: ContactId }[]>`
        UPDATE contact SET stopped_at = ${new Date(at)}, updated_at = ${new Date(at)}
        WHERE email = ${email} AND stopped_at IS NULL
        RETURNING id`;
      return rows.map(({ id }) => id);
    },
  };
}
