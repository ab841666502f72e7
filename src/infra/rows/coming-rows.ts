import type { ComingLink, ComingRows, EntryReach } from '../../application/coming/rows.ts';
import type { Database } from '../database/prisma.ts';

/** What asking members whether they come to a meeting stands on. */
export function comingRows(db: Database): ComingRows {
  return {
    link: async (tokenHash) => {
      const rows = await db.$queryRaw<{ link: ComingLink }[]>`
        SELECT jsonb_build_object(
          'id', l.id, 'entry', l.entry_id, 'contact', k.id, 'contactName', k.name,
          'language', COALESCE(k.language, b.language, y.languages[1], 'en'),
          'expiresAt', ms(l.expires_at)) AS link
        FROM coming_link l
        JOIN contact k ON k.id = l.contact_id AND k.active
        JOIN member b ON b.id = k.member_id
        JOIN country y ON y.iso2 = b.country_iso2
        WHERE l.token_hash = ${Buffer.from(tokenHash)}`;
      return rows[0]?.link;
    },
    place: async (entry) => {
      const rows = await db.$queryRaw<{ meeting: string; number: number }[]>`
        SELECT m.slug AS meeting, e.number
        FROM register_entry e JOIN meeting m ON m.id = e.meeting_id WHERE e.id = ${entry}::uuid`;
      return rows[0];
    },
    reach: async (meeting) => {
      const rows = await db.$queryRaw<{ reach: EntryReach }[]>`
        SELECT jsonb_build_object(
          'entry', e.id, 'language', COALESCE(b.language, y.languages[1], 'en'),
          'zone', COALESCE(b.time_zone, y.time_zone),
          'weekend', CASE WHEN cardinality(b.weekend) > 0 THEN b.weekend ELSE y.weekend END,
          'closed', closed_days(b.id, now()),
          'contacts', (SELECT count(*) FROM contact k WHERE k.member_id = b.id AND k.active),
          'waiting', EXISTS (SELECT FROM delivery d WHERE d.entry_id = e.id AND d.kind = 'coming'
            AND d.state IN ('pending', 'sending', 'retrying')),
          -- The day ends the key under which it was planned.
          'askedOn', (SELECT max(right(d.dedupe_key, 10)) FROM delivery d
            WHERE d.entry_id = e.id AND d.kind = 'coming')) AS reach
        FROM register_entry e
        JOIN member b ON b.id = e.member_id
        JOIN country y ON y.iso2 = b.country_iso2
        WHERE e.meeting_id = ${meeting}::uuid ORDER BY e.number`;
      return rows.map(({ reach }) => reach);
    },
  };
}
