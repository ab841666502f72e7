import type { Counts } from '../../application/members/import-rows.ts';
import type { Database } from '../database/prisma.ts';

/**
 * The last steps of an import, over the temporary tables `import_member` and `import_contact`: what they would do, and
 * doing it. In both, NULL leaves what is stored.
 */
export async function countMembers(db: Database): Promise<Counts> {
  const counted = await db.$queryRaw<Counts[]>`
    SELECT count(*) FILTER (WHERE m.id IS NULL)::int AS added,
      count(*) FILTER (WHERE changes)::int AS updated,
      count(*) FILTER (WHERE m.id IS NOT NULL AND NOT changes)::int AS unchanged
    FROM import_member i LEFT JOIN member m USING (reference)
    CROSS JOIN LATERAL (SELECT m.id IS NOT NULL AND (
      coalesce(i.kind, m.kind), coalesce(i.country, m.country_iso2::text), coalesce(i.name, m.name),
      coalesce(i.website, m.website), coalesce(i.language, m.language),
      coalesce(i.time_zone, m.time_zone), coalesce(i.active, m.active)
    ) IS DISTINCT FROM (
      m.kind, m.country_iso2::text, m.name, m.website, m.language, m.time_zone, m.active
    ) AS changes) c`;
  return onlyRow(counted);
}

export async function countContacts(db: Database): Promise<Counts> {
  const counted = await db.$queryRaw<Counts[]>`
    SELECT count(*) FILTER (WHERE k.id IS NULL)::int AS added,
      count(*) FILTER (WHERE changes)::int AS updated,
      count(*) FILTER (WHERE k.id IS NOT NULL AND NOT changes)::int AS unchanged
    FROM import_contact i LEFT JOIN member m USING (reference)
    LEFT JOIN contact k ON k.member_id = m.id AND k.email = i.email
    CROSS JOIN LATERAL (SELECT k.id IS NOT NULL AND (
      coalesce(i.name, k.name), coalesce(i.role, k.role), coalesce(i.title, k.title),
      coalesce(i.language, k.language), coalesce(i.time_zone, k.time_zone), coalesce(i.active, k.active)
    ) IS DISTINCT FROM (
      k.name, k.role, k.title, k.language, k.time_zone, k.active
    ) AS changes) c`;
  return onlyRow(counted);
}

/** Updates before it inserts, so that each row is touched once. */
export async function mergeMembers(db: Database, at: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE member m SET kind = coalesce(i.kind, m.kind), country_iso2 = coalesce(i.country, m.country_iso2),
      name = coalesce(i.name, m.name), website = coalesce(i.website, m.website),
      language = coalesce(i.language, m.language), time_zone = coalesce(i.time_zone, m.time_zone),
      active = coalesce(i.active, m.active), updated_at = ${at}
    FROM import_member i
    WHERE m.reference = i.reference AND (
      coalesce(i.kind, m.kind), coalesce(i.country, m.country_iso2::text), coalesce(i.name, m.name),
      coalesce(i.website, m.website), coalesce(i.language, m.language),
      coalesce(i.time_zone, m.time_zone), coalesce(i.active, m.active)
    ) IS DISTINCT FROM (
      m.kind, m.country_iso2::text, m.name, m.website, m.language, m.time_zone, m.active)`;
  await db.$executeRaw`
    INSERT INTO member (id, kind, reference, name, country_iso2, language, time_zone, weekend, website, active,
      created_at, updated_at)
    SELECT i.id, i.kind, i.reference, i.name, i.country, i.language, i.time_zone, '{}', i.website,
      coalesce(i.active, true), ${at}, ${at}
    FROM import_member i WHERE NOT EXISTS (SELECT 1 FROM member m WHERE m.reference = i.reference)`;
}

/** An import never touches `stopped_at`: who asked not to be contacted stays so. */
export async function mergeContacts(db: Database, at: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE contact k SET name = coalesce(i.name, k.name), role = coalesce(i.role, k.role),
      title = coalesce(i.title, k.title), language = coalesce(i.language, k.language),
      time_zone = coalesce(i.time_zone, k.time_zone), active = coalesce(i.active, k.active), updated_at = ${at}
    FROM import_contact i JOIN member m USING (reference)
    WHERE k.member_id = m.id AND k.email = i.email AND (
      coalesce(i.name, k.name), coalesce(i.role, k.role), coalesce(i.title, k.title),
      coalesce(i.language, k.language), coalesce(i.time_zone, k.time_zone), coalesce(i.active, k.active)
    ) IS DISTINCT FROM (
      k.name, k.role, k.title, k.language, k.time_zone, k.active)`;
  await db.$executeRaw`
    INSERT INTO contact (id, member_id, email, name, role, title, language, time_zone, active, created_at, updated_at)
    SELECT i.id, m.id, i.email, i.name, coalesce(i.role, 'focal-point'), i.title, i.language, i.time_zone,
      coalesce(i.active, true), ${at}, ${at}
    FROM import_contact i JOIN member m USING (reference)
    WHERE NOT EXISTS (SELECT 1 FROM contact k WHERE k.member_id = m.id AND k.email = i.email)`;
}

function onlyRow(rows: readonly Counts[]): Counts {
  const [row] = rows;
  if (row === undefined) throw new Error('a count without a row');
  return row;
}
