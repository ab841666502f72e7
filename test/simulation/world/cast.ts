import type { Random } from '../../../src/application/ports.ts';
import { LANGUAGES, type Language } from '../../../src/domain/language.ts';
import type { Chance } from '../../../src/main/demo/chance.ts';
import type { Address } from '../../../src/platform/adapter.ts';
import type { ReferenceCountries } from './database.ts';
import { DAY, type Scenario } from './scenario.ts';

/** A contact as it is stored; what changes later is told in the facts. */
export interface CastContact {
  readonly id: string;
  readonly memberId: string;
  readonly email: string;
  readonly role: 'focal-point' | 'cto' | 'alternate';
  readonly language: Language | null;
  readonly timeZone: string | null;
  readonly weekend: readonly number[];
  readonly workHours: { readonly from: number; readonly to: number } | null;
  readonly preferredPlatform: string | null;
  readonly accounts: readonly Address[];
  awayFrom: number | null;
  awayUntil: number | null;
  standInId: string | null;
}

export interface CastMember {
  readonly id: string;
  readonly kind: 'member-state' | 'sector-member';
  readonly iso2: string;
  readonly timeZone: string;
  readonly weekend: readonly number[];
  readonly contacts: readonly CastContact[];
  readonly closed: readonly { readonly first: string; readonly last: string }[];
}

export interface Cast {
  readonly members: readonly CastMember[];
  /** Colleagues to whom a reply is handed over join them. */
  readonly contacts: Map<string, CastContact>;
  /** E-mail addresses and accounts that nobody has any more. */
  readonly gone: ReadonlySet<string>;
}

/** Some countries are asked more often, for what their clocks and weekends do. */
const PECULIAR = 'KI WS NP IN IR LR AU NZ CV FJ EG MA IL AF BN TO CL PY US CA LB GL MV DJ'.split(
  ' ',
);

const ROLES = ['focal-point', 'cto', 'alternate'] as const;

export function castFor(scenario: Scenario, countries: ReferenceCountries, random: Random): Cast {
  const chance = scenario.chance.fork('cast');
  const members: CastMember[] = [];
  for (let index = 0; index < scenario.members; index += 1) {
    const peculiar = countries.filter(({ iso2 }) => PECULIAR.includes(iso2));
    const country = chance.pick(chance.next() < 0.4 ? peculiar : countries);
    const id = random.id();
    const made = { scenario, chance, random, memberId: id, earlier: members };
    const contacts = contactsOf(made, index);
    members.push({
      ...{ id, contacts, iso2: country.iso2, timeZone: country.timeZone },
      kind: chance.next() < 0.75 ? 'member-state' : 'sector-member',
      weekend: country.weekend,
      closed: chance.next() < 0.3 ? [closedDays(scenario, chance)] : [],
    });
  }
  const contacts = new Map(
    members.flatMap((member) => member.contacts.map((contact) => [contact.id, contact] as const)),
  );
  return { members, contacts, gone: goneAmong([...contacts.values()], scenario, chance) };
}

interface Making {
  readonly scenario: Scenario;
  readonly chance: Chance;
  readonly random: Random;
  readonly memberId: string;
  readonly earlier: readonly CastMember[];
}

function contactsOf(making: Making, index: number): CastContact[] {
  const { scenario, chance, earlier } = making;
  const contacts = Array.from({ length: 1 + chance.below(scenario.contactsMax) }, (_, nth) =>
    contactOf(making, `contact-${nth}@member-${index}.example`, nth),
  );
  // Somebody who answers for two members.
  const other = earlier.length > 0 && chance.next() < 0.2 ? chance.pick(earlier) : undefined;
  const shared = other?.contacts[0]?.email;
  if (shared !== undefined) contacts.push(contactOf(making, shared, chance.below(2)));
  for (const contact of contacts) {
    if (chance.next() >= scenario.oddities) continue;
    contact.awayFrom = scenario.start + chance.below(14 * DAY);
    contact.awayUntil = contact.awayFrom + DAY + chance.below(9 * DAY);
    const others = contacts.filter(({ id }) => id !== contact.id);
    if (others.length > 0 && chance.next() < 0.6) contact.standInId = chance.pick(others).id;
  }
  return contacts;
}

const ZONES = ['Europe/Zurich', 'Pacific/Kiritimati', 'America/New_York', 'Asia/Kathmandu'];
const HOURS = [
  { from: 7, to: 11 },
  { from: 13, to: 19 },
  { from: 20, to: 23 }, // outside of every round's hours
];

function contactOf({ scenario, chance, random, memberId }: Making, email: string, nth: number) {
  const seldom = <Value>(share: number, value: () => Value): Value | null =>
    chance.next() < share ? value() : null;
  const contact: CastContact = {
    ...{ id: random.id(), memberId, email },
    role: ROLES[nth] ?? 'alternate',
    language: seldom(0.3, () => chance.pick(LANGUAGES)),
    timeZone: seldom(0.1, () => chance.pick(ZONES)),
    weekend: seldom(0.08, () => chance.pick([[5], [7], [1, 2], [5, 6]])) ?? [],
    workHours: seldom(0.15, () => chance.pick(HOURS)),
    preferredPlatform: seldom(0.3, () => chance.pick(scenario.platforms).name),
    accounts: scenario.platforms
      .filter(({ addressedBy }) => addressedBy === 'account')
      .flatMap(({ name, tenants }) => {
        if (chance.next() < 0.35) return [];
        const externalId = `${name}-${email}-${memberId.slice(-6)}`;
        return [{ platform: name, tenant: chance.pick(tenants), externalId }];
      }),
    ...{ awayFrom: null, awayUntil: null, standInId: null },
  };
  return contact;
}

function closedDays({ start }: Scenario, chance: Chance) {
  const first = start + chance.below(18 * DAY);
  const last = first + chance.below(4 * DAY);
  return { first: isoDay(first), last: isoDay(last) };
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function goneAmong(
  contacts: readonly CastContact[],
  { oddities }: Scenario,
  chance: Chance,
): ReadonlySet<string> {
  const addresses = contacts.flatMap(({ email, accounts }) => [
    email,
    ...accounts.map(({ externalId }) => externalId),
  ]);
  return new Set(addresses.filter(() => chance.next() < oddities / 2));
}
