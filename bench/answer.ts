import process from 'node:process';
import pg from 'pg';
import type { CompiledQuestion } from '../src/conversation/questionnaire.ts';
import { floorStatements, floorTool, runFloor } from './answer/floor.ts';
import { type Load, startLoad } from './answer/load.ts';
import { perSecond, type RoundTimes } from './answer/round-times.ts';
import { countRecorded, openQuestions, seed } from './answer/scene.ts';
import type { Findings, Order } from './bench.ts';
import { type BenchDatabase, openDatabase } from './database.ts';
import { brief, median, quantile } from './figures.ts';
import { type Server, startServer } from './server.ts';
import { onStage } from './stage.ts';

const WARM_UP_SECONDS = 3;
/** The share of the floor that an answer is meant to reach at least. */
const AIM = 0.35;

/**
 * Durable answers per second over the whole path, from a member page's POST to the commit, beside what PostgreSQL does
 * with the same rows statement by statement. Both sides take turns on one server, so that their ratio holds on any machine.
 */
export function benchAnswer(order: Order): Promise<Findings> {
  return onStage(async ({ folder, onEnd }) => {
    order.progress('opening a database and a server');
    const databaseUrl = process.env['DATABASE_URL'];
    const database = await openDatabase(folder, databaseUrl);
    onEnd(() => database.close());
    const server = await startServer({
      dataDir: folder,
      databaseUrl: databaseUrl === undefined ? undefined : database.url,
      profileDir: order.profileDir,
    });
    onEnd(() => server.stop());
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    onEnd(() => client.end());
    order.progress('seeding');
    const questions = await openQuestions();
    await seed(client, questions);
    const load = startLoad(questions);
    onEnd(() => load.stop());
    return measure(order, { folder, database, server, client, questions, load });
  });
}

interface Scene {
  readonly folder: string;
  readonly database: BenchDatabase;
  readonly server: Server;
  readonly client: pg.Client;
  readonly questions: readonly CompiledQuestion[];
  readonly load: Load;
}

async function measure(order: Order, scene: Scene): Promise<Findings> {
  const { folder, database, server, client, questions, load } = scene;
  const tool = await floorTool();
  const statements = floorStatements(questions);
  const floorOrder = { ...order, tool, folder, statements, url: database.url };
  const floor = (seconds: number) =>
    runFloor({ ...floorOrder, seconds, questions: questions.length });
  const { host, port } = server;
  const answer = (seconds: number) => load.run({ host, port, clients: order.clients, seconds });

  order.progress('warming up');
  await floor(WARM_UP_SECONDS);
  let acknowledged = (await answer(WARM_UP_SECONDS)).latencies.length;
  const floors: RoundTimes[] = [];
  const answers: RoundTimes[] = [];
  let cpuSeconds = 0;
  for (let round = 1; round <= order.rounds; round += 1) {
    order.progress(`round ${round} of ${order.rounds}: the floor`);
    floors.push(await floor(order.seconds));
    order.progress(`round ${round} of ${order.rounds}: answers`);
    const before = await server.usage();
    const times = await answer(order.seconds);
    cpuSeconds += (await server.usage()).cpuSeconds - before.cpuSeconds;
    answers.push(times);
    acknowledged += times.latencies.length;
  }
  const recorded = await countRecorded(client);
  if (recorded !== acknowledged) {
    throw new Error(`${acknowledged} answers were acknowledged, but ${recorded} are recorded`);
  }
  const { residentMb } = await server.usage();
  const measured = { floors, answers, cpuSeconds, residentMb, tool };
  return found(order, { ...measured, postgres: await database.version() });
}

interface Measured {
  readonly floors: readonly RoundTimes[];
  readonly answers: readonly RoundTimes[];
  readonly cpuSeconds: number;
  readonly residentMb: number;
  readonly tool: string;
  readonly postgres: string;
}

function found(order: Order, measured: Measured): Findings {
  const { floors, answers, cpuSeconds, residentMb, tool, postgres } = measured;
  const side = (rounds: readonly RoundTimes[]) => {
    const latencies = rounds.flatMap((round) => round.latencies);
    return {
      perSecond: median(rounds.map(perSecond)),
      p50Ms: quantile(latencies, 0.5),
      p99Ms: quantile(latencies, 0.99),
      rounds: rounds.map(perSecond),
    };
  };
  const floor = side(floors);
  const answer = side(answers);
  const count = answers.reduce((sum, { latencies }) => sum + latencies.length, 0);
  const ratio = answer.perSecond / floor.perSecond;
  const cpuMs = (cpuSeconds * 1000) / count;
  const lineOf = ({ perSecond: rate, p50Ms, p99Ms }: typeof floor) =>
    `${brief(rate)} per second, p50 ${brief(p50Ms)} ms, p99 ${brief(p99Ms)} ms`;
  const { clients, seconds, rounds } = order;
  return {
    figures: {
      ratio,
      aim: AIM,
      floor: { tool, ...floor },
      answer: { ...answer, cpuMs, residentMb },
      clients,
      seconds,
      postgres,
    },
    lines: [
      `ratio   ${ratio.toFixed(2)} of the floor (aim: at least ${AIM})`,
      `answers ${lineOf(answer)}`,
      `floor   ${lineOf(floor)} (${tool}, the same rows, statement by statement)`,
      `server  ${cpuMs.toFixed(3)} ms of CPU an answer, ${brief(residentMb)} MB resident`,
      `with    ${clients} at once, median of ${rounds} rounds of ${seconds} s a side, PostgreSQL ${postgres}`,
    ],
  };
}
