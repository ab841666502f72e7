import type {
  BegunMessage,
  Claim,
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

/** The first unfinished message of its thread; those behind it wait for it. */
const IS_FIRST = Prisma.sql`NOT EXISTS (
  SELECT FROM delivery e WHERE e.thread = d.thread AND e.state IN ('pending', 'retrying', 'sending')
    AND (e.order_at, e.id) < (d.order_at, d.id))`;

/** A paused round holds everything but what somebody waits for. */
const IS_LET_OUT = Prisma.sql`(r.state IS DISTINCT FROM 'paused' OR d.kind IN ('receipt', 'prompt'))`;

/**
 * The one path out. Every function is one statement; the lease in its condition is the fence. Messages that begin or end at
 * the same time share a call (group commit), so that commits, which cost most, are shared.
 */
export function outboxRows(db: Database): OutboxRows {
  const begin = createGroupCommit<BegunMessage, readonly DeliveryId[]>((messages) =>
    beginSends(db, messages),
  );
  const settle = createGroupCommit<Claim & Settlement, boolean>((settlements) =>
    settleSends(db, settlements),
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
        )
        INSERT INTO channel_fault (id, contact_id, platform, tenant, external_id, cause, reason, since)
        SELECT gen_random_uuid(), contact_id, platform, tenant, external_id, 'rejected', ${reason},
               ${new Date(at)}
        FROM ended WHERE ${outcome === 'rejected'} AND contact_id IS NOT NULL
        ON CONFLICT (contact_id, platform, tenant, external_id) WHERE cleared_at IS NULL DO NOTHING`;
    },
    cancelExpired: (now, limit) => db.$executeRaw`
      UPDATE delivery SET state = 'cancelled', reason = 'expired', payload = NULL,
        updated_at = ${new Date(now)}
      WHERE id IN (
        SELECT id FROM delivery
        WHERE state IN ('pending', 'retrying') AND due_at <= ${new Date(now)}
          AND expires_at <= ${new Date(now)}
        ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)`,
    nextDueAt: async () => {
      const rows = await db.$queryRaw<{ at: number }[]>`
        SELECT floor(extract(epoch FROM d.due_at) * 1000)::double precision AS at
        FROM delivery d LEFT JOIN round r ON r.id = d.round_id
        WHERE d.state IN ('pending', 'retrying') AND ${IS_LET_OUT} AND ${IS_FIRST}
        ORDER BY d.due_at LIMIT 1`;
      return rows[0]?.at;
    },
  };
}

function claims(
  db: Database,
): Pick<OutboxRows, 'claim' | 'claimFor' | 'claimCarried' | 'claimAbandoned'> {
  const take = async (
    { now, lease, leaseUntil }: { now: number; lease: string; leaseUntil: number },
    which: Prisma.Sql,
  ): Promise<readonly DeliveryId[]> => {
    const rows = await db.$queryRaw<IdRow[]>`
      UPDATE delivery SET state = 'sending', lease = ${lease}::uuid,
        lease_until = ${new Date(leaseUntil)}, updated_at = ${new Date(now)}
      WHERE id IN (${which}) RETURNING id`;
    return rows.map(({ id }) => id);
  };
  return {
    claim: (request) =>
      take(
        request,
        Prisma.sql`
          SELECT d.id FROM delivery d LEFT JOIN round r ON r.id = d.round_id
          WHERE d.state IN ('pending', 'retrying') AND d.due_at <= ${new Date(request.now)}
            AND ${IS_LET_OUT} AND ${IS_FIRST}
          ORDER BY d.due_at LIMIT ${request.limit} FOR UPDATE OF d SKIP LOCKED`,
      ),
    claimFor: (people, request) =>
      take(
        request,
        Prisma.sql`
          SELECT d.id FROM delivery d
          JOIN round r ON r.id = d.round_id AND r.state = 'open'
          WHERE d.addressee_id IN (
              SELECT a.id FROM contact k JOIN addressee a ON a.member_id = k.member_id
              WHERE k.email = ANY(${[...people]}::text[]) AND k.active)
            AND d.state IN ('pending', 'retrying') AND d.due_at <= ${new Date(request.until)}
            AND d.kind = ANY(${[...DIGESTED]}::text[]) AND d.attempts = 0 AND ${IS_FIRST}
          LIMIT ${request.limit} FOR UPDATE OF d SKIP LOCKED`,
      ),
    claimCarried: (carriers, request) =>
      take(
        request,
        Prisma.sql`
          SELECT d.id FROM delivery d
          WHERE d.carried_by = ANY(${[...carriers]}::uuid[]) AND d.state IN ('pending', 'retrying')
          LIMIT ${request.limit} FOR UPDATE OF d SKIP LOCKED`,
      ),
    claimAbandoned: async ({ now, limit, lease, leaseUntil }) => {
      const rows = await db.$queryRaw<IdRow[]>`
        UPDATE delivery SET lease = ${lease}::uuid, lease_until = ${new Date(leaseUntil)}
        WHERE id IN (
          SELECT id FROM delivery WHERE state = 'sending' AND lease_until < ${new Date(now)}
          ORDER BY lease_until LIMIT ${limit} FOR UPDATE SKIP LOCKED)
        RETURNING id`;
      return rows.map(({ id }) => id);
    },
  };
}

async function beginSends(
  db: Database,
  messages: readonly BegunMessage[],
): Promise<readonly (readonly DeliveryId[])[]> {
  const rows = await db.$queryRaw<IdRow[]>`
    SELECT begin_sends AS id FROM begin_sends(${JSON.stringify(messages.map(written))}::jsonb)`;
  const begun = new Set(rows.map(({ id }) => id));
  return messages.map(({ parts }) =>
    parts.map(({ claim }) => claim.id).filter((id) => begun.has(id)),
  );
}

function written({ parts, ...message }: BegunMessage) {
  return {
    ...message,
    parts: parts.map(({ claim, attemptId, contactId, status, invitation }) => ({
      ...{ id: claim.id, lease: claim.lease, attempt: attemptId, contact: contactId, status },
      ...(invitation === undefined
        ? {}
        : {
            invitation: {
              ...invitation,
              tokenHash: Buffer.from(invitation.tokenHash).toString('base64'),
            },
          }),
    })),
  };
}

async function settleSends(
  db: Database,
  settlements: readonly (Claim & Settlement)[],
): Promise<readonly boolean[]> {
  const rows = await db.$queryRaw<IdRow[]>`
    SELECT settle_sends AS id FROM settle_sends(${JSON.stringify(settlements)}::jsonb)`;
  const settled = new Set(rows.map(({ id }) => id));
  return settlements.map(({ id }) => settled.has(id));
}
