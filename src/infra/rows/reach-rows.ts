import type {
  ClosedSpell,
  Colleague,
  ReachContact,
  ReachMember,
  ReachRows,
  Wishes,
} from '../../application/reach/rows.ts';
import type { ContactId } from '../../domain/ids.ts';
import { CONTACT_ROLES, type ContactRole } from '../../domain/vocabulary.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** Browsers are written to nowhere. */
const BROWSERS = 'page';

/** When and how contacts wish to be reached. What is read back was checked before it was written, hence the casts. */
export function reachRows(db: Database): ReachRows {
  return {
    async byAccount({ platform, tenant, externalId }, now) {
      const found = await contactsWhere(
        db,
        Prisma.sql`k.id = (
          SELECT u.contact_id FROM account u
          WHERE u.platform = ${platform} AND u.tenant = ${tenant} AND u.external_id = ${externalId}
            AND ${validAt(now)})`,
        now,
      );
      return found[0];
    },
    byEmail: (email, now) => contactsWhere(db, Prisma.sql`k.email = ${email}`, now),
    async byReference(reference) {
      const rows = await db.$queryRaw<{ member: ReachMember }[]>`
        SELECT ${MEMBER} AS member FROM member m JOIN country c ON c.iso2 = m.country_iso2
        WHERE m.reference = ${reference}`;
      return rows[0]?.member;
    },
    async save(id, changes, at) {
      await db.contact.update({ where: { id }, data: columnsOf(changes, at) });
    },
    async markZoneAsked(id, at) {
      const { count } = await db.contact.updateMany({
        where: { id, zoneAskedAt: null, timeZone: null },
        data: { zoneAskedAt: new Date(at) },
      });
      return count > 0;
    },
    async findColleague(memberId, email) {
      const found = await db.contact.findUnique({ where: { memberId_email: { memberId, email } } });
      return found === null ? undefined : colleagueOf(found);
    },
    async addColleague({ id, memberId, name, email, language }, at) {
      const added = await db.$queryRaw<{ id: ContactId }[]>`
        INSERT INTO contact (id, member_id, email, name, role, language, updated_at)
        VALUES (${id}::uuid, ${memberId}::uuid, ${email}, ${name}, 'alternate', ${language}, ${new Date(at)})
        ON CONFLICT (member_id, email) DO UPDATE SET active = true, updated_at = excluded.updated_at
        RETURNING id`;
      return added[0]?.id ?? id;
    },
    async lockMember(id) {
      await db.$queryRaw`SELECT id FROM member WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    },
    closedSpells: (member, from) => db.$queryRaw<ClosedSpell[]>`
      SELECT d.id, d.first_day::text AS "first", d.last_day::text AS "last", d.reason,
             k.name AS "addedBy"
      FROM closed_day d
      LEFT JOIN contact k ON k.member_id = d.member_id AND d.added_by = 'contact:' || k.id
      WHERE d.member_id = ${member}::uuid AND d.last_day >= ${from}::date
      ORDER BY d.first_day, d.last_day, d.id`,
    async insertClosedSpell(memberId, { id, first, last, reason, addedBy }, at) {
      const days = { firstDay: new Date(first), lastDay: new Date(last) };
      await db.closedDay.create({
        data: { id, memberId, ...days, reason, addedBy, createdAt: new Date(at) },
      });
    },
    async deleteClosedSpell(id) {
      await db.closedDay.deleteMany({ where: { id } });
    },
  };
}

/** An account `u` that is verified and neither revoked nor expired. */
function validAt(now: number): Prisma.Sql {
  return Prisma.sql`u.revoked_at IS NULL AND (u.expires_at IS NULL OR u.expires_at > ${new Date(now)})`;
}

const MEMBER = Prisma.sql`jsonb_build_object(
  'id', m.id, 'reference', m.reference, 'name', m.name, 'timeZone', m.time_zone, 'weekend', m.weekend,
  'country', jsonb_build_object(
    'languages', c.languages, 'timeZone', c.time_zone, 'weekend', c.weekend))`;

const COLLEAGUE = Prisma.sql`jsonb_build_object(
  'id', o.id, 'name', o.name, 'email', o.email, 'role', o.role, 'stopped', o.stopped_at IS NOT NULL)`;

/** Active contacts `k` with all around them: times as epoch milliseconds inside one JSON document each. */
async function contactsWhere(
  db: Database,
  which: Prisma.Sql,
  now: number,
): Promise<readonly ReachContact[]> {
  const rows = await db.$queryRaw<{ contact: ReachContact }[]>`
    SELECT jsonb_build_object(
      'id', k.id, 'name', k.name, 'email', k.email, 'role', k.role, 'language', k.language,
      'timeZone', k.time_zone, 'weekend', k.weekend, 'workHours', k.work_hours,
      'awayFrom', floor(extract(epoch FROM k.away_from) * 1000),
      'awayUntil', floor(extract(epoch FROM k.away_until) * 1000),
      'standInId', k.stand_in_id, 'preferredPlatform', k.preferred_platform,
      'member', ${MEMBER},
      'colleagues', COALESCE((
        SELECT jsonb_agg(${COLLEAGUE} ORDER BY array_position(${CONTACT_ROLES}::text[], o.role), o.name, o.id)
        FROM contact o WHERE o.member_id = k.member_id AND o.id <> k.id AND o.active), '[]'::jsonb),
      'platforms', COALESCE((
        SELECT jsonb_agg(DISTINCT u.platform) FROM account u
        WHERE u.contact_id = k.id AND u.platform <> ${BROWSERS} AND ${validAt(now)}), '[]'::jsonb)
    ) AS contact
    FROM contact k
    JOIN member m ON m.id = k.member_id
    JOIN country c ON c.iso2 = m.country_iso2
    WHERE k.active AND ${which}
    ORDER BY m.reference`;
  return rows.map(({ contact }) => contact);
}

function colleagueOf(row: Prisma.ContactGetPayload<object>): Colleague {
  const { id, name, email, role, stoppedAt } = row;
  return {
    ...{ name, email },
    id: id as ContactId,
    role: role as ContactRole,
    stopped: stoppedAt !== null,
  };
}

/** Only what changes; a JSON null has a name of its own. */
function columnsOf(changes: Partial<Wishes>, at: number): Prisma.ContactUncheckedUpdateInput {
  const { weekend, workHours, awayFrom, awayUntil, ...plain } = changes;
  const date = (instant: number | null) => (instant === null ? null : new Date(instant));
  return {
    ...plain,
    ...(weekend === undefined ? {} : { weekend: [...weekend] }),
    ...(workHours === undefined ? {} : { workHours: workHours ?? Prisma.DbNull }),
    ...(awayFrom === undefined ? {} : { awayFrom: date(awayFrom) }),
    ...(awayUntil === undefined ? {} : { awayUntil: date(awayUntil) }),
    updatedAt: new Date(at),
  };
}
