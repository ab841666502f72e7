import type { KeptSecret, StaffRecord, StaffRows } from '../../application/staff/rows.ts';
import type { Region } from '../../domain/vocabulary.ts';
import type { Database } from '../database/prisma.ts';

export function staffRows(db: Database): StaffRows {
  return {
    insert: async ({ id, email, name, role }) => {
      const inserted = await db.$executeRaw`
        INSERT INTO staff (id, email, name, role) VALUES (${id}::uuid, ${email}, ${name}, ${role})
        ON CONFLICT (email) DO NOTHING`;
      return inserted === 1;
    },
    findByEmail: async (email) => {
      const rows = await db.$queryRaw<StaffRecord[]>`
        SELECT id, email, name, role FROM staff WHERE email = ${email} AND disabled_at IS NULL`;
      return rows[0];
    },
    list: () => db.$queryRaw<StaffRecord[]>`
      SELECT id, email, name, role FROM staff WHERE disabled_at IS NULL ORDER BY name, email`,
    setDuty: async (id, { regions, digest }) => {
      const { regions: now, digest: wanted } = await db.staff.update({
        where: { id },
        data: {
          ...(regions !== undefined && { regions: [...regions] }),
          ...(digest !== undefined && { digest }),
        },
        select: { regions: true, digest: true },
      });
      return { regions: now as Region[], digest: wanted };
    },
    insertSignIn: async (secret) => {
      await db.staffSignIn.create({ data: rowOf(secret), select: { id: true } });
    },
    takeSignIn: async (tokenHash, now) => {
      const rows = await db.$queryRaw<StaffRecord[]>`
        UPDATE staff_sign_in i SET used_at = ${new Date(now)} FROM staff s
        WHERE i.token_hash = ${tokenHash}::bytea AND i.used_at IS NULL
          AND i.expires_at > ${new Date(now)} AND s.id = i.staff_id AND s.disabled_at IS NULL
        RETURNING s.id, s.email, s.name, s.role`;
      return rows[0];
    },
    insertSession: async (secret) => {
      await db.staffSession.create({ data: rowOf(secret), select: { id: true } });
    },
    findSession: async (tokenHash, now) => {
      const rows = await db.$queryRaw<StaffRecord[]>`
        SELECT s.id, s.email, s.name, s.role FROM staff_session e JOIN staff s ON s.id = e.staff_id
        WHERE e.token_hash = ${tokenHash}::bytea AND e.expires_at > ${new Date(now)}
          AND s.disabled_at IS NULL`;
      return rows[0];
    },
    deleteSession: async (tokenHash) => {
      await db.$executeRaw`DELETE FROM staff_session WHERE token_hash = ${tokenHash}::bytea`;
    },
  };
}

function rowOf({ id, staffId, tokenHash, expiresAt }: KeptSecret) {
  return { id, staffId, tokenHash: new Uint8Array(tokenHash), expiresAt: new Date(expiresAt) };
}
