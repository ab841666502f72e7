import type pg from 'pg';
import type { TeamsEmulator } from '../../test/emulators/teams/emulator.ts';
import { openTeams } from '../../test/emulators/teams/open-teams.ts';
import type { Conversation, Person, Tenant } from '../../test/emulators/teams/store.ts';
import { Missing } from '../bench.ts';
import type { Server } from '../server.ts';

/** So many of the members' contacts are in Teams: enough that two of 32 rarely meet on one. */
export const PEOPLE = 1000;

export function openBenchTeams(): Promise<TeamsEmulator> {
  return openTeams();
}

/** What a server needs to find the emulated Teams. */
export function environmentFor(teams: TeamsEmulator): Readonly<Record<string, string>> {
  return {
    TEAMS_APP_ID: teams.app.id,
    TEAMS_APP_PASSWORD: teams.app.password,
    TEAMS_TENANT_ID: teams.app.tenantId,
    TEAMS_OPENID_METADATA_URL: teams.openIdMetadataUrl,
    TEAMS_AUTHORITY_URL: teams.authorityUrl,
    PARLEY_SECRET: 'b'.repeat(64),
  };
}

/** Somebody of the scene in Teams, and the personal chat with the bot. */
export interface Seated {
  readonly n: number;
  readonly person: Person;
  readonly chat: Conversation;
}

/** As many install the app at once. */
const AT_ONCE = 16;

/** Each of them has installed the app, and has been greeted: the server knows where all are reached. */
export async function seat(teams: TeamsEmulator, server: Server): Promise<readonly Seated[]> {
  teams.connect({ messagesUrl: `http://${server.host}:${server.port}/api/messages` });
  const tenant = teams.addTenant({ name: 'Bench', id: teams.app.tenantId });
  const all: Seated[] = [];
  for (let from = 1; from <= PEOPLE; from += AT_ONCE) {
    const count = Math.min(AT_ONCE, PEOPLE - from + 1);
    const some = Array.from({ length: count }, (_, index) => install(teams, tenant, from + index));
    all.push(...(await Promise.all(some)));
  }
  return all;
}

async function install(teams: TeamsEmulator, tenant: Tenant, n: number): Promise<Seated> {
  const person = teams.addPerson(tenant, { name: `Contact ${n}`, aadObjectId: teamsIdOf(n) });
  const seen = await teams.installs(person);
  const chat = teams.store.directOf(person);
  if (chat === undefined || seen.some(({ status }) => status !== 200)) {
    throw new Missing(`The app was not installed: ${seen.map(({ status }) => status).join(', ')}`);
  }
  return { n, person, chat };
}

/** These contacts are in Teams instead of on the pages, in a conversation that the floor does not touch. */
export async function moveToTeams(client: pg.Client, teams: TeamsEmulator): Promise<void> {
  await client.query(
    `UPDATE account SET platform = 'teams', tenant = $1,
                        external_id = '${FIRST_ID.slice(0, -4)}' || lpad(n::text, 4, '0')
     FROM (SELECT id AS contact, split_part(split_part(email, '@', 1), '-', 2)::int AS n
           FROM contact) AS k
     WHERE contact_id = contact AND n <= ${PEOPLE}`,
    [teams.app.tenantId],
  );
  await client.query(
    `INSERT INTO conversation (id, short_id, response_id, contact_id, platform, language, state)
     SELECT gen_random_uuid(), replace(short_id, 'bench', 'teams'), response_id, contact_id, 'teams',
            language, state
     FROM conversation WHERE split_part(short_id, '-', 2)::int <= ${PEOPLE}`,
  );
  await client.query('VACUUM ANALYZE');
}

const FIRST_ID = '00000000-0000-4000-a000-000000000000';

/** Who member `n`'s contact is in Entra. */
function teamsIdOf(n: number): string {
  return FIRST_ID.slice(0, -4) + String(n).padStart(4, '0');
}

/** The short name of the conversation that it has there. */
export function conversationOf(n: number): string {
  return `teams-${n}`;
}

/** How many acts led to an answer that is stored: what was acknowledged must be as many. */
export async function countStored(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(DISTINCT event_id)::int AS count FROM answer WHERE event_id LIKE 'teams:%'`,
  );
  return rows[0]?.count ?? 0;
}
