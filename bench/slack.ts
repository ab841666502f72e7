import { loadavg } from 'node:os';
import process from 'node:process';
import pg from 'pg';
import { floorStatements, floorTool, runFloor } from './answer/floor.ts';
import type { RoundTimes } from './answer/round-times.ts';
import { openQuestions, seed } from './answer/scene.ts';
import type { Findings, Order } from './bench.ts';
import { type BenchDatabase, openDatabase } from './database.ts';
import { brief } from './figures.ts';
import { type Server, startServer } from './server.ts';
import { lineOf, type Sides, sideOf, takeTurns } from './sides.ts';
import { startPresses } from './slack/load.ts';
import {
  countStored,
  environmentFor,
  installIn,
  moveToSlack,
  openBenchSlack,
  type Slack,
} from './slack/scene.ts';
import { onStage } from './stage.ts';

const WARM_UP_SECONDS = 3;
/** A press is an answer (0.35 of the floor), and each is answered by a message over HTTP besides: half of that. */
const AIM = 0.17;
/** Slack shows a failure when nothing has come by then (docs.slack.dev/interactivity/handling-user-interaction). */
const PATIENCE_MS = 3_000;
const AIM_OF_PATIENCE = 0.05;
/**
 * Slack delivers to an app at most 30,000 events an hour from one workspace (docs.slack.dev/apis/events-api#rate-limiting): the load
 * under which an acknowledgement is timed is that of every workspace at once.
 */
const EVENTS_A_SECOND = 30_000 / 3600;

/**
 * From a signed press to the durable answer: Slack's requests over HTTP, the real server in a process of its own, members in
 * several workspaces, and the messages that the server sends back, to an emulated Slack in this process.
 */
export function benchSlack(order: Order): Promise<Findings> {
  return onStage(async ({ folder, onEnd }) => {
    order.progress('opening a database, an emulated Slack and a server');
    const databaseUrl = process.env['DATABASE_URL'];
    const database = await openDatabase(folder, databaseUrl);
    onEnd(() => database.close());
    const slack = await openBenchSlack();
    onEnd(() => slack.close());
    const server = await startServer({
      dataDir: folder,
      databaseUrl: databaseUrl === undefined ? undefined : database.url,
      profileDir: order.profileDir,
      more: environmentFor(slack),
    });
    onEnd(() => server.stop());
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    onEnd(() => client.end());
    return measure(order, { folder, database, server, slack, client, onEnd });
  });
}

interface Scene {
  readonly folder: string;
  readonly database: BenchDatabase;
  readonly server: Server;
  readonly slack: Slack;
  readonly client: pg.Client;
  onEnd(close: () => Promise<unknown>): void;
}

async function measure(order: Order, scene: Scene): Promise<Findings> {
  const { folder, database, server, slack, client, onEnd } = scene;
  order.progress('seeding');
  const questions = await openQuestions();
  await seed(client, questions);
  const teams = await installIn(slack, server);
  await moveToSlack(client, teams);
  const presses = startPresses(questions);
  onEnd(() => presses.stop());
  const tool = await floorTool();
  const statements = floorStatements(questions);
  const floorOrder = { ...order, tool, folder, statements, url: database.url };
  const floor = (seconds: number) =>
    runFloor({ ...floorOrder, seconds, questions: questions.length });
  const { host, port } = server;
  const { signingSecret, app } = slack;
  const round = { host, port, signingSecret, teams, appId: app.id, clients: order.clients };
  const answer = (seconds: number) => presses.run({ ...round, seconds });
  const arrivals = EVENTS_A_SECOND * teams.length;

  order.progress('warming up');
  await floor(WARM_UP_SECONDS);
  const warm = (await answer(WARM_UP_SECONDS)).latencies.length;
  const before = postedIn(slack);
  const sides = await takeTurns(order, { floor, answer, usage: server.usage });
  const posted = postedIn(slack) - before;
  const calm: RoundTimes[] = [];
  for (let number = 1; number <= order.rounds; number += 1) {
    order.progress(`round ${number} of ${order.rounds}: presses as they come`);
    calm.push(await presses.run({ ...round, seconds: order.seconds, perSecond: arrivals }));
  }
  const timed = calm.reduce((sum, { latencies }) => sum + latencies.length, 0);
  const stored = await countStored(client);
  const acknowledged = warm + sides.count + timed;
  if (stored !== acknowledged) {
    throw new Error(`${acknowledged} presses were acknowledged, but ${stored} are stored`);
  }
  const { residentMb } = await server.usage();
  const postgres = await database.version();
  return found(order, {
    ...sides,
    calm,
    arrivals,
    residentMb,
    tool,
    postgres,
    posted,
    teams: teams.length,
  });
}

function postedIn(slack: Slack): number {
  return slack.store.calls.filter(({ method }) => method === 'chat.postMessage').length;
}

interface Measured extends Sides {
  /** Presses that came as they come, so many a second. */
  readonly calm: readonly RoundTimes[];
  readonly arrivals: number;
  readonly residentMb: number;
  readonly tool: string;
  readonly postgres: string;
  /** Messages that the server sent meanwhile. */
  readonly posted: number;
  readonly teams: number;
}

function found(order: Order, measured: Measured): Findings {
  const { cpuSeconds, count, residentMb, tool, postgres, posted, teams } = measured;
  const floor = sideOf(measured.floors);
  const press = sideOf(measured.answers);
  const ratio = press.perSecond / floor.perSecond;
  const cpuMs = (cpuSeconds * 1000) / count;
  const timed = sideOf(measured.calm);
  const ofPatience = timed.p99Ms / PATIENCE_MS;
  const load = loadavg()[0] ?? 0;
  const { clients, seconds, rounds } = order;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return {
    figures: {
      ...{ ratio, aim: AIM, ofPatience, aimOfPatience: AIM_OF_PATIENCE },
      floor: { tool, ...floor },
      press: { ...press, cpuMs, residentMb, posted, count },
      acknowledged: { ...timed, arrivals: measured.arrivals },
      ...{ clients, seconds, postgres, load },
    },
    lines: [
      `ratio   ${ratio.toFixed(2)} of the floor (aim: at least ${AIM})`,
      `p99     ${percent(ofPatience)} of Slack's ${PATIENCE_MS / 1000} seconds (aim: at most ${percent(AIM_OF_PATIENCE)})`,
      `        at ${brief(measured.arrivals)} presses per second, at random: p50 ${brief(timed.p50Ms)} ms, p99 ${brief(timed.p99Ms)} ms`,
      `presses ${lineOf(press)} (as many as it takes)`,
      `floor   ${lineOf(floor)} (${tool}, the same rows, statement by statement)`,
      `server  ${cpuMs.toFixed(3)} ms of CPU a press, ${brief(residentMb)} MB resident; ${posted} messages sent beside ${count} presses`,
      `with    ${clients} at once, ${teams} workspaces, median of ${rounds} rounds of ${seconds} s a side, PostgreSQL ${postgres}; load ${load.toFixed(1)}`,
    ],
  };
}
