import type { AddresseeId, ContactId, ResponseId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { ResponseStatus, RoundState } from '../../domain/vocabulary.ts';
import type { Address } from '../../platform/adapter.ts';

/** Where a contact may speak on the platform of its account: its member's reply in one round. */
export interface ChatPlace {
  readonly addresseeId: AddresseeId;
  readonly responseId: ResponseId;
  readonly contactId: ContactId;
  /** The conversation's on this platform, else the contact's or its member's. */
  readonly language: Language;
  readonly status: ResponseStatus;
  readonly roundState: RoundState;
  readonly member: string;
  readonly meeting: string;
  readonly closesAt: number;
  readonly timeZone: string; // the contact's
  /** null: nothing has been said there yet. */
  readonly conversation: string | null; // its short id
  readonly heardAt: number | null; // epoch ms
}

export interface ChatRows {
  /**
   * Rounds that ask the member of this account's contact: those that are open or paused, then those that closed within
   * 30 days; in each group what still waits for an answer first, then what closes first.
   */
  places(from: Address, now: number): Promise<readonly ChatPlace[]>;
  /** Whose account it is; undefined: nobody's. */
  contactOf(
    from: Address,
  ): Promise<{ readonly id: ContactId; readonly language: Language } | undefined>;
  /** Notes that this account looks at its own page there: it is kept up to date from now on. */
  markLooked(from: Address, at: number): Promise<void>;
  /** The accounts that look at such a page and may answer for the members of these ones' contacts, themselves among them. */
  onlookers(from: readonly Address[]): Promise<readonly Address[]>;
}
