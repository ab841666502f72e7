import type {
  AccountId,
  AddresseeId,
  ContactId,
  InvitationId,
  ResponseId,
  RoundId,
} from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { RoundState } from '../../domain/vocabulary.ts';
import type { Address } from '../../platform/adapter.ts';

export interface NewInvitation {
  readonly id: InvitationId;
  readonly addresseeId: AddresseeId;
  readonly contactId: ContactId;
  readonly tokenHash: Uint8Array;
  readonly reason: 'letter' | 'staff';
  readonly expiresAt: number;
}

/** A contact that may be invited into a round, with what its letter says. */
export interface Invitee {
  readonly addresseeId: AddresseeId;
  readonly contactId: ContactId;
  readonly contactName: string;
  readonly contactTitle: string | null;
  readonly email: string;
  readonly language: Language;
  readonly member: string;
  readonly countryIso2: string;
  readonly timeZone: string;
  readonly closesAt: number;
}

/** What a token opens, if it is valid. */
export interface FoundInvitation {
  readonly id: InvitationId;
  readonly contactId: ContactId;
  readonly contactName: string;
  readonly language: Language;
  readonly member: string;
  readonly meetingTitle: string;
  readonly roundState: RoundState;
  readonly responseId: ResponseId;
  readonly timeZone: string;
  readonly closesAt: number;
  readonly expiresAt: number;
  readonly usedAt: number | null;
}

export interface InvitationRows {
  insert(invitations: readonly NewInvitation[]): Promise<void>;
  /** Active contacts of a round's addressees that have neither answered nor declined, and have not stopped. */
  invitees(roundId: RoundId): Promise<readonly Invitee[]>;
  /** Unused invitations of a round, or of one contact in it, end now; how many. */
  revokeUnused(roundId: RoundId, at: number, contactId?: ContactId): Promise<number>;
  /** Locked until the transaction ends. Revoked ones, and those of contacts that are no more, are not found. */
  find(tokenHash: Uint8Array): Promise<FoundInvitation | undefined>;
  markUsed(id: InvitationId, at: number): Promise<void>;
  /** The contact whose account this is, if it is still good. */
  contactOf(from: Address, now: number): Promise<ContactId | undefined>;
  /** Makes the account, or gives it to this contact. */
  link(account: {
    readonly id: AccountId;
    readonly contactId: ContactId;
    readonly from: Address;
    readonly at: number;
    readonly expiresAt: number;
  }): Promise<void>;
  /** Active contacts with this address (lower case) in rounds that are open. */
  contactsByEmail(email: string): Promise<
    readonly {
      readonly roundId: RoundId;
      readonly addresseeId: AddresseeId;
      readonly contactId: ContactId;
      readonly closesAt: number;
    }[]
  >;
}
