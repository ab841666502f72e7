import { App, HTTPReceiver, type Installation, webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SlackEmulator } from './emulator.ts';
import { openSlack } from './open-slack.ts';
import type { Person } from './store.ts';
import { quiet } from './test-world.ts';

const HOUR = 3_600_000;

let slack: SlackEmulator;
let now: number;
let receiver: HTTPReceiver;
let kept: Map<string, Installation>;
let heard: unknown[];

/** An app for many workspaces, with Bolt's own installer. */
async function start(rotatesTokens: boolean, directInstall = true): Promise<App> {
  slack = await openSlack({ retries: 'manual', clock: () => now, rotatesTokens });
  const redirectUriPath = '/slack/oauth_redirect';
  receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    clientId: slack.clientId,
    clientSecret: slack.clientSecret,
    stateSecret: 'a secret of the state',
    scopes: ['chat:write', 'im:write', 'commands'],
    processBeforeResponse: true,
    logger: quiet,
    installationStore: {
      storeInstallation: async (installation) => {
        const { team, enterprise, isEnterpriseInstall } = installation;
        kept.set((isEnterpriseInstall ? enterprise?.id : team?.id) ?? '', installation);
      },
      fetchInstallation: async ({ teamId, enterpriseId, isEnterpriseInstall }) => {
        const found = kept.get((isEnterpriseInstall ? enterpriseId : teamId) ?? '');
        if (!found) throw new Error('unknown workspace');
        return found;
      },
    },
    installerOptions: {
      authorizationUrl: slack.authorizeUrl,
      redirectUriPath,
      directInstall,
      clientOptions: { slackApiUrl: slack.apiUrl },
    },
  });
  const app = new App({
    receiver,
    clientOptions: { slackApiUrl: slack.apiUrl, logger: quiet },
    logger: quiet,
  });
  for (const type of ['message', 'app_uninstalled', 'tokens_revoked'] as const) {
    app.event(type, async ({ body, context }) => {
      heard.push([type, body.team_id, context.isEnterpriseInstall, context.botToken]);
    });
  }
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  slack.connect({
    eventsUrl: `${origin}/slack/events`,
    installUrl: `${origin}/slack/install`,
    redirectUrl: `${origin}${redirectUriPath}`,
  });
  return app;
}

beforeEach(() => {
  now = Date.now();
  kept = new Map();
  heard = [];
});

afterEach(async () => {
  await receiver.stop();
  await slack.close();
});

function newcomer(enterprise?: { id: string; name: string }): Person {
  const org = enterprise ? { enterprise } : {};
  const team = slack.addWorkspace({ name: 'Regulator', installed: false, ...org });
  return slack.addPerson(team, { name: 'Ana' });
}

const anyApi = (token?: string) =>
  new webApi.WebClient(token, { slackApiUrl: slack.apiUrl, logger: quiet });

describe('installing by OAuth', () => {
  it('walks to consent and back, and the app works in the new workspace', async () => {
    await start(false);
    const ana = newcomer();
    const { status } = await slack.installs(ana);
    expect(status).toBe(200);
    expect(kept.get(ana.team.id)?.bot?.scopes).toEqual(['chat:write', 'im:write', 'commands']);
    await slack.types(ana, 'hello');
    expect(heard).toEqual([['message', ana.team.id, false, slack.botToken(ana.team)]]);
  });

  it('follows the link of an install page, and Slack’s own page over the wire', async () => {
    await start(false, false);
    const ana = newcomer();
    expect((await slack.installs(ana)).status).toBe(200);
    const url = new URL(slack.authorizeUrl);
    url.search = new URLSearchParams({ client_id: slack.clientId, scope: 'commands' }).toString();
    const visit = (cookie: string) => fetch(url, { redirect: 'manual', headers: { cookie } });
    expect(await (await visit('')).text()).toContain('Sign in');
    const signedIn = await visit(`d=${ana.id}`);
    expect(signedIn.status).toBe(302);
    expect(signedIn.headers.get('location')).toMatch(/oauth_redirect\?code=/);
    url.searchParams.set('scope', 'admin');
    expect(await (await visit(`d=${ana.id}`)).text()).toBe('invalid_scope: admin');
    url.searchParams.set('redirect_uri', 'https://elsewhere.example/');
    url.searchParams.set('scope', 'commands');
    expect(await (await visit(`d=${ana.id}`)).text()).toBe('bad_redirect_uri');
  });

  it('exchanges a code once, for its client, at its address, within ten minutes', async () => {
    const app = await start(false);
    const ana = newcomer();
    const { visited } = await slack.installs(ana);
    const code = new URL(visited.at(-1) ?? '').searchParams.get('code') ?? '';
    const client = { client_id: slack.clientId, client_secret: slack.clientSecret };
    const access = (more: object) => app.client.oauth.v2.access({ ...client, code, ...more });
    await expect(access({})).rejects.toThrow('code_already_used');
    await expect(access({ code: 'x' })).rejects.toThrow('invalid_code');
    await expect(access({ client_id: 'x' })).rejects.toThrow('invalid_client_id');
    await expect(access({ client_secret: 'x' })).rejects.toThrow('bad_client_secret');
    const fresh = async () => {
      const url = new URL(slack.authorizeUrl);
      url.search = new URLSearchParams({ client_id: slack.clientId, scope: 'commands' }).toString();
      const headers = { cookie: `d=${ana.id}` };
      const { location } = Object.fromEntries(
        (await fetch(url, { redirect: 'manual', headers })).headers,
      );
      return new URL(location ?? '').searchParams.get('code') ?? '';
    };
    const wrong = { code: await fresh(), redirect_uri: 'https://elsewhere.example/' };
    await expect(access(wrong)).rejects.toThrow('bad_redirect_uri');
    const late = await fresh();
    now += 600_001;
    await expect(access({ code: late })).rejects.toThrow('invalid_code');
    expect(await access({ code: await fresh() })).toMatchObject({ token_type: 'bot' });
  });

  it('ends when the app takes itself out', async () => {
    await start(false);
    const ana = newcomer();
    await slack.installs(ana);
    const token = slack.botToken(ana.team);
    const { clientId: client_id, clientSecret: client_secret } = slack;
    const api = anyApi(token);
    await expect(api.apps.uninstall({ client_id, client_secret: 'x' })).rejects.toThrow(
      'bad_client_secret',
    );
    expect(await api.apps.uninstall({ client_id, client_secret })).toMatchObject({ ok: true });
    await expect(api.auth.test()).rejects.toThrow('account_inactive');
    await vi.waitUntil(() => heard.length === 2);
  });

  it('serves every workspace of an organisation from one installation', async () => {
    await start(false);
    const enterprise = { id: 'E0ITU', name: 'Union' };
    const [ana, li] = [newcomer(enterprise), newcomer(enterprise)];
    await slack.installs(ana, { orgWide: true });
    expect(kept.get('E0ITU')?.isEnterpriseInstall).toBe(true);
    await slack.types(li, 'hello');
    expect(heard).toEqual([['message', li.team.id, true, slack.botToken(ana.team)]]);
  });

  it('tells the app when a person cancels, and stores nothing', async () => {
    await start(false);
    const { status } = await slack.installs(newcomer(), { denies: true });
    expect(status).toBe(500);
    expect(kept.size).toBe(0);
  });

  it('tells of the end of an installation, whose token then works no more', async () => {
    await start(false);
    const ana = newcomer();
    await slack.installs(ana);
    const token = slack.botToken(ana.team);
    await slack.uninstalls(ana.team);
    expect(heard.map((one) => (one as unknown[])[0])).toEqual([
      'tokens_revoked',
      'app_uninstalled',
    ]);
    const asked = anyApi(token).auth.test();
    await expect(asked).rejects.toThrow('account_inactive');
  });

  it('lets access tokens expire after twelve hours and refresh tokens work once', async () => {
    const app = await start(true);
    const ana = newcomer();
    await slack.installs(ana);
    const first = kept.get(ana.team.id)?.bot;
    expect(first?.token).toMatch(/^xoxe\.xoxb-/);
    now += 12 * HOUR;
    await expect(anyApi(first?.token).auth.test()).rejects.toThrow('token_expired');
    const refresh = {
      client_id: slack.clientId,
      client_secret: slack.clientSecret,
      grant_type: 'refresh_token' as const,
      refresh_token: first?.refreshToken ?? '',
    };
    const fresh = await app.client.oauth.v2.access(refresh);
    expect(fresh.expires_in).toBe(43_200);
    expect((await anyApi(fresh.access_token).auth.test()).team_id).toBe(ana.team.id);
    await expect(app.client.oauth.v2.access(refresh)).rejects.toThrow('invalid_refresh_token');
  });
});
