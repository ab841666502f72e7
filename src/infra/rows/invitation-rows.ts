import type {
  FoundInvitation,
  InvitationRows,
  Invitee,
} from '../../application/invitations/rows.ts';
import type { Database } from '../database/prisma.ts';

export function invitationRows(db: Database): InvitationRows {
  return {
    insert: async (invitations) => {
      await db.invitation.createMany({
        data: invitations.map(({ tokenHash, expiresAt, ...invitation }) => ({
          ...invitation,
          tokenHash: new Uint8Array(tokenHash),
          expiresAt: new Date(expiresAt),
        })),
      });
    },
    invitees: async (roundId) => {
      const rows = await db.$queryRaw<{ invitee: Invitee }[]>`
        SELECT jsonb_build_object(
          'addresseeId', a.id, 'contactId', k.id, 'contactName', k.name, 'contactTitle', k.title,
          'email', k.email, 'language', COALESCE(k.language, a.language),
          'member', member_name(a.kind, a.name, a.country_iso2, COALESCE(k.language, a.language)),
          'countryIso2', a.country_iso2, 'timeZone', a.time_zone,
          'closesAt', floor(extract(epoch FROM a.closes_at) * 1000)) AS invitee
        FROM addressee a
        JOIN response p ON p.addressee_id = a.id
        JOIN contact k ON k.member_id = a.member_id AND k.active AND k.stopped_at IS NULL
        WHERE a.round_id = ${roundId}::uuid AND p.status IN ('not-started', 'partial')
          AND NOT EXISTS (
            SELECT 1 FROM contact_wish w WHERE w.round_id = a.round_id AND w.contact_id = k.id
              AND w.stopped_at IS NOT NULL)
        ORDER BY a.name, k.created_at, k.id`;
      return rows.map(({ invitee }) => invitee);
    },
    revokeUnused: (roundId, at, contactId) => db.$executeRaw`
      UPDATE invitation i SET revoked_at = ${new Date(at)} FROM addressee a
      WHERE a.id = i.addressee_id AND a.round_id = ${roundId}::uuid
        AND i.used_at IS NULL AND i.revoked_at IS NULL
        AND (${contactId ?? null}::uuid IS NULL OR i.contact_id = ${contactId ?? null}::uuid)`,
    find: async (tokenHash) => {
      const rows = await db.$queryRaw<{ found: FoundInvitation }[]>`
        SELECT jsonb_build_object(
          'id', i.id, 'contactId', k.id, 'contactName', k.name,
          'language', COALESCE(k.language, a.language),
          'member', member_name(a.kind, a.name, a.country_iso2, COALESCE(k.language, a.language)),
          'meetingTitle', m.title, 'roundState', r.state, 'responseId', p.id,
          'timeZone', a.time_zone, 'closesAt', floor(extract(epoch FROM a.closes_at) * 1000),
          'expiresAt', floor(extract(epoch FROM i.expires_at) * 1000),
          'usedAt', floor(extract(epoch FROM i.used_at) * 1000)) AS found
        FROM invitation i
        JOIN contact k ON k.id = i.contact_id AND k.active
        JOIN addressee a ON a.id = i.addressee_id
        JOIN response p ON p.addressee_id = a.id
        JOIN round r ON r.id = a.round_id
        JOIN meeting m ON m.id = r.meeting_id
        WHERE i.token_hash = ${tokenHash}::bytea AND i.revoked_at IS NULL
        FOR UPDATE OF i`;
      return rows[0]?.found;
    },
    markUsed: async (id, at) => {
      await db.$executeRaw`
        UPDATE invitation SET used_at = ${new Date(at)} WHERE id = ${id}::uuid AND used_at IS NULL`;
    },
    contactOf: async ({ platform, tenant, externalId }, now) => {
      const account = await db.account.findFirst({
        where: {
          ...{ platform, tenant, externalId, revokedAt: null },
          OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(now) } }],
          contact: { active: true },
        },
        select: { contactId: true },
      });
      return account === null ? undefined : (account.contactId as FoundInvitation['contactId']);
    },
    link: async ({ id, contactId, from, at, expiresAt }) => {
      await db.$executeRaw`
        INSERT INTO account (id, contact_id, platform, tenant, external_id, verified_at, expires_at)
        VALUES (${id}::uuid, ${contactId}::uuid, ${from.platform}, ${from.tenant},
                ${from.externalId}, ${new Date(at)}, ${new Date(expiresAt)})
        ON CONFLICT (platform, tenant, external_id) DO UPDATE SET
          contact_id = EXCLUDED.contact_id, verified_at = EXCLUDED.verified_at,
          expires_at = EXCLUDED.expires_at, revoked_at = NULL`;
    },
    contactsByEmail: async (email) => {
      const rows = await db.$queryRaw<
        { known: Awaited<ReturnType<InvitationRows['contactsByEmail']>>[number] }[]
      >`
        SELECT jsonb_build_object(
          'roundId', r.id, 'addresseeId', a.id, 'contactId', k.id,
          'closesAt', floor(extract(epoch FROM a.closes_at) * 1000)) AS known
        FROM contact k
        JOIN addressee a ON a.member_id = k.member_id
        JOIN round r ON r.id = a.round_id
        WHERE k.email = ${email} AND k.active AND r.state IN ('open', 'paused')`;
      return rows.map(({ known }) => known);
    },
  };
}
