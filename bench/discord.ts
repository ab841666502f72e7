import process from 'node:process';
import pg from 'pg';
import { openQuestions, seed } from './answer/scene.ts';
import type { Findings, Order } from './bench.ts';
import { measureChat } from './chat/measure.ts';
import { openDatabase } from './database.ts';
import { isOneAct } from './discord/acts.ts';
import { createActs } from './discord/load.ts';
import {
  countStored,
  environmentFor,
  moveToDiscord,
  openBenchDiscord,
  PEOPLE,
  seat,
} from './discord/scene.ts';
import { startServer } from './server.ts';
import { onStage } from './stage.ts';

/** As in Slack: an answer, and messages over HTTP besides. The message that was answered is changed, too. */
const AIM = 0.1;
/** Discord shows a failure when nothing has come by then (docs.discord.com/developers/interactions/receiving-and-responding). */
const PATIENCE_MS = 3_000;
const AIM_OF_PATIENCE = 0.05;
/**
 * Discord lets a bot make 50 requests a second (docs.discord.com/developers/topics/rate-limits#global-rate-limit; answers to
 * interactions are not counted), and each answer costs two: what was answered is shown in its message, and the next question is
 * said. More than this no bot can answer for long.
 */
const ACTS_A_SECOND = 25;

/**
 * From an interaction at the gateway to the durable answer, when Discord is told that it was taken: the real server in a process
 * of its own, people and an emulated Discord in this one, and the messages that the server sends back.
 */
export function benchDiscord(order: Order): Promise<Findings> {
  return onStage(async ({ folder, onEnd }) => {
    order.progress('opening a database, an emulated Discord and a server');
    const databaseUrl = process.env['DATABASE_URL'];
    const database = await openDatabase(folder, databaseUrl);
    onEnd(() => database.close());
    const discord = await openBenchDiscord();
    onEnd(() => discord.close());
    const server = await startServer({
      dataDir: folder,
      databaseUrl: databaseUrl === undefined ? undefined : database.url,
      profileDir: order.profileDir,
      more: environmentFor(discord),
    });
    onEnd(() => server.stop());
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    onEnd(() => client.end());
    order.progress('seeding');
    const all = await openQuestions();
    await seed(client, all);
    await moveToDiscord(client);
    const seated = await seat(discord);
    const questions = all.filter(isOneAct);
    const acts = createActs(discord, seated, questions);
    return measureChat(
      order,
      { folder, database, server, client, questions },
      {
        ...{ platform: 'Discord', act: 'act', patienceMs: PATIENCE_MS },
        ...{ aim: AIM, aimOfPatience: AIM_OF_PATIENCE, arrivals: ACTS_A_SECOND },
        where: `${PEOPLE} people`,
        run: (load) => acts.run({ clients: order.clients, ...load }),
        countStored: () => countStored(client),
        posted: () =>
          discord.store.calls.filter(({ route }) => route === 'POST /channels/:channel/messages')
            .length,
      },
    );
  });
}
