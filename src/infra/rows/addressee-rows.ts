import type { AddresseeStanding, RoundRows } from '../../application/rounds/rows.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';

interface StandingRow {
  readonly member: string;
  readonly standing: AddresseeStanding;
}

const STANDING = Prisma.sql`
  SELECT a.member_id AS member, jsonb_build_object(
    'id', a.id, 'name', a.name, 'kind', a.kind, 'countryIso2', a.country_iso2,
    'region', a.region, 'categories', a.categories, 'timeZone', a.time_zone,
    'weekend', a.weekend, 'closesAt', floor(extract(epoch FROM a.closes_at) * 1000),
    'closed', closed_days(a.member_id, r.opened_at),
    'status', p.status, 'reachable', EXISTS (
      SELECT 1 FROM contact k
      WHERE k.member_id = a.member_id AND k.active AND k.stopped_at IS NULL)) AS standing
  FROM addressee a JOIN response p ON p.addressee_id = a.id
  JOIN round r ON r.id = a.round_id`;

/** The frozen list of a round: written once, as sets, whatever its size. */
export function addresseeRows(
  db: Database,
): Pick<RoundRows, 'freeze' | 'standings' | 'standingsFrom' | 'zones' | 'moveClosing'> {
  return {
    freeze: async (roundId, addressees) => {
      await db.$executeRaw`
        WITH frozen AS (
          SELECT * FROM jsonb_to_recordset(${JSON.stringify(addressees)}::jsonb) AS f(
            id uuid, "responseId" uuid, "memberId" uuid, kind text, name text, "countryIso2" text,
            region text, categories text[], language text, "timeZone" text, weekend int[],
            "closesAt" double precision)
        ), made AS (
          INSERT INTO addressee (id, round_id, member_id, kind, name, country_iso2, region,
                                 categories, language, time_zone, weekend, closes_at)
          SELECT id, ${roundId}::uuid, "memberId", kind, name, "countryIso2", region, categories,
                 language, "timeZone", weekend, to_timestamp("closesAt" / 1000) FROM frozen
        )
        INSERT INTO response (id, addressee_id) SELECT "responseId", id FROM frozen`;
    },
    standings: async (roundId) => {
      const rows = await db.$queryRaw<StandingRow[]>`
        ${STANDING} WHERE a.round_id = ${roundId}::uuid ORDER BY a.name, a.id`;
      return rows.map(({ standing }) => standing);
    },
    standingsFrom: async (roundId, { after, limit }) => {
      const from = after === null ? Prisma.empty : Prisma.sql`AND a.member_id > ${after}::uuid`;
      const rows = await db.$queryRaw<StandingRow[]>`
        ${STANDING} WHERE a.round_id = ${roundId}::uuid ${from} ORDER BY a.member_id LIMIT ${limit}`;
      const last = rows.length < limit ? undefined : rows.at(-1);
      return { standings: rows.map(({ standing }) => standing), next: last?.member };
    },
    zones: async (roundId) => {
      const rows = await db.$queryRaw<{ zone: string }[]>`
        SELECT DISTINCT time_zone AS zone FROM addressee WHERE round_id = ${roundId}::uuid`;
      return rows.map(({ zone }) => zone);
    },
    moveClosing: async (roundId, closings) => {
      const moved = JSON.stringify(closings);
      await db.$executeRaw`
        WITH closing AS (
          SELECT zone, to_timestamp("closesAt" / 1000) AS closes_at
          FROM jsonb_to_recordset(${moved}::jsonb) AS c(zone text, "closesAt" double precision)
        ), moved AS (
          UPDATE addressee a SET closes_at = c.closes_at FROM closing c
          WHERE a.round_id = ${roundId}::uuid AND a.time_zone = c.zone
          RETURNING a.id, a.closes_at
        ), links AS (
          UPDATE invitation i SET expires_at = GREATEST(i.expires_at, m.closes_at) FROM moved m
          WHERE i.addressee_id = m.id AND i.used_at IS NULL AND i.revoked_at IS NULL
        )
        UPDATE delivery d SET expires_at = m.closes_at, updated_at = now() FROM moved m
        WHERE d.addressee_id = m.id AND d.kind <> 'reminder'
          AND d.state IN ('pending', 'retrying', 'sending')`;
    },
  };
}
