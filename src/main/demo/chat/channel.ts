import { setTimeout as delay } from 'node:timers/promises';
import { mintStaffCode } from '../../../application/linking/mint-code.ts';
import type { Actor } from '../../../application/ports.ts';
import { planMilestones } from '../../../application/subscriptions/plan-milestones.ts';
import { valueOrRefused } from '../../../cli/commands/refusal.ts';
import type { OpenParley } from '../../open-parley.ts';
import { ROUNDS } from '../rounds.ts';
import type { StaffChannel, TellingChat } from './chat.ts';

/** A channel that staff have told of the rounds' milestones. */
export interface ToldChannel {
  readonly chat: TellingChat;
  readonly channel: StaffChannel;
}

/** What it was told, for the summary. */
export interface ChannelNews {
  readonly chat: string;
  readonly channel: string;
  /** Milestones that it is told of in all, and messages that stand in it. */
  readonly milestones: number;
  readonly messages: number;
  /** Messages that were sent, by the database. */
  readonly sent: number;
  /** Whether there is one that waits for working hours. */
  readonly waits: boolean;
}

const NAME = 'consultation';
const SENT_MS_MAX = 10_000;
const LOOK_EVERY_MS = 50;

/** Staff join by a code of their own, and have a channel of each chat told of the rounds. */
export async function subscribeChannels(
  chats: readonly TellingChat[],
  { parley }: OpenParley,
  { actor }: { readonly actor: Actor },
): Promise<readonly ToldChannel[]> {
  if (actor.kind !== 'staff') return [];
  const told: ToldChannel[] = [];
  for (const chat of chats) {
    const channel = await chat.openChannel(NAME);
    const minted = await mintStaffCode(parley, { id: actor.id }, actor);
    const { code } = valueOrRefused(minted, parley.refusalWords);
    await channel.joins(code);
    for (const round of ROUNDS) await channel.subscribes(round);
    told.push({ chat, channel });
  }
  return told;
}

/** Looks for milestones now, as a worker does every five minutes, and waits for what the channels are told of them. */
export async function tellChannels(
  told: readonly ToldChannel[],
  opened: OpenParley,
): Promise<readonly ChannelNews[]> {
  if (told.length === 0) return [];
  await planMilestones(opened.parley);
  const deadline = Date.now() + SENT_MS_MAX;
  const isOver = async () => (await milestonesIn(opened)).every((one) => !isUnderWay(one));
  while (!(await isOver()) && Date.now() < deadline) await delay(LOOK_EVERY_MS);
  const all = await milestonesIn(opened);
  return told.map(({ chat: { platform, name }, channel }) => {
    const own = all.filter((one) => one.platform === platform);
    return {
      ...{ chat: name, channel: NAME, messages: channel.messages() },
      milestones: own.reduce((sum, { milestones }) => sum + milestones, 0),
      sent: own.filter(({ state }) => state === 'sent').length,
      waits: own.some(({ state }) => isWaiting(state)),
    };
  });
}

interface Milestones {
  /** Where the channel is. */
  readonly platform: string;
  readonly state: string;
  readonly dueAt: Date;
  readonly milestones: number;
}

async function milestonesIn({ prisma }: OpenParley): Promise<readonly Milestones[]> {
  return prisma.$queryRaw<Milestones[]>`
    SELECT s.platform, v.state, v.due_at AS "dueAt", count(*)::int AS "milestones"
    FROM delivery v JOIN subscribed_milestone m ON m.delivery_id = v.id
    JOIN subscription s ON s.id = m.subscription_id
    WHERE v.kind = 'milestones' GROUP BY s.platform, v.id`;
}

function isUnderWay({ state, dueAt }: Milestones): boolean {
  return state === 'sending' || (isWaiting(state) && dueAt.getTime() <= Date.now());
}

function isWaiting(state: string): boolean {
  return state === 'pending' || state === 'retrying';
}
