import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type InstallPages, installPages } from '../../../adapters/slack/install-pages.ts';
import { manyWorkspaces } from '../../../adapters/slack/many-workspaces.ts';
import type { Tokens } from '../../../adapters/slack/tokens.ts';
import { createPrisma, type PrismaClient } from '../../../src/infra/database/prisma.ts';
import { createKeyRing } from '../../../src/infra/vault/key-ring.ts';
import { createVault } from '../../../src/infra/vault/vault.ts';
import type { WebhookRequest } from '../../../src/platform/adapter.ts';
import type { Vault } from '../../../src/platform/vault.ts';
import type { SlackEmulator } from '../../emulators/slack/emulator.ts';
import { openSlack } from '../../emulators/slack/open-slack.ts';
import { useDatabase } from '../../support/database.ts';
import { settableClock } from '../../support/parley.ts';

export const STATE_SECRET = 'a secret for states, of tests';
export const HOUR_MS = 60 * 60_000;

/** A Slack whose tokens expire, a vault, and Parley's processes beside them, on one clock. */
export interface Scene {
  readonly slack: SlackEmulator;
  readonly clock: ReturnType<typeof settableClock>;
  readonly vault: Vault;
  readonly prisma: PrismaClient;
  /** Where the pages of the first process are served. */
  readonly url: string;
  readonly tokens: Tokens;
  /** What was refused, as the log would tell it. */
  readonly reasons: string[];
  /** Another process: its own connections, nothing in memory. */
  another(): Tokens;
  /** How often Slack was asked for this. */
  calls(method: string): number;
}

/** Call it where tests are declared. */
export function useScene({ rotatesTokens = true } = {}): Scene {
  const database = useDatabase();
  let clients: PrismaClient[] = [];
  let made: Partial<Omit<Scene, 'calls' | 'another'>> = {};
  let close: (() => Promise<unknown>)[] = [];
  const its = <Name extends keyof typeof made>(name: Name) => {
    const found = made[name];
    if (found === undefined) throw new Error('the scene exists only inside hooks and tests');
    return found;
  };
  const open = (client: PrismaClient) => {
    const vault = createVault(client, createKeyRing({ secret: 'a secret of the tests' }));
    const { clientId, clientSecret, apiUrl } = its('slack');
    return { vault, clientId, clientSecret, apiUrl, now: its('clock').now };
  };
  beforeAll(() => {
    clients = [1, 2].map(() => createPrisma(database.url, { max: 4 }));
  });
  afterAll(() => Promise.all(clients.map((client) => client.$disconnect())));
  beforeEach(async () => {
    const [prisma] = clients as [PrismaClient];
    const clock = settableClock('2026-11-26T08:00:00Z');
    const slack = await openSlack({ clock: clock.now, rotatesTokens });
    const reasons: string[] = [];
    await prisma.vaultEntry.deleteMany();
    const vault = createVault(prisma, createKeyRing({ secret: 'a secret of the tests' }));
    made = { slack, clock, vault, prisma, reasons };
    const tokens = manyWorkspaces(open(prisma));
    const site = await servePages(clock.now, reasons, (publicUrl) =>
      installPages({
        ...open(prisma),
        publicUrl,
        stateSecret: STATE_SECRET,
        installed: tokens.forget,
      }),
    );
    made = { ...made, tokens, url: site.url };
    slack.connect({
      installUrl: `${site.url}/slack/install`,
      redirectUrl: `${site.url}/slack/oauth_redirect`,
    });
    close = [site.close, () => slack.close()];
  });
  afterEach(async () => {
    for (const one of close) await one();
  });
  return {
    get slack() {
      return its('slack');
    },
    get clock() {
      return its('clock');
    },
    get vault() {
      return its('vault');
    },
    get prisma() {
      return its('prisma');
    },
    get url() {
      return its('url');
    },
    get tokens() {
      return its('tokens');
    },
    get reasons() {
      return its('reasons');
    },
    another: () => manyWorkspaces(open(clients[1] ?? its('prisma'))),
    calls: (method) => its('slack').store.calls.filter((call) => call.method === method).length,
  };
}

/** The pages alone behind HTTP, as the server mounts them. */
async function servePages(
  now: () => number,
  reasons: string[],
  make: (publicUrl: string) => InstallPages,
): Promise<{ readonly url: string; close(): Promise<unknown> }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const pages = make(url);
  server.on('request', (request, response) => {
    void pages(webhookRequest(request, now())).then(async (received) => {
      if (received === undefined) return response.writeHead(404).end();
      if (received.kind === 'rejected') reasons.push(received.reason);
      const reply = received.kind === 'rejected' ? received.reply : await received.reply?.([]);
      return response.writeHead(reply?.status ?? 200, reply?.headers).end(reply?.body);
    });
  });
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { url, close };
}

function webhookRequest(request: IncomingMessage, receivedAt: number): WebhookRequest {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const { cookie } = request.headers;
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: cookie === undefined ? {} : { cookie },
    body: new Uint8Array(),
    receivedAt,
  };
}
