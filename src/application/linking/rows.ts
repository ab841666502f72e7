import type {
  AccountId,
  AddresseeId,
  ContactId,
  ResponseId,
  RoundId,
  StaffId,
} from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { Address } from '../../platform/adapter.ts';
import type { StaffRecord } from '../staff/rows.ts';

/** For whom a code is made. */
export type CodeOwner =
  | { readonly kind: 'contact'; readonly id: ContactId }
  | { readonly kind: 'staff'; readonly id: StaffId };

export interface FoundCode {
  readonly id: string;
  readonly owner: CodeOwner;
  readonly expiresAt: number;
  readonly usedAt: number | null;
}

/** A contact as far as it is spoken to. */
export interface KnownContact {
  readonly id: ContactId;
  readonly name: string;
  /** Its own, else its member's, else the first of its country. */
  readonly language: Language;
}

/** Where a contact can go on: its member's reply in an open round. */
export interface OpenResponse {
  readonly responseId: ResponseId;
  readonly language: Language;
  readonly member: string;
  readonly meeting: string;
}

export interface LinkedAccount {
  readonly id: AccountId;
  readonly platform: string;
  readonly tenant: string;
  readonly externalId: string;
  readonly since: number;
}

export interface StaffAccountRecord {
  readonly staffId: StaffId;
  readonly email: string;
  readonly name: string;
  readonly platform: string;
  readonly tenant: string;
  readonly since: number;
}

/** One account, or all of a workspace or tenant. */
export type Left = Address | Pick<Address, 'platform' | 'tenant'>;

/** Accounts of chat platforms; browsers are accounts, too, but nothing here ever means them. */
export interface LinkingRows {
  /** Keeps a code; unused earlier ones of its owner are gone. */
  insertCode(code: {
    readonly id: string;
    readonly owner: CodeOwner;
    readonly codeHash: Uint8Array;
    readonly at: number;
    readonly expiresAt: number;
  }): Promise<void>;
  /** Locked until the transaction ends. Those of contacts and staff who are no more are not found. */
  findCode(codeHash: Uint8Array): Promise<FoundCode | undefined>;
  markCodeUsed(id: string, at: number): Promise<void>;
  /** undefined: it is no active contact. */
  contact(id: ContactId): Promise<KnownContact | undefined>;
  /** Makes the account, or gives it to this contact; it has no end. A way that had failed may be tried again. */
  link(account: {
    readonly id: AccountId;
    readonly contactId: ContactId;
    readonly from: Address;
    readonly at: number;
  }): Promise<void>;
  /** Writes what the contact has not said itself; what was written. */
  keepPerson(
    contact: ContactId,
    said: { readonly language: Language | null; readonly timeZone: string | null },
    at: number,
  ): Promise<{ readonly language: Language | null; readonly timeZone: string | null }>;
  /** Of the contact's member in open and paused rounds: what waits for an answer first, then what closes first. */
  openResponses(contact: ContactId): Promise<readonly OpenResponse[]>;
  accounts(contact: ContactId, now: number): Promise<readonly LinkedAccount[]>;
  linkStaff(account: {
    readonly id: string;
    readonly staffId: StaffId;
    readonly from: Address;
    readonly at: number;
  }): Promise<void>;
  /** Only who is not disabled. */
  staffByAccount(from: Address): Promise<StaffRecord | undefined>;
  staffAccounts(): Promise<readonly StaffAccountRecord[]>;
  /** On one platform, or on all; how many ended. */
  revokeStaff(staff: StaffId, at: number, platform?: string): Promise<number>;
  /** Ends what is linked there. `why`: as the platform says it; null: the owner did so. */
  revoke(
    left: Left,
    ended: { readonly at: number; readonly why: string | null },
  ): Promise<{ readonly contacts: readonly ContactId[]; readonly staff: readonly StaffId[] }>;
  /** Cancels what waits to be said there in a conversation; how many. */
  cancelPrompts(left: Left, reason: string): Promise<number>;
}

export interface NewOffer {
  readonly id: string;
  readonly contactId: ContactId;
  readonly to: Address;
  readonly staffId: StaffId;
  readonly at: number;
  readonly expiresAt: number;
}

export interface FoundOffer {
  readonly id: string;
  readonly contactId: ContactId;
  readonly to: Address;
  readonly expiresAt: number;
  readonly ending: 'accepted' | 'declined' | 'withdrawn' | 'expired' | null;
}

/** A contact that a round asks, and that may be looked for. */
export interface OfferCandidate {
  readonly contactId: ContactId;
  readonly addresseeId: AddresseeId;
  readonly email: string;
  readonly closesAt: number;
  /** Where it is linked already. */
  readonly platforms: readonly string[];
}

export interface OfferRows {
  /** Active contacts of a round's addressees that have neither answered nor declined, and have not stopped. */
  candidates(roundId: RoundId, now: number): Promise<readonly OfferCandidate[]>;
  /**
   * False, and nothing written, for an account that is linked to a contact, is being asked, or has said once that it is not
   * the one: nobody is asked again there.
   */
  insert(offer: NewOffer): Promise<boolean>;
  /** Locked until the transaction ends. */
  find(id: string): Promise<FoundOffer | undefined>;
  end(id: string, ending: 'accepted' | 'declined', at: number): Promise<void>;
  /** Ends the open offers of a contact on a platform, or to an account, or to a whole tenant, and cancels what waits of them. */
  withdraw(
    which: { readonly contact: ContactId; readonly platform: string } | Left,
    ended: { readonly at: number; readonly reason: string },
  ): Promise<void>;
}
