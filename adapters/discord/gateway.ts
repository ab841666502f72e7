import { randomUUID } from 'node:crypto';
import { CloseCodes, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { type GatewayDispatchPayload, GatewayIntentBits, Routes } from 'discord.js';
import type { Stop } from '../../src/platform/adapter.ts';
import type { Vault } from '../../src/platform/vault.ts';
import { COMMANDS } from './commands.ts';
import { LEASE_MS, type Lease, leaseIn, pause } from './lease.ts';
import type { Api } from './rest.ts';
import { type Sessions, sessionsIn } from './sessions.ts';

export interface GatewayOptions {
  readonly api: Api;
  readonly token: string;
  readonly applicationId: string;
  readonly vault: Vault;
  readonly trouble: (what: string, error: unknown) => void;
  /** How long who listens holds its place without a word, ms; LEASE_MS unless told. */
  readonly leaseMs?: number;
}

/**
 * The fewest that serve: servers, to learn that one has taken us out, and direct messages. What is said in channels is not read, and
 * none of these is privileged (docs.discord.com/developers/events/gateway#gateway-intents).
 */
export const INTENTS = GatewayIntentBits.Guilds | GatewayIntentBits.DirectMessages;

/** In a lease's time, so often it is renewed and how far we are is written down; and so often others ask for it. */
const TIMES_A_LEASE = 4;
/** Discord does not let us in: how long until the next try, doubled each time. */
const AGAIN_MS = 5_000;
const AGAIN_MS_MAX = 60_000;

/** Takes one dispatch; resolves when it has been taken, or never will be. Never rejects. */
export type Take = (dispatch: GatewayDispatchPayload) => Promise<void>;

/**
 * Listens at Discord's gateway. Two connections for one shard would both get everything, so that one process among all of them listens
 * at a time; the next one resumes its session, and hears what was said meanwhile. Resolves after the first attempt, whatever came of
 * it: that Discord is away is no reason not to serve pages.
 */
export async function listenAtGateway(options: GatewayOptions, take: Take): Promise<Stop> {
  const { vault, trouble, leaseMs = LEASE_MS } = options;
  const stopped = new AbortController();
  const lease = leaseIn(vault, { holder: randomUUID(), leaseMs, now: Date.now });
  const askMs = leaseMs / TIMES_A_LEASE;
  const sessions = sessionsIn(vault);
  let ready: () => void = () => undefined;
  const first = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const running = (async () => {
    for (let failures = 0; !stopped.signal.aborted; ) {
      try {
        if (await lease.take()) {
          await listenOnce({ ...options, lease, askMs, sessions, take, stopped, ready });
          failures = 0;
        }
      } catch (error) {
        failures += 1;
        trouble('the gateway', error);
      }
      ready();
      const againMs = Math.min(AGAIN_MS_MAX, AGAIN_MS * 2 ** (failures - 1));
      await pause(failures === 0 ? askMs : againMs, stopped.signal);
    }
  })();
  await first;
  return async () => {
    stopped.abort();
    await running;
    await lease.giveUp().catch((error) => trouble('the gateway', error));
  };
}

interface Listening extends GatewayOptions {
  readonly lease: Lease;
  /** How long between two renewals, ms. */
  readonly askMs: number;
  readonly sessions: Sessions;
  readonly take: Take;
  readonly stopped: AbortController;
  ready(): void;
}

/** Until told to stop, or the lease is another's. Throws when it does not begin, and when Discord ends it for good. */
async function listenOnce(listening: Listening): Promise<void> {
  const { api, applicationId, sessions, stopped, trouble, ready } = listening;
  await sessions.open();
  const underWay = new Set<Promise<void>>();
  const ended = new AbortController();
  const over = AbortSignal.any([stopped.signal, ended.signal]);
  const manager = connection(listening, { underWay, ended });
  // Connecting may take longer than a lease.
  const holding = hold(listening, over);
  try {
    await register(api, applicationId);
    await manager.connect();
    ready();
    await holding;
    ended.signal.throwIfAborted();
  } finally {
    ended.abort();
    await holding;
    // A normal end would end the session, too, and lose what is said until the next process listens.
    await manager.destroy({ code: CloseCodes.Resuming, reason: 'Parley stops' });
    await Promise.all(underWay);
    await sessions.keep().catch((error) => trouble('the gateway', error));
  }
}

/** Renews the lease, and writes down how far we are, until it is over or the lease is another's. */
async function hold(
  { lease, askMs, sessions, trouble }: Listening,
  over: AbortSignal,
): Promise<void> {
  for (;;) {
    await pause(askMs, over);
    if (over.aborted) return;
    // A database that is away lets nobody else listen either.
    const isOurs = await lease.take().catch(() => true);
    if (!isOurs) return;
    await sessions.keep().catch((error) => trouble('the gateway', error));
  }
}

function connection(
  { api, token, sessions, take, trouble }: Listening,
  { underWay, ended }: { readonly underWay: Set<Promise<void>>; readonly ended: AbortController },
): WebSocketManager {
  let isClosing = false;
  api.rest.setToken(token);
  const manager = new WebSocketManager({
    ...{ token, rest: api.rest, intents: INTENTS },
    // As many as Discord recommends, all in the process that listens. Where it wants more it ends the session, and we ask again.
    ...{ shardCount: null, shardIds: null },
    retrieveSessionInfo: (shard) => sessions.current(shard),
    updateSessionInfo: (shard, session) => {
      if (session !== null || !isClosing) sessions.update(shard, session);
    },
  });
  const destroy = manager.destroy.bind(manager);
  manager.destroy = (how) => {
    isClosing = true;
    return destroy(how);
  };
  manager.on(WebSocketShardEvents.Dispatch, ({ data, shardId }) => {
    const done = sessions.begin(shardId, data.s);
    const taking = take(data).finally(() => {
      done();
      underWay.delete(taking);
    });
    underWay.add(taking);
  });
  manager.on(WebSocketShardEvents.Error, ({ error }) => trouble('the gateway', error));
  manager.on(WebSocketShardEvents.Closed, ({ code }) => {
    if (FINAL.has(code)) ended.abort(new Error(`Discord has closed the gateway for good: ${code}`));
  });
  return manager;
}

/** Discord lets us in no more as we are: a wrong token, intents that are not granted (docs.discord.com, gateway close codes). */
const FINAL = new Set([4004, 4010, 4011, 4012, 4013, 4014]);

/** The same commands again change nothing (docs.discord.com/developers/interactions/application-commands). */
async function register(api: Api, applicationId: string): Promise<void> {
  await api.call('PUT', Routes.applicationCommands(applicationId), { body: COMMANDS, waits: true });
}
