import type {
  ContactFound,
  RegisterRows,
  SeatMember,
  SeatRecord,
} from '../../application/register/rows.ts';
import type { Region } from '../../domain/vocabulary.ts';
import type { Database } from '../database/prisma.ts';

type SeatPart =
  | 'lockSeats'
  | 'seats'
  | 'insertSeat'
  | 'endSeat'
  | 'insertAuthority'
  | 'endAuthority';
type Look = 'findMember' | 'findContact' | 'contactOf' | 'regionOf';

/** A group's seats, and what they are looked up by. */
export function seatRows(db: Database): Pick<RegisterRows, SeatPart | Look> {
  return { ...seats(db), ...looks(db) };
}

function seats(db: Database): Pick<RegisterRows, SeatPart> {
  return {
    lockSeats: async (group) => {
      await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('seats of ' || ${group}))`;
    },
    seats: async (group) => {
      const rows = await db.$queryRaw<{ seat: SeatRecord }[]>`
        SELECT jsonb_build_object(
          'id', s.id, 'group', s.group, 'begunOn', s.begun_on, 'endedOn', s.ended_on,
          'ending', s.ending, 'endReason', s.end_reason,
          'member', jsonb_build_object(
            'id', m.id, 'reference', m.reference, 'name', m.name, 'kind', m.kind,
            'countryIso2', m.country_iso2, 'region', k.region),
          'authorities', COALESCE((
            SELECT jsonb_agg(jsonb_build_object(
              'id', a.id, 'contact', a.contact_id, 'part', a.part, 'name', c.name,
              'email', c.email, 'from', a.from_day, 'until', a.until_day, 'document', a.document)
              ORDER BY a.from_day, a.id)
            FROM seat_authority a JOIN contact c ON c.id = a.contact_id
            WHERE a.seat_id = s.id), '[]')) AS seat
        FROM seat s JOIN member m ON m.id = s.member_id JOIN country k ON k.iso2 = m.country_iso2
        WHERE s.group = ${group} ORDER BY m.name, m.reference, s.begun_on`;
      return rows.map(({ seat }) => seat);
    },
    insertSeat: async ({ id, group, member, begunOn, at }) => {
      await db.$executeRaw`
        INSERT INTO seat (id, "group", member_id, begun_on, created_at)
        VALUES (${id}::uuid, ${group}, ${member}::uuid, ${begunOn}::text::date, ${new Date(at)})`;
    },
    endSeat: async (id, { on, ending, reason }) => {
      await db.$executeRaw`
        UPDATE seat SET ended_on = ${on}::text::date, ending = ${ending}, end_reason = ${reason}
        WHERE id = ${id}::uuid`;
    },
    insertAuthority: async ({ id, seat, contact, part, from, until, document, at }) => {
      await db.$executeRaw`
        INSERT INTO seat_authority (id, seat_id, contact_id, part, from_day, until_day, document, created_at)
        VALUES (${id}::uuid, ${seat}::uuid, ${contact}::uuid, ${part}, ${from}::text::date,
                ${until}::text::date, ${document}, ${new Date(at)})`;
    },
    endAuthority: async (id, until) => {
      await db.$executeRaw`
        UPDATE seat_authority SET until_day = ${until}::text::date WHERE id = ${id}::uuid`;
    },
  };
}

function looks(db: Database): Pick<RegisterRows, Look> {
  return {
    findMember: async (reference) => {
      const rows = await db.$queryRaw<SeatMember[]>`
        SELECT m.id, m.reference, m.name, m.kind, m.country_iso2 AS "countryIso2", k.region
        FROM member m JOIN country k ON k.iso2 = m.country_iso2
        WHERE m.reference = ${reference.trim()} AND m.active`;
      return rows[0];
    },
    findContact: async (member, email) => {
      const rows = await db.$queryRaw<ContactFound[]>`
        SELECT id, member_id AS "memberId", name, email, role FROM contact
        WHERE member_id = ${member}::uuid AND email = ${email} AND active`;
      return rows[0];
    },
    contactOf: async (member, contact) => {
      const rows = await db.$queryRaw<ContactFound[]>`
        SELECT id, member_id AS "memberId", name, email, role FROM contact
        WHERE id = ${contact}::uuid AND member_id = ${member}::uuid AND active`;
      return rows[0];
    },
    regionOf: async (iso2) => {
      const rows = await db.$queryRaw<{ region: Region }[]>`
        SELECT region FROM country WHERE iso2 = ${iso2}`;
      return rows[0]?.region;
    },
  };
}
