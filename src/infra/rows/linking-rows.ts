import type {
  FoundCode,
  KnownContact,
  Left,
  LinkedAccount,
  LinkingRows,
  OpenResponse,
  StaffAccountRecord,
} from '../../application/linking/rows.ts';
import type { StaffRecord } from '../../application/staff/rows.ts';
import type { ContactId, StaffId } from '../../domain/ids.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** Browsers are accounts, too, but no chat. */
const BROWSERS = 'page';

/** Accounts of chat platforms, and the codes that join them. */
export function linkingRows(db: Database): LinkingRows {
  return { ...codes(db), ...contactAccounts(db), ...staffAccounts(db), ...ends(db) };
}

function codes(db: Database): Pick<LinkingRows, 'insertCode' | 'findCode' | 'markCodeUsed'> {
  return {
    insertCode: async ({ id, owner, codeHash, at, expiresAt }) => {
      const whose =
        owner.kind === 'contact'
          ? { contactId: owner.id, staffId: null }
          : { contactId: null, staffId: owner.id };
      await db.joinCode.deleteMany({ where: { ...whose, usedAt: null } });
      const times = { createdAt: new Date(at), expiresAt: new Date(expiresAt) };
      const data = { id, ...whose, codeHash: new Uint8Array(codeHash), ...times };
      await db.joinCode.create({ data, select: { id: true } });
    },
    findCode: async (codeHash) => {
      const rows = await db.$queryRaw<{ found: FoundCode }[]>`
        SELECT jsonb_build_object(
          'id', j.id, 'expiresAt', ms(j.expires_at), 'usedAt', ms(j.used_at),
          'owner', jsonb_build_object(
            'kind', CASE WHEN j.contact_id IS NULL THEN 'staff' ELSE 'contact' END,
            'id', COALESCE(j.contact_id, j.staff_id))) AS found
        FROM join_code j
        LEFT JOIN contact k ON k.id = j.contact_id
        LEFT JOIN staff s ON s.id = j.staff_id
        WHERE j.code_hash = ${codeHash}::bytea
          AND (k.active OR (s.id IS NOT NULL AND s.disabled_at IS NULL))
        FOR UPDATE OF j`;
      return rows[0]?.found;
    },
    markCodeUsed: async (id, at) => {
      await db.joinCode.update({
        where: { id },
        data: { usedAt: new Date(at) },
        select: { id: true },
      });
    },
  };
}

function contactAccounts(
  db: Database,
): Pick<LinkingRows, 'contact' | 'link' | 'keepPerson' | 'openResponses' | 'accounts'> {
  return {
    contact: async (id) => {
      const rows = await db.$queryRaw<KnownContact[]>`
        SELECT k.id, k.name, COALESCE(k.language, m.language, c.languages[1], 'en') AS language
        FROM contact k JOIN member m ON m.id = k.member_id JOIN country c ON c.iso2 = m.country_iso2
        WHERE k.id = ${id}::uuid AND k.active`;
      return rows[0];
    },
    link: async ({ id, contactId, from, at }) => {
      const { platform, tenant, externalId } = from;
      await db.$executeRaw`
        INSERT INTO account (id, contact_id, platform, tenant, external_id, verified_at)
        VALUES (${id}::uuid, ${contactId}::uuid, ${platform}, ${tenant}, ${externalId}, ${new Date(at)})
        ON CONFLICT (platform, tenant, external_id) DO UPDATE SET
          contact_id = EXCLUDED.contact_id, verified_at = EXCLUDED.verified_at, expires_at = NULL,
          revoked_at = NULL, revoked_reason = NULL`;
      await db.channelFault.updateMany({
        where: { contactId, platform, tenant, externalId, clearedAt: null },
        data: { clearedAt: new Date(at) },
      });
    },
    keepPerson: async (id, { language, timeZone }, at) => {
      const before = await db.contact.findUniqueOrThrow({
        where: { id },
        select: { language: true, timeZone: true },
      });
      const kept = {
        language: before.language === null ? language : null,
        timeZone: before.timeZone === null ? timeZone : null,
      };
      if (kept.language === null && kept.timeZone === null) return kept;
      const data = {
        ...(kept.language === null ? {} : { language: kept.language }),
        ...(kept.timeZone === null ? {} : { timeZone: kept.timeZone }),
        updatedAt: new Date(at),
      };
      await db.contact.update({ where: { id }, data, select: { id: true } });
      return kept;
    },
    openResponses: (contact) => db.$queryRaw<OpenResponse[]>`
      SELECT p.id AS "responseId", COALESCE(k.language, a.language) AS language,
             member_name(a.kind, a.name, a.country_iso2, COALESCE(k.language, a.language)) AS member,
             m.title AS meeting
      FROM contact k
      JOIN addressee a ON a.member_id = k.member_id
      JOIN response p ON p.addressee_id = a.id
      JOIN round r ON r.id = a.round_id AND r.state IN ('open', 'paused')
      JOIN meeting m ON m.id = r.meeting_id
      WHERE k.id = ${contact}::uuid AND k.active
      ORDER BY p.status IN ('submitted', 'declined'), a.closes_at, p.id`,
    accounts: (contact, now) => db.$queryRaw<LinkedAccount[]>`
      SELECT id, platform, tenant, external_id AS "externalId", ms(verified_at) AS since
      FROM account
      WHERE contact_id = ${contact}::uuid AND platform <> ${BROWSERS} AND revoked_at IS NULL
        AND (expires_at IS NULL OR expires_at > ${new Date(now)})
      ORDER BY verified_at, id`,
  };
}

function staffAccounts(
  db: Database,
): Pick<LinkingRows, 'linkStaff' | 'staffByAccount' | 'staffAccounts' | 'revokeStaff'> {
  return {
    linkStaff: async ({ id, staffId, from, at }) => {
      await db.$executeRaw`
        INSERT INTO staff_account (id, staff_id, platform, tenant, external_id, verified_at)
        VALUES (${id}::uuid, ${staffId}::uuid, ${from.platform}, ${from.tenant},
                ${from.externalId}, ${new Date(at)})
        ON CONFLICT (platform, tenant, external_id) DO UPDATE SET
          staff_id = EXCLUDED.staff_id, verified_at = EXCLUDED.verified_at, revoked_at = NULL`;
    },
    staffByAccount: async ({ platform, tenant, externalId }) => {
      const rows = await db.$queryRaw<StaffRecord[]>`
        SELECT s.id, s.email, s.name, s.role
        FROM staff_account a JOIN staff s ON s.id = a.staff_id AND s.disabled_at IS NULL
        WHERE a.platform = ${platform} AND a.tenant = ${tenant} AND a.external_id = ${externalId}
          AND a.revoked_at IS NULL`;
      return rows[0];
    },
    staffAccounts: () => db.$queryRaw<StaffAccountRecord[]>`
      SELECT s.id AS "staffId", s.email, s.name, a.platform, a.tenant, ms(a.verified_at) AS since
      FROM staff_account a JOIN staff s ON s.id = a.staff_id AND s.disabled_at IS NULL
      WHERE a.revoked_at IS NULL ORDER BY s.name, s.email, a.platform, a.verified_at`,
    revokeStaff: async (staffId, at, platform) => {
      const { count } = await db.staffAccount.updateMany({
        where: { staffId, revokedAt: null, ...(platform === undefined ? {} : { platform }) },
        data: { revokedAt: new Date(at) },
      });
      return count;
    },
  };
}

function ends(db: Database): Pick<LinkingRows, 'revoke' | 'cancelPrompts'> {
  return {
    revoke: async (left, { at, why }) => {
      const contacts = await db.$queryRaw<{ id: ContactId }[]>`
        UPDATE account SET revoked_at = ${new Date(at)}, revoked_reason = ${why}
        WHERE ${thereIn(left)} AND platform <> ${BROWSERS} AND revoked_at IS NULL
        RETURNING contact_id AS id`;
      const staff = await db.$queryRaw<{ id: StaffId }[]>`
        UPDATE staff_account SET revoked_at = ${new Date(at)}
        WHERE ${thereIn(left)} AND revoked_at IS NULL
        RETURNING staff_id AS id`;
      return { contacts: contacts.map(({ id }) => id), staff: staff.map(({ id }) => id) };
    },
    cancelPrompts: (left, reason) => {
      const account = 'externalId' in left ? left.externalId : null;
      return db.$executeRaw`
        UPDATE delivery SET state = 'cancelled', reason = ${reason}, payload = NULL, updated_at = now()
        WHERE kind = 'prompt' AND state IN ('pending', 'retrying')
          AND payload->'to'->>'platform' = ${left.platform}
          AND payload->'to'->>'tenant' = ${left.tenant}
          AND (${account}::text IS NULL OR payload->'to'->>'externalId' = ${account})`;
    },
  };
}

/** One account, or all of its tenant. */
export function thereIn(left: Left): Prisma.Sql {
  const { platform, tenant } = left;
  const all = Prisma.sql`platform = ${platform} AND tenant = ${tenant}`;
  return 'externalId' in left ? Prisma.sql`${all} AND external_id = ${left.externalId}` : all;
}
