import { afterAll, beforeAll, it } from 'vitest';
import { readCase } from './oracle/case.ts';
import { violationsOf } from './oracle/invariants.ts';
import { openSimulationDatabase, type SimulationDatabase } from './world/database.ts';
import { play } from './world/play.ts';
let database: SimulationDatabase;
beforeAll(async () => { database = await openSimulationDatabase(); });
afterAll(() => database.close());
it('plays', async () => {
  const { Session } = await import('node:inspector');
  const { writeFileSync } = await import('node:fs');
  const s = new Session(); s.connect();
  const post = (m: string) => new Promise<any>((r) => s.post(m, (_e: any, x: any) => r(x)));
  await post('Profiler.enable'); await post('Profiler.start');
  const times: Record<string, [number, number]> = {};
  const add = (k: string, t: number) => { const e = (times[k] ??= [0, 0]); e[0] += t; e[1]++; };
  (globalThis as any).__add = add;
  const t0 = performance.now();
  for (let seed = 1; seed <= 40; seed++) {
    let t = performance.now();
    const played = await play(database, seed);
    add('play', performance.now() - t); t = performance.now();
    const story = await readCase(database.prisma, played);
    add('readCase', performance.now() - t); t = performance.now();
    violationsOf(story);
    add('oracle', performance.now() - t);
    add('steps', played.steps);
  }
  const out = Object.entries(times).sort((a, b) => b[1][0] - a[1][0]).map(([k, [t, n]]) => `${t.toFixed(0)} ms ${n} ${(t / n).toFixed(2)} ${k}`);
  process.stderr.write(`${performance.now() - t0}\n${out.slice(0, 50).join('\n')}\n`);
  const { profile } = await post('Profiler.stop');
  writeFileSync('/tmp/sim.cpuprofile', JSON.stringify(profile));
}, 3_000_000);
