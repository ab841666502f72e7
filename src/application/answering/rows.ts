import type { AnswerValue } from '../../conversation/state.ts';
import type {
  AddresseeId,
  AnswerId,
  ContactId,
  ConversationId,
  ResponseId,
  RoundId,
} from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { Attribution, ResponseStatus, RoundState } from '../../domain/vocabulary.ts';
import type { Address } from '../../platform/adapter.ts';
import type { PlannedDelivery } from '../deliveries/rows.ts';

/** Everything one turn needs, read in one round trip. */
export interface LoadedTurn {
  readonly conversation: {
    readonly id: ConversationId;
    readonly shortId: string;
    readonly language: Language;
    /** The engine's state as stored; null before the first turn. */
    readonly state: unknown;
  };
  readonly contact: {
    readonly id: ContactId;
    readonly name: string;
    readonly email: string;
    readonly timeZone: string; // its own, or the member's
  };
  readonly addresseeId: AddresseeId;
  readonly response: {
    readonly id: ResponseId;
    readonly status: ResponseStatus;
    readonly revision: number;
    readonly answers: Readonly<Record<string, AnswerValue>>;
    readonly hidden: readonly string[];
  };
  readonly member: { readonly name: string; readonly timeZone: string };
  readonly round: {
    readonly id: RoundId;
    readonly state: RoundState;
    readonly meetingTitle: string;
    readonly closesAt: number;
    readonly lateUntil: number | null;
    readonly threshold: number;
    readonly questionnaireVersion: string;
  };
}

/** What one turn writes, in one transaction. */
export interface RecordedTurn {
  readonly eventId: string;
  readonly kind: string;
  readonly at: number;
  readonly conversationId: ConversationId;
  readonly responseId: ResponseId;
  /** The revision that was read; a different one now means that a colleague was quicker. */
  readonly revision: number;
  readonly contactId: ContactId;
  readonly platform: string;
  readonly language: Language;
  readonly state: unknown;
  readonly status: ResponseStatus;
  readonly hidden: readonly string[];
  readonly declineReason: string | null;
  readonly stop: 'round' | 'all' | null;
  /** No reminders to this contact in this round before then; null: as before. */
  readonly snoozeUntil: number | null;
  /** The colleague who answers from here on; the id counts only where the address is new to the member. */
  readonly handOver: {
    readonly id: ContactId;
    readonly name: string;
    readonly email: string; // lower case
  } | null;
  /** Required questions that are open now, in their order. */
  readonly missing: readonly string[];
  readonly late: boolean;
  readonly action: string; // of the audit
  readonly answers: readonly {
    readonly id: AnswerId;
    readonly question: string;
    readonly value: AnswerValue | null;
    readonly attribution: Attribution;
  }[];
  /** Messages that the turn causes: planned in its transaction. One to `handOver.id` goes to whoever that turned out to be. */
  readonly deliveries: readonly PlannedDelivery[];
}

/**
 * `recorded`: committed. `duplicate`: this event was committed before; nothing was written.
 * `stale`: the response has moved on since it was read; nothing was written, read again.
 */
export type RecordOutcome = 'recorded' | 'duplicate' | 'stale';

export interface TurnRows {
  /** undefined when the account may not speak in that conversation (or there is none). */
  load(from: Address, conversation: string): Promise<LoadedTurn | undefined>;
  /** Resolves only after the commit (promise 1). */
  record(turn: RecordedTurn): Promise<RecordOutcome>;
}

export interface ConversationSummary {
  readonly shortId: string;
  readonly memberName: string;
  readonly meetingTitle: string;
  readonly status: ResponseStatus;
  readonly roundState: RoundState;
  /** What the contact asked for in this round. */
  readonly snoozedUntil: number | null;
  readonly successor: string | null; // the colleague's name
}

export interface ConversationRows {
  /** The account's conversations, newest round first. */
  of(from: Address): Promise<readonly ConversationSummary[]>;
  /** Revokes the account; doing it again changes nothing. */
  revoke(from: Address, at: number): Promise<void>;
  /** Finds the contact's conversation in a response on a platform, or makes it; its short id. */
  ensure(input: {
    readonly id: string;
    readonly shortId: string;
    readonly responseId: ResponseId;
    readonly contactId: ContactId;
    readonly platform: string;
    readonly language: Language;
  }): Promise<string>;
}
