import type pg from 'pg';
import { openSlack } from '../../test/emulators/slack/open-slack.ts';
import { MEMBERS } from '../answer/scene.ts';
import { Missing } from '../bench.ts';
import type { Server } from '../server.ts';
import { slackIdOf } from './slack-id.ts';

/** As many workspaces the members' contacts are spread over. */
const TEAMS = 8;

export type Slack = Awaited<ReturnType<typeof openSlack>>;

/** What a server needs to find the emulated Slack, for many workspaces by OAuth. */
export function environmentFor(slack: Slack): Readonly<Record<string, string>> {
  return {
    SLACK_CLIENT_ID: slack.clientId,
    SLACK_CLIENT_SECRET: slack.clientSecret,
    SLACK_STATE_SECRET: 'bench'.repeat(8),
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PARLEY_SECRET: 'b'.repeat(64),
  };
}

export async function openBenchSlack(): Promise<Slack> {
  return openSlack({ retries: [] });
}

/** Installs the app in each workspace, as administrators do, and seats the members there; the workspaces' ids. */
export async function installIn(slack: Slack, server: Server): Promise<readonly string[]> {
  const origin = `http://${server.host}:${server.port}`;
  slack.connect({
    eventsUrl: `${origin}/slack/events`,
    installUrl: `${origin}/slack/install`,
    redirectUrl: `${origin}/slack/oauth_redirect`,
  });
  const teams = Array.from({ length: TEAMS }, (_, index) =>
    slack.addWorkspace({ name: `Bench ${index}`, installed: false }),
  );
  for (const team of teams) {
    const { status, page } = await slack.installs(slack.addPerson(team, { name: 'Admin' }));
    if (status !== 200) throw new Missing(`The app was not installed: ${page.slice(0, 300)}`);
  }
  for (let n = 1; n <= MEMBERS; n += 1) {
    const team = teams[n % TEAMS];
    if (team !== undefined) slack.addPerson(team, { name: `Contact ${n}`, id: slackIdOf(n) });
  }
  return teams.map(({ id }) => id);
}

/** Every contact of the scene is in Slack instead of on the pages, in a conversation that the floor does not touch. */
export async function moveToSlack(client: pg.Client, teams: readonly string[]): Promise<void> {
  await client.query(
    `UPDATE account SET platform = 'slack', tenant = ($1::text[])[n % ${TEAMS} + 1],
                        external_id = 'U0BENCH' || n
     FROM (SELECT id AS contact, split_part(split_part(email, '@', 1), '-', 2)::int AS n
           FROM contact) AS k
     WHERE contact_id = contact`,
    [teams],
  );
  await client.query(
    `INSERT INTO conversation (id, short_id, response_id, contact_id, platform, language, state)
     SELECT gen_random_uuid(), replace(short_id, 'bench', 'slack'), response_id, contact_id, 'slack',
            language, state
     FROM conversation`,
  );
  await client.query('VACUUM ANALYZE');
}

/** How many acts led to an answer that is stored: what was acknowledged must be as many. */
export async function countStored(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(DISTINCT event_id)::int AS count FROM answer WHERE event_id LIKE 'slack:%'`,
  );
  return rows[0]?.count ?? 0;
}
