import { mintStaffCode } from '../../src/application/linking/mint-code.ts';
import type { StaffRole } from '../../src/domain/vocabulary.ts';
import type { PrismaClient } from '../../src/infra/database/prisma.ts';
import { systemRandom } from '../../src/infra/system.ts';
import { ADMINISTRATOR, must } from '../support/parley.ts';
import type { SlackWorld } from './slack-world.ts';
import { talkWith } from './talk.ts';

/** The administrator of tests as a row, for what refers to it. */
export async function administrator(prisma: PrismaClient): Promise<void> {
  if (ADMINISTRATOR.kind !== 'staff') throw new Error('no staff');
  const { id, name, role } = ADMINISTRATOR;
  const create = { id, name, role, email: 'admin@itu.example', digest: false };
  await prisma.staff.upsert({ where: { id }, update: {}, create });
}

/** Somebody of the staff, linked by a code of its own. */
export async function staffIn(world: SlackWorld, role: StaffRole) {
  const { prisma, parley } = world.serving.opened;
  await administrator(prisma);
  const id = systemRandom.id();
  const email = `${id}@itu.example`;
  await prisma.staff.create({ data: { id, name: `Ada ${role}`, role, email, digest: false } });
  const { code } = must(await mintStaffCode(parley, { email }, ADMINISTRATOR));
  const person = world.person({ locale: 'en-GB' });
  const talk = talkWith(world, person);
  const welcomed = await talk.commands(`join ${code}`);
  if (!welcomed.includes(`Welcome, Ada ${role}`)) throw new Error(welcomed);
  return { person, talk };
}
