import { PAGE_CAPABILITIES } from '../../../adapters/page/capabilities.ts';
import type { TurnDeps } from '../../../src/application/answering/take-turn.ts';
import { createClosingText } from '../../../src/application/deliveries/closing-text.ts';
import type { DeliverDeps } from '../../../src/application/deliveries/deliver-due.ts';
import type { RedeemDeps } from '../../../src/application/invitations/redeem-invitation.ts';
import type { AllRows } from '../../../src/application/parley.ts';
import type { Actor, Transactions } from '../../../src/application/ports.ts';
import type { RoundDeps } from '../../../src/application/rounds/store.ts';
import type { StaffId } from '../../../src/domain/ids.ts';
import { turnRows } from '../../../src/infra/rows/answering-rows.ts';
import { outboxRows } from '../../../src/infra/rows/outbox-rows.ts';
import { createStore } from '../../../src/infra/store.ts';
import type { Chance } from '../../../src/main/demo/chance.ts';
import type { Cast } from './cast.ts';
import { phrases, type SimulationDatabase } from './database.ts';
import type { Facts } from './facts.ts';
import { hash, links } from './links.ts';
import { exactPacer } from './pacer.ts';
import type { Platform } from './platform.ts';
import { seededRandom } from './random.ts';
import type { Scenario } from './scenario.ts';
import { tapped } from './tap.ts';
import type { Process, Timeline } from './timeline.ts';

export const STAFF: Actor = {
  kind: 'staff',
  id: '01890000-0000-7000-8000-000000000001' as StaffId,
  role: 'administrator',
  name: 'Staff',
};

/** The whole product as one process has it. */
export type ProcessDeps = DeliverDeps &
  Omit<RoundDeps, 'store'> &
  Omit<RedeemDeps, 'store'> &
  TurnDeps & { readonly store: Transactions<AllRows> };

/** One seed's world: the product over a real database, and everything around it simulated. */
export interface World {
  readonly scenario: Scenario;
  readonly database: SimulationDatabase;
  readonly cast: Cast;
  readonly timeline: Timeline;
  readonly facts: Facts;
  readonly chance: Chance;
  /** A new process; by chance it ends before its time. */
  spawn(name: string, mayEnd: boolean): Process;
  depsOf(process: Process): ProcessDeps;
  /** What no process of the product may ever do. */
  fail(cause: unknown): void;
}

export interface WorldParts {
  readonly scenario: Scenario;
  readonly database: SimulationDatabase;
  readonly cast: Cast;
  readonly timeline: Timeline;
  readonly facts: Facts;
  readonly platforms: readonly Platform[];
  readonly ring: (at: number) => void;
  readonly fail: (cause: unknown) => void;
}

export function createWorld(parts: WorldParts): World {
  const { scenario, database, timeline, facts } = parts;
  const chance = scenario.chance.fork('world');
  const pacer = exactPacer(timeline.clock);
  const random = seededRandom(scenario.chance.fork('ids'), timeline.clock);
  const store = createStore(database.prisma);
  let born = 0;

  function depsOf(process: Process): ProcessDeps {
    const db = tapped(database.prisma, process, parts);
    const step = <Value>(name: string, work: () => Promise<Value>) =>
      timeline.step(process, name, work);
    return {
      ...{ random, hash, links, phrases, clock: timeline.clock },
      store: { transaction: (work) => step('transaction', () => store.transaction(work)) },
      outbox: outboxRows(db),
      turns: turnRows(db),
      channels: parts.platforms.map((platform) => ({
        adapter: platform.adapterFor(process),
        addressedBy: platform.traits.addressedBy,
      })),
      pacer: {
        take: (to, rules) =>
          step(`asks for leave to ${to.externalId}`, async () => {
            const leave = await pacer.take(to, rules);
            if (leave.ok) facts.note({ kind: 'leave', process: process.name, to });
            return leave;
          }),
        hold: (place, forMs, reason) =>
          step(`holds the ${place.per} for ${forMs} ms`, () => {
            facts.note({ kind: 'hold', process: process.name, place, forMs });
            return pacer.hold(place, forMs, reason);
          }),
      },
      questionnaires: database.questionnaires,
      staffMatters: { letter: async () => undefined },
      memberMatters: { outcomes: async () => [] },
      bell: { ring: async (at) => parts.ring(at) },
      limiter: { take: async () => ({ ok: true }), giveBack: async () => undefined },
      capabilitiesOf: (platform) =>
        parts.platforms.find(({ traits }) => traits.name === platform)?.capabilities ??
        PAGE_CAPABILITIES,
      closingText: createClosingText(phrases),
    };
  }

  return {
    ...parts,
    chance,
    depsOf,
    spawn: (name, mayEnd) => {
      born += 1;
      const ends = mayEnd && chance.next() < scenario.deaths;
      // The web takes few steps; each of them must be able to be its last.
      const life = name === 'web' ? 30 : 250;
      const dies = ends ? { at: 1 + chance.below(life), done: chance.next() < 0.5 } : undefined;
      return { name: `${name}-${born}`, alive: true, steps: 0, dies };
    },
  };
}
