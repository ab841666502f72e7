import { z } from 'zod';
import { type CategoryHistory, categoriesOn } from '../../domain/members/category.ts';
import { type Preferences, preferencesOf } from '../../domain/members/preferences.ts';
import { done, type Result } from '../../domain/refusal.ts';
import { DAY_MS, dayAt, formatIsoDay } from '../../domain/time/calendar.ts';
import {
  CATEGORIES,
  type Category,
  MEMBER_KINDS,
  REGIONS,
  type Region,
} from '../../domain/vocabulary.ts';
import { notAllowed } from '../allowed.ts';
import { checked } from '../checked.ts';
import { isoDay } from '../fields.ts';
import type { Actor, Clock, Transactions } from '../ports.ts';
import type { ContactRecord, CountryRecord, MemberRecord, MemberRows } from './rows.ts';

const filterInput = z.object({
  kinds: z.array(z.enum(MEMBER_KINDS)).optional(),
  regions: z.array(z.enum(REGIONS)).optional(),
  /** Any of these; `on` says on which day. */
  categories: z.array(z.enum(CATEGORIES)).optional(),
  /** Today (UTC) unless said. */
  on: isoDay.optional(),
  active: z.boolean().optional(),
  /** Only references after this one: a page's `next`. */
  after: z.string().optional(),
  limit: z.int().min(1).max(1000).default(100),
});

export type MemberFilter = z.input<typeof filterInput>;

export interface ListedMember extends MemberRecord {
  readonly region: Region;
  readonly categories: readonly Category[];
  readonly preferences: Preferences;
  readonly contacts: readonly ContactRecord[];
}

export interface MemberPage {
  readonly on: string;
  readonly members: readonly ListedMember[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

/** A page of members by reference, with the categories of a day and what their defaults come to. */
export async function listMembers(
  deps: { readonly store: Transactions<{ members: MemberRows }>; readonly clock: Clock },
  filter: MemberFilter,
  actor: Actor,
): Promise<Result<MemberPage, 'not-allowed' | 'bad-input'>> {
  const refusal = notAllowed(actor, 'member.list');
  if (refusal !== undefined) return refusal;
  const fields = checked(filterInput, filter);
  if (!fields.ok) return fields;
  const today = formatIsoDay(dayAt(Math.floor(deps.clock.now() / DAY_MS)));
  const { kinds, regions, categories, active, after, limit, on = today } = fields.value;
  return deps.store.transaction(async ({ members: rows }) => {
    const countries = await countriesOn(rows, on);
    const wanted = [...countries.values()].filter(
      (country) =>
        (regions?.includes(country.region) ?? true) &&
        (categories?.some((category) => country.categories.includes(category)) ?? true),
    );
    const narrowed = regions !== undefined || categories !== undefined;
    const found = await rows.page({
      kinds,
      countries: narrowed ? wanted.map(({ iso2 }) => iso2) : undefined,
      active,
      after,
      limit,
    });
    const contacts = grouped(
      await rows.contactsOf(found.map(({ id }) => id)),
      ({ memberId }) => memberId,
    );
    const members = found.map((member) => {
      const country = countries.get(member.countryIso2);
      if (country === undefined) throw new Error(`member ${member.reference} has no country`);
      return {
        ...member,
        region: country.region,
        categories: country.categories,
        preferences: preferencesOf(country, member),
        contacts: contacts.get(member.id) ?? [],
      };
    });
    return done({
      on,
      members,
      next: found.length < limit ? null : (found.at(-1)?.reference ?? null),
    });
  });
}

/** Every country with the categories that it holds on a day. */
async function countriesOn(
  rows: MemberRows,
  day: string,
): Promise<ReadonlyMap<string, CountryRecord & { readonly categories: readonly Category[] }>> {
  const spells = grouped(await rows.spells(), ({ countryIso2 }) => countryIso2);
  const overrides = grouped(await rows.overrides(), ({ countryIso2 }) => countryIso2);
  const historyOf = (iso2: string): CategoryHistory => ({
    spells: spells.get(iso2) ?? [],
    overrides: overrides.get(iso2) ?? [],
  });
  const countries = await rows.countries();
  return new Map(
    countries.map((country) => [
      country.iso2,
      { ...country, categories: categoriesOn(day, historyOf(country.iso2)) },
    ]),
  );
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
