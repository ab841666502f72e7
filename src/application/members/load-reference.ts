import type { MemberId } from '../../domain/ids.ts';
import { done, type Result } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, AuditRows, Clock, Random, Transactions } from '../ports.ts';
import type { CountryRecord, MemberRecord, MemberRows, SpellRecord } from './rows.ts';

/** The project's own list of countries and dated categories (data/reference; docs/field.md says from where). */
export interface Reference {
  readonly countries: readonly ReferenceCountry[];
  readonly spells: readonly Omit<SpellRecord, 'id'>[];
}

type ReferenceCountry = Omit<CountryRecord, 'editedAt'> & {
  readonly membership: 'member-state' | 'observer';
};

export interface Loaded {
  readonly countries: { readonly added: number; readonly updated: number };
  readonly spells: { readonly added: number; readonly updated: number; readonly removed: number };
  readonly members: { readonly added: number; readonly renamed: number };
}

/**
 * Brings countries, dated categories, the Member States (`MS-<ISO2>`) and the observer (`OB-PS`) up to the reference data.
 * Loading the same data again changes nothing. Languages, time zone and weekend that staff edited stay, overrides stay,
 * and a member keeps a name that staff gave it. The start does this by itself.
 */
export async function loadReference(
  deps: {
    readonly store: Transactions<{ members: MemberRows; audit: AuditRows }>;
    readonly clock: Clock;
    readonly random: Random;
  },
  reference: Reference,
  actor: Actor,
): Promise<Result<Loaded, 'not-allowed'>> {
  const refusal = actor.kind === 'system' ? undefined : notAllowed(actor, 'country.edit');
  if (refusal !== undefined) return refusal;
  return deps.store.transaction(async ({ members, audit }) => {
    await members.lockReference(); // two starts at once after an upgrade
    const known = new Map((await members.countries()).map((country) => [country.iso2, country]));
    const loaded: Loaded = {
      countries: await loadCountries(members, reference.countries, known),
      spells: await loadSpells(members, reference.spells, deps.random),
      members: await loadMembers(members, {
        countries: reference.countries,
        known,
        random: deps.random,
      }),
    };
    const changes = Object.values(loaded).flatMap((counts) => Object.values<number>(counts));
    if (changes.some((count) => count > 0)) {
      await audit.append({
        at: deps.clock.now(),
        actor,
        action: 'reference.loaded',
        subject: 'countries',
        details: loaded,
      });
    }
    return done(loaded);
  });
}

async function loadCountries(
  rows: MemberRows,
  countries: readonly ReferenceCountry[],
  known: ReadonlyMap<string, CountryRecord>,
): Promise<Loaded['countries']> {
  const wanted = countries.map(({ membership: _, ...country }) =>
    keepEdits(country, known.get(country.iso2)),
  );
  const added = wanted.filter(({ iso2 }) => !known.has(iso2));
  const updated = wanted.filter(
    (country) => known.has(country.iso2) && !same(country, known.get(country.iso2)),
  );
  await rows.saveCountries([...added, ...updated]);
  return { added: added.length, updated: updated.length };
}

function keepEdits(
  country: Omit<CountryRecord, 'editedAt'>,
  stored: CountryRecord | undefined,
): CountryRecord {
  if (stored === undefined || stored.editedAt === null) return { ...country, editedAt: null };
  const { languages, timeZone, weekend, editedAt } = stored;
  return { ...country, languages, timeZone, weekend, editedAt };
}

async function loadSpells(
  rows: MemberRows,
  spells: readonly Omit<SpellRecord, 'id'>[],
  random: Random,
): Promise<Loaded['spells']> {
  const stored = new Map((await rows.spells()).map((spell) => [spellKey(spell), spell]));
  const wanted = spells.map((spell) => ({
    ...spell,
    id: stored.get(spellKey(spell))?.id ?? random.id(),
  }));
  const added = wanted.filter((spell) => !stored.has(spellKey(spell)));
  const updated = wanted.filter(
    (spell) => stored.has(spellKey(spell)) && !same(spell, stored.get(spellKey(spell))),
  );
  const listed = new Set(spells.map(spellKey));
  const removed = [...stored.values()].filter((spell) => !listed.has(spellKey(spell)));
  await rows.deleteSpells(removed.map(({ id }) => id));
  await rows.saveSpells([...added, ...updated]);
  return { added: added.length, updated: updated.length, removed: removed.length };
}

function spellKey({ countryIso2, category, validFrom }: Omit<SpellRecord, 'id'>): string {
  return [countryIso2, category, validFrom ?? ''].join(' ');
}

async function loadMembers(
  rows: MemberRows,
  given: {
    readonly countries: readonly ReferenceCountry[];
    readonly known: ReadonlyMap<string, CountryRecord>;
    readonly random: Random;
  },
): Promise<Loaded['members']> {
  const stored = await rows.page({
    kinds: ['member-state', 'observer'],
    countries: undefined,
    active: undefined,
    after: undefined,
    limit: 10_000,
  });
  const byReference = new Map(stored.map((member) => [member.reference, member]));
  const added: MemberRecord[] = [];
  let renamed = 0;
  for (const country of given.countries) {
    const member = memberOf(country, given.random);
    const before = byReference.get(member.reference);
    if (before === undefined) added.push(member);
    else if (
      before.name !== member.name &&
      before.name === given.known.get(country.iso2)?.names.en
    ) {
      await rows.rename(before.id, member.name);
      renamed += 1;
    }
  }
  if (added.length > 0) await rows.insertMembers(added);
  return { added: added.length, renamed };
}

function memberOf({ iso2, membership, names }: ReferenceCountry, random: Random): MemberRecord {
  return {
    id: random.id() as MemberId,
    kind: membership,
    reference: `${membership === 'member-state' ? 'MS' : 'OB'}-${iso2}`,
    name: names.en,
    countryIso2: iso2,
    language: null,
    timeZone: null,
    weekend: [],
    website: null,
    active: true,
  };
}

/** Plain data with the same content, whatever the order of its fields. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const left = Object.entries(a);
  const right = new Map(Object.entries(b));
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && same(value, right.get(key)))
  );
}
