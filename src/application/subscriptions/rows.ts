import type { DeliveryId, RoundId, StaffId } from '../../domain/ids.ts';
import type { Address } from '../../platform/adapter.ts';

/** A channel of a chat that is told of a round's milestones. */
export interface SubscriptionRecord {
  readonly id: string;
  readonly roundId: RoundId;
  readonly channel: Address;
  readonly staffId: StaffId;
  readonly createdAt: number;
}

/** As the console lists it. */
export interface ListedSubscription extends SubscriptionRecord {
  readonly by: string; // the person's name
  readonly endedAt: number | null;
  /** Why the channel refuses; null: it does not, or staff ended it. */
  readonly endReason: string | null;
}

export interface StandingSubscription {
  readonly id: string;
  readonly round: string; // slug
  readonly channel: Address;
  /** In whose name it is told: who said so, else somebody else who is still on the staff. */
  readonly teller: StaffId;
  /** Names of milestones that were told, are being told, or were past when it began. */
  readonly told: readonly string[];
}

/** What was last planned for a channel. */
export interface ChannelStanding {
  /** Waits untouched, and is locked: more may be said with it. */
  readonly waiting?: DeliveryId;
  /** Is being sent, or tried again. */
  readonly busy: boolean;
  /** When the last message began to leave for it, epoch ms; null: never. */
  readonly lastAt: number | null;
}

export interface SubscriptionRows {
  /** False when the channel is subscribed already; nothing is written then. */
  insert(subscription: SubscriptionRecord): Promise<boolean>;
  /** Says of these milestones that they are told, or will be by that delivery; null: they were past. */
  assign(
    subscription: string,
    milestones: readonly string[],
    delivery: DeliveryId | null,
  ): Promise<void>;
  /** Ends what stands: the channel's own, or the one with that id; how many. */
  end(
    roundId: RoundId,
    which: { readonly channel: Address } | { readonly id: string },
    at: number,
  ): Promise<number>;
  /** Ends all in a workspace, server or tenant that has taken us out; how many. */
  endTenant(
    tenant: Pick<Address, 'platform' | 'tenant'>,
    ended: { readonly at: number; readonly reason: string },
  ): Promise<number>;
  /** Of a round: those that stand, and those whose channel refused. Oldest first. */
  list(roundId: RoundId): Promise<readonly ListedSubscription[]>;
  /** Ends those whose channel has refused for good since they began; how many. */
  setAsideRefused(at: number): Promise<number>;
  /** Those of rounds that are not archived, locked until the transaction ends: two planners come one after the other. */
  lockStanding(): Promise<readonly StandingSubscription[]>;
  channelStanding(channel: Address): Promise<ChannelStanding>;
  /** What a delivery tells, by round; of subscriptions that still stand, or whose channel has just refused. */
  toldBy(
    delivery: DeliveryId,
  ): Promise<readonly { readonly round: string; readonly milestones: readonly string[] }[]>;
  agendaVersions(roundId: RoundId): Promise<readonly number[]>;
}
