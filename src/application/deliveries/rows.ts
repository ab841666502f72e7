import type {
  AddresseeId,
  ContactId,
  ConversationId,
  DeliveryId,
  RoundId,
  StaffId,
} from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { DeliveryKind } from '../../domain/rounds/delivery-kinds.ts';
import type { SendWindow } from '../../domain/time/send-window.ts';
import type { Address, Happening } from '../../platform/adapter.ts';
import type { Prompt } from '../../platform/prompt.ts';
import type { StoredRule } from '../rounds/rows.ts';
import type { PlanAddressee } from './plan-deliveries.ts';

export const DELIVERY_STATES = [
  'pending',
  'sending',
  'sent',
  'retrying',
  'shunted',
  'cancelled',
  'unknown',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What cannot be computed when a message is sent. Kept until it is, then forgotten. */
export type DeliveryPayload =
  /** A turn's words for the account that took it. */
  | {
      readonly kind: 'prompt';
      readonly to: Address;
      readonly prompt: Prompt;
      /** The dedupe key of the delivery whose message this one takes the place of. */
      readonly replaces?: string;
    }
  /** The last activity that a rule counts from, epoch ms. */
  | { readonly kind: 'since'; readonly activeAt: number }
  /** Who handed the reply over. */
  | { readonly kind: 'handed-over'; readonly from: string }
  /** Asks this account whether it is the delivery's contact. */
  | { readonly kind: 'link-offer'; readonly offer: string; readonly to: Address }
  /** A published version of an agenda, in one language. */
  | {
      readonly kind: 'agenda';
      /** The chat where staff asked for it; absent: by e-mail. */
      readonly to?: Address;
      readonly round: string; // slug
      readonly version: number;
      readonly language: Language;
    }
  /** The word on a conclusion whose day has come. */
  | { readonly kind: 'follow-up'; readonly followUp: string }
  /** What has happened in rounds, for a channel that was subscribed to them. */
  | { readonly kind: 'milestones'; readonly to: Address }
  /** What has happened, for another system. */
  | { readonly kind: 'hook'; readonly to: Address; readonly event: Happening };

/** One outgoing message as it is planned. A dedupe key that exists already makes it a no-op. */
export type PlannedDelivery = {
  readonly id: DeliveryId;
  readonly dedupeKey: string;
  readonly kind: DeliveryKind;
  /** Messages of one thread go one after the other, in the order in which they first fell due. */
  readonly thread: string;
  readonly dueAt: number;
  readonly expiresAt: number;
  readonly payload?: DeliveryPayload;
} & (
  | {
      readonly roundId: RoundId;
      readonly addresseeId: AddresseeId;
      readonly contactId?: ContactId; // absent: chosen when it is sent
      readonly conversationId?: ConversationId;
      readonly reminderRuleId?: string;
    }
  | { readonly staffId: StaffId; readonly roundId?: RoundId }
  | { readonly entryId: string } // of a meeting's register
);

/** What use cases do to deliveries inside their own transactions. */
export interface PlanRows {
  /** How many were new. */
  plan(deliveries: readonly PlannedDelivery[]): Promise<number>;
  /** Cancels what waits to be sent to addressees: of these kinds, or all; of reminders, only those of a rule or anchor, if given. */
  cancelWaiting(
    roundId: RoundId,
    which: {
      readonly reason: string;
      readonly kinds?: readonly DeliveryKind[];
      readonly anchor?: 'opening' | 'closing';
      readonly rules?: readonly string[]; // ids
    },
  ): Promise<number>;
  /**
   * Addressees of open rounds that have begun and been quiet since then (epoch ms), with each standing rule that counts from
   * the last activity and has not been planned for it.
   */
  quietSince(at: number, limit: number): Promise<readonly Quiet[]>;
  counts(roundId: RoundId): Promise<
    readonly {
      readonly kind: DeliveryKind;
      readonly state: DeliveryState;
      readonly count: number;
    }[]
  >;
  list(filter: DeliveryFilter): Promise<readonly ListedDelivery[]>;
  /**
   * Makes shunted and unknown ones pending again, due now, with fresh attempts; how many. Addresses that were refused or
   * bounced for them may be tried again; those that complained may not.
   */
  revive(ids: readonly DeliveryId[], now: number): Promise<number>;
}

export interface Quiet {
  readonly addressee: PlanAddressee;
  readonly rule: StoredRule;
  readonly roundId: RoundId;
  readonly window: SendWindow;
  readonly openedAt: number;
  readonly lastActiveAt: number;
}

export interface DeliveryFilter {
  readonly round?: string; // slug
  readonly states?: readonly DeliveryState[];
  readonly limit: number;
}

export interface ListedDelivery {
  readonly id: DeliveryId;
  readonly kind: DeliveryKind;
  readonly state: DeliveryState;
  readonly round: string | null;
  /** The member, the entity on a register, the member of staff or the webhook that it is for. */
  readonly member: string;
  readonly contact: string | null;
  readonly platform: string | null;
  readonly dueAt: number;
  readonly sentAt: number | null;
  readonly attempts: number;
  readonly reason: string | null;
}
