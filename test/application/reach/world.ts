import { v7 } from 'uuid';
import { afterAll, beforeAll } from 'vitest';
import type { Actor } from '../../../src/application/ports.ts';
import { type ReachPages, reachPages } from '../../../src/application/reach/reach-pages.ts';
import type { ReachDeps } from '../../../src/application/reach/whose.ts';
import type { ContactRole, StaffRole } from '../../../src/domain/vocabulary.ts';
import { createPrisma, type PrismaClient } from '../../../src/infra/database/prisma.ts';
import { createStore } from '../../../src/infra/store.ts';
import { systemRandom } from '../../../src/infra/system.ts';
import type { Address } from '../../../src/platform/adapter.ts';
import { useDatabase } from '../../support/database.ts';

/** Monday, 1 March 2027, 10:00 in Kathmandu (UTC+5:45). */
export const NOW = Date.UTC(2027, 2, 1, 4, 15);

export const OFFICER = staff('officer');

export function staff(role: StaffRole): Extract<Actor, { kind: 'staff' }> {
  return { kind: 'staff', id: v7() as never, role, name: 'Staff of the tests' };
}

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly memberId: string;
  readonly from: Address;
}

/** The use cases over a database of the file's own, with members of Nepal whose contacts have an account each. */
export function useReach() {
  const database = useDatabase();
  let client: PrismaClient | undefined;
  let deps: ReachDeps | undefined;
  const made = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('this exists only inside hooks and tests');
    return value;
  };
  beforeAll(async () => {
    client = createPrisma(database.url, { max: 4 });
    deps = { store: createStore(client), clock: { now: () => NOW }, random: systemRandom };
    await client.country.create({ data: NEPAL });
  });
  afterAll(() => client?.$disconnect());
  return {
    get deps() {
      return made(deps);
    },
    get prisma() {
      return made(client);
    },
    /** What the page may ask. */
    get pages(): ReachPages {
      return reachPages(made(deps));
    },
    async member(): Promise<{ readonly id: string; readonly reference: string }> {
      const id = v7();
      const member = { id, kind: 'associate', reference: `A-${id}`, name: 'Nepal Telecom' };
      return made(client).member.create({ data: { ...member, countryIso2: 'NP' } });
    },
    async contact(
      memberId: string,
      given: {
        role?: ContactRole;
        name?: string;
        email?: string;
        stopped?: boolean;
        active?: boolean;
      } = {},
    ): Promise<Person> {
      const id = v7();
      const { role = 'focal-point', name = 'Sita Rai', email = `${id}@example.org` } = given;
      const { active = true, stopped = false } = given;
      const from = { platform: 'page', tenant: '', externalId: `browser-${id}` };
      await made(client).contact.create({
        data: {
          ...{ id, memberId, name, email, role, active },
          stoppedAt: stopped ? new Date(NOW) : null,
          accounts: { create: { id: v7(), ...from, verifiedAt: new Date(NOW) } },
        },
      });
      return { id, email, memberId, from };
    },
    row: (id: string) => made(client).contact.findUniqueOrThrow({ where: { id } }),
    audits: (subject: string) =>
      made(client).audit.findMany({ where: { subject }, orderBy: { id: 'asc' } }),
  };
}

const NEPAL = {
  iso2: 'NP',
  iso3: 'NPL',
  names: {},
  region: 'ASP',
  languages: ['en'],
  timeZone: 'Asia/Kathmandu',
  weekend: [6],
  source: 'tests',
  asOf: new Date('2027-01-01'),
};
