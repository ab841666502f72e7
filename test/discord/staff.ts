import { mintStaffCode } from '../../src/application/linking/mint-code.ts';
import type { StaffRole } from '../../src/domain/vocabulary.ts';
import type { PrismaClient } from '../../src/infra/database/prisma.ts';
import { systemRandom } from '../../src/infra/system.ts';
import type { Seen } from '../emulators/discord/people/seen.ts';
import type { Channel, Person } from '../emulators/discord/store.ts';
import { ADMINISTRATOR, must as ok } from '../support/parley.ts';
import { type DiscordWorld, wordsOf } from './discord-world.ts';
import { must } from './simulated-member.ts';

/** The administrator of tests as a row, for what refers to it. */
export async function administrator(prisma: PrismaClient): Promise<void> {
  if (ADMINISTRATOR.kind !== 'staff') throw new Error('no staff');
  const { id, name, role } = ADMINISTRATOR;
  const create = { id, name, role, email: 'admin@itu.example', digest: false };
  await prisma.staff.upsert({ where: { id }, update: {}, create });
}

export interface Staff {
  readonly person: Person;
  /** Runs a command; only its writer sees what comes. */
  asks(line: string, options?: Readonly<Record<string, string>>, channel?: Channel): Promise<Seen>;
  /** The words of what came, which nobody else sees. */
  hears(
    line: string,
    options?: Readonly<Record<string, string>>,
    channel?: Channel,
  ): Promise<string>;
}

/** Somebody of the staff, linked by a code of its own. */
export async function staffIn(world: DiscordWorld, role: StaffRole): Promise<Staff> {
  const { prisma, parley } = world.serving.opened;
  await administrator(prisma);
  const id = systemRandom.id();
  const email = `${id}@itu.example`;
  await prisma.staff.create({ data: { id, name: `Ada ${role}`, role, email, digest: false } });
  const { code } = ok(await mintStaffCode(parley, { email }, ADMINISTRATOR));
  const person = world.person({ locale: 'en-GB' });
  const asks: Staff['asks'] = (line, options = {}, channel) =>
    must(world.discord.commands(person, `parley ${line}`, options, channel));
  const hears: Staff['hears'] = async (line, options, channel) => {
    const { message } = await asks(line, options, channel);
    if (message?.onlyFor !== person.id) throw new Error(`"${line}" was not answered in private`);
    return wordsOf(message);
  };
  const welcomed = await hears('join', { code });
  if (!welcomed.includes(`Welcome, Ada ${role}`)) throw new Error(welcomed);
  return { person, asks, hears };
}
