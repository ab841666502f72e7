import process from 'node:process';
import pg from 'pg';
import type { CompiledQuestion } from '../src/conversation/questionnaire.ts';
import { floorStatements, floorTool, runFloor } from './answer/floor.ts';
import { type Load, startLoad } from './answer/load.ts';
import { countRecorded, openQuestions, seed } from './answer/scene.ts';
import type { Findings, Order } from './bench.ts';
import { type BenchDatabase, openDatabase } from './database.ts';
import { brief } from './figures.ts';
import { type Server, startServer } from './server.ts';
import { lineOf, type Sides, sideOf, takeTurns } from './sides.ts';
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
  const warm = (await answer(WARM_UP_SECONDS)).latencies.length;
  const sides = await takeTurns(order, { floor, answer, usage: server.usage });
  const acknowledged = warm + sides.count;
  const recorded = await countRecorded(client);
  if (recorded !== acknowledged) {
    throw new Error(`${acknowledged} answers were acknowledged, but ${recorded} are recorded`);
  }
  const { residentMb } = await server.usage();
  const measured = { ...sides, residentMb, tool };
  return found(order, { ...measured, postgres: await database.version() });
}

interface Measured extends Sides {
  readonly residentMb: number;
  readonly tool: string;
  readonly postgres: string;
}

function found(order: Order, measured: Measured): Findings {
  const { cpuSeconds, count, residentMb, tool, postgres } = measured;
  const floor = sideOf(measured.floors);
  const answer = sideOf(measured.answers);
  const ratio = answer.perSecond / floor.perSecond;
  const cpuMs = (cpuSeconds * 1000) / count;
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
