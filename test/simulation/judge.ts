import { createHash } from 'node:crypto';
import process from 'node:process';
import { readCase, type Violation } from './oracle/case.ts';
import { violationsOf } from './oracle/invariants.ts';
import type { SimulationDatabase } from './world/database.ts';
import { type Played, play } from './world/play.ts';

const TRACE_LINES = 25;
const VIOLATIONS_TOLD = 5;

/**
 * Plays one seed and compares what happened with what was promised. Throws when a promise was broken or a process threw,
 * with all that one needs to look into it.
 */
export async function judge(
  database: SimulationDatabase,
  seed: number,
  tells = false,
): Promise<void> {
  const played = await play(database, seed);
  const violations = violationsOf(await readCase(database.prisma, played));
  if (tells) process.stdout.write(`${played.trace.join('\n')}\n`);
  const [first] = violations;
  if (first !== undefined) throw new Error(`${told(seed, violations)}\n${tail(played, first.seq)}`);
  if (played.fault === undefined) return;
  const text = `Seed ${seed}: a process of the product threw. ${again(seed)}\n${tail(played)}`;
  throw new Error(text, { cause: played.fault });
}

/** The same for the same play, step for step. */
export function fingerprint({ trace, facts }: Played): string {
  const all = JSON.stringify([trace, facts.all]);
  return createHash('sha256').update(all).digest('hex');
}

function told(seed: number, violations: readonly Violation[]): string {
  const lines = violations
    .slice(0, VIOLATIONS_TOLD)
    .map(({ promise, text, seq }) => `  promise ${promise} (step ${seq})\n    ${text}`);
  const more = violations.length - lines.length;
  const rest = more > 0 ? [`  and ${more} more`] : [];
  return [`Seed ${seed} broke a promise. ${again(seed)}`, ...lines, ...rest].join('\n');
}

function again(seed: number): string {
  return `Play it again with:\n  SIMULATION_SEED=${seed} npx vitest run test/simulation/share-1.test.ts`;
}

/** The last steps before that one, of all when it is not known. */
function tail({ trace }: Played, seq = 0): string {
  const before = trace.filter((line) => seq === 0 || Number.parseInt(line, 10) <= seq);
  return ['What happened before:', ...before.slice(-TRACE_LINES)].join('\n');
}
