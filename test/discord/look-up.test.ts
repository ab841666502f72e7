import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDiscordAdapter } from '../../adapters/discord/adapter.ts';
import { outcomeOf } from '../../adapters/discord/errors.ts';
import type { Adapter, OutboundMessage } from '../../src/platform/adapter.ts';
import type { DiscordEmulator } from '../emulators/discord/emulator.ts';
import { openDiscord } from '../emulators/discord/open-discord.ts';
import type { Person } from '../emulators/discord/store.ts';
import { memoryVault } from '../support/memory-vault.ts';

let discord: DiscordEmulator;
let person: Person;
let adapter: Adapter;

beforeAll(async () => {
  discord = await openDiscord();
  person = discord.addPerson({ name: 'Ana', guilds: [discord.addGuild({ name: 'Group' })] });
  const { apiUrl, token, app } = discord;
  adapter = createDiscordAdapter({
    ...{ apiUrl: `${apiUrl}/v10/`, token, applicationId: app.id, vault: memoryVault(), pace: [] },
  });
});
afterAll(() => discord.close());

function letter(id: string): OutboundMessage {
  return {
    ...{ id, language: 'en', direction: 'ltr' },
    to: { platform: 'discord', tenant: '', externalId: person.id },
    content: { kind: 'letter', letter: { subject: 'Hello', paragraphs: ['Words'], closing: [] } },
  };
}

async function sent(id: string): Promise<string> {
  const outcome = await adapter.send(letter(id));
  if (outcome.kind !== 'sent') throw new Error(outcome.reason);
  return outcome.reference;
}

const lookUp = (id: string, agoMs: number) =>
  adapter.lookUp({ id, to: letter(id).to, sentAt: Date.now() - agoMs });

const talks = (lines: number) => {
  for (let line = 0; line < lines; line += 1) discord.types(person, `line ${line}`);
};

const TOO_EARLY = { kind: 'unclear', reason: 'it may still appear' };

// One conversation, which grows from test to test.
it('a message is said to be absent once two minutes are over, and not before', async () => {
  expect(await lookUp('none', 110_000)).toEqual(TOO_EARLY);
  expect(await lookUp('none', 130_000)).toEqual({ kind: 'absent' });
});

it('is found although our clock is ahead of Discord’s', async () => {
  const reference = await sent('skewed');
  expect(await lookUp('skewed', -50_000)).toEqual({ kind: 'found', reference });
});

it('is found pages later, behind what the person wrote; each page is read once', async () => {
  talks(250);
  const reference = await sent('behind');
  const before = discord.store.calls.length;
  expect(await lookUp('behind', 0)).toEqual({ kind: 'found', reference });
  expect(discord.store.calls.length - before).toBe(3);
});

it('is absent where the last page is exactly full', async () => {
  const said = discord.store.said(person).length;
  talks(300 - said);
  expect(discord.store.said(person)).toHaveLength(300);
  expect(await lookUp('none', 130_000)).toEqual({ kind: 'absent' });
});

it('stays unclear where the conversation is too long to be read', async () => {
  talks(250);
  await sent('far behind');
  expect(await lookUp('far behind', 130_000)).toMatchObject({
    ...{ kind: 'unclear', reason: expect.stringContaining('too long') },
  });
});

it('a fault of the connection: where none came about, nothing was sent', () => {
  const fault = (more: object, cause?: unknown) =>
    Object.assign(new Error('fetch failed', { cause }), more);
  const again = { kind: 'retry', scope: 'message' };
  expect(outcomeOf(fault({ code: 'ECONNREFUSED' }), 'x')).toMatchObject(again);
  expect(outcomeOf(fault({ code: 'UND_ERR_CONNECT_TIMEOUT' }), 'x')).toMatchObject(again);
  expect(outcomeOf(fault({ code: 'ETIMEDOUT', syscall: 'connect' }), 'x')).toMatchObject(again);
  const several = new AggregateError([fault({ code: 'EHOSTUNREACH' })]);
  expect(outcomeOf(fault({}, several), 'x')).toMatchObject(again);
  const cut = fault({ code: 'ECONNRESET', syscall: 'read' });
  expect(outcomeOf(fault({}, cut), 'x')).toMatchObject({ kind: 'unknown' });
});
