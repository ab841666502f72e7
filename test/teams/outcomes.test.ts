import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTeamsAdapter, type TeamsOptions } from '../../adapters/teams/adapter.ts';
import { openDoor } from '../../adapters/teams/door.ts';
import type { Adapter, OutboundMessage, SendOutcome } from '../../src/platform/adapter.ts';
import { openServer, originOf } from '../emulators/local-server.ts';
import type { TeamsEmulator } from '../emulators/teams/emulator.ts';
import type { ConnectorFault } from '../emulators/teams/faults.ts';
import { openTeams } from '../emulators/teams/open-teams.ts';
import { latest, type Person, type Tenant } from '../emulators/teams/store.ts';
import { freePort } from '../support/free-port.ts';
import { memoryVault } from '../support/memory-vault.ts';
import { authorization } from './wire.ts';

let teams: TeamsEmulator;
let tenant: Tenant;
let person: Person;
let adapter: Adapter;
let sent = 0;

const TIMEOUT_MS = 250;
const POST = 'POST /v3/conversations/:conversation/activities';
const PUT = 'PUT /v3/conversations/:conversation/activities/:activity';
const BEGIN = 'POST /v3/conversations';

/** As a worker starts: it has heard of the tenant, and of no person yet. */
function adapterWith(more: Partial<TeamsOptions> = {}): Adapter {
  const { app, openIdMetadataUrl, authorityUrl } = teams;
  const vault = memoryVault();
  void vault.write(`teams/tenant/${tenant.id}`, teams.serviceUrl(tenant));
  return createTeamsAdapter({
    ...{ appId: app.id, identity: { kind: 'secret', secret: app.password }, vault },
    ...{ tenants: [tenant.id], openIdMetadataUrl, authorityUrl, timeoutMs: TIMEOUT_MS },
    ...more,
  });
}

beforeAll(async () => {
  teams = await openTeams();
  tenant = teams.addTenant({ name: 'Ministry', id: teams.app.tenantId });
  adapter = adapterWith();
});
beforeEach(() => {
  person = teams.addPerson(tenant, { name: 'Ana', installed: true });
  teams.faults.clear();
});
afterAll(() => teams.close());

function letter(more: Partial<OutboundMessage> = {}): OutboundMessage {
  sent += 1;
  return {
    ...{ id: `message-${sent}`, language: 'en', direction: 'ltr' },
    to: { platform: 'teams', tenant: tenant.id, externalId: person.aadObjectId },
    content: { kind: 'letter', letter: { subject: 'Hello', paragraphs: ['Words'], closing: [] } },
    ...more,
  };
}

type Expected = Partial<Record<'scope' | 'ours', unknown>> & { readonly kind: SendOutcome['kind'] };

const rejected: Expected = { kind: 'rejected' };
const unknown: Expected = { kind: 'unknown' };
const again: Expected = { kind: 'retry', scope: 'message' };

/** What goes wrong, what it means for the message, and how many messages the person then has. */
const OUTCOMES: readonly (readonly [ConnectorFault, Expected, number])[] = [
  [{ refuse: 'writesBlocked' }, rejected, 0],
  [{ refuse: 'blockedByUser' }, rejected, 0],
  [{ refuse: 'notInRoster' }, rejected, 0],
  [{ refuse: 'notInstalled' }, rejected, 0],
  [{ refuse: 'conversationNotFound' }, rejected, 0],
  [{ refuse: 'disabledByAdmin' }, { kind: 'halted', scope: 'tenant' }, 0],
  [{ retryAfter: 7 }, { kind: 'retry', scope: 'account' }, 0],
  [{ refuse: 'preconditionFailed' }, again, 0],
  [{ http: 502 }, again, 0],
  [{ http: 504 }, again, 0],
  [{ http: 503, html: true }, again, 0],
  [{ http: 500 }, unknown, 0],
  [{ http: 500, effect: 'after' }, unknown, 1],
  [{ cut: 'before' }, unknown, 0],
  [{ cut: 'after' }, unknown, 1],
  [{ silent: 'before' }, unknown, 0],
  [{ silent: 'after' }, unknown, 1],
];

describe('each failure of the connector has its outcome', () => {
  it.each(OUTCOMES)('%o is %o', async (fault, expected, kept) => {
    teams.faults.plan(POST, fault);
    const before = teams.store.callsOf(POST).length;
    const message = letter();
    const outcome = await adapter.send(message);
    expect(outcome).toMatchObject(expected);
    const text = JSON.stringify(outcome);
    for (const hidden of [person.aadObjectId, teams.app.password, 'eyJ', '127.0.0.1']) {
      expect(text).not.toContain(hidden);
    }
    expect(teams.store.said(person)).toHaveLength(kept);
    // One outward effect: nothing is tried again beneath.
    expect(teams.store.callsOf(POST)).toHaveLength(before + 1);
    const { id, to } = message;
    const looked = await adapter.lookUp({ id, to, sentAt: Date.now() - 150_000 });
    expect(looked.kind).toBe('unclear');
  });

  it('waits for as long as Teams says, and a little longer, so that not all come at once', async () => {
    for (const [fault, least] of [
      [{ retryAfter: 70 }, 70_000],
      [{ refuse: 'preconditionFailed' }, 5_000],
    ] as const) {
      const waits = new Set<number>();
      for (let sends = 0; sends < 6; sends += 1) {
        teams.faults.plan(POST, fault);
        const outcome = await adapter.send(letter());
        if (outcome.kind !== 'retry') throw new Error(outcome.kind);
        expect(outcome.afterMs).toBeGreaterThan(least);
        expect(outcome.afterMs).toBeLessThan(1.5 * least + 2);
        waits.add(outcome.afterMs);
      }
      expect(waits.size).toBeGreaterThan(1);
    }
  });

  it('tells what we wrote wrong from a person who is not reached', async () => {
    teams.faults.plan(POST, { http: 400 });
    expect(await adapter.send(letter())).toMatchObject({ ...rejected, ours: true });
    for (const status of [403, 404]) {
      teams.faults.plan(POST, { http: status });
      const outcome = await adapter.send(letter());
      expect(outcome).toMatchObject(rejected);
      expect(outcome).not.toHaveProperty('ours');
    }
  });

  it('begins a chat once', async () => {
    for (let sends = 0; sends < 2; sends += 1) await adapter.send(letter());
    const begun = teams.store.callsOf(BEGIN).map(({ body }) => JSON.stringify(body));
    expect(begun.filter((body) => body.includes(person.aadObjectId))).toHaveLength(1);
    expect(teams.store.said(person)).toHaveLength(2);
  });

  it('a conversation that is not begun has said nothing: it is begun again', async () => {
    for (const fault of [{ cut: 'after' }, { silent: 'before' }, { http: 500 }] as const) {
      teams.faults.plan(BEGIN, fault);
      expect(await adapter.send(letter())).toMatchObject(again);
    }
    expect(await adapter.send(letter())).toMatchObject({ kind: 'sent' });
    expect(teams.store.said(person)).toHaveLength(1);
  });

  it('who never installed it is reached another way', async () => {
    person.installed = false;
    const outcome = await adapter.send(letter());
    expect(outcome).toMatchObject({ ...rejected, reason: expect.stringContaining('installed') });
  });

  it('a tenant that is not on the list, or not known to Teams, is not written to', async () => {
    const before = teams.store.calls.length;
    const elsewhere = { platform: 'teams', tenant: 'elsewhere', externalId: person.aadObjectId };
    expect(await adapter.send(letter({ to: elsewhere }))).toMatchObject(rejected);
    expect(await adapter.send(letter({ to: elsewhere, replaces: 'a:1|2' }))).toMatchObject(
      rejected,
    );
    const foreign = teams.addTenant({ name: 'Operator' });
    const eve = teams.addPerson(foreign, { name: 'Eve', installed: true });
    const vault = memoryVault();
    await vault.write(`teams/tenant/${foreign.id}`, teams.serviceUrl(foreign));
    const known = { platform: 'teams', tenant: foreign.id, externalId: eve.aadObjectId };
    expect(await adapterWith({ vault }).send(letter({ to: known }))).toMatchObject(rejected);
    expect(await adapterWith({ vault }).findPerson(known)).toBeUndefined();
    expect(teams.store.calls).toHaveLength(before);
  });

  it('our token goes to Teams alone, whatever address is stored', async () => {
    const vault = memoryVault();
    await vault.write(`teams/tenant/${tenant.id}`, `http://127.0.0.1:${await freePort()}/`);
    const misled = adapterWith({ vault });
    const before = teams.store.tokens.length;
    expect((await misled.send(letter())).kind).toBe('retry');
    expect(teams.store.tokens).toHaveLength(before);
  });
});

describe('a change of a message', () => {
  it('is made again when its end is unclear, and is over where the message has gone', async () => {
    const first = await adapter.send(letter());
    if (first.kind !== 'sent') throw new Error(first.reason);
    const change = letter({ replaces: first.reference });
    for (const fault of [{ cut: 'after' }, { http: 500 }, { retryAfter: 3 }] as const) {
      teams.faults.plan(PUT, fault);
      expect(await adapter.send(change)).toMatchObject(again);
    }
    expect(await adapter.send(change)).toEqual(first);
    const [message] = teams.store.said(person);
    expect(message?.versions.length).toBeGreaterThan(1);
    expect(message && latest(message).cards).toHaveLength(1);
    if (message !== undefined) message.deleted = true;
    expect(await adapter.send(change)).toEqual(first);
  });
});

describe('tokens', () => {
  it('are kept, and a refused one is renewed once', async () => {
    const own = adapterWith();
    await own.send(letter());
    const before = teams.store.tokens.length;
    await own.send(letter());
    expect(teams.store.tokens).toHaveLength(before);
    teams.store.tokens.length = 0; // all are revoked
    expect(await own.send(letter())).toMatchObject({ kind: 'sent' });
    expect(teams.store.tokens).toHaveLength(1);
    teams.faults.plan(POST, { http: 401 }, { times: 2 });
    const refused = { kind: 'halted', scope: 'tenant' };
    expect(await own.send(letter())).toMatchObject(refused);
  });

  it('are asked for once by all who need one, and anew before they end', async () => {
    const own = adapterWith();
    const before = teams.store.tokens.length;
    await Promise.all([letter(), letter(), letter()].map((one) => own.send(one)));
    expect(teams.store.tokens).toHaveLength(before + 1);
    const url = teams.identityEndpoint;
    const managed = { kind: 'managed', endpoint: { url, header: 'of tests' } } as const;
    teams.tokenLifeS = 240; // requests that are under way still need it
    for (const more of [{}, { identity: managed }]) {
      const hasty = adapterWith(more);
      const earlier = teams.store.tokens.length;
      // A token for each call: the chat is there already.
      for (let sends = 0; sends < 2; sends += 1) await hasty.send(letter());
      expect(teams.store.tokens.length - earlier).toBe(3);
    }
    teams.tokenLifeS = 3_599;
  });

  it('a wrong secret stops the platform, an authority that is away does not', async () => {
    const wrong = adapterWith({ identity: { kind: 'secret', secret: 'wrong' } });
    expect(await wrong.send(letter())).toEqual({
      ...{ kind: 'halted', scope: 'platform' },
      reason: 'no token: invalid_client (AADSTS7000215)',
    });
    teams.authority.outage = 'http 503';
    expect(await adapterWith().send(letter())).toMatchObject({ kind: 'retry', scope: 'platform' });
    teams.authority.outage = 'cut';
    expect(await adapterWith().send(letter())).toMatchObject({ kind: 'retry', scope: 'platform' });
    teams.authority.outage = undefined;
  });

  it('come from the identity of the machine, where it has one', async () => {
    const url = teams.identityEndpoint;
    const managed = adapterWith({
      identity: { kind: 'managed', endpoint: { url, header: 'of tests' } },
    });
    expect(await managed.send(letter())).toMatchObject({ kind: 'sent' });
    expect(teams.store.tokens.at(-1)).toMatchObject({ by: 'managed identity', uses: 2 });
  });

  it('no connection at all: nothing was sent', async () => {
    const authorityUrl = `http://127.0.0.1:${await freePort()}`;
    expect(await adapterWith({ authorityUrl }).send(letter())).toMatchObject({ kind: 'retry' });
  });
});

describe('the keys of Teams', () => {
  it('that cannot be had refuse nobody for good, and are not waited for without end', async () => {
    const silent = await openServer(() => new Promise(() => undefined));
    for (const origin of [`http://127.0.0.1:${await freePort()}`, originOf(silent)]) {
      const openIdMetadataUrl = `${origin}/keys`;
      const channel = 'https://api.botframework.com';
      const door = openDoor({ appId: teams.app.id, channel, openIdMetadataUrl, patienceMs: 100 });
      const serviceUrl = teams.serviceUrl(tenant);
      const somebody = { id: '29:1' };
      const entered = await door.enter(await authorization(teams, serviceUrl), {
        ...{ type: 'message', id: '1', channelId: 'msteams', serviceUrl, from: somebody },
        ...{ recipient: { id: '28:1' }, conversation: { id: 'a:1' } },
      });
      expect(entered).toMatchObject({ kind: 'away' });
    }
    silent.closeAllConnections();
    await new Promise((done) => silent.close(done));
  });
});
