import process from 'node:process';
import pg from 'pg';
import { openQuestions, seed } from './answer/scene.ts';
import type { Findings, Order } from './bench.ts';
import { measureChat } from './chat/measure.ts';
import { openDatabase } from './database.ts';
import { startServer } from './server.ts';
import { onStage } from './stage.ts';
import { createPresses } from './teams/load.ts';
import {
  countStored,
  environmentFor,
  moveToTeams,
  openBenchTeams,
  PEOPLE,
  seat,
} from './teams/scene.ts';

/** As in Discord: the message that was answered is changed, and the next question is said. */
const AIM = 0.1;
/** Teams shows a failure when no answer to a universal action has come by then. */
const PATIENCE_MS = 10_000;
/** 150 milliseconds, as in the other chats, though Teams waits longer. */
const AIM_OF_PATIENCE = 0.015;
/**
 * Teams lets a bot make 50 requests a second in one tenant (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit;
 * answers to universal actions are none of them), and each answer costs two. More than this no bot can answer for long.
 */
const PRESSES_A_SECOND = 25;

/**
 * From a universal action, signed by Teams, to the durable answer, when Teams is told that it was taken: the real server in a
 * process of its own, people and an emulated Teams in this one, and the messages that the server sends back.
 */
export function benchTeams(order: Order): Promise<Findings> {
  return onStage(async ({ folder, onEnd }) => {
    order.progress('opening a database, an emulated Teams and a server');
    const databaseUrl = process.env['DATABASE_URL'];
    const database = await openDatabase(folder, databaseUrl);
    onEnd(() => database.close());
    const teams = await openBenchTeams();
    onEnd(() => teams.close());
    const server = await startServer({
      dataDir: folder,
      databaseUrl: databaseUrl === undefined ? undefined : database.url,
      profileDir: order.profileDir,
      more: environmentFor(teams),
    });
    onEnd(() => server.stop());
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    onEnd(() => client.end());
    order.progress('seeding');
    const questions = await openQuestions();
    await seed(client, questions);
    const seated = await seat(teams, server);
    await moveToTeams(client, teams);
    const presses = createPresses(teams, seated, questions);
    return measureChat(
      order,
      { folder, database, server, client, questions },
      {
        ...{ platform: 'Teams', act: 'press', patienceMs: PATIENCE_MS },
        ...{ aim: AIM, aimOfPatience: AIM_OF_PATIENCE, arrivals: PRESSES_A_SECOND },
        where: `${PEOPLE} people of one tenant`,
        run: (load) => presses.run({ clients: order.clients, ...load }),
        countStored: () => countStored(client),
        posted: () => teams.store.callsOf('POST /v3/conversations/:conversation/activities').length,
      },
    );
  });
}
