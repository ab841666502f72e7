import type { ChatPlace, ChatRows } from '../../application/chat/rows.ts';
import type { ContactId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import { DAY_MS } from '../../domain/time/calendar.ts';
import type { Address } from '../../platform/adapter.ts';
import type { Database } from '../database/prisma.ts';

const READ_BACK_MS = 30 * DAY_MS;

export function chatRows(db: Database): ChatRows {
  return {
    places: async ({ platform, tenant, externalId }, now) => {
      const rows = await db.$queryRaw<{ place: ChatPlace }[]>`
        SELECT jsonb_build_object(
          'addresseeId', a.id, 'responseId', p.id, 'contactId', k.id,
          'language', COALESCE(c.language, k.language, a.language),
          'status', p.status, 'roundState', r.state,
          'member', member_name(a.kind, a.name, a.country_iso2,
                                COALESCE(c.language, k.language, a.language)),
          'meeting', m.title, 'closesAt', floor(extract(epoch FROM a.closes_at) * 1000),
          'timeZone', COALESCE(k.time_zone, a.time_zone), 'conversation', c.short_id,
          'heardAt', CASE WHEN c.state <> 'null'::jsonb
                     THEN floor(extract(epoch FROM c.updated_at) * 1000) END) AS place
        FROM account u
        JOIN contact k ON k.id = u.contact_id AND k.active
        JOIN addressee a ON a.member_id = k.member_id
        JOIN response p ON p.addressee_id = a.id
        JOIN round r ON r.id = a.round_id
        JOIN meeting m ON m.id = r.meeting_id
        LEFT JOIN conversation c ON c.response_id = p.id AND c.contact_id = k.id
          AND c.platform = u.platform
        WHERE u.platform = ${platform} AND u.tenant = ${tenant} AND u.external_id = ${externalId}
          AND u.revoked_at IS NULL AND (u.expires_at IS NULL OR u.expires_at > ${new Date(now)})
          AND (r.state IN ('open', 'paused')
               OR (r.state = 'closed' AND r.closed_at > ${new Date(now - READ_BACK_MS)}))
        ORDER BY r.state = 'closed', p.status IN ('submitted', 'declined'), a.closes_at, a.id`;
      return rows.map(({ place }) => place);
    },
    contactOf: async ({ platform, tenant, externalId }) => {
      const rows = await db.$queryRaw<{ id: ContactId; language: Language }[]>`
        SELECT k.id, COALESCE(k.language, b.language, y.languages[1], 'en') AS language
        FROM account u
        JOIN contact k ON k.id = u.contact_id AND k.active
        JOIN member b ON b.id = k.member_id
        JOIN country y ON y.iso2 = b.country_iso2
        WHERE u.platform = ${platform} AND u.tenant = ${tenant} AND u.external_id = ${externalId}
          AND u.revoked_at IS NULL AND (u.expires_at IS NULL OR u.expires_at > now())`;
      return rows[0];
    },
    markLooked: async ({ platform, tenant, externalId }, at) => {
      await db.account.updateMany({
        where: { platform, tenant, externalId },
        data: { lookedAt: new Date(at) },
      });
    },
    onlookers: async (from) => db.$queryRaw<Address[]>`
      SELECT DISTINCT o.platform, o.tenant, o.external_id AS "externalId"
      FROM unnest((SELECT ${from.map(({ platform }) => platform)}::text[]),
                  (SELECT ${from.map(({ tenant }) => tenant)}::text[]),
                  (SELECT ${from.map(({ externalId }) => externalId)}::text[]))
           AS f (platform, tenant, external_id)
      JOIN account u ON u.platform = f.platform AND u.tenant = f.tenant
                    AND u.external_id = f.external_id AND u.revoked_at IS NULL
      JOIN contact k ON k.id = u.contact_id
      JOIN contact j ON j.member_id = k.member_id AND j.active
      JOIN account o ON o.contact_id = j.id AND o.revoked_at IS NULL AND o.looked_at IS NOT NULL`,
  };
}
