import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordAdapter } from '../../adapters/discord/adapter.ts';
import { leaseIn } from '../../adapters/discord/lease.ts';
import { sessionsIn } from '../../adapters/discord/sessions.ts';
import type { InboundEvent, Stop } from '../../src/platform/adapter.ts';
import { Unopenable, type Vault } from '../../src/platform/vault.ts';
import type { DiscordEmulator } from '../emulators/discord/emulator.ts';
import { openDiscord } from '../emulators/discord/open-discord.ts';
import { memoryVault } from '../support/memory-vault.ts';
import { until } from './discord-world.ts';

const LEASE_MS = 10_000;

describe('one process listens at a time', () => {
  let now = 0;
  const holderIn = (vault: Vault) => (holder: string) =>
    leaseIn(vault, { holder, leaseMs: LEASE_MS, now: () => now });

  it('as long as it says so; then the next one does, and the first is told', async () => {
    const of = holderIn(memoryVault());
    const [first, second] = [of('first'), of('second')];
    expect(await first.take()).toBe(true);
    now += LEASE_MS - 1;
    expect(await second.take()).toBe(false);
    expect(await first.take()).toBe(true);
    now += LEASE_MS - 1;
    expect(await second.take()).toBe(false);
    now += 1;
    expect(await second.take()).toBe(true);
    expect(await first.take()).toBe(false);
  });

  it('or until it stops, which it does for itself alone', async () => {
    const of = holderIn(memoryVault());
    const [first, second] = [of('first'), of('second')];
    await first.take();
    await second.giveUp();
    expect(await second.take()).toBe(false);
    await first.giveUp();
    expect(await second.take()).toBe(true);
  });

  it('also where the place was written under another secret, but not where the database fails', async () => {
    const failing = (error: Error): Vault => {
      const vault = memoryVault();
      const read = () => Promise.reject(error);
      return {
        ...vault,
        read,
        locked: (name, work) => vault.locked(name, (entries) => work({ ...entries, read })),
      };
    };
    const unopenable = failing(new Unopenable('another secret'));
    expect(await holderIn(unopenable)('first').take()).toBe(true);
    await sessionsIn(unopenable).open();
    const away = failing(new Error('the database is away'));
    await expect(holderIn(away)('first').take()).rejects.toThrow('away');
    await expect(sessionsIn(away).open()).rejects.toThrow('away');
  });
});

describe('how far it is', () => {
  const info = (sequence: number, sessionId = 'one') => ({
    ...{ sequence, sessionId, shardId: 0, shardCount: 1, resumeURL: 'ws://gateway' },
  });
  const keptIn = async (vault: Vault) => {
    const next = sessionsIn(vault);
    await next.open();
    return next.current(0);
  };

  it('is told to the next process up to the oldest that is not taken', async () => {
    const vault = memoryVault();
    const sessions = sessionsIn(vault);
    await sessions.open();
    expect(sessions.current(0)).toBeNull();
    sessions.update(0, info(7));
    const [first, second] = [sessions.begin(0, 6), sessions.begin(0, 7)];
    second();
    await sessions.keep();
    expect(await keptIn(vault)).toEqual(info(5));
    expect(sessions.current(0)).toEqual(info(7)); // what this one's own client goes on with
    first();
    await sessions.keep();
    expect(await keptIn(vault)).toEqual(info(7));
  });

  it('begins anew with a new session, whatever of the old one is still at work', async () => {
    const vault = memoryVault();
    const sessions = sessionsIn(vault);
    sessions.update(0, info(900));
    const old = sessions.begin(0, 900);
    sessions.update(0, null);
    await sessions.keep();
    expect(await keptIn(vault)).toBeNull();
    sessions.update(0, info(3, 'two'));
    await sessions.keep();
    expect(await keptIn(vault)).toEqual(info(3, 'two'));
    sessions.begin(0, 3);
    old();
    await sessions.keep();
    expect(await keptIn(vault)).toEqual(info(2, 'two'));
  });

  it('is written only where it has changed, and again where writing failed', async () => {
    const vault = memoryVault();
    let writes = 0;
    let isAway = true;
    const sessions = sessionsIn({
      ...vault,
      write: async (name, value) => {
        writes += 1;
        if (isAway) throw new Error('the database is away');
        await vault.write(name, value);
      },
    });
    sessions.update(0, info(1));
    await expect(sessions.keep()).rejects.toThrow('away');
    isAway = false;
    await sessions.keep();
    await sessions.keep();
    expect(writes).toBe(2);
    expect(await keptIn(vault)).toEqual(info(1));
  });

  it('is nothing where nobody can read it', async () => {
    const vault = memoryVault();
    await vault.write('discord/sessions', '{');
    expect(await keptIn(vault)).toBeNull();
    await vault.write('discord/sessions', '[{"shardId":0}]');
    expect(await keptIn(vault)).toBeNull();
  });
});

describe('who listens', () => {
  let discord: DiscordEmulator;
  let heard: InboundEvent[];
  let troubles: string[];
  const stops: Stop[] = [];
  const listens = async (vault: Vault, leaseMs: number) => {
    const { apiUrl, token, app } = discord;
    const adapter = createDiscordAdapter({
      ...{ apiUrl, token, applicationId: app.id, vault, leaseMs, pace: [] },
      trouble: (what, error) => troubles.push(`${what}: ${String(error)}`),
    });
    const sink = async (event: InboundEvent) => {
      heard.push(event);
      return { shown: [] };
    };
    stops.push(await adapter.listen(sink));
  };
  beforeEach(async () => {
    discord = await openDiscord();
    [heard, troubles] = [[], []];
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
    await discord.close();
  });

  it('keeps its place also while it takes long to connect', async () => {
    const vault = memoryVault();
    discord.faults.plan('GET /gateway/bot', { slowMs: 1_500 });
    await Promise.all([listens(vault, 500), listens(vault, 500)]);
    await until(() => discord.gateway.open[0]);
    expect(discord.gateway.sessions).toHaveLength(1);
    expect(troubles).toEqual([]);
  });

  it('goes on hearing while the database is away, which lets nobody else listen either', async () => {
    const vault = memoryVault();
    let refused = 0;
    let isAway = false;
    const away = {
      ...vault,
      locked: async <Value>(...given: Parameters<typeof vault.locked<Value>>) => {
        if (!isAway) return vault.locked(...given);
        refused += 1;
        throw new Error('the database is away');
      },
    };
    await listens(away, 200);
    isAway = true;
    await until(() => (refused > 2 ? true : undefined));
    expect(discord.gateway.sessions).toHaveLength(1);
    expect(discord.gateway.open).toHaveLength(1);
    isAway = false;
  });

  it('stops when another one has its place', async () => {
    const vault = memoryVault();
    await listens(vault, 200);
    const another = `another ${Date.now() + 60_000}`;
    await vault.locked('any', (entries) => entries.write('discord/listener', another));
    await until(() => (discord.gateway.open.length === 0 ? true : undefined));
    expect(troubles).toEqual([]);
  });

  it('is told when Discord closes the gateway for good', async () => {
    await listens(memoryVault(), 10_000);
    discord.gateway.drop(4014);
    await until(() => troubles.find((one) => one.includes('for good: 4014')));
    expect(discord.gateway.sessions).toHaveLength(1); // it does not knock again at once
  });
});
