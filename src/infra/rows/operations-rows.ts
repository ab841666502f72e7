import {
  COUNTED_MAX,
  type DeliveryOverview,
  type OperationsRows,
  type TroubledDelivery,
} from '../../application/operations/rows.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';

interface OverviewRow extends Omit<DeliveryOverview['counts'], 'pending'> {
  readonly waiting: number;
  readonly oldest: Date | null;
}

/** Each part is walked along its own partial index and stops early: the deliveries that are done are never read. */
export function overviewQuery(now: number): Prisma.Sql {
  return Prisma.sql`
    SELECT
      (SELECT count(*)::int FROM (
         SELECT 1 FROM delivery WHERE state IN ('pending', 'retrying')
         ORDER BY expires_at LIMIT ${most}) AS w) AS waiting,
      (SELECT count(*)::int FROM (
         SELECT 1 FROM delivery WHERE state = 'sending' LIMIT ${most}) AS w) AS sending,
      ${countOf('retrying')} AS retrying, ${countOf('shunted')} AS shunted, ${countOf('unknown')} AS unknown,
      overdue_since(${new Date(now)}) AS oldest`;
}

const most = Prisma.raw(String(COUNTED_MAX));

/** Of states that delivery_aside_idx holds. Written out, since a parameter hides from the planner that it fits. */
function countOf(state: 'retrying' | 'shunted' | 'unknown'): Prisma.Sql {
  return Prisma.sql`(SELECT count(*)::int FROM (
    SELECT 1 FROM delivery WHERE state = ${Prisma.raw(`'${state}'`)} ORDER BY updated_at DESC LIMIT ${most}) AS w)`;
}

/** The newest of each state, then of both. */
export function troubledQuery(limit: number): Prisma.Sql {
  const newest = (state: 'shunted' | 'unknown') => Prisma.sql`
    (SELECT id, state, round_id, addressee_id, staff_id, reason, updated_at FROM delivery WHERE state = ${Prisma.raw(`'${state}'`)} ORDER BY updated_at DESC LIMIT ${limit})`;
  return Prisma.sql`
    SELECT d.id, d.state, r.slug AS round, coalesce(a.name, s.name, '') AS to, t.platform, d.reason, d.updated_at AS since
    FROM (${newest('shunted')} UNION ALL ${newest('unknown')}) AS d
    LEFT JOIN round r ON r.id = d.round_id
    LEFT JOIN addressee a ON a.id = d.addressee_id
    LEFT JOIN staff s ON s.id = d.staff_id
    LEFT JOIN LATERAL (
      SELECT platform FROM delivery_attempt WHERE delivery_id = d.id ORDER BY number DESC LIMIT 1) AS t ON true
    ORDER BY d.updated_at DESC LIMIT ${limit}`;
}

type TroubledRow = Omit<TroubledDelivery, 'since'> & { readonly since: Date };

export function operationsRows(db: Database): OperationsRows {
  return {
    async overview(now) {
      const [row] = await db.$queryRaw<[OverviewRow]>(overviewQuery(now));
      const { waiting, sending, retrying, shunted, unknown, oldest } = row;
      const pending = Math.max(0, waiting - retrying);
      const oldestDueAt = oldest?.getTime() ?? null;
      return { counts: { pending, sending, retrying, shunted, unknown }, oldestDueAt };
    },
    async troubled(limit) {
      const found = await db.$queryRaw<TroubledRow[]>(troubledQuery(limit));
      return found.map((row) => ({ ...row, since: row.since.getTime() }));
    },
  };
}
