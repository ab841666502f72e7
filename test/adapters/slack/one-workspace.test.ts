import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackAdapter } from '../../../adapters/slack/adapter.ts';
import { noInstallPages } from '../../../adapters/slack/install-pages.ts';
import { oneWorkspace } from '../../../adapters/slack/one-workspace.ts';
import { SlackAway } from '../../../adapters/slack/tokens.ts';
import type { SlackEmulator } from '../../emulators/slack/emulator.ts';
import { openSlack } from '../../emulators/slack/open-slack.ts';
import { signed } from '../../slack/wire.ts';
import { settableClock } from '../../support/parley.ts';

let slack: SlackEmulator;
const clock = settableClock('2026-11-26T08:00:00Z');

beforeEach(async () => {
  slack = await openSlack({ clock: clock.now });
});
afterEach(() => slack.close());

const tokensOf = (botToken: string) =>
  oneWorkspace({ botToken, apiUrl: slack.apiUrl, now: clock.now });
const calls = () => slack.store.calls.filter(({ method }) => method === 'auth.test').length;

describe('one workspace', () => {
  it('is known by its token, and Slack is asked once', async () => {
    const team = slack.addWorkspace({ name: 'Bureau' });
    const tokens = tokensOf(slack.botToken(team));
    const [credentials] = await Promise.all([tokens.of(team.id), tokens.of(team.id)]);
    expect(credentials).toMatchObject({
      kind: 'ready',
      bot: { token: slack.botToken(team), botUserId: slack.bot(team).id, teamId: team.id },
    });
    expect(credentials).toMatchObject({ bot: { appId: slack.app.id } });
    expect(await tokens.tenants()).toEqual([{ tenant: team.id, name: 'Bureau' }]);
    expect(calls()).toBe(1);
  });

  it('takes no other for its own', async () => {
    const team = slack.addWorkspace({ name: 'Bureau' });
    const tokens = tokensOf(slack.botToken(team));
    expect(await tokens.of('T0OTHER')).toEqual({ kind: 'absent' });
    expect(await tokens.find({ teamId: 'T0OTHER', isEnterpriseInstall: false })).toBeUndefined();
    expect(await tokens.find({ teamId: team.id, isEnterpriseInstall: false })).toBe(team.id);
  });

  it('may be an organisation as a whole', async () => {
    const enterprise = { id: 'E0ORG', name: 'The Union' };
    const team = slack.addWorkspace({ name: 'Bureau', enterprise, installed: false });
    slack.installDirectly(enterprise);
    const tokens = tokensOf(slack.botToken(team));
    const place = { teamId: team.id, enterpriseId: 'E0ORG', isEnterpriseInstall: true };
    expect(await tokens.find(place)).toBe('E0ORG');
    const credentials = await tokens.of('E0ORG');
    expect(credentials).toMatchObject({ kind: 'ready', bot: { enterpriseId: 'E0ORG' } });
    expect(credentials).not.toHaveProperty('bot.teamId');
  });

  it('is dead with its token, and looked at again after a minute', async () => {
    const team = slack.addWorkspace({ name: 'Bureau' });
    const tokens = tokensOf('xoxb-wrong');
    const dead = { kind: 'dead', scope: 'tenant', reason: 'invalid_auth' };
    expect(await tokens.of(team.id)).toEqual(dead);
    expect(await tokens.of(team.id)).toEqual(dead);
    expect(await tokens.find({ teamId: team.id })).toBeUndefined();
    expect(calls()).toBe(1);
    clock.advance(60_000);
    expect(await tokens.of(team.id)).toEqual(dead);
    expect(calls()).toBe(2);
  });

  it('is tried again soon when Slack is away, and turns nobody away meanwhile', async () => {
    const team = slack.addWorkspace({ name: 'Bureau' });
    const tokens = tokensOf(slack.botToken(team));
    slack.down();
    expect(await tokens.of(team.id)).toMatchObject({ kind: 'away' });
    await expect(tokens.find({ teamId: team.id })).rejects.toThrow('Slack is away');
    slack.up();
    clock.advance(10_000);
    expect(await tokens.find({ teamId: team.id })).toBe(team.id);
  });

  it('is still known by name when its token ended, or Slack is away', async () => {
    const team = slack.addWorkspace({ name: 'Bureau' });
    const tokens = tokensOf(slack.botToken(team));
    await tokens.of(team.id);
    slack.down();
    tokens.forget(team.id);
    expect(await tokens.find({ teamId: team.id })).toBe(team.id);
    slack.up();
    for (const token of slack.store.tokens) token.dead = 'token_revoked';
    tokens.forget(team.id);
    expect(await tokens.find({ teamId: team.id })).toBe(team.id);
    expect(await tokens.of(team.id)).toMatchObject({ kind: 'dead' });
    expect(await tokens.tenants()).toEqual([{ tenant: team.id, name: 'Bureau' }]);
  });

  it('has gone only when Slack refuses its token: late news of an end does not hold', async () => {
    const team = slack.addWorkspace({ name: 'Bureau' });
    const tokens = tokensOf(slack.botToken(team));
    const place = { teamId: team.id, isEnterpriseInstall: false };
    expect(await tokens.isGone(place, clock.now())).toBe(false);
    slack.down();
    await expect(tokens.isGone(place, clock.now())).rejects.toThrow(SlackAway);
    slack.up();
    for (const token of slack.store.tokens) token.dead = 'account_inactive';
    expect(await tokens.isGone(place, clock.now())).toBe(true);
  });

  it('turns nothing away while Slack cannot tell whose it is: by HTTP Slack sends it again', async () => {
    const team = slack.addWorkspace({ name: 'Bureau' });
    const { apiUrl, signingSecret } = slack;
    const tokens = tokensOf(slack.botToken(team));
    const adapter = createSlackAdapter({ tokens, pages: noInstallPages, apiUrl, signingSecret });
    const body = JSON.stringify({ type: 'event_callback', team_id: team.id, event: {} });
    const headers = {
      'content-type': 'application/json',
      ...signed(body, { secret: signingSecret }),
    };
    const request = { method: 'POST', path: '/slack/events', query: {}, headers };
    const given = { ...request, body: new TextEncoder().encode(body), receivedAt: Date.now() };
    slack.down();
    const away = await adapter.receive(given);
    expect(away).toMatchObject({ kind: 'rejected', reply: { status: 503, headers: {} } });
    slack.up();
    clock.advance(10_000);
    expect(await adapter.receive(given)).toMatchObject({ kind: 'accepted', events: [] });
  });

  it('is known to have ended when Slack tells it', async () => {
    const team = slack.addWorkspace({ name: 'Bureau' });
    const tokens = tokensOf(slack.botToken(team));
    await tokens.of(team.id);
    for (const token of slack.store.tokens) token.dead = 'account_inactive';
    const place = { teamId: team.id, isEnterpriseInstall: false };
    expect(await tokens.remove(place, clock.now())).toBe(team.id);
    expect(await tokens.of(team.id)).toMatchObject({ kind: 'dead', reason: 'account_inactive' });
  });
});
