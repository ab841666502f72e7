import type {
  ListedSubscription,
  StandingSubscription,
  SubscriptionRows,
} from '../../application/subscriptions/rows.ts';
import type { DeliveryId } from '../../domain/ids.ts';
import type { Address } from '../../platform/adapter.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';

const isChannel = ({ platform, tenant, externalId }: Address) => Prisma.sql`
  (s.platform = ${platform} AND s.tenant = ${tenant} AND s.external_id = ${externalId})`;

const CHANNEL = Prisma.sql`jsonb_build_object(
  'platform', s.platform, 'tenant', s.tenant, 'externalId', s.external_id)`;

/** Channels that are told of rounds, and what each has been told. */
export function subscriptionRows(db: Database): SubscriptionRows {
  return { ...keeping(db), ...telling(db) };
}

function keeping(
  db: Database,
): Pick<SubscriptionRows, 'insert' | 'assign' | 'end' | 'endTenant' | 'list' | 'agendaVersions'> {
  return {
    insert: async ({ id, roundId, channel, staffId, createdAt }) => {
      const { platform, tenant, externalId } = channel;
      const made = await db.$executeRaw`
        INSERT INTO subscription (id, round_id, platform, tenant, external_id, staff_id, created_at)
        VALUES (${id}::uuid, ${roundId}::uuid, ${platform}, ${tenant}, ${externalId},
                ${staffId}::uuid, ${new Date(createdAt)})
        ON CONFLICT (round_id, platform, tenant, external_id) WHERE ended_at IS NULL DO NOTHING`;
      return made > 0;
    },
    assign: async (subscription, milestones, delivery) => {
      await db.$executeRaw`
        INSERT INTO subscribed_milestone (subscription_id, milestone, delivery_id)
        SELECT ${subscription}::uuid, milestone, ${delivery}::uuid
        FROM unnest(${[...milestones]}::text[]) AS milestone
        ON CONFLICT (subscription_id, milestone) DO UPDATE SET delivery_id = EXCLUDED.delivery_id`;
    },
    end: (roundId, which, at) => db.$executeRaw`
      UPDATE subscription s SET ended_at = ${new Date(at)}
      WHERE s.round_id = ${roundId}::uuid AND s.ended_at IS NULL
        AND ${'id' in which ? Prisma.sql`s.id::text = ${which.id}` : isChannel(which.channel)}`,
    endTenant: ({ platform, tenant }, { at, reason }) => db.$executeRaw`
      UPDATE subscription SET ended_at = ${new Date(at)}, end_reason = ${reason}
      WHERE platform = ${platform} AND tenant = ${tenant} AND ended_at IS NULL`,
    list: async (roundId) => {
      const rows = await db.$queryRaw<{ listed: ListedSubscription }[]>`
        SELECT jsonb_build_object(
          'id', s.id, 'roundId', s.round_id, 'channel', ${CHANNEL}, 'staffId', s.staff_id,
          'createdAt', ms(s.created_at), 'by', t.name, 'endedAt', ms(s.ended_at),
          'endReason', s.end_reason) AS listed
        FROM subscription s JOIN staff t ON t.id = s.staff_id
        WHERE s.round_id = ${roundId}::uuid AND (s.ended_at IS NULL OR s.end_reason IS NOT NULL)
        ORDER BY s.created_at, s.id`;
      return rows.map(({ listed }) => listed);
    },
    agendaVersions: async (roundId) => {
      const rows = await db.$queryRaw<{ number: number }[]>`
        SELECT number FROM agenda_version WHERE round_id = ${roundId}::uuid ORDER BY number`;
      return rows.map(({ number }) => number);
    },
  };
}

function telling(
  db: Database,
): Pick<SubscriptionRows, 'setAsideRefused' | 'lockStanding' | 'channelStanding' | 'toldBy'> {
  return {
    setAsideRefused: (at) => db.$executeRaw`
      UPDATE subscription s SET ended_at = ${new Date(at)}, end_reason = refused.reason
      FROM (
        SELECT DISTINCT ON (o.platform, o.tenant, o.external_id) o.platform, o.tenant, o.external_id,
               t.started_at, COALESCE(t.reason, 'it refuses') AS reason
        FROM subscription o
        JOIN subscribed_milestone m ON m.subscription_id = o.id
        JOIN delivery_attempt t ON t.delivery_id = m.delivery_id AND t.outcome = 'rejected'
          AND t.platform = o.platform AND t.tenant = o.tenant AND t.external_id = o.external_id
        WHERE o.ended_at IS NULL
        ORDER BY o.platform, o.tenant, o.external_id, t.started_at DESC
      ) AS refused
      WHERE s.ended_at IS NULL AND s.platform = refused.platform AND s.tenant = refused.tenant
        AND s.external_id = refused.external_id AND s.created_at <= refused.started_at`,
    lockStanding: async () => {
      await db.$queryRaw`
        SELECT id FROM subscription WHERE ended_at IS NULL ORDER BY id FOR UPDATE`;
      // Its own statement: what another planner wrote before it let go is seen.
      const rows = await db.$queryRaw<{ standing: StandingSubscription }[]>`
        SELECT jsonb_build_object(
          'id', s.id, 'round', r.slug, 'channel', ${CHANNEL}, 'teller', teller.id,
          'told', (SELECT COALESCE(jsonb_agg(m.milestone), '[]')
            FROM subscribed_milestone m LEFT JOIN delivery d ON d.id = m.delivery_id
            WHERE m.subscription_id = s.id AND d.state IS DISTINCT FROM 'cancelled')) AS standing
        FROM subscription s JOIN round r ON r.id = s.round_id
        JOIN LATERAL (
          SELECT t.id FROM staff t WHERE t.disabled_at IS NULL
          ORDER BY t.id = s.staff_id DESC, t.role = 'administrator' DESC, t.created_at, t.id
          LIMIT 1) AS teller ON true
        WHERE s.ended_at IS NULL AND r.state <> 'archived'
        ORDER BY s.created_at, s.id`;
      return rows.map(({ standing }) => standing);
    },
    channelStanding: async (channel) => {
      const rows = await db.$queryRaw<
        { id: DeliveryId; state: string; attempts: number; last: number | null }[]
      >`
        SELECT d.id, d.state, d.attempts, ms((SELECT max(t.started_at) FROM delivery_attempt t
          WHERE t.delivery_id = d.id)) AS last
        FROM delivery d WHERE d.id IN (
          SELECT m.delivery_id FROM subscribed_milestone m
          JOIN subscription s ON s.id = m.subscription_id WHERE ${isChannel(channel)})
        ORDER BY d.id FOR UPDATE OF d`;
      const waiting = rows.find(({ state, attempts }) => state === 'pending' && attempts === 0);
      const times = rows.flatMap(({ last }) => (last === null ? [] : [last]));
      const open = rows.filter(({ state }) => ['pending', 'sending', 'retrying'].includes(state));
      return {
        ...(waiting !== undefined && { waiting: waiting.id }),
        busy: open.some(({ id }) => id !== waiting?.id),
        lastAt: times.length === 0 ? null : Math.max(...times),
      };
    },
    toldBy: async (delivery) => {
      const rows = await db.$queryRaw<{ round: string; milestones: readonly string[] }[]>`
        SELECT r.slug AS round, array_agg(m.milestone ORDER BY m.milestone) AS milestones
        FROM subscribed_milestone m
        JOIN subscription s ON s.id = m.subscription_id
        JOIN round r ON r.id = s.round_id
        WHERE m.delivery_id = ${delivery}::uuid AND (s.ended_at IS NULL OR s.end_reason IS NOT NULL)
        GROUP BY r.slug ORDER BY r.slug`;
      return rows;
    },
  };
}
