import { afterEach, beforeEach } from 'vitest';
import { deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import { openNewRound } from '../../../src/application/rounds/open-round.ts';
import type { RoundInput } from '../../../src/application/rounds/round-input.ts';
import type { Letter } from '../../../src/platform/adapter.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';
import { approver, HOUR, openWorld, roundNamed, type World } from '../rounds/world.ts';

/** Kenya alone: what happens to one member is easier to follow. */
const AUDIENCE = { kinds: ['member-state' as const], categories: [], countries: ['KE'] };

/** A world of its own for each test, in which time passes when it is told to. */
export function useKenya() {
  let database: TestDatabase;
  let world: World;
  beforeEach(async () => {
    database = await createDatabase();
    world = await openWorld(database.url);
  });
  afterEach(async () => {
    await world.close();
    await database.drop();
  });
  return {
    get world() {
      return world;
    },
    open: (slug: string, more: Partial<RoundInput> = {}) => {
      const draft = roundNamed(slug, { audience: AUDIENCE, ...more });
      return openNewRound(world.deps, { draft }, approver);
    },
    /** Lets time pass and sends what falls due, hour by hour. */
    passUntil: async (at: number): Promise<void> => {
      while (world.clock.at < at) {
        await deliverDue(world.deps);
        world.clock.at = Math.min(at, world.clock.at + HOUR);
      }
      await deliverDue(world.deps);
    },
    receivers: () => world.channel.sent.map(({ to }) => to.externalId),
    letters: () =>
      world.channel.sent.map(({ content }): Letter => {
        if (content.kind !== 'letter') throw new Error('not a letter');
        return content.letter;
      }),
    contactOf: (email: string) => world.prisma.contact.findFirstOrThrow({ where: { email } }),
    roundOf: (slug: string) => world.prisma.round.findFirstOrThrow({ where: { slug } }),
  };
}
