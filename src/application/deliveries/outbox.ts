import type { AddresseeId, ContactId, DeliveryId, RoundId, StaffId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { AskedMeeting, AskedRsvp } from '../../domain/register/asking.ts';
import type { Authority } from '../../domain/register/authority.ts';
import type { Presence } from '../../domain/register/words.ts';
import type { AddresseeState } from '../../domain/rounds/addressee-state.ts';
import type { ReachableContact } from '../../domain/rounds/contact-order.ts';
import type { DeliveryKind } from '../../domain/rounds/delivery-kinds.ts';
import type { ClosedDays, SendWindow } from '../../domain/time/send-window.ts';
import type { Region, ResponseStatus, RoundState } from '../../domain/vocabulary.ts';
import type { Address } from '../../platform/adapter.ts';
import type { DeliveryPayload, DeliveryState } from './rows.ts';

export interface DeliveryContact extends ReachableContact {
  readonly id: ContactId;
  readonly name: string;
  readonly title: string | null;
  readonly email: string;
  readonly language: Language | null;
  readonly timeZone: string | null;
  readonly weekend: readonly number[]; // empty: the member's
  readonly workHours: { readonly from: number; readonly to: number } | null;
  readonly preferredPlatform: string | null;
  readonly accounts: readonly Address[];
  /** Ways that failed for good. */
  readonly faults: readonly Address[];
  /** When this person was written to of our own accord lately, in any round; oldest first. */
  readonly outreach: readonly number[];
}

interface DueBase {
  readonly id: DeliveryId;
  readonly kind: DeliveryKind;
  readonly dueAt: number;
  readonly expiresAt: number;
  readonly attempts: number; // begun since staff last revived it
  readonly looks: number;
  readonly payload: DeliveryPayload | null;
  /** All attempts so far, oldest first. */
  readonly tried: readonly TriedAttempt[];
  /** The delivery whose message began to say this one, too. */
  readonly carrier: { readonly id: DeliveryId; readonly state: DeliveryState } | null;
}

export interface TriedAttempt {
  readonly contactId: ContactId | null;
  readonly platform: string | null;
  readonly tenant: string;
  readonly externalId: string | null;
  readonly startedAt: number;
  readonly outcome: AttemptOutcome | null; // null: the process ended before it knew
}

/** A claimed delivery to an addressee with everything that sending it needs, as it stands at this moment. */
export interface DueToMember extends DueBase {
  readonly to: 'member';
  readonly roundId: RoundId;
  readonly contactId: ContactId | null;
  readonly rule: {
    readonly states: readonly AddresseeState[];
    readonly channels: readonly string[];
    readonly retired: boolean;
  } | null;
  /** A later reminder to the same addressee is due, too. */
  readonly overtaken: boolean;
  readonly round: {
    readonly state: RoundState;
    readonly sendWindow: SendWindow;
    readonly lateUntil: number | null;
    readonly meetingTitle: string;
    readonly escalateAfter: string;
    readonly questionnaireVersion: string;
  };
  readonly addressee: {
    readonly id: AddresseeId;
    readonly name: string;
    readonly language: Language;
    readonly timeZone: string;
    readonly weekend: readonly number[];
    readonly closed: readonly ClosedDays[];
    readonly closesAt: number;
    readonly status: ResponseStatus;
    readonly missing: readonly string[];
    readonly invited: boolean;
    readonly lastActiveAt: number | null;
  };
  readonly contacts: readonly DeliveryContact[]; // active ones, also those who stopped
}

/** A claimed delivery to a member of staff. */
export interface DueToStaff extends DueBase {
  readonly to: 'staff';
  readonly roundId: RoundId | null;
  readonly staff: {
    readonly id: StaffId;
    readonly name: string;
    readonly email: string;
    readonly regions: readonly Region[];
    readonly active: boolean;
  };
}

/** A claimed delivery to an entity on a meeting's register, with everything that sending it needs. */
export interface DueToEntry extends DueBase {
  readonly to: 'entry';
  readonly entry: {
    readonly id: string;
    readonly name: string;
    readonly language: Language; // the member's
    readonly timeZone: string;
    readonly weekend: readonly number[];
    readonly closed: readonly ClosedDays[];
    readonly meeting: AskedMeeting;
    /** Of its seat, those that are over as well; null: it was invited without one. */
    readonly authorities: readonly Authority[] | null;
    readonly rsvp: AskedRsvp | null;
    readonly presence: Presence | null;
    /** Changes with every word on coming, and on having come. */
    readonly standing: string;
  };
  readonly contacts: readonly DeliveryContact[]; // the member's active ones, also those who stopped
}

export type DueDelivery = DueToMember | DueToStaff | DueToEntry;

export type AttemptOutcome = 'sent' | 'retry' | 'rejected' | 'halted' | 'unknown';

/** The fence: only who still holds the lease may begin an attempt or settle the row. */
export interface Claim {
  readonly id: DeliveryId;
  readonly lease: string;
}

/** One message that is about to leave, with the deliveries that it carries: several make a digest. */
export interface BegunMessage {
  /** The first part's: the message's idempotency key. The other parts are carried by it. */
  readonly id: DeliveryId;
  readonly at: number;
  readonly leaseUntil: number;
  readonly to: Address;
  /**
   * Counts as an outreach to this person, which was last written to then; null: never. It stands for these earlier attempts
   * of the same deliveries. Absent: it is not counted.
   */
  readonly outreach?: {
    readonly email: string;
    readonly lastAt: number | null;
    readonly instead: readonly number[];
  };
  readonly parts: readonly BegunPart[];
}

export interface BegunPart {
  readonly claim: Claim;
  readonly attemptId: string;
  readonly contactId: ContactId | null; // null: to staff
  /** What the check was made on, of an entry its standing; when it has changed since, nothing begins. null: to staff. */
  readonly status: string | null;
  /** Of a message to an entry: where it is answered. */
  readonly comingLink?: {
    readonly id: string;
    readonly entryId: string;
    readonly tokenHash: Uint8Array;
    readonly expiresAt: number;
  };
  readonly invitation?: {
    readonly id: string;
    readonly addresseeId: AddresseeId;
    readonly tokenHash: Uint8Array;
    readonly reason: 'letter' | 'reminder' | 'asked-again' | 'receipt';
    readonly expiresAt: number;
  };
}

/** How a claimed row is left. `outcome` also ends the attempt that was begun, if one was. */
export interface Settlement {
  readonly state: Exclude<DeliveryState, 'sending'>;
  readonly at: number;
  readonly dueAt?: number;
  readonly expiresAt?: number;
  readonly reason?: string;
  readonly reference?: string;
  readonly outcome?: AttemptOutcome;
  /** A look at an unclear send told nothing. */
  readonly looked?: boolean;
}

export interface ClaimRequest {
  readonly now: number;
  readonly limit: number;
  readonly lease: string;
  readonly leaseUntil: number;
}

/** The rows of the one path out. Each call is one statement, so no transaction is open while something is sent. */
export interface OutboxRows {
  /**
   * Takes due rows, oldest first: the first of each thread, none of rounds that are paused. No two callers get the same
   * one.
   */
  claim(request: ClaimRequest): Promise<readonly DeliveryId[]>;
  /**
   * Takes what else is due until then for these people (e-mail addresses), of the kinds that are told together and not yet
   * begun: the first of each thread.
   */
  claimFor(
    people: readonly string[],
    request: ClaimRequest & { readonly until: number },
  ): Promise<readonly DeliveryId[]>;
  /** Takes what the messages of these deliveries began to say, too. */
  claimCarried(
    carriers: readonly DeliveryId[],
    request: ClaimRequest,
  ): Promise<readonly DeliveryId[]>;
  load(ids: readonly DeliveryId[], now: number): Promise<readonly DueDelivery[]>;
  /**
   * Opens the attempts, renews the leases, stores the invitations and notes the outreach. Returns the deliveries whose
   * fence and check still hold; none when the person has been written to meanwhile.
   */
  begin(message: BegunMessage): Promise<readonly DeliveryId[]>;
  /** Ends the open attempt and keeps the row, to try another contact or channel. A rejected address is set aside. */
  endAttempt(
    claim: Claim,
    end: { readonly at: number; readonly outcome: AttemptOutcome; readonly reason: string },
  ): Promise<void>;
  /** False when the lease was lost: then nothing is written. */
  settle(claim: Claim, settlement: Settlement): Promise<boolean>;
  /** Rows whose lease has run out, under a new lease of the caller. */
  claimAbandoned(request: ClaimRequest): Promise<readonly DeliveryId[]>;
  /** Cancels what expired before it could be sent; how many. */
  cancelExpired(now: number, limit: number): Promise<number>;
  /** The platform's name for what was sent for this dedupe key; undefined: it was not sent. */
  referenceOf(dedupeKey: string): Promise<string | undefined>;
  /** When the next waiting row falls due; undefined when none waits. */
  nextDueAt(): Promise<number | undefined>;
}
