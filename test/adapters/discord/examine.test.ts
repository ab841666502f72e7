import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../adapters/discord/commands.ts';
import { type Check, examineDiscord } from '../../../adapters/discord/examine.ts';
import { inviteLinks } from '../../../adapters/discord/invite.ts';
import type { DiscordEmulator } from '../../emulators/discord/emulator.ts';
import { openDiscord } from '../../emulators/discord/open-discord.ts';

let discord: DiscordEmulator;
beforeEach(async () => {
  discord = await openDiscord();
});
afterEach(() => discord.close());

async function look(given: { token?: string; applicationId?: string; skewMs?: number } = {}) {
  const { apiUrl, app } = discord;
  const { token = discord.token, applicationId = app.id, skewMs = 0 } = given;
  const now = () => Date.now() + skewMs;
  const checks = await examineDiscord({ apiUrl, token, applicationId, now });
  return Object.fromEntries(checks.map(({ what, ...check }: Check) => [what, check]));
}

async function registers(commands: readonly unknown[]): Promise<void> {
  const { apiUrl, token, app } = discord;
  const reply = await fetch(`${apiUrl}/v10/applications/${app.id}/commands`, {
    method: 'PUT',
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(commands),
  });
  if (!reply.ok) throw new Error(await reply.text());
}

describe('looking at Discord', () => {
  it('finds all well', async () => {
    await registers(COMMANDS);
    const found = await look();
    expect(found).toEqual({
      'Discord token': { ok: true, found: `the application ${discord.app.name}` },
      'Discord gateway': {
        ok: true,
        found: expect.stringMatching(
          /^intents: servers, direct messages; shards: 1; \d+ of \d+ sessions left today$/,
        ),
      },
      'Discord commands': { ok: true, found: '/parley' },
      'Discord clock': { ok: true, found: expect.stringMatching(/^[01] s from Discord’s$/) },
    });
    expect(discord.gateway.sessions).toEqual([]);
  });

  it('stops at a token that Discord refuses, and says where a good one is', async () => {
    const found = await look({ token: 'wrong' });
    expect(Object.keys(found)).toEqual(['Discord token']);
    expect(found['Discord token']).toMatchObject({ ok: false, found: 'Discord refuses it: 401' });
    expect(found['Discord token']?.mend).toContain('Reset Token');
    expect(JSON.stringify(found)).not.toContain('wrong"');
  });

  it('finds a token of another application', async () => {
    const { 'Discord token': found } = await look({ applicationId: '100000000000000001' });
    expect(found).toMatchObject({ ok: false, found: expect.stringContaining(discord.app.id) });
  });

  it('finds commands that are missing, or old', async () => {
    expect((await look())['Discord commands']).toMatchObject({
      ok: false,
      found: 'missing or old: /parley',
    });
    await registers(COMMANDS.map((one) => ({ ...one, options: one.options.slice(1) })));
    expect((await look())['Discord commands']?.ok).toBe(false);
  });

  it('finds a clock that is wrong, and sessions that are used up', async () => {
    expect((await look({ skewMs: 90_000 }))['Discord clock']).toMatchObject({
      ok: false,
      mend: expect.stringContaining('NTP'),
    });
    discord.hasBegunSessions(997);
    expect((await look())['Discord gateway']).toMatchObject({
      ok: false,
      found: expect.stringContaining('3 of 1000 sessions left'),
    });
  });

  it('tells a Discord that is away by its reason, without its address', async () => {
    const { apiUrl } = discord;
    discord.faults.plan('GET /applications/@me', { http: 503 });
    expect((await look())['Discord token']?.found).toBe('no answer: HTTP 503');
    await discord.close();
    const found = await look();
    expect(found['Discord token']?.found).toBe('no answer: ECONNREFUSED');
    expect(JSON.stringify(found)).not.toContain(apiUrl);
    discord = await openDiscord();
  });
});

it('links ask for the least that serves, and differ by where they install', () => {
  const id = '1122334455667788990';
  const { server, account, permissions, permissionNames } = inviteLinks(id);
  expect(permissionNames).toEqual(['View Channels', 'Send Messages', 'Attach Files']);
  expect(permissions).toBe(String(1024 + 2048 + 32_768));
  const asked = (link: string) => Object.fromEntries(new URL(link).searchParams);
  expect(asked(server)).toEqual({
    ...{ client_id: id, integration_type: '0', permissions },
    scope: 'bot applications.commands',
  });
  expect(asked(account)).toEqual({
    ...{ client_id: id, integration_type: '1', scope: 'applications.commands' },
  });
});
