import type { ContactId, MemberId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { CountryDefaults } from '../../domain/members/preferences.ts';
import type { ContactRole } from '../../domain/vocabulary.ts';
import type { Address } from '../../platform/adapter.ts';

/** What a contact says of when and how it is written to. The send path reads it at the moment of sending. */
export interface Wishes {
  readonly timeZone: string | null; // null: the member's
  readonly weekend: readonly number[]; // ISO weekdays; empty: the member's
  /** Local hours, `from` included, `to` not; null: the round's. */
  readonly workHours: { readonly from: number; readonly to: number } | null;
  readonly awayFrom: number | null;
  readonly awayUntil: number | null; // the end of the last day, epoch ms
  readonly standInId: ContactId | null;
  readonly preferredPlatform: string | null;
}

/** A contact with everything that its wishes are read and changed with. */
export interface ReachContact extends Wishes {
  readonly id: ContactId;
  readonly name: string;
  readonly email: string;
  readonly role: ContactRole;
  readonly language: Language | null;
  readonly member: ReachMember;
  /** The member's other active contacts, by role and name. */
  readonly colleagues: readonly Colleague[];
  /** Of its verified accounts, without browsers. */
  readonly platforms: readonly string[];
}

export interface ReachMember {
  readonly id: MemberId;
  readonly reference: string;
  readonly name: string;
  readonly timeZone: string | null;
  readonly weekend: readonly number[]; // empty: the country's
  readonly country: CountryDefaults;
}

export interface Colleague {
  readonly id: ContactId;
  readonly name: string;
  readonly email: string;
  readonly role: ContactRole;
  /** Asked never to be written to. */
  readonly stopped: boolean;
}

/** Days on which the whole member is closed, as ISO days, both included. */
export interface ClosedSpell {
  readonly id: string;
  readonly first: string;
  readonly last: string;
  readonly reason: string | null;
  /** The contact who added them; null: staff. */
  readonly addedBy: string | null;
}

export interface ReachRows {
  /** The contact of an account that is valid at this time; undefined when it has no right to anything. */
  byAccount(from: Address, now: number): Promise<ReachContact | undefined>;
  /** The active contacts with this address (lower case), by the reference of their members. */
  byEmail(email: string, now: number): Promise<readonly ReachContact[]>;
  byReference(member: string): Promise<ReachMember | undefined>;
  save(contact: ContactId, changes: Partial<Wishes>, at: number): Promise<void>;
  /** Whether this contact is to be asked for its time zone now: true once, and never where one is known. */
  markZoneAsked(contact: ContactId, at: number): Promise<boolean>;
  /** A contact of the member by its address, active or not. */
  findColleague(member: MemberId, email: string): Promise<Colleague | undefined>;
  /** Adds an alternate; one who is known by the address is made active again. Its id. */
  addColleague(
    colleague: {
      readonly id: ContactId;
      readonly memberId: MemberId;
      readonly name: string;
      readonly email: string;
      readonly language: Language | null;
    },
    at: number,
  ): Promise<ContactId>;
  /** Changes of a member's closed days come one after the other: held until the transaction ends. */
  lockMember(member: MemberId): Promise<void>;
  /** Those that end on this ISO day or later, by their first day. */
  closedSpells(member: MemberId, from: string): Promise<readonly ClosedSpell[]>;
  insertClosedSpell(
    member: MemberId,
    spell: Omit<ClosedSpell, 'addedBy'> & { readonly addedBy: string }, // "contact:<id>", "staff:<id>"
    at: number,
  ): Promise<void>;
  deleteClosedSpell(id: string): Promise<void>;
}
