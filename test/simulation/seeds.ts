import process from 'node:process';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { judge } from './judge.ts';
import { openSimulationDatabase, type SimulationDatabase } from './world/database.ts';

/** Seeds that the gate plays; more on demand (docs/testing-by-simulation.md). */
const GATE = 1000;

/** So many seeds make one test: small enough for its time limit even where one world has hundreds of members. */
const CHUNK = 15;

/** Seeds to play, and whether somebody looks at the trace of one. */
export interface Order {
  readonly seeds: readonly number[];
  readonly tells: boolean;
}

/**
 * What this share of the test files plays. `SIMULATION_SEED=n` plays that one and tells its trace; `SIMULATION_SEEDS=n`
 * plays so many, from `SIMULATION_FROM` on.
 */
export function orderOf({ share, of }: { readonly share: number; readonly of: number }): Order {
  const { SIMULATION_SEED, SIMULATION_SEEDS, SIMULATION_FROM } = process.env;
  if (SIMULATION_SEED !== undefined) {
    return { seeds: share === 1 ? [numberIn(SIMULATION_SEED)] : [], tells: true };
  }
  const first = numberIn(SIMULATION_FROM ?? '1');
  const count = numberIn(SIMULATION_SEEDS ?? `${GATE}`);
  const all = Array.from({ length: count }, (_, index) => first + index);
  return { seeds: all.filter((seed) => seed % of === share % of), tells: false };
}

/** Declares the tests of one share. The shares are files of their own, so that all workers take part. */
export function playSeeds(order: Order): void {
  const { seeds } = order;
  describe.skipIf(seeds.length === 0)('a simulated world', () => {
    let database: SimulationDatabase;
    beforeAll(async () => {
      database = await openSimulationDatabase();
    });
    afterAll(() => database.close());
    for (const chunk of chunksOf(seeds)) {
      const name = chunk.length === 1 ? `seed ${chunk[0]}` : `seeds ${chunk[0]} to ${chunk.at(-1)}`;
      it(`keeps every promise: ${name}`, async () => {
        for (const seed of chunk) await judge(database, seed, order.tells);
      });
    }
    if (seeds.length === 0) it('is played by another file', () => undefined);
  });
}

function numberIn(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`not a seed: ${text}`);
  return number;
}

function chunksOf(seeds: readonly number[]): readonly (readonly number[])[] {
  const count = Math.ceil(seeds.length / CHUNK);
  return Array.from({ length: count }, (_, n) => seeds.slice(n * CHUNK, (n + 1) * CHUNK));
}
