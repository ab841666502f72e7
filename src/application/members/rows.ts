import type { ContactId, MemberId, StaffId } from '../../domain/ids.ts';
import type { InSixLanguages, Language } from '../../domain/language.ts';
import type { CategoryOverride, CategorySpell } from '../../domain/members/category.ts';
import type { ContactRole, MemberKind, Region } from '../../domain/vocabulary.ts';

export interface CountryRecord {
  readonly iso2: string;
  readonly iso3: string;
  readonly names: InSixLanguages;
  readonly region: Region;
  readonly languages: readonly Language[]; // in order of preference
  readonly timeZone: string; // IANA, the capital's
  readonly weekend: readonly number[]; // ISO weekdays
  readonly source: string;
  readonly asOf: string; // ISO day
  /** Epoch ms when staff edited a default; reloading the reference data then leaves the defaults. */
  readonly editedAt: number | null;
}

export interface SpellRecord extends CategorySpell {
  readonly id: string;
  readonly countryIso2: string;
  readonly source: string;
  readonly asOf: string; // ISO day
  readonly review: string | null;
}

export interface OverrideRecord extends CategoryOverride {
  readonly id: string;
  readonly countryIso2: string;
  readonly reason: string;
  readonly staffId: StaffId | null;
}

export interface MemberRecord {
  readonly id: MemberId;
  readonly kind: MemberKind;
  readonly reference: string;
  readonly name: string;
  readonly countryIso2: string;
  readonly language: Language | null;
  readonly timeZone: string | null;
  readonly weekend: readonly number[]; // empty: the country's
  readonly website: string | null;
  readonly active: boolean;
}

export interface ContactRecord {
  readonly id: ContactId;
  readonly memberId: MemberId;
  readonly email: string;
  readonly name: string;
  readonly role: ContactRole;
  readonly title: string | null;
  readonly language: Language | null;
  readonly timeZone: string | null;
  readonly active: boolean;
}

/** Undefined: any. */
export interface MemberQuery {
  readonly kinds: readonly MemberKind[] | undefined;
  readonly countries: readonly string[] | undefined; // ISO 3166-1, two letters
  readonly active: boolean | undefined;
  /** Only references after this one. */
  readonly after: string | undefined;
  readonly limit: number;
}

export interface MemberRows {
  /** Loads of the reference data come one after the other: held until the transaction ends. */
  lockReference(): Promise<void>;
  /** By code. */
  countries(): Promise<readonly CountryRecord[]>;
  /** Adds or replaces, by code. */
  saveCountries(countries: readonly CountryRecord[]): Promise<void>;
  spells(): Promise<readonly SpellRecord[]>;
  /** Adds or replaces, by id. */
  saveSpells(spells: readonly SpellRecord[]): Promise<void>;
  deleteSpells(ids: readonly string[]): Promise<void>;
  /** Oldest first. */
  overrides(): Promise<readonly OverrideRecord[]>;
  insertOverride(override: OverrideRecord): Promise<void>;
  /** By reference. */
  page(query: MemberQuery): Promise<readonly MemberRecord[]>;
  /** By member, then e-mail address. */
  contactsOf(members: readonly MemberId[]): Promise<readonly ContactRecord[]>;
  insertMembers(members: readonly MemberRecord[]): Promise<void>;
  rename(member: MemberId, name: string): Promise<void>;
}
