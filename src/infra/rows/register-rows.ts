import type { EntryRecord, HeldRecord, RegisterRows } from '../../application/register/rows.ts';
import type { Database } from '../database/prisma.ts';
import { seatRows } from './seat-rows.ts';

/** Seats, and who is invited to a meeting and came. What is read leaves the database as one JSON document a row. */
export function registerRows(db: Database): RegisterRows {
  return { ...seatRows(db), ...entryRows(db), ...said(db) };
}

function entryRows(db: Database): Pick<RegisterRows, 'entries' | 'insertEntries' | 'held'> {
  return {
    entries: async (meeting) => {
      const rows = await db.$queryRaw<{ entry: EntryRecord }[]>`
        SELECT jsonb_build_object(
          'id', e.id, 'number', e.number, 'seat', e.seat_id, 'member', e.member_id,
          'reference', m.reference, 'name', e.name, 'kind', e.kind, 'countryIso2', e.country_iso2,
          'region', e.region, 'developing', e.developing,
          'invitedAt', floor(extract(epoch FROM e.invited_at) * 1000),
          'rsvps', COALESCE((
            SELECT jsonb_agg(jsonb_build_object(
              'answer', r.answer, 'mode', r.mode, 'contact', r.contact_id, 'name', c.name,
              'by', r.by, 'channel', r.channel, 'at', floor(extract(epoch FROM r.at) * 1000))
              ORDER BY r.current DESC, r.at DESC, r.id DESC)
            FROM rsvp r LEFT JOIN contact c ON c.id = r.contact_id WHERE r.entry_id = e.id), '[]'),
          'attendances', COALESCE((
            SELECT jsonb_agg(jsonb_build_object(
              'presence', a.presence, 'cameAs', a.came_as, 'contact', a.contact_id, 'name', c.name,
              'onDay', a.on_day, 'at', floor(extract(epoch FROM a.at) * 1000))
              ORDER BY a.current DESC, a.at DESC, a.id DESC)
            FROM attendance a LEFT JOIN contact c ON c.id = a.contact_id
            WHERE a.entry_id = e.id), '[]')) AS entry
        FROM register_entry e LEFT JOIN member m ON m.id = e.member_id
        WHERE e.meeting_id = ${meeting}::uuid ORDER BY e.number`;
      return rows.map(({ entry }) => entry);
    },
    insertEntries: async (meeting, entries, { at, staff }) => {
      await db.$executeRaw`
        INSERT INTO register_entry (id, meeting_id, number, seat_id, member_id, name, kind, country_iso2,
                                    region, developing, staff_id, invited_at)
        SELECT id, ${meeting}::uuid, number, seat, member, name, kind, "countryIso2", region,
               developing, ${staff}::uuid, ${new Date(at)}
        FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS x(
          id uuid, number int, seat uuid, member uuid, name text, kind text, "countryIso2" text,
          region text, developing boolean)`;
    },
    held: async (kind, until) => {
      const rows = await db.$queryRaw<{ held: HeldRecord }[]>`
        SELECT jsonb_build_object(
          'slug', m.slug, 'startsOn', m.starts_on, 'endsOn', m.ends_on, 'known', bool_or(a.id IS NOT NULL),
          'invited', COALESCE(jsonb_agg(COALESCE(e.member_id::text, lower(e.name) || ' ' || e.country_iso2)) FILTER (WHERE e.id IS NOT NULL), '[]'),
          'attended', COALESCE(jsonb_agg(COALESCE(e.member_id::text, lower(e.name) || ' ' || e.country_iso2)) FILTER (
            WHERE a.presence IN ('in-person', 'remote')), '[]')) AS held
        FROM meeting m
        LEFT JOIN register_entry e ON e.meeting_id = m.id
        LEFT JOIN attendance a ON a.entry_id = e.id AND a.current
        WHERE m.kind = ${kind} AND m.starts_on <= ${until}::text::date
        GROUP BY m.id ORDER BY m.starts_on DESC, m.slug DESC`;
      return rows.map(({ held }) => held);
    },
  };
}

function said(db: Database): Pick<RegisterRows, 'isTaken' | 'appendRsvp' | 'appendAttendance'> {
  return {
    isTaken: async (event) => {
      const rows = await db.$queryRaw<object[]>`
        SELECT 1 FROM rsvp WHERE event_id = ${event}
        UNION ALL SELECT 1 FROM attendance WHERE event_id = ${event}`;
      return rows.length > 0;
    },
    appendRsvp: async ({ id, entry, answer, mode, contact, by, channel, at, event }) => {
      await db.$executeRaw`
        UPDATE rsvp SET current = false WHERE entry_id = ${entry}::uuid AND current`;
      await db.$executeRaw`
        INSERT INTO rsvp (id, entry_id, answer, mode, contact_id, "by", channel, at, event_id)
        VALUES (${id}::uuid, ${entry}::uuid, ${answer}, ${mode}, ${contact}::uuid, ${by}, ${channel},
                ${new Date(at)}, ${event})`;
    },
    appendAttendance: async (row) => {
      const { id, entry, presence, cameAs, contact, onDay, staff, at, event } = row;
      await db.$executeRaw`
        UPDATE attendance SET current = false WHERE entry_id = ${entry}::uuid AND current`;
      await db.$executeRaw`
        INSERT INTO attendance (id, entry_id, presence, came_as, contact_id, on_day, staff_id, at,
                                event_id)
        VALUES (${id}::uuid, ${entry}::uuid, ${presence}, ${cameAs}, ${contact}::uuid,
                ${onDay}::text::date, ${staff}::uuid, ${new Date(at)}, ${event})`;
    },
  };
}
