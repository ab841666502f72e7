import type pg from 'pg';
import type { DiscordEmulator } from '../../test/emulators/discord/emulator.ts';
import { openDiscord } from '../../test/emulators/discord/open-discord.ts';
import type { Message, Person } from '../../test/emulators/discord/store.ts';
import { Missing } from '../bench.ts';

/** So many of the members' contacts are in Discord: enough that two of 32 rarely meet on one. */
export const PEOPLE = 1000;

export async function openBenchDiscord(): Promise<DiscordEmulator> {
  return openDiscord();
}

/** What a server needs to find the emulated Discord. */
export function environmentFor(discord: DiscordEmulator): Readonly<Record<string, string>> {
  return {
    DISCORD_TOKEN: discord.token,
    DISCORD_APPLICATION_ID: discord.app.id,
    DISCORD_API_URL: discord.apiUrl,
    PARLEY_SECRET: 'b'.repeat(64),
  };
}

/** Somebody of the scene in Discord, and the message beneath which it presses. */
export interface Seated {
  readonly n: number;
  readonly person: Person;
  readonly message: Message;
}

/** Each of them has a direct conversation with the bot, in which a message stands. Waits until the server listens. */
export async function seat(discord: DiscordEmulator): Promise<readonly Seated[]> {
  await discord.until(() => discord.gateway.open.length > 0, 30_000);
  const guild = discord.addGuild({ name: 'Bench' });
  const all: Seated[] = [];
  for (let n = 1; n <= PEOPLE; n += 1) {
    const given = { name: `Contact ${n}`, id: discordIdOf(n), guilds: [guild] };
    const person = discord.addPerson(given);
    all.push({ n, person, message: await writeTo(discord, person) });
  }
  return all;
}

/** As the bot writes, over HTTP. */
async function writeTo(discord: DiscordEmulator, person: Person): Promise<Message> {
  const channel = discord.opensDirect(person);
  const reply = await fetch(`${discord.apiUrl}/v10/channels/${channel.id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: 'How urgent is it?' }),
  });
  const message = channel.messages.at(-1);
  if (!reply.ok || message === undefined) throw new Missing(`no message: ${await reply.text()}`);
  return message;
}

/** These contacts are in Discord instead of on the pages, in a conversation that the floor does not touch. */
export async function moveToDiscord(client: pg.Client): Promise<void> {
  await client.query(
    `UPDATE account SET platform = 'discord', external_id = '${FIRST_ID.slice(0, -4)}' || lpad(n::text, 4, '0')
     FROM (SELECT id AS contact, split_part(split_part(email, '@', 1), '-', 2)::int AS n
           FROM contact) AS k
     WHERE contact_id = contact AND n <= ${PEOPLE}`,
  );
  await client.query(
    `INSERT INTO conversation (id, short_id, response_id, contact_id, platform, language, state)
     SELECT gen_random_uuid(), replace(short_id, 'bench', 'discord'), response_id, contact_id, 'discord',
            language, state
     FROM conversation WHERE split_part(short_id, '-', 2)::int <= ${PEOPLE}`,
  );
  await client.query('VACUUM ANALYZE');
}

const FIRST_ID = '100000000000000000';

/** Who member `n`'s contact is in Discord. */
export function discordIdOf(n: number): string {
  return FIRST_ID.slice(0, -4) + String(n).padStart(4, '0');
}

/** The short name of the conversation that it has there. */
export function conversationOf(n: number): string {
  return `discord-${n}`;
}

/** How many acts led to an answer that is stored: what was acknowledged must be as many. */
export async function countStored(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(DISTINCT event_id)::int AS count FROM answer WHERE event_id LIKE 'discord:%'`,
  );
  return rows[0]?.count ?? 0;
}
