import { mintStaffCode } from '../../src/application/linking/mint-code.ts';
import type { StaffRole } from '../../src/domain/vocabulary.ts';
import type { PrismaClient } from '../../src/infra/database/prisma.ts';
import { systemRandom } from '../../src/infra/system.ts';
import type { Message, Person } from '../emulators/teams/store.ts';
import { ADMINISTRATOR, must as ok } from '../support/parley.ts';
import { said, type TeamsWorld, until } from './teams-world.ts';

/** The administrator of tests as a row, for what refers to it. */
export async function administrator(prisma: PrismaClient): Promise<void> {
  if (ADMINISTRATOR.kind !== 'staff') throw new Error('no staff');
  const { id, name, role } = ADMINISTRATOR;
  const create = { id, name, role, email: 'admin@itu.example', digest: false };
  await prisma.staff.upsert({ where: { id }, update: {}, create });
}

export interface Staff {
  readonly person: Person;
  /** Writes words in the personal chat; the first message that comes of it. */
  asks(words: string): Promise<Message>;
}

/** Somebody of the staff, linked by a code of its own. */
export async function staffIn(world: TeamsWorld, role: StaffRole): Promise<Staff> {
  const { prisma, parley } = world.serving.opened;
  await administrator(prisma);
  const id = systemRandom.id();
  const email = `${id}@itu.example`;
  await prisma.staff.create({ data: { id, name: `Ada ${role}`, role, email, digest: false } });
  const { code } = ok(await mintStaffCode(parley, { email }, ADMINISTRATOR));
  const person = await world.person();
  await world.teams.types(person, `join ${code}`);
  await world.hears(person, `Welcome, Ada ${role}`);
  const asks: Staff['asks'] = async (words) => {
    const before = said(world, person).length;
    await world.teams.types(person, words);
    return until(() => said(world, person)[before]);
  };
  return { person, asks };
}
