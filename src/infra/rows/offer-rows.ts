import type { FoundOffer, OfferCandidate, OfferRows } from '../../application/linking/rows.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { thereIn } from './linking-rows.ts';

/** Questions to accounts whether they are the contacts that staff take them for. */
export function offerRows(db: Database): OfferRows {
  return {
    candidates: async (roundId, now) => {
      const rows = await db.$queryRaw<{ candidate: OfferCandidate }[]>`
        SELECT jsonb_build_object(
          'contactId', k.id, 'addresseeId', a.id, 'email', k.email, 'closesAt', ms(a.closes_at),
          'platforms', COALESCE((
            SELECT jsonb_agg(DISTINCT u.platform) FROM account u
            WHERE u.contact_id = k.id AND u.revoked_at IS NULL
              AND (u.expires_at IS NULL OR u.expires_at > ${new Date(now)})), '[]')) AS candidate
        FROM addressee a
        JOIN response p ON p.addressee_id = a.id
        JOIN contact k ON k.member_id = a.member_id AND k.active AND k.stopped_at IS NULL
        WHERE a.round_id = ${roundId}::uuid AND p.status IN ('not-started', 'partial')
          AND NOT EXISTS (
            SELECT 1 FROM contact_wish w WHERE w.round_id = a.round_id AND w.contact_id = k.id
              AND w.stopped_at IS NOT NULL)
        ORDER BY a.name, k.created_at, k.id`;
      return rows.map(({ candidate }) => candidate);
    },
    insert: async ({ id, contactId, to, staffId, at, expiresAt }) => {
      const there = thereIn(to);
      const now = new Date(at);
      await db.$executeRaw`
        UPDATE link_offer SET ended_at = ${now}, ending = 'expired'
        WHERE ${there} AND ended_at IS NULL AND expires_at <= ${now}`;
      const inserted = await db.$executeRaw`
        INSERT INTO link_offer (id, contact_id, platform, tenant, external_id, staff_id, created_at, expires_at)
        SELECT ${id}::uuid, ${contactId}::uuid, ${to.platform}, ${to.tenant}, ${to.externalId},
               ${staffId}::uuid, ${now}, ${new Date(expiresAt)}
        WHERE NOT EXISTS (
            SELECT 1 FROM account WHERE ${there} AND revoked_at IS NULL
              AND (account.expires_at IS NULL OR account.expires_at > ${now}))
          AND NOT EXISTS (SELECT 1 FROM link_offer WHERE ${there} AND ending = 'declined')
        ON CONFLICT (platform, tenant, external_id) WHERE ended_at IS NULL DO NOTHING`;
      return inserted === 1;
    },
    find: async (id) => {
      const rows = await db.$queryRaw<{ found: FoundOffer }[]>`
        SELECT jsonb_build_object(
          'id', id, 'contactId', contact_id, 'expiresAt', ms(expires_at), 'ending', ending,
          'to', jsonb_build_object(
            'platform', platform, 'tenant', tenant, 'externalId', external_id)) AS found
        FROM link_offer WHERE id::text = ${id} FOR UPDATE`;
      return rows[0]?.found;
    },
    end: async (id, ending, at) => {
      const data = { ending, endedAt: new Date(at) };
      await db.linkOffer.update({ where: { id }, data, select: { id: true } });
    },
    withdraw: async (which, { at, reason }) => {
      const meant =
        'contact' in which
          ? Prisma.sql`contact_id = ${which.contact}::uuid AND platform = ${which.platform}`
          : thereIn(which);
      await db.$executeRaw`
        WITH ended AS (
          UPDATE link_offer SET ended_at = ${new Date(at)}, ending = 'withdrawn'
          WHERE ${meant} AND ended_at IS NULL
          RETURNING id
        )
        UPDATE delivery SET state = 'cancelled', reason = ${reason}, payload = NULL,
          updated_at = ${new Date(at)}
        WHERE dedupe_key IN (SELECT 'link-offer:' || id FROM ended)
          AND state IN ('pending', 'retrying')`;
    },
  };
}
