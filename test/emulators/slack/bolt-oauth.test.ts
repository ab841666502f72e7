import { App, HTTPReceiver, type Installation, LogLevel, webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SlackEmulator } from './emulator.ts';
import { openSlack } from './open-slack.ts';
import type { Person } from './store.ts';

const HOUR = 3_600_000;

let slack: SlackEmulator;
let now: number;
let receiver: HTTPReceiver;
let kept: Map<string, Installation>;
let heard: unknown[];

/** An app for many workspaces, with Bolt's own installer. */
async function start(rotatesTokens: boolean): Promise<App> {
  slack = await openSlack({ retries: 'manual', clock: () => now, rotatesTokens });
  const redirectUriPath = '/slack/oauth_redirect';
  receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    clientId: slack.clientId,
    clientSecret: slack.clientSecret,
    stateSecret: 'a secret of the state',
    scopes: ['chat:write', 'im:write', 'commands'],
    processBeforeResponse: true,
    logLevel: LogLevel.ERROR,
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
      directInstall: true,
      clientOptions: { slackApiUrl: slack.apiUrl },
    },
  });
  const app = new App({
    receiver,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logLevel: LogLevel.ERROR,
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
  new webApi.WebClient(token, { slackApiUrl: slack.apiUrl, logLevel: LogLevel.ERROR });

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
