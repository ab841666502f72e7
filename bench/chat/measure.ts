import { loadavg } from 'node:os';
import type pg from 'pg';
import type { CompiledQuestion } from '../../src/conversation/questionnaire.ts';
import { floorStatements, floorTool, runFloor } from '../answer/floor.ts';
import type { RoundTimes } from '../answer/round-times.ts';
import type { Findings, Order } from '../bench.ts';
import type { BenchDatabase } from '../database.ts';
import { brief } from '../figures.ts';
import type { Server } from '../server.ts';
import { lineOf, type Sides, sideOf, takeTurns } from '../sides.ts';

const WARM_UP_SECONDS = 3;

/** Where a chat's acts are measured. */
export interface ChatScene {
  readonly folder: string;
  readonly database: BenchDatabase;
  readonly server: Server;
  readonly client: pg.Client;
  /** Those that are answered; the floor writes the same rows. */
  readonly questions: readonly CompiledQuestion[];
}

/** A chat platform, and people who act in it. */
export interface ChatSide {
  /** "Slack": whose patience it is. */
  readonly platform: string;
  /** What one act is called: "press". */
  readonly act: string;
  readonly patienceMs: number;
  /** The share of its patience that an acknowledgement may take, and of the floor's throughput that is aimed at. */
  readonly aimOfPatience: number;
  readonly aim: number;
  /** Acts a second when they come as they come. */
  readonly arrivals: number;
  /** Where the people are: "8 workspaces". */
  readonly where: string;
  run(load: { readonly seconds: number; readonly perSecond?: number }): Promise<RoundTimes>;
  /** Acts whose answer is stored: what was acknowledged must be as many. */
  countStored(): Promise<number>;
  /** Messages that the server has sent so far. */
  posted(): number;
}

/** Throughput beside the floor, in turns; then how long an acknowledgement takes under the load that the platform brings. */
export async function measureChat(
  order: Order,
  scene: ChatScene,
  side: ChatSide,
): Promise<Findings> {
  const { folder, database, server, questions } = scene;
  const tool = await floorTool();
  const statements = floorStatements(questions);
  const floorOrder = { ...order, tool, folder, statements, url: database.url };
  const floor = (seconds: number) =>
    runFloor({ ...floorOrder, seconds, questions: questions.length });

  order.progress('warming up');
  await floor(WARM_UP_SECONDS);
  const warm = (await side.run({ seconds: WARM_UP_SECONDS })).latencies.length;
  const before = side.posted();
  const answer = (seconds: number) => side.run({ seconds });
  const sides = await takeTurns(order, { floor, answer, usage: server.usage });
  const posted = side.posted() - before;
  const calm: RoundTimes[] = [];
  for (let number = 1; number <= order.rounds; number += 1) {
    order.progress(`round ${number} of ${order.rounds}: acts as they come`);
    calm.push(await side.run({ seconds: order.seconds, perSecond: side.arrivals }));
  }
  const timed = calm.reduce((sum, { latencies }) => sum + latencies.length, 0);
  const stored = await side.countStored();
  const acknowledged = warm + sides.count + timed;
  if (stored !== acknowledged) {
    throw new Error(`${acknowledged} acts were acknowledged, but ${stored} are stored`);
  }
  const { residentMb } = await server.usage();
  const postgres = await database.version();
  return found(order, side, { ...sides, calm, residentMb, tool, postgres, posted });
}

interface Measured extends Sides {
  /** Acts that came as they come. */
  readonly calm: readonly RoundTimes[];
  readonly residentMb: number;
  readonly tool: string;
  readonly postgres: string;
  /** Messages that the server sent beside the acts that were counted. */
  readonly posted: number;
}

function found(order: Order, side: ChatSide, measured: Measured): Findings {
  const { cpuSeconds, count, residentMb, tool, postgres, posted } = measured;
  const { platform, act, patienceMs, aim, aimOfPatience, arrivals, where } = side;
  const floor = sideOf(measured.floors);
  const full = sideOf(measured.answers);
  const ratio = full.perSecond / floor.perSecond;
  const cpuMs = (cpuSeconds * 1000) / count;
  const timed = sideOf(measured.calm);
  const ofPatience = timed.p99Ms / patienceMs;
  const load = loadavg()[0] ?? 0;
  const { clients, seconds, rounds } = order;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return {
    figures: {
      ...{ ratio, aim, ofPatience, aimOfPatience },
      floor: { tool, ...floor },
      [act]: { ...full, cpuMs, residentMb, posted, count },
      acknowledged: { ...timed, arrivals },
      ...{ clients, seconds, postgres, load },
    },
    lines: [
      `ratio   ${ratio.toFixed(2)} of the floor (aim: at least ${aim})`,
      `p99     ${percent(ofPatience)} of the ${patienceMs / 1000} seconds that ${platform} waits (aim: at most ${percent(aimOfPatience)})`,
      `        at ${brief(arrivals)} a second, at random: p50 ${brief(timed.p50Ms)} ms, p99 ${brief(timed.p99Ms)} ms`,
      `${act.padEnd(7)} ${lineOf(full)} (as many as it takes)`,
      `floor   ${lineOf(floor)} (${tool}, the same rows, statement by statement)`,
      `server  ${cpuMs.toFixed(3)} ms of CPU a ${act}, ${brief(residentMb)} MB resident; ${posted} messages sent beside ${count}`,
      `with    ${clients} at once, ${where}, median of ${rounds} rounds of ${seconds} s a side, PostgreSQL ${postgres}; load ${load.toFixed(1)}`,
    ],
  };
}
