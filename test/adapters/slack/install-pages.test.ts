import { describe, expect, it } from 'vitest';
import { installPages, noInstallPages } from '../../../adapters/slack/install-pages.ts';
import { SCOPE_NAMES } from '../../../adapters/slack/scopes.ts';
import type { WebhookReply } from '../../../src/platform/adapter.ts';
import { STATE_SECRET, useScene } from './scene.ts';

const scene = useScene();

const MINUTE_MS = 60_000;

async function installer(enterprise?: { readonly id: string; readonly name: string }) {
  const { slack } = scene;
  const given = { name: 'Ministry <of> Posts', installed: false };
  const team = slack.addWorkspace({ ...given, ...(enterprise && { enterprise }) });
  return { team, person: slack.addPerson(team, { name: 'Amina' }) };
}

/** The first half of the way, in a browser of its own: where Slack would send it back to, and its cookie. */
async function outbound() {
  const reply = await fetch(`${scene.url}/slack/install`, { redirect: 'manual' });
  const [cookie = ''] = (reply.headers.get('set-cookie') ?? '').split(';');
  const authorize = new URL(reply.headers.get('location') ?? '');
  const back = new URL(authorize.searchParams.get('redirect_uri') ?? '');
  back.searchParams.set('state', authorize.searchParams.get('state') ?? '');
  back.searchParams.set('code', 'a-code');
  const follow = async (url: string | URL = back, headers: Record<string, string> = { cookie }) => {
    const page = await fetch(url, { headers });
    return { status: page.status, text: await page.text(), cookie: page.headers.get('set-cookie') };
  };
  return { authorize, back, cookie, follow };
}

describe('installing by OAuth', () => {
  it('ends with the workspace’s own tokens, kept whole and sealed', async () => {
    const { team, person } = await installer();
    const { status, page, visited } = await scene.slack.installs(person);
    expect(status).toBe(200);
    expect(page).toContain('Parley was added to Ministry &lt;of&gt; Posts');
    expect(new URL(visited[1] ?? '').origin).toBe(new URL(scene.slack.apiUrl).origin);

    const credentials = await scene.tokens.of(team.id);
    expect(credentials).toMatchObject({
      kind: 'ready',
      bot: {
        token: scene.slack.botToken(team),
        botUserId: scene.slack.bot(team).id,
        teamId: team.id,
        appId: scene.slack.app.id,
      },
    });
    expect(page).not.toContain(scene.slack.botToken(team));
    expect(await scene.tokens.tenants()).toEqual([{ tenant: team.id, name: team.name }]);
    expect(scene.reasons).toEqual([]);
  });

  it('serves every workspace of an organisation that installed it as a whole', async () => {
    const enterprise = { id: 'E0ORG', name: 'The Union' };
    const { team, person } = await installer(enterprise);
    const { page } = await scene.slack.installs(person, { orgWide: true });
    expect(page).toContain('Parley was added to The Union');
    const place = { teamId: team.id, enterpriseId: enterprise.id };
    expect(await scene.tokens.find({ ...place, isEnterpriseInstall: true })).toBe('E0ORG');
    expect(await scene.tokens.find(place)).toBe('E0ORG');
    expect(await scene.tokens.find({ ...place, isEnterpriseInstall: false })).toBeUndefined();
    const credentials = await scene.tokens.of('E0ORG');
    expect(credentials).toMatchObject({ kind: 'ready', bot: { enterpriseId: 'E0ORG' } });
    expect(credentials).not.toHaveProperty('bot.teamId');
  });

  it('asks for exactly the scopes of the list', async () => {
    const { authorize } = await outbound();
    expect(authorize.searchParams.get('scope')?.split(',')).toEqual(SCOPE_NAMES);
    expect(authorize.searchParams.get('client_id')).toBe(scene.slack.clientId);
  });

  it('says kindly that the permission was not given', async () => {
    const { team, person } = await installer();
    const { status, page } = await scene.slack.installs(person, { denies: true });
    expect([status, scene.reasons]).toEqual([400, ['the permission was not given']]);
    expect(page).toContain('Parley was not added');
    expect(await scene.tokens.of(team.id)).toEqual({ kind: 'absent' });
  });

  it('takes no state in another browser, nor one that was changed', async () => {
    const { follow, back, cookie } = await outbound();
    expect((await follow(back, {})).text).toContain('Please begin again here');
    const { cookie: others } = await outbound();
    expect((await follow(back, { cookie: others })).text).toContain('Please begin again here');
    const changed = new URL(back);
    const [text = '', signature = ''] = cookie.split('=')[1]?.split('.') ?? [];
    const forged = `${text.slice(0, -4)}AAAA.${signature}`;
    changed.searchParams.set('state', forged);
    const page = await follow(changed, { cookie: `parley-slack=${forged}` });
    expect(page).toMatchObject({ status: 400 });
    expect(scene.reasons).toHaveLength(3);
    expect(scene.calls('oauth.v2.access')).toBe(0);
  });

  it('takes a state once', async () => {
    const { follow } = await outbound();
    expect((await follow()).text).toContain('That took a little too long'); // the code is nobody's
    expect((await follow()).text).toContain('This was done already');
    expect(scene.calls('oauth.v2.access')).toBe(1);
  });

  it('takes a state for ten minutes, and forgets used ones after that', async () => {
    const { follow } = await outbound();
    scene.clock.advance(10 * MINUTE_MS);
    expect((await follow()).text).toContain('That took a little too long');
    expect(scene.reasons).toEqual(['the state is expired']);
    const later = await outbound();
    scene.clock.advance(10 * MINUTE_MS - 1);
    await later.follow();
    expect(await scene.vault.names('slack/used-state/')).toHaveLength(1);
    scene.clock.advance(MINUTE_MS);
    await (await outbound()).follow();
    expect(await scene.vault.names('slack/used-state/')).toHaveLength(1);
  });

  it('forgets the cookie whatever the end', async () => {
    const { follow } = await outbound();
    expect((await follow()).cookie).toMatch(/^parley-slack=; Path=\/; Max-Age=0; HttpOnly/);
  });

  it.each([
    ['code_already_used', 400, 'This was done already'],
    ['invalid_code', 400, 'That took a little too long'],
    ['bad_client_secret', 500, 'Parley is not set up rightly'],
    ['bad_redirect_uri', 500, 'Parley is not set up rightly'],
  ])('says in kind words what %s means, and tells the log', async (error, status, words) => {
    scene.slack.faults.plan('oauth.v2.access', { error });
    const page = await (await outbound()).follow();
    expect(page.status).toBe(status);
    expect(page.text).toContain(words);
    expect(page.text).not.toContain(error);
    expect(scene.reasons).toEqual([`Slack refused the code: ${error}`]);
  });

  it('says that Slack is away, and repeats nothing that an address says', async () => {
    const { follow, back } = await outbound();
    const odd = new URL(back);
    odd.searchParams.set('error', '<script>alert(1)</script>');
    const page = await follow(odd);
    expect(page.text).not.toMatch(/script|alert/);
    expect(scene.reasons).toEqual(['Slack says ?script?alert?1???script?']);
    scene.slack.down();
    expect(await follow()).toMatchObject({ status: 503 });
    const { text } = await follow(`${scene.url}/slack/oauth_redirect`);
    expect(text).toContain('Something is missing in this address');
  });

  it('shows pages that run and load nothing', async () => {
    const page = await fetch(`${scene.url}/slack/oauth_redirect?error=access_denied`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+';/);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await page.text()).not.toMatch(/<script|<img|src=|@import/);
  });

  it('keeps the cookie for one site alone where there is https, and goes to Slack itself', async () => {
    const pages = installPages({
      vault: scene.vault,
      clientId: '1.2',
      clientSecret: 'never shown',
      stateSecret: STATE_SECRET,
      publicUrl: 'https://parley.example.org',
      installed: () => undefined,
    });
    const { headers } = await replyOf(await pages(get('/slack/install')));
    const { origin, pathname, searchParams } = new URL(headers['location'] ?? '');
    expect(`${origin}${pathname}`).toBe('https://slack.com/oauth/v2/authorize');
    expect(searchParams.get('redirect_uri')).toBe(
      'https://parley.example.org/slack/oauth_redirect',
    );
    expect(headers['set-cookie']).toMatch(
      /^__Host-parley-slack=[\w.-]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(JSON.stringify(headers)).not.toContain('never shown');
    expect(await pages(get('/slack/events'))).toBeUndefined();
  });

  it('is not there for one workspace', async () => {
    const reply = await replyOf(await noInstallPages(get('/slack/install')));
    expect(reply.status).toBe(404);
    expect(reply.body).toContain('This Parley serves one workspace');
    expect(await noInstallPages(get('/slack/events'))).toBeUndefined();
  });
});

function get(path: string) {
  const request = { method: 'GET', query: {}, headers: {}, body: new Uint8Array() };
  return { ...request, path, receivedAt: scene.clock.now() };
}

async function replyOf(
  received: Awaited<ReturnType<typeof noInstallPages>>,
): Promise<WebhookReply> {
  if (received?.kind === 'rejected') return received.reply;
  const reply = await received?.reply?.([]);
  if (reply === undefined) throw new Error('there is no reply');
  return reply;
}
