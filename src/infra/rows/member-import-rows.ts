import type { MemberImportRows, SetFault } from '../../application/members/import-rows.ts';
import { nameKey } from '../../domain/members/name-key.ts';
import type { Database } from '../database/prisma.ts';
import { countContacts, countMembers, mergeContacts, mergeMembers } from './member-import-merge.ts';

/** Any fixed number: imports hold it as an advisory lock until their transaction ends. */
const IMPORT_LOCK = 7_068_201_601;

/** Stored names that are compared at once. */
const NAMES_BATCH = 5_000;

/**
 * Sets, not rows: the lines lie in temporary tables that end with the transaction, and every step is one statement over
 * all of them.
 */
export function memberImportRows(db: Database): MemberImportRows {
  return {
    async begin() {
      await db.$executeRaw`SELECT pg_advisory_xact_lock(${IMPORT_LOCK}::bigint)`;
      await db.$executeRaw`
        CREATE TEMP TABLE import_line (
          "row" int, reference text, kind text, country text, member text, member_key text, website text,
          contact text, email text, role text, title text, language text, time_zone text, active boolean,
          faulty boolean, member_id uuid, contact_id uuid
        ) ON COMMIT DROP`;
    },
    async stage(lines) {
      await db.$executeRaw`
        INSERT INTO import_line
        SELECT "row", reference, kind, country, member, "memberKey", website, contact, email, role, title,
          language, "timeZone", active, faulty, "memberId", "contactId"
        FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS line(
          "row" int, reference text, kind text, country text, member text, "memberKey" text, website text,
          contact text, email text, role text, title text, language text, "timeZone" text, active boolean,
          faulty boolean, "memberId" uuid, "contactId" uuid)`;
    },
    async check(limit) {
      await db.$executeRaw`ANALYZE import_line`;
      await findByName(db);
      await giveReferences(db);
      await gatherValues(db);
      await findFaults(db);
      const total = await db.$queryRaw<{ total: number }[]>`
        SELECT count(*)::int AS total FROM import_fault`;
      const faults = await db.$queryRaw<SetFault[]>`
        SELECT "row", "column", kind, value, other, other_row AS "otherRow"
        FROM import_fault ORDER BY "row", "column", kind LIMIT ${limit}`;
      return { total: total[0]?.total ?? 0, faults };
    },
    async count() {
      return { members: await countMembers(db), contacts: await countContacts(db) };
    },
    async merge(at) {
      await mergeMembers(db, new Date(at));
      await mergeContacts(db, new Date(at));
    },
  };
}

/** Lines without a reference take that of the one member of their kind, country and name: stored, or in this file. */
async function findByName(db: Database): Promise<void> {
  await db.$executeRaw`
    CREATE TEMP TABLE import_name (kind text, country text, member_key text, reference text) ON COMMIT DROP`;
  await db.$executeRaw`
    INSERT INTO import_name
    SELECT DISTINCT kind, country, member_key, reference FROM import_line
    WHERE reference IS NOT NULL AND kind IS NOT NULL AND country IS NOT NULL AND member_key IS NOT NULL`;
  await addStoredNames(db);
  await db.$executeRaw`ANALYZE import_name`;
  await db.$executeRaw`
    UPDATE import_line l SET reference = n.reference
    FROM (SELECT kind, country, member_key, min(reference) AS reference FROM import_name
          GROUP BY 1, 2, 3 HAVING count(DISTINCT reference) = 1) n
    WHERE l.reference IS NULL AND (l.kind, l.country, l.member_key) = (n.kind, n.country, n.member_key)`;
}

/** The key of a name is ours, not the database's, so the stored names pass through here, batch by batch. */
async function addStoredNames(db: Database): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const stored = await db.$queryRaw<
      { id: string; reference: string; kind: string; country: string; name: string }[]
    >`
      SELECT id::text, reference, kind, country_iso2::text AS country, name FROM member m
      WHERE id > ${after}::uuid AND EXISTS (
        SELECT 1 FROM import_line l
        WHERE l.reference IS NULL AND l.kind = m.kind AND l.country = m.country_iso2::text)
      ORDER BY id LIMIT ${NAMES_BATCH}`;
    const last = stored.at(-1);
    if (last === undefined) return;
    after = last.id;
    const names = stored.map(({ name, ...member }) => ({ ...member, key: nameKey(name) }));
    await db.$executeRaw`
      INSERT INTO import_name
      SELECT kind, country, key, reference FROM jsonb_to_recordset(${JSON.stringify(names)}::jsonb)
        AS stored(kind text, country text, key text, reference text)`;
  }
}

/** New members without a reference get the next number of their kind and country: SM-KE-001. */
async function giveReferences(db: Database): Promise<void> {
  await db.$executeRaw`
    WITH fresh AS (
      SELECT kind, country, member_key, min("row") AS first_row,
        CASE kind WHEN 'sector-member' THEN 'SM-' WHEN 'associate' THEN 'AS-' WHEN 'academia' THEN 'AC-'
          ELSE 'OB-' END || country || '-' AS prefix
      FROM import_line l
      WHERE reference IS NULL AND kind IS NOT NULL AND country IS NOT NULL AND member_key IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM import_name n
          WHERE (n.kind, n.country, n.member_key) = (l.kind, l.country, l.member_key))
      GROUP BY kind, country, member_key
    ), taken AS (
      SELECT substring(reference FROM '^(.*-)[0-9]+$') AS prefix,
        max(substring(reference FROM '[0-9]+$')::bigint) AS top
      FROM (SELECT reference FROM member UNION ALL SELECT reference FROM import_line) all_references
      WHERE reference ~ '^(SM|AS|AC|OB)-[A-Z]{2}-[0-9]{1,9}$'
      GROUP BY 1
    ), numbered AS (
      SELECT kind, country, member_key, prefix, (coalesce(top, 0)
        + row_number() OVER (PARTITION BY prefix ORDER BY first_row))::text AS number
      FROM fresh LEFT JOIN taken USING (prefix)
    )
    UPDATE import_line l SET reference = prefix || lpad(number, greatest(3, length(number)), '0')
    FROM numbered n
    WHERE l.reference IS NULL AND (l.kind, l.country, l.member_key) = (n.kind, n.country, n.member_key)`;
}

/**
 * Every value that a line gives, on a row of its own, and the first one given of each thing: `email` is empty for what
 * is said of the member itself.
 */
async function gatherValues(db: Database): Promise<void> {
  await db.$executeRaw`
    CREATE TEMP TABLE import_cell ON COMMIT DROP AS
    SELECT "row", reference, given.email, given."column", given.value
    FROM import_line l CROSS JOIN LATERAL (VALUES
      ('', 'kind', kind), ('', 'country', country), ('', 'member', member), ('', 'website', website),
      (coalesce(email, ''), 'language', language), (coalesce(email, ''), 'time-zone', time_zone),
      (coalesce(email, ''), 'active', active::text),
      (email, 'contact', contact), (email, 'role', role), (email, 'title', title)
    ) AS given(email, "column", value)
    WHERE reference IS NOT NULL AND given.email IS NOT NULL AND given.value IS NOT NULL`;
  await db.$executeRaw`
    CREATE TEMP TABLE import_value ON COMMIT DROP AS
    SELECT DISTINCT ON (reference, email, "column") reference, email, "column", value, "row"
    FROM import_cell ORDER BY reference, email, "column", "row"`;
  await db.$executeRaw`CREATE INDEX ON import_value (reference, email)`;
  await db.$executeRaw`ANALYZE import_value`;
  await gatherMembers(db);
  await gatherContacts(db);
}

async function gatherMembers(db: Database): Promise<void> {
  await db.$executeRaw`
    CREATE TEMP TABLE import_member ON COMMIT DROP AS
    SELECT reference, line.id, line."row", line.faulty, said.*
    FROM (
      SELECT reference, (array_agg(member_id ORDER BY "row"))[1] AS id, min("row") AS "row",
        bool_or(faulty) AS faulty
      FROM import_line WHERE reference IS NOT NULL GROUP BY reference
    ) line LEFT JOIN LATERAL (
      SELECT max(value) FILTER (WHERE "column" = 'kind') AS kind,
        max(value) FILTER (WHERE "column" = 'country') AS country,
        max(value) FILTER (WHERE "column" = 'member') AS name,
        max(value) FILTER (WHERE "column" = 'website') AS website,
        max(value) FILTER (WHERE "column" = 'language') AS language,
        max(value) FILTER (WHERE "column" = 'time-zone') AS time_zone,
        max(value) FILTER (WHERE "column" = 'active') = 'true' AS active
      FROM import_value v WHERE v.reference = line.reference AND v.email = ''
    ) said ON true`;
  await db.$executeRaw`ANALYZE import_member`;
}

async function gatherContacts(db: Database): Promise<void> {
  await db.$executeRaw`
    CREATE TEMP TABLE import_contact ON COMMIT DROP AS
    SELECT line.*, said.*
    FROM (
      SELECT reference, email, (array_agg(contact_id ORDER BY "row"))[1] AS id, min("row") AS "row",
        bool_or(faulty) AS faulty
      FROM import_line WHERE reference IS NOT NULL AND email IS NOT NULL GROUP BY reference, email
    ) line LEFT JOIN LATERAL (
      SELECT max(value) FILTER (WHERE "column" = 'contact') AS name,
        max(value) FILTER (WHERE "column" = 'role') AS role,
        max(value) FILTER (WHERE "column" = 'title') AS title,
        max(value) FILTER (WHERE "column" = 'language') AS language,
        max(value) FILTER (WHERE "column" = 'time-zone') AS time_zone,
        max(value) FILTER (WHERE "column" = 'active') = 'true' AS active
      FROM import_value v WHERE v.reference = line.reference AND v.email = line.email
    ) said ON true`;
  await db.$executeRaw`ANALYZE import_contact`;
}

/** Each statement finds one sort of fault; what a faulty line left open is not held against the others. */
async function findFaults(db: Database): Promise<void> {
  await db.$executeRaw`
    CREATE TEMP TABLE import_fault (
      "row" int, "column" text, kind text, value text, other text, other_row int) ON COMMIT DROP`;
  await db.$executeRaw`
    INSERT INTO import_fault
    SELECT l."row", 'member', 'ambiguous-name', l.member, string_agg(DISTINCT n.reference, ', '), NULL
    FROM import_line l JOIN import_name n USING (kind, country, member_key)
    WHERE l.reference IS NULL GROUP BY l."row", l.member`;
  await db.$executeRaw`
    INSERT INTO import_fault
    SELECT c."row", c."column", 'conflict', c.value, v.value, v."row"
    FROM import_cell c JOIN import_value v USING (reference, email, "column")
    WHERE c.value <> v.value`;
  await db.$executeRaw`
    INSERT INTO import_fault
    SELECT i."row", 'reference', CASE i.kind WHEN 'member-state' THEN 'not-a-member-state' ELSE 'unknown-reference' END,
      i.reference, concat_ws(', ', CASE WHEN i.kind IS NULL THEN 'kind' END,
        CASE WHEN i.country IS NULL THEN 'country' END, CASE WHEN i.name IS NULL THEN 'member name' END), NULL
    FROM import_member i LEFT JOIN member m USING (reference)
    WHERE m.id IS NULL AND (i.kind = 'member-state'
      OR NOT i.faulty AND (i.kind IS NULL OR i.country IS NULL OR i.name IS NULL))`;
  await db.$executeRaw`
    INSERT INTO import_fault
    SELECT v."row", v."column", 'fixed', v.value, stored.value, NULL
    FROM import_value v JOIN import_member i USING (reference) JOIN member m USING (reference)
    CROSS JOIN LATERAL (VALUES ('kind', m.kind), ('country', m.country_iso2::text)) AS stored("column", value)
    WHERE v.email = '' AND v."column" = stored."column" AND v.value <> stored.value
      AND (m.kind = 'member-state' OR v.value = 'member-state')`;
  await db.$executeRaw`
    INSERT INTO import_fault
    SELECT i."row", 'contact', 'contact-without-name', i.email, NULL, NULL
    FROM import_contact i LEFT JOIN member m USING (reference)
    LEFT JOIN contact k ON k.member_id = m.id AND k.email = i.email
    WHERE k.id IS NULL AND i.name IS NULL AND NOT i.faulty`;
}
