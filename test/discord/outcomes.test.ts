import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordAdapter } from '../../adapters/discord/adapter.ts';
import { refusedRequests } from '../../adapters/discord/rest.ts';
import { markOf, nonceOf } from '../../adapters/discord/send.ts';
import type { Adapter, OutboundMessage, SendOutcome } from '../../src/platform/adapter.ts';
import type { DiscordEmulator } from '../emulators/discord/emulator.ts';
import type { RestFault } from '../emulators/discord/faults.ts';
import { openDiscord } from '../emulators/discord/open-discord.ts';
import { type Guild, latest, type Person } from '../emulators/discord/store.ts';
import { freePort } from '../support/free-port.ts';
import { memoryVault } from '../support/memory-vault.ts';
import { until } from './discord-world.ts';

let discord: DiscordEmulator;
let guild: Guild;
let person: Person;
let adapter: Adapter;
let sent = 0;

const TIMEOUT_MS = 250;
const POST = 'POST /channels/:channel/messages';
const OPEN = 'POST /users/@me/channels';
const EDIT = 'PATCH /channels/:channel/messages/:message';

function adapterAt(apiUrl: string, more: { readonly refusedMax?: number } = {}): Adapter {
  const { token, app } = discord;
  return createDiscordAdapter({
    ...{ apiUrl, token, applicationId: app.id, vault: memoryVault(), pace: [] },
    ...{ timeoutMs: TIMEOUT_MS, ...more },
  });
}

beforeAll(async () => {
  discord = await openDiscord();
  guild = discord.addGuild({ name: 'Regional group' });
});
beforeEach(() => {
  person = discord.addPerson({ name: 'Ana', guilds: [guild] });
  adapter = adapterAt(discord.apiUrl);
});
afterEach(() => discord.faults.clear());
afterAll(() => discord.close());

function letter(more: Partial<OutboundMessage> = {}): OutboundMessage {
  sent += 1;
  return {
    ...{ id: `message-${sent}`, language: 'en', direction: 'ltr' },
    to: { platform: 'discord', tenant: '', externalId: person.id },
    content: { kind: 'letter', letter: { subject: 'Hello', paragraphs: ['Words'], closing: [] } },
    ...more,
  };
}

type Expected = Partial<Record<'scope' | 'afterMs' | 'ours' | 'reason', unknown>> & {
  readonly kind: SendOutcome['kind'];
};
const refusal = (status: number, code: number): RestFault => ({ status, code, message: 'No' });

const rejected: Expected = { kind: 'rejected' };
/** Told in words of its own. */
const known: Expected = {
  ...rejected,
  reason: expect.not.stringMatching(/forbids it|did not take/),
};
const later = (afterMs: number, scope: string): Expected => ({ kind: 'retry', scope, afterMs });
/** What we wrote was not taken: the address is not to blame. */
const ours: Expected = { kind: 'rejected', ours: true };
const halted: Expected = { kind: 'halted', scope: 'platform' };
const unknown: Expected = { kind: 'unknown' };

/** What goes wrong, what it means for the message, and how many messages the person then has. */
const OUTCOMES: readonly (readonly [RestFault, Expected, number])[] = [
  ...[50007, 50278, 50001, 50013, 50009].map((code) => [refusal(403, code), known, 0] as const),
  ...[10003, 10013, 10004].map((code) => [refusal(404, code), known, 0] as const),
  [refusal(403, 99999), rejected, 0],
  ...[50035, 50006, 50109, 99999].map((code) => [refusal(400, code), ours, 0] as const),
  [refusal(413, 40005), ours, 0],
  [refusal(401, 0), halted, 0],
  [refusal(403, 40002), halted, 0],
  [refusal(400, 40003), later(600_000, 'platform'), 0],
  [refusal(400, 40062), later(60_000, 'platform'), 0],
  ...[20016, 20022, 20028].map(
    (code) => [refusal(400, code), later(30_000, 'account'), 0] as const,
  ),
  [refusal(503, 130000), unknown, 0],
  [{ retryAfter: 7 }, { kind: 'retry', afterMs: 7_050, scope: 'account' }, 0],
  [{ retryAfter: 0.3, scope: 'shared' }, { kind: 'retry', afterMs: 350, scope: 'account' }, 0],
  [{ retryAfter: 3, scope: 'global' }, { kind: 'retry', scope: 'platform' }, 0],
  [{ http: 500, effect: 'before' }, unknown, 0],
  [{ http: 502, effect: 'after' }, unknown, 1],
  [{ cut: 'before' }, unknown, 0],
  [{ cut: 'after' }, unknown, 1],
  [{ silent: 'before' }, unknown, 0],
  [{ silent: 'after' }, unknown, 1],
];

describe('each failure of the API has its outcome', () => {
  it.each(OUTCOMES)('%o is %o', async (fault, expected, kept) => {
    discord.faults.plan(POST, fault);
    const message = letter();
    const outcome = await adapter.send(message);
    expect(outcome).toMatchObject(expected);
    expect('ours' in outcome).toBe(expected.ours === true);
    expect(JSON.stringify(outcome)).not.toContain(discord.token);
    expect(discord.store.said(person)).toHaveLength(kept);
    const looking = adapterAt(discord.apiUrl); // another process: it keeps no limit of this one's
    const began = { id: message.id, to: message.to };
    const late = await looking.lookUp({ ...began, sentAt: Date.now() - 150_000 });
    const early = await looking.lookUp({ ...began, sentAt: Date.now() });
    const [found] = discord.store.said(person);
    const reference = `${found?.channel.id}:${found?.id}`;
    const arrived = { kind: 'found', reference };
    // What had its effect is found by its mark; that it had none is said only when it cannot come any more.
    expect(late).toEqual(kept === 1 ? arrived : { kind: 'absent' });
    expect(early).toEqual(
      kept === 1 ? arrived : { kind: 'unclear', reason: 'it may still appear' },
    );
    if (expected.kind !== 'unknown') return;
    // The nonce makes one message of two.
    expect(await looking.send(message)).toMatchObject({ kind: 'sent' });
    expect(discord.store.said(person)).toHaveLength(1);
  });

  it('no connection at all: nothing was sent', async () => {
    const nowhere = adapterAt(`http://127.0.0.1:${await freePort()}/api`);
    expect(await nowhere.send(letter())).toMatchObject({ kind: 'retry', scope: 'message' });
  });

  it('a conversation that could not be opened has heard nothing', async () => {
    discord.faults.plan(OPEN, { cut: 'after' });
    expect(await adapter.send(letter())).toMatchObject({ kind: 'retry', scope: 'message' });
    discord.faults.plan(OPEN, { retryAfter: 2 });
    expect(await adapter.send(letter())).toMatchObject({
      ...{ kind: 'retry', scope: 'platform', afterMs: 2_050 },
    });
  });

  it('tells in words why a person is not reached: closed messages, no server in common', async () => {
    person.directMessages = 'closed';
    expect(await adapter.send(letter())).toMatchObject({
      ...{ kind: 'rejected', reason: expect.stringContaining('takes no direct messages') },
    });
    discord.leaves(person, guild);
    const alone = await adapterAt(discord.apiUrl).send(letter());
    expect(alone).toMatchObject({ kind: 'rejected', reason: expect.stringMatching(/no server/) });
    person.installed = true;
    person.directMessages = 'open';
    expect(await adapterAt(discord.apiUrl).send(letter())).toMatchObject({ kind: 'sent' });
  });

  it.each([10008, 10003, 50001, 50005, 50083])(
    'a change of what is gone (%d) is over',
    async (code) => {
      discord.faults.plan(EDIT, refusal(404, code));
      expect(await adapter.send(letter({ replaces: '1:2' }))).toMatchObject({ kind: 'sent' });
    },
  );

  it('a change that is throttled, or has no clear end, is made again by itself', async () => {
    const first = await adapter.send(letter());
    const replaces = first.kind === 'sent' ? first.reference : '';
    discord.faults.plan(EDIT, { cut: 'after' });
    const again = { kind: 'retry', scope: 'message' };
    expect(await adapter.send(letter({ replaces }))).toMatchObject(again);
    discord.faults.plan(EDIT, { retryAfter: 3 });
    expect(await adapter.send(letter({ replaces }))).toMatchObject({ ...again, afterMs: 3_050 });
  });

  it('what was sent keeps what it says when a person closes its messages', async () => {
    expect(await adapter.send(letter())).toMatchObject({ kind: 'sent' });
    person.directMessages = 'closed';
    expect(await adapter.send(letter())).toMatchObject(rejected);
    expect(discord.store.said(person).map((one) => latest(one).words)).toEqual(['Hello\n\nWords']);
  });

  it('one 401 does not end the process: the next send asks anew', async () => {
    discord.faults.plan(POST, refusal(401, 0));
    expect(await adapter.send(letter())).toMatchObject(halted);
    expect(await adapter.send(letter())).toMatchObject({ kind: 'sent' });
  });

  it('calls nobody, and carries a nonce of the delivery’s id', async () => {
    const message = letter();
    await adapter.send(message);
    const call = discord.store.calls.findLast(({ route }) => route === POST);
    const nonce = nonceOf(message.id);
    expect(nonce).toMatch(/^[0-9a-z]{25}$/);
    expect(call?.body).toMatchObject({
      ...{ nonce, enforce_nonce: true, allowed_mentions: { parse: [] } },
    });
    expect(nonceOf('another')).not.toBe(nonce);
    // Its mark is a component's number, 31 bits, above all that is numbered otherwise: Discord refuses two alike.
    const marks = Array.from({ length: 100 }, (_, index) => markOf(`delivery ${index}`));
    expect(Math.min(...marks)).toBeGreaterThanOrEqual(2 ** 30);
    expect(Math.max(...marks)).toBeLessThan(2 ** 31);
    expect(new Set(marks).size).toBe(100);
  });
});

describe('the count of refused requests', () => {
  it('stops everything long before Discord bans us, and lets go when ten minutes are over', () => {
    const refused = refusedRequests();
    for (let count = 0; count < 1_999; count += 1) refused.add(1_000 + count);
    expect(refused.leftMs(4_000)).toBeUndefined();
    refused.add(4_000);
    expect(refused.leftMs(4_000)).toBe(1_000 + 600_000 - 4_000);
    expect(refused.leftMs(601_001)).toBeUndefined();
  });
});

describe('once so many requests were refused', () => {
  it('nothing is asked of Discord any more; a limit that all bots share does not count', async () => {
    const careful = adapterAt(discord.apiUrl, { refusedMax: 2 });
    const message = letter();
    discord.faults.plan(POST, { retryAfter: 0.1, scope: 'shared' }, { times: 1 });
    expect(await careful.send(message)).toMatchObject({ kind: 'retry', scope: 'account' });
    discord.faults.plan(POST, refusal(403, 50013));
    // The limit of before is kept here, too.
    await until(async () => ((await careful.send(message)).kind === 'rejected' ? true : undefined));
    expect(await careful.send(letter())).toMatchObject({ kind: 'sent' });
    discord.faults.plan(POST, refusal(401, 0));
    expect(await careful.send(letter())).toMatchObject({ kind: 'halted' });
    const asked = discord.store.calls.length;
    expect(await careful.send(letter())).toMatchObject({
      ...{ kind: 'retry', scope: 'platform', reason: expect.stringContaining('refused lately') },
    });
    const sentAt = Date.now() - 150_000;
    expect(await careful.lookUp({ id: message.id, to: message.to, sentAt })).toEqual({
      ...{ kind: 'unclear', reason: 'retry' },
    });
    expect(discord.store.calls).toHaveLength(asked);
  });
});
