import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answersChallenge, type Check, examineSlack } from '../../../adapters/slack/examine.ts';
import { oneWorkspace } from '../../../adapters/slack/one-workspace.ts';
import { isSigned } from '../../../adapters/slack/signature.ts';
import type { SlackEmulator } from '../../emulators/slack/emulator.ts';
import { openSlack } from '../../emulators/slack/open-slack.ts';
import { HOUR_MS, useScene } from './scene.ts';

const publicUrl = 'https://parley.example.org';
const byName = (checks: readonly Check[]) =>
  Object.fromEntries(checks.map(({ what, ...check }) => [what, check]));

describe('looking at one workspace', () => {
  let slack: SlackEmulator;
  beforeEach(async () => {
    slack = await openSlack();
  });
  afterEach(() => slack.close());

  const look = async (given: { botToken?: string; appToken?: string; skewMs?: number } = {}) => {
    const botToken = given.botToken ?? slack.botToken(slack.addWorkspace({ name: 'Bureau' }));
    const now = () => Date.now() + (given.skewMs ?? 0);
    const at = { apiUrl: slack.apiUrl, now };
    const { appToken = slack.appToken } = given;
    const tokens = oneWorkspace({ botToken, ...at });
    return byName(await examineSlack({ tokens, botToken, appToken, publicUrl, ...at }));
  };

  it('finds all well', async () => {
    expect(await look()).toEqual({
      'Slack token': { ok: true, found: 'the bot Parley in Bureau' },
      'Slack scopes': { ok: true, found: 'all that Parley needs' },
      'Slack clock': { ok: true, found: expect.stringMatching(/^[01] s from Slack’s$/) },
      'Slack Socket Mode': { ok: true, found: 'Slack offers a connection' },
    });
  });

  it('finds a token that Slack refuses, and says where a good one is', async () => {
    const { 'Slack token': found } = await look({ botToken: 'xoxb-wrong' });
    expect(found).toMatchObject({ ok: false, found: 'Slack refuses it: invalid_auth' });
    expect(found?.mend).toContain('Bot User OAuth Token');
  });

  it('finds the scopes that are missing', async () => {
    const poor = await openSlack({ scopes: ['chat:write', 'commands', 'im:write', 'users:read'] });
    const botToken = poor.botToken(poor.addWorkspace({ name: 'Bureau' }));
    const at = { apiUrl: poor.apiUrl, now: Date.now };
    const tokens = oneWorkspace({ botToken, ...at });
    const { 'Slack scopes': found } = byName(await examineSlack({ tokens, botToken, ...at }));
    await poor.close();
    expect(found).toMatchObject({
      ok: false,
      found: 'missing: im:history, users:read.email, files:write',
      mend: expect.stringContaining('parley slack manifest'),
    });
  });

  it('finds a clock that is more than a minute wrong', async () => {
    expect(await look({ skewMs: -90_000 })).toMatchObject({
      'Slack clock': { ok: false, mend: expect.stringContaining('NTP') },
    });
  });

  it('finds a token of Socket Mode that is none, or lacks its scope', async () => {
    const wrong = await look({ appToken: 'xapp-wrong' });
    expect(wrong['Slack Socket Mode']?.found).toBe('Slack refuses SLACK_APP_TOKEN: invalid_auth');
    slack.faults.plan('apps.connections.open', { error: 'missing_scope' });
    const lacking = await look();
    expect(lacking['Slack Socket Mode']?.mend).toContain('connections:write');
  });

  it('finds that Slack does not answer', async () => {
    const botToken = slack.botToken(slack.addWorkspace({ name: 'Bureau' }));
    slack.down();
    const checks = await look({ botToken });
    expect(Object.values(checks).map(({ ok }) => ok)).toEqual([false, false]);
    expect(checks['Slack token']).toMatchObject({
      found: expect.stringMatching(/^Slack does not answer \(/),
      mend: expect.stringContaining('https://slack.com'),
    });
  });

  it('finds that there is no way in for events without https or Socket Mode', async () => {
    const botToken = slack.botToken(slack.addWorkspace({ name: 'Bureau' }));
    const at = { apiUrl: slack.apiUrl, now: Date.now };
    const tokens = oneWorkspace({ botToken, ...at });
    const given = { tokens, botToken, ...at, publicUrl: 'http://localhost:3000' };
    expect(byName(await examineSlack(given))['Slack events']).toEqual({
      ok: false,
      found: 'PUBLIC_URL is http://localhost:3000, and there is no SLACK_APP_TOKEN',
      mend: expect.stringContaining('Socket Mode'),
    });
  });
});

describe('looking at the address for events', () => {
  const SECRET = '0123456789abcdef0123456789abcdef';

  /** A server that checks the signature as ours does, and answers with this. */
  const serve = async (answer: (challenge: string) => { status: number; body: string }) => {
    const server = createServer(async (request, response) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const shown = { method: 'POST', path: '/', query: {}, headers, body, receivedAt: Date.now() };
      const { challenge } = JSON.parse(body.toString());
      const reply = isSigned(shown, SECRET) ? answer(challenge) : { status: 401, body: '' };
      response.writeHead(reply.status).end(reply.body);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/slack/events`;
    const look = (secret = SECRET) => answersChallenge(url, secret, Date.now());
    const close = () => new Promise((done) => server.close(done));
    return { look, close };
  };

  it('finds that it answers as Slack wants it, and that another secret does not', async () => {
    const { look, close } = await serve((body) => ({ status: 200, body }));
    expect(await look()).toMatchObject({ ok: true });
    expect(await look('another secret')).toMatchObject({
      ok: false,
      found: expect.stringMatching(/answers 401$/),
      mend: expect.stringContaining('SLACK_SIGNING_SECRET'),
    });
    await close();
  });

  it('finds a server without Slack, and one that is something else', async () => {
    const without = await serve(() => ({ status: 404, body: '' }));
    expect((await without.look()).mend).toContain('runs without Slack');
    const other = await serve(() => ({ status: 200, body: 'Hello' }));
    expect(await other.look()).toMatchObject({ ok: false, mend: expect.stringContaining('proxy') });
    await Promise.all([without.close(), other.close()]);
  });

  it('finds nothing wrong in a server that is not up yet', async () => {
    const { look, close } = await serve((body) => ({ status: 200, body }));
    await close();
    expect(await look()).toMatchObject({ ok: true, found: expect.stringContaining('look again') });
  });
});

describe('looking at many workspaces', () => {
  const scene = useScene();
  const look = async () => {
    const { tokens, slack, clock } = scene;
    const at = { apiUrl: slack.apiUrl, now: clock.now, appToken: slack.appToken };
    return byName(await examineSlack({ tokens, publicUrl, ...at }));
  };
  const install = async (name: string) => {
    const team = scene.slack.addWorkspace({ name, installed: false });
    await scene.slack.installs(scene.slack.addPerson(team, { name: 'Amina' }));
    return team;
  };

  it('counts them, and names those whose tokens are dead', async () => {
    expect(await look()).toMatchObject({
      'Slack workspaces': { ok: true, found: '0 have installed Parley' },
      'Slack installation page': { ok: true },
    });
    const kept = await install('Kept');
    expect(await look()).toMatchObject({
      'Slack workspaces': { ok: true, found: '1 has installed Parley' },
      'Slack scopes': { ok: true },
    });
    await install('Lost');
    const lost = scene.slack.store.tokens.at(-1);
    if (lost) lost.dead = 'token_revoked';
    const { 'Slack workspaces': found } = await look();
    expect(found?.found).toMatch(
      /^2 have installed Parley; no way in for 1: Lost \(T\w+\): token_revoked$/,
    );
    expect(found?.mend).toContain('/slack/install');
    scene.clock.advance(13 * HOUR_MS);
    scene.slack.faults.plan('oauth.v2.access', { error: 'invalid_refresh_token' }, { times: 2 });
    expect((await look())['Slack workspaces']?.found).toContain(
      `Kept (${kept.id}): invalid_refresh_token`,
    );
  });
});
