import process from 'node:process';
import pg from 'pg';
import { openQuestions, seed } from './answer/scene.ts';
import type { Findings, Order } from './bench.ts';
import { measureChat } from './chat/measure.ts';
import { openDatabase } from './database.ts';
import { startServer } from './server.ts';
import { startPresses } from './slack/load.ts';
import {
  countStored,
  environmentFor,
  installIn,
  moveToSlack,
  openBenchSlack,
} from './slack/scene.ts';
import { onStage } from './stage.ts';

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
    order.progress('seeding');
    const questions = await openQuestions();
    await seed(client, questions);
    const teams = await installIn(slack, server);
    await moveToSlack(client, teams);
    const presses = startPresses(questions);
    onEnd(() => presses.stop());
    const { host, port } = server;
    const { signingSecret, app } = slack;
    const round = { host, port, signingSecret, teams, appId: app.id, clients: order.clients };
    return measureChat(
      order,
      { folder, database, server, client, questions },
      {
        ...{ platform: 'Slack', act: 'press', patienceMs: PATIENCE_MS },
        ...{ aim: AIM, aimOfPatience: AIM_OF_PATIENCE },
        arrivals: EVENTS_A_SECOND * teams.length,
        where: `${teams.length} workspaces`,
        run: (load) => presses.run({ ...round, ...load }),
        countStored: () => countStored(client),
        posted: () =>
          slack.store.calls.filter(({ method }) => method === 'chat.postMessage').length,
      },
    );
  });
}
