import type { AddresseeId, ContactId, DeliveryId, RoundId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { ReachableContact } from '../../domain/rounds/contact-order.ts';
import type { DeliveryKind } from '../../domain/rounds/may-send.ts';
import type { SendWindow } from '../../domain/time/send-window.ts';
import type { ResponseStatus, RoundState } from '../../domain/vocabulary.ts';

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

/** One outgoing message as it is planned. A dedupe key that exists already makes it a no-op. */
export interface PlannedDelivery {
  readonly id: DeliveryId;
  readonly dedupeKey: string;
  readonly kind: DeliveryKind;
  readonly roundId: RoundId;
  readonly addresseeId: AddresseeId;
  readonly contactId?: ContactId; // absent: chosen when it is sent
  readonly reminderRuleId?: string;
  readonly dueAt: number;
  readonly expiresAt: number;
}

/** What use cases do to deliveries inside their own transactions. */
export interface PlanRows {
  /** How many were new. */
  plan(deliveries: readonly PlannedDelivery[]): Promise<number>;
  /** Cancels what waits to be sent: of these kinds, or all; of reminders, only those with this anchor, if given. */
  cancelWaiting(
    roundId: RoundId,
    which: {
      readonly reason: string;
      readonly kinds?: readonly DeliveryKind[];
      readonly anchor?: 'opening' | 'closing';
    },
  ): Promise<number>;
  counts(roundId: RoundId): Promise<
    readonly {
      readonly kind: DeliveryKind;
      readonly state: DeliveryState;
      readonly count: number;
    }[]
  >;
  list(filter: DeliveryFilter): Promise<readonly ListedDelivery[]>;
  /** Makes shunted and unknown ones pending again, due now, with fresh attempts; how many. */
  revive(ids: readonly DeliveryId[], now: number): Promise<number>;
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
  readonly round: string;
  readonly member: string;
  readonly contact: string | null;
  readonly platform: string | null;
  readonly dueAt: number;
  readonly sentAt: number | null;
  readonly attempts: number;
  readonly reason: string | null;
}

export interface DeliveryContact extends ReachableContact {
  readonly id: ContactId;
  readonly name: string;
  readonly title: string | null;
  readonly email: string;
  readonly language: Language | null;
  readonly timeZone: string | null;
  readonly accounts: readonly {
    readonly platform: string;
    readonly tenant: string;
    readonly externalId: string;
  }[];
}

/** A claimed delivery with everything that sending it needs, as it stands at this moment. */
export interface DueDelivery {
  readonly id: DeliveryId;
  readonly kind: DeliveryKind;
  readonly roundId: RoundId;
  readonly contactId: ContactId | null;
  readonly dueAt: number;
  readonly expiresAt: number;
  readonly attempts: number; // begun so far
  readonly statuses: readonly ResponseStatus[]; // of its reminder rule
  /** A later reminder to the same addressee is due, too. */
  readonly overtaken: boolean;
  readonly round: {
    readonly state: RoundState;
    readonly sendWindow: SendWindow;
    readonly lateUntil: number | null;
    readonly meetingTitle: string;
  };
  readonly addressee: {
    readonly id: AddresseeId;
    readonly name: string;
    readonly language: Language;
    readonly timeZone: string;
    readonly weekend: readonly number[];
    readonly closesAt: number;
    readonly status: ResponseStatus;
  };
  readonly contacts: readonly DeliveryContact[]; // active ones, also those who stopped
  readonly tried: readonly {
    readonly contactId: ContactId | null;
    readonly platform: string | null;
    readonly outcome: AttemptOutcome | null; // null: the process ended before it knew
  }[];
}

export type AttemptOutcome = 'sent' | 'retry' | 'rejected' | 'halted' | 'unknown';

/** The fence: only who still holds the lease may begin an attempt or settle the row. */
export interface Claim {
  readonly id: DeliveryId;
  readonly lease: string;
}

export interface BegunAttempt {
  readonly attemptId: string;
  readonly contactId: ContactId;
  readonly platform: string;
  readonly at: number;
  readonly leaseUntil: number;
  /** What the check was made on; when it has changed since, nothing begins. */
  readonly status: ResponseStatus;
  readonly invitation: {
    readonly id: string;
    readonly addresseeId: AddresseeId;
    readonly tokenHash: Uint8Array;
    readonly reason: 'letter' | 'reminder' | 'asked-again';
    readonly expiresAt: number;
  };
}

/** How a claimed row is left. `outcome` also ends the attempt that was begun, if one was. */
export interface Settlement {
  readonly state: Exclude<DeliveryState, 'sending'>;
  readonly at: number;
  readonly dueAt?: number;
  readonly reason?: string;
  readonly reference?: string;
  readonly outcome?: AttemptOutcome;
}

/** The rows of the one path out. Each call is one statement, so no transaction is open while something is sent. */
export interface OutboxRows {
  /** Takes due rows of rounds that are not paused, oldest first; no two callers get the same one. */
  claim(request: {
    readonly now: number;
    readonly limit: number;
    readonly lease: string;
    readonly leaseUntil: number;
  }): Promise<readonly DeliveryId[]>;
  load(ids: readonly DeliveryId[], now: number): Promise<readonly DueDelivery[]>;
  /** Opens an attempt, renews the lease and stores the invitation; false when the fence or the check no longer holds. */
  begin(claim: Claim, attempt: BegunAttempt): Promise<boolean>;
  /** Ends the open attempt and keeps the row, to try another contact or channel. */
  endAttempt(
    claim: Claim,
    end: { readonly at: number; readonly outcome: AttemptOutcome; readonly reason: string },
  ): Promise<void>;
  /** False when the lease was lost: then nothing is written. */
  settle(claim: Claim, settlement: Settlement): Promise<boolean>;
  /** Rows whose lease has run out, under a new lease of the caller. */
  claimAbandoned(request: {
    readonly now: number;
    readonly limit: number;
    readonly lease: string;
    readonly leaseUntil: number;
  }): Promise<readonly DeliveryId[]>;
  /** Cancels what expired before it could be sent; how many. */
  cancelExpired(now: number, limit: number): Promise<number>;
  /** When the next waiting row falls due; undefined when none waits. */
  nextDueAt(): Promise<number | undefined>;
}
