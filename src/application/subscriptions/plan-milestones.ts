import type { DeliveryId, StaffId } from '../../domain/ids.ts';
import { milestoneKey, milestonesOf } from '../../domain/rounds/milestones.ts';
import { DAY_MS } from '../../domain/time/calendar.ts';
import { GENEVA } from '../../domain/time/geneva.ts';
import { nextSendingTime } from '../../domain/time/send-window.ts';
import type { Address } from '../../platform/adapter.ts';
import type { PlanRows } from '../deliveries/rows.ts';
import type { Bell, Clock, Random, Transactions } from '../ports.ts';
import type { RoundRows } from '../rounds/rows.ts';
import { courseOf } from './round-course.ts';
import type { StandingSubscription, SubscriptionRows } from './rows.ts';

/** A channel is told at most this often; what happens meanwhile is told together. */
export const CHANNEL_EVERY_MS = 6 * 3_600_000;

/** Geneva's working hours, as for all that staff are written. */
const HOURS = { from: 8, to: 18 };
const HABITS = { zone: GENEVA, weekend: [6, 7] };

/** Older news than this is in the console; its milestones are planned anew. */
const KEEPS_MS = 3 * DAY_MS;

interface MilestoneStore {
  readonly rounds: RoundRows;
  readonly deliveries: PlanRows;
  readonly subscriptions: SubscriptionRows;
}

/**
 * Plans what subscribed channels are to be told: each milestone once, one message for each channel however many rounds it
 * is told of, never two within six hours. Safe to repeat at any moment, by any number of workers.
 */
export async function planMilestones(deps: {
  readonly store: Transactions<MilestoneStore>;
  readonly clock: Clock;
  readonly random: Random;
  readonly bell: Bell;
}): Promise<{ readonly planned: number; readonly setAside: number }> {
  const { store, clock, random, bell } = deps;
  const now = clock.now();
  const { dueAts, setAside } = await store.transaction(async (rows) => {
    const refused = await rows.subscriptions.setAsideRefused(now);
    const news = await newsOf(rows, now);
    const planned: number[] = [];
    for (const [, one] of news) planned.push(...(await planFor(rows, one, { now, random })));
    return { dueAts: planned, setAside: refused };
  });
  if (dueAts.length > 0) await bell.ring(Math.min(...dueAts));
  return { planned: dueAts.length, setAside };
}

interface News {
  readonly channel: Address;
  readonly teller: StaffId;
  readonly told: { readonly subscription: string; readonly milestones: readonly string[] }[];
}

/** What is new to each channel. */
async function newsOf(rows: MilestoneStore, now: number): Promise<ReadonlyMap<string, News>> {
  const news = new Map<string, News>();
  const reached = new Map<string, readonly string[]>();
  for (const { id, round, channel, teller, told } of await rows.subscriptions.lockStanding()) {
    const keys = reached.get(round) ?? (await reachedBy(rows, round, now));
    reached.set(round, keys);
    const milestones = keys.filter((key) => !told.includes(key));
    if (milestones.length === 0) continue;
    const place = threadOf(channel);
    const one = news.get(place) ?? { channel, teller, told: [] };
    one.told.push({ subscription: id, milestones });
    news.set(place, one);
  }
  return news;
}

async function reachedBy(
  rows: MilestoneStore,
  slug: StandingSubscription['round'],
  now: number,
): Promise<readonly string[]> {
  const round = await rows.rounds.find(slug);
  if (round === undefined) return [];
  return milestonesOf(await courseOf(rows, round, now)).map(milestoneKey);
}

function threadOf({ platform, tenant, externalId }: Address): string {
  return `channel:${JSON.stringify([platform, tenant, externalId])}`;
}

/** When the new message is due; none: it is told in one that waits, or has to wait for one that is on its way. */
async function planFor(
  { deliveries, subscriptions }: MilestoneStore,
  { channel, teller, told }: News,
  { now, random }: { readonly now: number; readonly random: Random },
): Promise<readonly number[]> {
  const { waiting, busy, lastAt } = await subscriptions.channelStanding(channel);
  if (busy) return [];
  const id = waiting ?? (random.id() as DeliveryId);
  const earliest = lastAt === null ? now : Math.max(now, lastAt + CHANNEL_EVERY_MS);
  const dueAt = nextSendingTime(earliest, HOURS, HABITS);
  if (waiting === undefined) {
    await deliveries.plan([
      {
        ...{ id, dueAt, expiresAt: dueAt + KEEPS_MS, staffId: teller, kind: 'milestones' },
        dedupeKey: `milestones:${id}`,
        thread: threadOf(channel),
        payload: { kind: 'milestones', to: channel },
      },
    ]);
  }
  for (const { subscription, milestones } of told) {
    await subscriptions.assign(subscription, milestones, id);
  }
  return waiting === undefined ? [dueAt] : [];
}
