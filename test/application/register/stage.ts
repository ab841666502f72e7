import { beforeAll } from 'vitest';
import type { Actor } from '../../../src/application/ports.ts';
import type { ContactId } from '../../../src/domain/ids.ts';
import type { TestParley } from '../../support/parley.ts';
import { type MeetingWorld, useMeeting } from '../outcomes/world.ts';

const MEMBERS = [
  ['SM-KE', 'sector-member', 'KE'],
  ['SM-FR', 'sector-member', 'FR'],
  ['MS-KE', 'member-state', 'KE'],
] as const;

export interface IndustryWorld extends MeetingWorld {
  /** Somebody who acts as the contact with this address. */
  contact(email: string): Actor;
}

/** A meeting, and members of industry of Kenya (developing) and France, each with `cto@` and `alternate@` as contacts. */
export function useIndustry(): IndustryWorld {
  const world = useMeeting();
  const contacts = new Map<string, ContactId>();
  beforeAll(async () => {
    await addCountries(world.parley);
    for (const [reference, kind, countryIso2] of MEMBERS) {
      const { prisma, random } = world.parley;
      const memberId = random.id();
      const member = { id: memberId, kind, reference, name: `The ${reference}`, countryIso2 };
      await prisma.member.create({ data: member });
      for (const role of ['cto', 'alternate'] as const) {
        const email = `${role}@${reference.toLowerCase()}.example`;
        const id = random.id() as ContactId;
        contacts.set(email, id);
        await prisma.contact.create({ data: { id, memberId, email, role, name: `The ${email}` } });
      }
    }
  });
  const contact = (email: string): Actor => ({
    kind: 'contact',
    id: contacts.get(email) ?? ('' as ContactId),
  });
  return Object.defineProperties(
    { contact },
    Object.getOwnPropertyDescriptors(world),
  ) as IndustryWorld;
}

async function addCountries({ prisma, random }: TestParley): Promise<void> {
  const asOf = new Date('2026-01-01');
  for (const [iso2, iso3, region] of [
    ['KE', 'KEN', 'AFR'],
    ['FR', 'FRA', 'EUR'],
  ] as const) {
    const rest = { names: {}, languages: ['en'], timeZone: 'UTC', weekend: [6, 7], source: 's' };
    await prisma.country.create({ data: { iso2, iso3, region, ...rest, asOf } });
  }
  const spell = { category: 'developing', source: 's', asOf };
  await prisma.categorySpell.create({ data: { id: random.id(), countryIso2: 'KE', ...spell } });
}
