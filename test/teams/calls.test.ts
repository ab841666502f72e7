import type { RequestListener, Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { claimsToBeTeams } from '../../adapters/teams/claims.ts';
import { cloudOf } from '../../adapters/teams/cloud.ts';
import { createConnector } from '../../adapters/teams/connector.ts';
import { recentForms } from '../../adapters/teams/recent-forms.ts';
import { referencesIn } from '../../adapters/teams/references.ts';
import { sendMessage } from '../../adapters/teams/send.ts';
import type { Form } from '../../src/platform/shown.ts';
import { openServer, originOf } from '../emulators/local-server.ts';
import { freePort } from '../support/free-port.ts';
import { memoryVault } from '../support/memory-vault.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
});

/** Something that stands where Teams should be. @returns its address */
async function standing(answer: RequestListener): Promise<string> {
  const server = await openServer(async (request, response) => answer(request, response));
  servers.push(server);
  return originOf(server);
}

const connector = createConnector({
  credentials: { token: async () => ({ kind: 'ready', value: 'token' }), forget: () => undefined },
  isServiceUrl: () => true,
});
const post = (serviceUrl: string) =>
  connector.call({ method: 'POST', serviceUrl, path: ['conversations'], body: {} });

describe('a call of Teams', () => {
  it('follows no redirection: our token would go with it', async () => {
    const seen: unknown[] = [];
    const elsewhere = await standing((request, response) => {
      seen.push(request.headers.authorization);
      response.end('{}');
    });
    const url = await standing((_request, response) =>
      response.writeHead(307, { location: elsewhere }).end(),
    );
    expect(await post(url)).toMatchObject({ kind: 'no-reply' });
    expect(seen).toEqual([]);
  });

  it('that never reached it has surely done nothing', async () => {
    expect(await post(`http://127.0.0.1:${await freePort()}`)).toMatchObject({ kind: 'not-begun' });
  });

  it('that is answered without an id may have said something', async () => {
    const url = await standing((_request, response) => response.writeHead(201).end('{}'));
    const tenant = 'tenant';
    const references = referencesIn(memoryVault());
    await references.keep(tenant, 'person', { conversation: 'a:1', serviceUrl: url });
    const cloud = cloudOf({ tenantId: tenant });
    const letter = { subject: 'Hello', paragraphs: ['Words'], closing: [] };
    const message = {
      ...{ id: 'message', language: 'en', direction: 'ltr' as const },
      to: { platform: 'teams', tenant, externalId: 'person' },
      content: { kind: 'letter' as const, letter },
    };
    const sending = { appId: 'app', cloud, connector, references, tenants: [tenant] };
    expect(await sendMessage(message, sending)).toMatchObject({ kind: 'unknown' });
  });
});

/** Whoever signs it: what is claimed is looked at before. */
function token(claims: object, head: object = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `Bearer ${part({ alg: 'RS256', kid: 'key', ...head })}.${part(claims)}.signature`;
}

describe('a token that claims to be Teams’', () => {
  const at = Date.parse('2027-04-03T12:00:00Z');
  const seconds = (offset: number) => at / 1000 + offset;
  const [serviceUrl, channel] = ['https://smba.trafficmanager.net/emea/', 'https://issuer.example'];
  const right = { iss: channel, aud: 'app', exp: seconds(60), serviceurl: serviceUrl };
  const isTaken = (authorization: string) =>
    claimsToBeTeams(authorization, { appId: 'app', channel, serviceUrl, at });

  it('is looked at further where all of it is right', () => {
    expect(isTaken(token(right))).toBe(true);
    expect(isTaken(token({ ...right, exp: seconds(-290), nbf: seconds(290) }))).toBe(true);
  });

  it.each([
    ['its time is over', token({ ...right, exp: seconds(-301) })],
    ['its time has not come', token({ ...right, nbf: seconds(301) })],
    ['its time is no number', token({ ...right, exp: '9999999999' })],
    ['somebody else issued it', token({ ...right, iss: 'https://sts.windows.net/' })],
    ['it is for somebody else', token({ ...right, aud: 'another' })],
    ['it is for several', token({ ...right, aud: ['app', 'another'] })],
    ['it is of another address', token({ ...right, serviceurl: 'https://evil.example/' })],
    ['it names no address', token({ ...right, serviceurl: undefined })],
    ['it is not signed', token(right, { alg: 'none' })],
    ['it is signed by a password', token(right, { alg: 'HS256' })],
    ['it names no key', token(right, { kid: undefined })],
    ['it has no signature', token(right).replace('signature', '')],
    ['it has more parts', `${token(right)}.more`],
    ['it is not alone', `${token(right)} more`],
    ['it is no bearer’s', token(right).replace('Bearer', 'Basic')],
  ])('is refused where %s', (_why, authorization) => {
    expect(isTaken(authorization)).toBe(false);
  });
});

describe('our token', () => {
  const isTeams = cloudOf({ tenantId: 'tenant' }).isServiceUrl;

  it.each([
    ['https://smba.trafficmanager.net/emea/', true],
    ['https://smba.infra.gov.teams.microsoft.us/gov/', true],
    ['https://europe.webchat.botframework.com/', true],
    ['https://evilbotframework.com/', false],
    ['https://smba.trafficmanager.net.evil.example/', false],
    ['https://evil.example/smba.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net@evil.example/', false],
    ['https://name:password@smba.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net:8443/', false],
    ['http://smba.trafficmanager.net/emea/', false],
    ['http://127.0.0.1:3000/', false],
    ['no address', false],
  ])('goes to %s: %s', (url, goes) => {
    expect(isTeams(url)).toBe(goes);
  });

  it('goes to one origin alone where Teams is emulated, and is asked for in its own cloud', () => {
    const openIdMetadataUrl = 'http://127.0.0.1:3000/v1/.well-known/openidconfiguration';
    const emulated = cloudOf({ tenantId: 'tenant', openIdMetadataUrl });
    expect(emulated.isServiceUrl('http://127.0.0.1:3000/emea/tenant/')).toBe(true);
    expect(emulated.isServiceUrl('http://127.0.0.1:3001/emea/tenant/')).toBe(false);
    expect(emulated.isServiceUrl('https://smba.trafficmanager.net/emea/')).toBe(false);
    expect(emulated.serviceUrl).toBeUndefined();
    const authorityUrl = 'https://login.microsoftonline.us/';
    expect(cloudOf({ tenantId: 'tenant', authorityUrl })).toMatchObject({
      channel: 'https://api.botframework.us',
      tokenUrl: 'https://login.microsoftonline.us/tenant/oauth2/v2.0/token',
    });
  });
});

describe('where somebody is reached', () => {
  it('is written anew for who installs it again, whatever another process has forgotten', async () => {
    const vault = memoryVault();
    const [one, other] = [referencesIn(vault), referencesIn(vault)];
    const heard = { conversation: 'a:1', serviceUrl: 'https://smba.trafficmanager.net/emea/' };
    await one.keep('tenant', 'person', heard);
    await other.forget('tenant', 'person');
    await one.keep('tenant', 'person', heard, true);
    expect(await other.of('tenant', 'person')).toEqual(heard);
  });
});

describe('a form that was shown', () => {
  it('is known for whom it was shown to alone, and for as long as there is room', () => {
    const forms = recentForms();
    const shown = (context: string): Form => ({
      ...{ form: 'open', context, language: 'en', direction: 'ltr', title: 'A new round' },
      ...{ paragraphs: [], fields: [], submit: 'Open', cancel: 'Cancel' },
    });
    forms.keep('ana', shown('first'));
    expect(forms.of('ana', { form: 'open', context: 'first' })?.title).toBe('A new round');
    expect(forms.of('ben', { form: 'open', context: 'first' })).toBeUndefined();
    expect(forms.of('ana', { form: 'open', context: 'other' })).toBeUndefined();
    for (let count = 0; count < 500; count += 1) forms.keep('ben', shown(`${count}`));
    expect(forms.of('ana', { form: 'open', context: 'first' })).toBeUndefined();
    expect(forms.of('ben', { form: 'open', context: '0' })).toBeDefined();
  });
});
