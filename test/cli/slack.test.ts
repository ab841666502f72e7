import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Config, SlackConfig } from '../../src/main/config.ts';
import type { SlackEmulator } from '../emulators/slack/emulator.ts';
import { openSlack } from '../emulators/slack/open-slack.ts';
import { runCommand, STACK, useCli } from './in-process.ts';

const cli = useCli();
const run = (more: Partial<Config>, ...argv: string[]) =>
  runCommand(() => ({ ...cli.config, ...more }), argv);

describe('parley slack manifest', () => {
  it('prints JSON that can be pasted, with this deployment’s addresses', async () => {
    const publicUrl = 'https://parley.example.org';
    const { code, out, err } = await run({ publicUrl }, 'slack', 'manifest');
    expect([code, err]).toEqual([0, '']);
    const manifest = JSON.parse(out);
    expect(manifest.settings.interactivity.request_url).toBe(`${publicUrl}/slack/events`);
    expect(await run({ publicUrl }, 'slack', 'manifest', '--json')).toEqual({ code, out, err });
  });

  it('takes the address, the name and the kinds that are asked for', async () => {
    const url = 'https://other.example.org';
    const asked = ['--url', url, '--name', 'Asking', '--oauth', '--socket'];
    const { out } = await run({}, 'slack', 'manifest', ...asked);
    expect(JSON.parse(out)).toMatchObject({
      display_information: { name: 'Asking' },
      oauth_config: { redirect_urls: [`${url}/slack/oauth_redirect`] },
      settings: { socket_mode_enabled: true },
    });
  });

  it('says what is missing instead of printing what Slack would refuse', async () => {
    const { code, out, err } = await run({}, 'slack', 'manifest');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/give it with --url or PUBLIC_URL, or choose --socket/);
    expect(err).not.toMatch(STACK);
  });
});

describe('parley doctor, with Slack', () => {
  let slack: SlackEmulator;
  beforeEach(async () => {
    slack = await openSlack();
  });
  afterEach(() => slack.close());

  const doctor = async (config: Partial<SlackConfig> = {}) => {
    const botToken = slack.botToken(slack.addWorkspace({ name: 'Bureau' }));
    const install = { kind: 'one-workspace', botToken } as const;
    const { apiUrl, appToken } = slack;
    return run({ slack: { install, apiUrl, appToken, ...config } }, 'doctor');
  };

  it('looks at its token, its scopes, the clock and Socket Mode', async () => {
    const { out } = await doctor();
    expect(out).toContain('✓ Slack token: the bot Parley in Bureau');
    expect(out).toContain('✓ Slack scopes: all that Parley needs');
    expect(out).toContain('✓ Slack Socket Mode: Slack offers a connection');
  });

  it('tells what is wrong and the mend, and shows no token', async () => {
    const botToken = 'xoxb-this-is-wrong';
    const install = { kind: 'one-workspace', botToken } as const;
    const { code, out, err } = await doctor({ install });
    expect(code).toBe(1);
    expect(out).toMatch(/✗ Slack token: Slack refuses it: invalid_auth\n {4}In the app’s settings/);
    expect(out + err).not.toContain(botToken);
  });

  it('looks at each workspace where there may be many', async () => {
    const { clientId, clientSecret } = slack;
    const install = { kind: 'oauth', clientId, clientSecret, stateSecret: 'x'.repeat(16) } as const;
    const { out } = await doctor({ install });
    expect(out).toContain('✓ Slack workspaces: 0 have installed Parley');
    expect(out).toContain('✗ Slack installation page: PUBLIC_URL is not set');
  });
});

describe('parley vault reseal', () => {
  const [old, now] = ['o'.repeat(32), 'n'.repeat(32)];

  it('seals once what a former secret sealed, and names what no secret opens', async () => {
    const first = await run({ secret: old }, 'vault', 'reseal');
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^0 sealed anew/) });
    const { openParley } = await import('../../src/main/open-parley.ts');
    const { openLog } = await import('../../src/infra/log.ts');
    const opened = await openParley(
      { ...cli.config, secret: old },
      openLog({ level: 'silent' }).log,
    );
    await opened.parley.vault.write('chat/T1', 'xoxb-of-last-year');
    await opened.close();

    const lost = await run({ secret: now }, 'vault', 'reseal');
    expect(lost.code).toBe(1);
    expect(lost.err).toContain('chat/T1');
    expect(lost.err).toContain('PARLEY_FORMER_SECRETS');
    const found = await run({ secret: now, formerSecrets: [old] }, 'vault', 'reseal');
    expect(found).toMatchObject({ code: 0, out: expect.stringMatching(/^1 sealed anew/) });
    const done = await run({ secret: now }, 'vault', 'reseal', '--json');
    expect(JSON.parse(done.out)).toEqual({ resealed: 0, unopenable: [] });
  });
});
