import type { StaffRecord } from '../../application/staff/rows.ts';
import type { Bearer, ListedToken, TokenRows } from '../../application/tokens/rows.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';

const LISTED = Prisma.sql`jsonb_build_object(
  'id', t.id, 'name', t.name, 'may', t.may, 'createdAt', ms(t.created_at),
  'expiresAt', ms(t.expires_at), 'lastUsedOn', t.last_used_on,
  'issuer', s.email, 'issuerId', s.id)`;

/** Tokens of the read-only API. */
export function tokenRows(db: Database): TokenRows {
  const listed = async (where: Prisma.Sql): Promise<readonly ListedToken[]> => {
    const rows = await db.$queryRaw<{ listed: ListedToken }[]>`
      SELECT ${LISTED} AS listed FROM api_token t JOIN staff s ON s.id = t.staff_id
      WHERE t.revoked_at IS NULL AND ${where} ORDER BY t.name`;
    return rows.map((row) => row.listed);
  };
  return {
    insert: async ({ id, staffId, name, tokenHash, may, createdAt, expiresAt }) => {
      const inserted = await db.$executeRaw`
        INSERT INTO api_token (id, staff_id, name, token_hash, may, created_at, expires_at)
        VALUES (${id}::uuid, ${staffId}::uuid, ${name}, ${tokenHash}::bytea, ${[...may]}::text[],
                ${new Date(createdAt)}, ${expiresAt === null ? null : new Date(expiresAt)})
        ON CONFLICT (name) WHERE revoked_at IS NULL DO NOTHING`;
      return inserted === 1;
    },
    list: () => listed(Prisma.sql`true`),
    find: async (name) => (await listed(Prisma.sql`t.name = ${name}`))[0],
    revoke: async (id, at) => {
      await db.$executeRaw`
        UPDATE api_token SET revoked_at = ${new Date(at)}
        WHERE id = ${id}::uuid AND revoked_at IS NULL`;
    },
    use: (tokenHash, now, day) => use(db, { tokenHash, now, day }),
  };
}

async function use(
  db: Database,
  { tokenHash, now, day }: { readonly tokenHash: Uint8Array; readonly now: number; day: string },
): Promise<Bearer | undefined> {
  const rows = await db.$queryRaw<
    (StaffRecord & { token: string; may: Bearer['may']; noted: boolean })[]
  >`
    SELECT s.id, s.email, s.name, s.role, t.id AS token, t.may,
           t.last_used_on IS NOT DISTINCT FROM ${day}::text::date AS noted
    FROM api_token t JOIN staff s ON s.id = t.staff_id
    WHERE t.token_hash = ${tokenHash}::bytea AND t.revoked_at IS NULL AND s.disabled_at IS NULL
      AND (t.expires_at IS NULL OR t.expires_at > ${new Date(now)})`;
  const [found] = rows;
  if (found === undefined) return undefined;
  const { token, may, noted, ...issuer } = found;
  if (!noted) {
    await db.$executeRaw`
      UPDATE api_token SET last_used_on = ${day}::text::date WHERE id = ${token}::uuid`;
  }
  return { issuer, may };
}
