import { mkdir, writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { CompiledQuestionnaire } from '../src/conversation/questionnaire.ts';
import { transition } from '../src/conversation/transition.ts';
import type { Findings, Order } from './bench.ts';
import { type WalkedTurn, walks } from './engine/walks.ts';
import { brief, quantile } from './figures.ts';
import { compiled, readLargerQuestionnaire } from './larger-questionnaire.ts';

/** The processor's clock is told in microseconds: one transition is repeated until its share of them means something. */
const REPEATS = 10;
const COPIES = 50;
/** The most that one transition is meant to cost, milliseconds of CPU. */
const AIM_MS = 0.3;

/**
 * The CPU of one turn of the engine on the larger questionnaire, over walks as contacts make them: answers of every kind, typed and
 * structured, commands and misunderstandings, in six languages, on channels with forms and without.
 */
export async function benchEngine(order: Order): Promise<Findings> {
  const definition = await readLargerQuestionnaire();
  order.progress('compiling');
  const ready = await costOfCompiling(() => compiled('bench', definition));
  const questionnaire = compiled('bench', definition);
  order.progress('walking');
  const turns = walks(questionnaire);
  measure(questionnaire, turns); // warms up
  order.progress('measuring');
  const profiled = await profile(order.profileDir, () => measure(questionnaire, turns));
  return found(turns, profiled, ready);
}

/** Milliseconds of CPU of each turn. */
function measure(questionnaire: CompiledQuestionnaire, turns: readonly WalkedTurn[]): number[] {
  return turns.map(({ situation, state, event }) => {
    const before = process.cpuUsage();
    for (let count = 0; count < REPEATS; count += 1) {
      transition(questionnaire, situation, state, event);
    }
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / REPEATS;
  });
}

interface Compiling {
  readonly ms: number; // of CPU
  readonly kb: number; // of heap that a compiled questionnaire holds
}

async function costOfCompiling(make: () => CompiledQuestionnaire): Promise<Compiling> {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const kept = [make()]; // warms up, and loads what is loaded once
  collectGarbage();
  const heap = process.memoryUsage().heapUsed;
  const before = process.cpuUsage();
  for (let count = 0; count < COPIES; count += 1) kept.push(make());
  const { user, system } = process.cpuUsage(before);
  collectGarbage();
  const bytes = process.memoryUsage().heapUsed - heap;
  return { ms: (user + system) / 1000 / COPIES, kb: bytes / 1024 / (kept.length - 1) };
}

async function profile<Value>(dir: string | undefined, work: () => Value): Promise<Value> {
  if (dir === undefined) return work();
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  const value = work();
  const stopped = await session.post('Profiler.stop');
  session.disconnect();
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'engine.cpuprofile'), JSON.stringify(stopped.profile));
  return value;
}

function found(
  turns: readonly WalkedTurn[],
  costs: readonly number[],
  compiling: Compiling,
): Findings {
  const of = (some: readonly number[]) => ({
    turns: some.length,
    meanMs: some.reduce((sum, cost) => sum + cost, 0) / some.length,
    p50Ms: quantile(some, 0.5),
    p99Ms: quantile(some, 0.99),
  });
  const all = of(costs);
  const kinds = [...new Set(turns.map(({ kind }) => kind))];
  const byKind = Object.fromEntries(
    kinds.map((kind) => [kind, of(costs.filter((_, index) => turns[index]?.kind === kind))]),
  );
  const lineOf = ({ meanMs, p50Ms, p99Ms }: typeof all) =>
    `${meanMs.toFixed(3)} ms mean, p50 ${p50Ms.toFixed(3)}, p99 ${p99Ms.toFixed(3)}`;
  return {
    figures: { ...all, aimMs: AIM_MS, byKind, compiling },
    lines: [
      `turn    ${lineOf(all)} of CPU (aim: at most ${AIM_MS} ms), ${all.turns} turns`,
      ...Object.entries(byKind).map(([kind, one]) => `  ${kind.padEnd(14)}${lineOf(one)}`),
      `compile ${brief(compiling.ms)} ms of CPU once, ${brief(compiling.kb)} KB kept`,
    ],
  };
}
