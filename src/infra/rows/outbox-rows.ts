import type {
  BegunMessage,
  BegunPart,
  Claim,
  ClaimRequest,
  OutboxRows,
  Settlement,
} from '../../application/deliveries/outbox.ts';
import type { DeliveryId } from '../../domain/ids.ts';
import { DELIVERY_KINDS, KIND_POLICY } from '../../domain/rounds/delivery-kinds.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { createGroupCommit } from './group-commit.ts';
import { loadDue } from './load-due.ts';

interface IdRow {
  readonly id: DeliveryId;
}

/** Told together when they are due for one person. */
const DIGESTED = DELIVERY_KINDS.filter((kind) => KIND_POLICY[kind].digested);

/** Messages come a batch at a time. */
const CROWD = { lanes: 2, batch: 256, gathers: true };

/**
 * The one path out. Every function is one statement; the lease in its condition is the fence. Messages that begin or end at
 * the same time share a call (group commit), so that commits, which cost most, are shared.
 */
export function outboxRows(db: Database): OutboxRows {
  const begin = createGroupCommit<BegunMessage, readonly DeliveryId[]>(
    (messages) => beginSends(db, messages),
    CROWD,
  );
  const settle = createGroupCommit<Claim & Settlement, boolean>(
    (settlements) => settleSends(db, settlements),
    CROWD,
  );
  return {
    ...claims(db),
    load: (ids, now) => loadDue(db, ids, now),
    begin,
    settle: (claim, settlement) => settle({ ...claim, ...settlement }),
    endAttempt: async ({ id, lease }, { at, outcome, reason }) => {
      await db.$executeRaw`
        WITH ended AS (
          UPDATE delivery_attempt a SET ended_at = ${new Date(at)}, outcome = ${outcome},
            reason = ${reason}
          FROM delivery d WHERE d.id = a.delivery_id AND a.delivery_id = ${id}::uuid
            AND a.ended_at IS NULL AND d.state = 'sending' AND d.lease = ${lease}::uuid
          RETURNING a.contact_id, a.platform, a.tenant, a.external_id
        ), alone AS (
          UPDATE delivery SET carried_by = NULL WHERE id = ${id}::uuid AND lease = ${lease}::uuid
        ), hook AS (
          UPDATE webhook w SET ended_at = ${new Date(at)}, end_reason = ${reason} FROM ended
          WHERE ${outcome === 'rejected'} AND ended.platform = 'hook'
            AND w.id::text = ended.external_id AND w.ended_at IS NULL
          RETURNING w.id
        ), untold AS (
          UPDATE delivery d SET state = 'cancelled', reason = 'its webhook is set aside',
            payload = NULL, updated_at = ${new Date(at)}
          FROM hook WHERE d.thread = 'hook:' || hook.id AND d.id <> ${id}::uuid
            AND d.state IN ('pending', 'retrying')
        )
        INSERT INTO channel_fault (id, contact_id, platform, tenant, external_id, cause, reason, since)
        SELECT gen_random_uuid(), contact_id, platform, tenant, external_id, 'rejected', ${reason},
               ${new Date(at)}
        FROM ended WHERE ${outcome === 'rejected'} AND contact_id IS NOT NULL
        ON CONFLICT (contact_id, platform, tenant, external_id) WHERE cleared_at IS NULL DO NOTHING`;
    },
    cancelExpired: async (now, limit) => {
      const rows = await db.$queryRaw<{ cancelled: bigint }[]>`
        SELECT cancel_expired(${new Date(now)}::timestamptz, ${limit}::int) AS cancelled`;
      return Number(rows[0]?.cancelled ?? 0);
    },
    referenceOf: async (dedupeKey) => {
      const where = { dedupeKey, state: 'sent' };
      const sent = await db.delivery.findFirst({ where, select: { reference: true } });
      return sent?.reference ?? undefined;
    },
    nextDueAt: async () => {
      const rows = await db.$queryRaw<{ at: number | null }[]>`SELECT ms(next_due()) AS at`;
      return rows[0]?.at ?? undefined;
    },
  };
}

/** Functions of the database (prisma/migrations), which fix their own plans. */
function claims(
  db: Database,
): Pick<OutboxRows, 'claim' | 'claimFor' | 'claimCarried' | 'claimAbandoned'> {
  const take = async (claim: Prisma.Sql): Promise<readonly DeliveryId[]> => {
    const rows = await db.$queryRaw<IdRow[]>`SELECT claimed AS id FROM ${claim} AS claimed`;
    return rows.map(({ id }) => id);
  };
  const terms = ({ now, limit, lease, leaseUntil }: ClaimRequest) =>
    Prisma.sql`${new Date(now)}::timestamptz, ${limit}::int, ${lease}::uuid,
      ${new Date(leaseUntil)}::timestamptz`;
  return {
    claim: (request) => take(Prisma.sql`claim_due(${terms(request)})`),
    claimFor: (people, request) =>
      take(
        Prisma.sql`claim_for(${[...people]}::text[], ${DIGESTED}::text[],
          ${new Date(request.until)}::timestamptz, ${terms(request)})`,
      ),
    claimCarried: (carriers, request) =>
      take(Prisma.sql`claim_carried(${[...carriers]}::uuid[], ${terms(request)})`),
    claimAbandoned: (request) => take(Prisma.sql`claim_abandoned(${terms(request)})`),
  };
}

async function beginSends(
  db: Database,
  messages: readonly BegunMessage[],
): Promise<readonly (readonly DeliveryId[])[]> {
  const rows = await db.$queryRaw<IdRow[]>`
    SELECT begun AS id FROM begin_sends(${JSON.stringify(messages.flatMap(written))}::json) AS begun`;
  const begun = new Set(rows.map(({ id }) => id));
  return messages.map(({ parts }) =>
    parts.map(({ claim }) => claim.id).filter((id) => begun.has(id)),
  );
}

/** A message as `begin_sends` takes it: flat, a row for each part. */
function written({ id, at, leaseUntil, to, outreach, parts }: BegunMessage, message: number) {
  return parts.map(({ claim, attemptId, contactId, status, invitation, comingLink }) => ({
    message,
    carrier: id,
    at_ms: at,
    lease_ms: leaseUntil,
    platform: to.platform,
    tenant: to.tenant,
    external_id: to.externalId,
    email: outreach?.email,
    last_ms: outreach?.lastAt,
    instead_ms: outreach?.instead,
    id: claim.id,
    lease: claim.lease,
    attempt: attemptId,
    contact: contactId,
    status,
    addressee: invitation?.addresseeId,
    entry: comingLink?.entryId,
    reason: invitation?.reason,
    ...linkOf(invitation ?? comingLink),
  }));
}

function linkOf(link: BegunPart['comingLink' | 'invitation']) {
  if (link === undefined) return {};
  const token_hash = Buffer.from(link.tokenHash).toString('base64');
  return { link: link.id, token_hash, expires_ms: link.expiresAt };
}

async function settleSends(
  db: Database,
  settlements: readonly (Claim & Settlement)[],
): Promise<readonly boolean[]> {
  const rows = await db.$queryRaw<IdRow[]>`
    SELECT settled AS id FROM settle_sends(${JSON.stringify(settlements)}::json) AS settled`;
  const settled = new Set(rows.map(({ id }) => id));
  return settlements.map(({ id }) => settled.has(id));
}
