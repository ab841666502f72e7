import { setTimeout as delay } from 'node:timers/promises';
import { mintStaffCode } from '../../../application/linking/mint-code.ts';
import type { Actor } from '../../../application/ports.ts';
import { planMilestones } from '../../../application/subscriptions/plan-milestones.ts';
import { valueOrRefused } from '../../../cli/commands/refusal.ts';
import type { OpenParley } from '../../open-parley.ts';
import { ROUNDS } from '../rounds.ts';
import type { DiscordChat } from './discord-chat.ts';
import type { Channel, DiscordPerson } from './emulated-discord.ts';

/** A channel that staff have told of the rounds' milestones. */
export interface ToldChannel {
  readonly chat: DiscordChat;
  readonly channel: Channel;
  readonly staff: DiscordPerson;
}

/** What it was told, for the summary. */
export interface ChannelNews {
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

/** Staff join by a code of their own, and have a channel of the server told of the rounds. */
export async function subscribeChannel(
  chat: DiscordChat,
  { parley }: OpenParley,
  { actor }: { readonly actor: Actor },
): Promise<ToldChannel | undefined> {
  if (actor.kind !== 'staff') return undefined;
  const { discord, guild } = chat;
  const channel = discord.addChannel(guild, { name: NAME });
  const given = { name: 'Secretariat (demonstration)', locale: 'en-GB', guilds: [guild] };
  const staff = discord.addPerson(given);
  const minted = await mintStaffCode(parley, { id: actor.id }, actor);
  const { code } = valueOrRefused(minted, parley.refusalWords);
  await discord.commands(staff, 'parley join', { code });
  for (const round of ROUNDS) {
    await discord.commands(staff, 'parley subscribe', { round }, channel);
  }
  return { chat, channel, staff };
}

/** Looks for milestones now, as a worker does every five minutes, and waits for what it is told of them. */
export async function tellChannel(
  { chat: { discord }, channel, staff }: ToldChannel,
  { parley, prisma }: OpenParley,
): Promise<ChannelNews> {
  await planMilestones(parley);
  const of = () =>
    prisma.delivery.findMany({
      where: { kind: 'milestones' },
      select: { state: true, dueAt: true },
    });
  const isUnderWay = ({ state, dueAt }: Awaited<ReturnType<typeof of>>[number]) =>
    state === 'sending' || (isWaiting(state) && dueAt.getTime() <= Date.now());
  const deadline = Date.now() + SENT_MS_MAX;
  while ((await of()).some(isUnderWay) && Date.now() < deadline) await delay(LOOK_EVERY_MS);
  const deliveries = await of();
  return {
    channel: channel.name,
    milestones: await prisma.subscribedMilestone.count({ where: { deliveryId: { not: null } } }),
    messages: discord.sees(staff, channel).filter(({ byApp, onlyFor }) => byApp && !onlyFor).length,
    sent: deliveries.filter(({ state }) => state === 'sent').length,
    waits: deliveries.some(({ state }) => isWaiting(state)),
  };
}

function isWaiting(state: string): boolean {
  return state === 'pending' || state === 'retrying';
}
