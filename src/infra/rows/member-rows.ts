import type {
  ContactRecord,
  CountryRecord,
  MemberRecord,
  MemberRows,
  OverrideRecord,
  SpellRecord,
} from '../../application/members/rows.ts';
import type { ContactId, MemberId, StaffId } from '../../domain/ids.ts';
import type { InSixLanguages, Language } from '../../domain/language.ts';
import type { Category, ContactRole, MemberKind, Region } from '../../domain/vocabulary.ts';
import type { Database } from '../database/prisma.ts';
import type { Prisma } from '../generated/prisma/client.ts';

/** Any fixed number, like the import's: whoever loads the reference data holds it as an advisory lock. */
const REFERENCE_LOCK = 7_068_201_602;

/** Members, their countries and contacts. What is read back was checked before it was written, hence the casts. */
export function memberRows(db: Database): MemberRows {
  return {
    async lockReference() {
      await db.$executeRaw`SELECT pg_advisory_xact_lock(${REFERENCE_LOCK}::bigint)`;
    },
    async countries() {
      return (await db.country.findMany({ orderBy: { iso2: 'asc' } })).map(countryOf);
    },
    async saveCountries(countries) {
      await db.$executeRaw`
        INSERT INTO country (iso2, iso3, names, region, languages, time_zone, weekend, source, as_of, edited_at)
        SELECT iso2, iso3, names, region, languages, "timeZone", weekend, source, "asOf",
          to_timestamp("editedAt" / 1000.0)
        FROM jsonb_to_recordset(${JSON.stringify(countries)}::jsonb) AS given(
          iso2 text, iso3 text, names jsonb, region text, languages text[], "timeZone" text, weekend int[],
          source text, "asOf" date, "editedAt" bigint)
        ON CONFLICT (iso2) DO UPDATE SET iso3 = excluded.iso3, names = excluded.names, region = excluded.region,
          languages = excluded.languages, time_zone = excluded.time_zone, weekend = excluded.weekend,
          source = excluded.source, as_of = excluded.as_of, edited_at = excluded.edited_at`;
    },
    async spells() {
      return (await db.categorySpell.findMany()).map(spellOf);
    },
    async saveSpells(spells) {
      await db.$executeRaw`
        INSERT INTO category_spell (id, country_iso2, category, valid_from, valid_to, source, as_of, review)
        SELECT id, "countryIso2", category, "validFrom", "validTo", source, "asOf", review
        FROM jsonb_to_recordset(${JSON.stringify(spells)}::jsonb) AS given(
          id uuid, "countryIso2" text, category text, "validFrom" date, "validTo" date, source text,
          "asOf" date, review text)
        ON CONFLICT (id) DO UPDATE SET valid_to = excluded.valid_to, source = excluded.source,
          as_of = excluded.as_of, review = excluded.review`;
    },
    async deleteSpells(ids) {
      await db.categorySpell.deleteMany({ where: { id: { in: [...ids] } } });
    },
    async overrides() {
      const found = await db.categoryOverride.findMany({
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      return found.map(overrideOf);
    },
    async insertOverride({ validFrom, validTo, createdAt, ...override }) {
      await db.categoryOverride.create({
        data: {
          ...override,
          validFrom: dayDate(validFrom),
          validTo: dayDate(validTo),
          createdAt: new Date(createdAt),
        },
      });
    },
    async page({ kinds, countries, active, after, limit }) {
      const found = await db.member.findMany({
        where: {
          ...(kinds && { kind: { in: [...kinds] } }),
          ...(countries && { countryIso2: { in: [...countries] } }),
          ...(active !== undefined && { active }),
          ...(after !== undefined && { reference: { gt: after } }),
        },
        orderBy: { reference: 'asc' },
        take: limit,
      });
      return found.map(memberOf);
    },
    async contactsOf(members) {
      const found = await db.contact.findMany({
        where: { memberId: { in: [...members] } },
        orderBy: [{ memberId: 'asc' }, { email: 'asc' }],
      });
      return found.map(contactOf);
    },
    async insertMembers(members) {
      await db.member.createMany({
        data: members.map((member) => ({ ...member, weekend: [...member.weekend] })),
      });
    },
    async rename(id, name) {
      await db.member.update({ where: { id }, data: { name } });
    },
  };
}

function countryOf(row: Prisma.CountryGetPayload<object>): CountryRecord {
  return {
    ...row,
    names: row.names as InSixLanguages,
    region: row.region as Region,
    languages: row.languages as Language[],
    asOf: isoDay(row.asOf),
    editedAt: row.editedAt?.getTime() ?? null,
  };
}

function spellOf(row: Prisma.CategorySpellGetPayload<object>): SpellRecord {
  return {
    ...row,
    category: row.category as Category,
    validFrom: dayOf(row.validFrom),
    validTo: dayOf(row.validTo),
    asOf: isoDay(row.asOf),
  };
}

function overrideOf(row: Prisma.CategoryOverrideGetPayload<object>): OverrideRecord {
  return {
    ...row,
    category: row.category as Category,
    validFrom: dayOf(row.validFrom),
    validTo: dayOf(row.validTo),
    staffId: row.staffId as StaffId | null,
    createdAt: row.createdAt.getTime(),
  };
}

function memberOf(row: Prisma.MemberGetPayload<object>): MemberRecord {
  const { createdAt: _made, updatedAt: _changed, ...member } = row;
  return {
    ...member,
    id: row.id as MemberId,
    kind: row.kind as MemberKind,
    language: row.language as Language | null,
  };
}

function contactOf(row: Prisma.ContactGetPayload<object>): ContactRecord {
  const { createdAt: _made, updatedAt: _changed, stoppedAt: _stopped, ...contact } = row;
  return {
    ...contact,
    id: row.id as ContactId,
    memberId: row.memberId as MemberId,
    role: row.role as ContactRole,
    language: row.language as Language | null,
  };
}

/** PostgreSQL's `date` comes as midnight UTC. */
function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function dayOf(date: Date | null): string | null {
  return date === null ? null : isoDay(date);
}

function dayDate(day: string | null): Date | null {
  return day === null ? null : new Date(day);
}
