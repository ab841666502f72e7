import type { PrismaClient } from '../../../src/infra/database/prisma.ts';
import { referenceOf } from './absences.ts';
import type { Cast } from './cast.ts';
import { DAY, type Scenario } from './scenario.ts';

/** All that a world writes; countries and questionnaires stay. */
const WRITTEN = `account, addressee, agenda_version, answer, audit, channel_fault, closed_day, contact,
  contact_wish, conversation, delivery, delivery_attempt, inbound_event, invitation, meeting, member, outreach, pace_hold,
  reminder_rule, response, round`;

/**
 * Empties these tables. Deleting a few rows is far cheaper than truncating; for once nothing watches over what they mean
 * to each other. Now and then the space is given back, too.
 */
export async function empty(prisma: PrismaClient, seeds: number): Promise<void> {
  if (seeds % 50 === 0) {
    await prisma.$executeRawUnsafe(`TRUNCATE ${WRITTEN} CASCADE`);
    return;
  }
  const deletes = WRITTEN.split(',').map((table) => `DELETE FROM ${table.trim()};`);
  await prisma.$executeRawUnsafe(`DO $$ BEGIN
    SET LOCAL session_replication_role = replica;
    ${deletes.join('\n    ')}
    SET LOCAL session_replication_role = origin;
  END $$`);
}

/** The people of one world, in one statement. */
export async function populate(
  prisma: PrismaClient,
  { start }: Scenario,
  { members }: Cast,
): Promise<void> {
  const createdAt = new Date(start - DAY);
  const contacts = members.flatMap((member) => member.contacts);
  const meetingDay = new Date(start + 300 * DAY);
  const people = JSON.stringify({
    members: members.map(({ id, kind, iso2 }, n) => ({
      id,
      kind,
      iso2,
      reference: referenceOf(n),
    })),
    contacts,
    accounts: contacts.flatMap(({ id, accounts }) =>
      accounts.map((account) => ({ contactId: id, ...account })),
    ),
    closed: members.flatMap(({ id, closed }) => closed.map((days) => ({ memberId: id, ...days }))),
  });
  await prisma.$executeRaw`
    WITH given AS MATERIALIZED (SELECT ${people}::jsonb AS people), m AS (
      INSERT INTO member (id, kind, reference, name, country_iso2, weekend, created_at, updated_at)
      SELECT id, kind, reference, reference, iso2, '{}', ${createdAt}, ${createdAt}
      FROM given, jsonb_to_recordset(people->'members') AS t (id uuid, kind text, reference text, iso2 text)
    ), k AS (
      INSERT INTO contact (id, member_id, email, name, role, language, time_zone, weekend, work_hours,
        preferred_platform, away_from, away_until, stand_in_id, created_at, updated_at)
      SELECT (k->>'id')::uuid, (k->>'memberId')::uuid, k->>'email', 'Contact ' || n, k->>'role', k->>'language',
        k->>'timeZone', ARRAY(SELECT jsonb_array_elements_text(k->'weekend')::int), NULLIF(k->'workHours', 'null'),
        k->>'preferredPlatform', to_timestamp((k->>'awayFrom')::float8 / 1000),
        to_timestamp((k->>'awayUntil')::float8 / 1000), (k->>'standInId')::uuid,
        ${createdAt}::timestamptz + n * interval '1 ms', ${createdAt}
      FROM given, jsonb_array_elements(people->'contacts') WITH ORDINALITY AS t (k, n)
    ), a AS (
      INSERT INTO account (id, contact_id, platform, tenant, external_id, verified_at)
      SELECT gen_random_uuid(), "contactId", platform, tenant, "externalId", ${createdAt}
      FROM given, jsonb_to_recordset(people->'accounts')
        AS t ("contactId" uuid, platform text, tenant text, "externalId" text)
    ), c AS (
      INSERT INTO closed_day (id, member_id, first_day, last_day, added_by)
      SELECT gen_random_uuid(), "memberId", first, last, 'system'
      FROM given, jsonb_to_recordset(people->'closed') AS t ("memberId" uuid, first date, last date)
    )
    INSERT INTO meeting (id, slug, kind, title, place, starts_on, ends_on, study_period)
    VALUES (gen_random_uuid(), 'meeting', 'cto', 'CTO Meeting', 'Geneva', ${meetingDay}, ${meetingDay}, '2025-2028')`;
}
