import process from 'node:process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCase } from './oracle/case.ts';
import { violationsOf } from './oracle/invariants.ts';
import { openSimulationDatabase, type SimulationDatabase } from './world/database.ts';
import { play } from './world/play.ts';

let database: SimulationDatabase;
beforeAll(async () => {
  database = await openSimulationDatabase();
});
afterAll(() => database.close());

it('plays', async () => {
  const { SIMULATION_SEEDS = '20', SIMULATION_SEED, SIMULATION_FROM = '1' } = process.env;
  const before = process.cpuUsage();
  const t0 = performance.now();
  const first = Number(SIMULATION_SEED ?? SIMULATION_FROM);
  const last = SIMULATION_SEED === undefined ? first + Number(SIMULATION_SEEDS) - 1 : first;
  const kinds: Record<string, number[]> = {};
  const lines: string[] = [];
  for (let seed = first; seed <= last; seed += 1) {
    const t = performance.now();
    const played = await play(database, seed);
    const story = await readCase(database.prisma, played);
    const bad = violationsOf(story);
    for (const { promise } of bad) (kinds[promise] ??= []).push(seed);
    if (played.fault) (kinds[`fault ${played.fault}`] ??= []).push(seed);
    lines.push(
      `${seed} members ${played.scenario.members} steps ${played.steps} ${Math.round(performance.now() - t)} ms arrived ${played.facts.of('arrived').length} turns ${played.facts.of('turn').length} bad ${bad.length}`,
    );
    if (SIMULATION_SEED) {
      lines.push(
        ...played.trace
          .filter(
            (l) =>
              !process.env['SIMULATION_FROM_SEQ'] ||
              Number(l.split(' ')[0]) >= Number(process.env['SIMULATION_FROM_SEQ']),
          )
          .slice(0, Number(process.env['SIMULATION_LINES'] ?? 0)),
      );
      lines.push(...bad.map((b) => `${b.seq} ${b.promise}: ${b.text}`));
    } else lines.push(...bad.slice(0, 3).map((b) => `   ${b.seq} ${b.promise}: ${b.text}`));
  }
  const { user, system } = process.cpuUsage(before);
  lines.push(`${(user + system) / 1000} ms cpu ${performance.now() - t0} ms wall`);
  for (const [k, s] of Object.entries(kinds)) lines.push(`${k}: ${[...new Set(s)].join(' ')}`);
  process.stderr.write(`${lines.join('\n')}\n`);
  expect(1).toBe(1);
}, 3_000_000);
