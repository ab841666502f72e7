import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createDiscordAdapter } from '../../../adapters/discord/adapter.ts';
import type { InboundEvent, Stop } from '../../../src/platform/adapter.ts';
import type { DiscordEmulator } from '../../emulators/discord/emulator.ts';
import { shardOf } from '../../emulators/discord/ids.ts';
import { openDiscord } from '../../emulators/discord/open-discord.ts';
import { memoryVault } from '../../support/memory-vault.ts';

let discord: DiscordEmulator;
let stop: Stop = async () => undefined;
let heard: InboundEvent[] = [];

beforeEach(async () => {
  discord = await openDiscord();
  heard = [];
});
afterEach(async () => {
  await stop();
  await discord.close();
});

/** A process that listens; `vault` is what it shares with those after it. */
async function listens(vault = memoryVault()): Promise<void> {
  const { apiUrl, token, app } = discord;
  const adapter = createDiscordAdapter({ apiUrl, token, applicationId: app.id, vault });
  stop = await adapter.listen(async (event) => {
    heard.push(event);
    return { shown: [] };
  });
}

/** What the adapter has handed on is seen by looking: the emulator does not know of it. */
const until = (look: () => boolean) => vi.waitFor(() => expect(look()).toBe(true), 15_000);
const shards = () => discord.gateway.open.map(({ shard }) => shard.join('/')).toSorted();
const left = () => heard.flatMap(({ act, from }) => (act.kind === 'left' ? [from.tenant] : []));

it('listens on as many shards as Discord recommends, and goes on with each of them', async () => {
  discord.gateway.shardsNeeded = 2;
  const vault = memoryVault();
  await listens(vault);
  await until(() => discord.gateway.open.length === 2);
  expect(shards()).toEqual(['0/2', '1/2']);
  // Conversations come on the first, what happens in a server on its own.
  const person = discord.addPerson({ name: 'Ada', installed: true });
  let guild = discord.addGuild({ name: 'A group' });
  while (shardOf(guild.id, 2) !== 1) guild = discord.addGuild({ name: 'Another group' });
  discord.types(person, 'hello');
  await until(() => heard.some(({ act }) => act.kind === 'typed'));
  discord.removesApp(guild);
  await until(() => left().length === 1);
  expect(left()).toEqual([guild.id]);

  await stop();
  discord.types(person, 'while nobody listened');
  await listens(vault);
  await until(() => heard.filter(({ act }) => act.kind === 'typed').length === 2);
  expect(discord.gateway.sessions.map(({ resumes }) => resumes)).toEqual([1, 1]);
});

it('leaves a server that is only down alone', async () => {
  await listens();
  const guild = discord.addGuild({ name: 'A group' });
  discord.goesDown(guild);
  discord.removesApp(discord.addGuild({ name: 'Another group' }));
  await until(() => left().length > 0);
  expect(left()).not.toContain(guild.id);
});
