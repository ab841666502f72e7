import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/main/config.ts';
import { openDiscord } from '../emulators/discord/open-discord.ts';
import { runCommand, STACK, useCli } from './in-process.ts';

const cli = useCli();
const run = (more: Partial<Config>, ...argv: string[]) =>
  runCommand(() => ({ ...cli.config, ...more }), argv);
const ID = '1122334455667788990';

describe('parley discord invite', () => {
  it('prints the two links, for the application that is asked for or configured', async () => {
    const { code, out, err } = await run({}, 'discord', 'invite', '--application', ID);
    expect([code, err]).toEqual([0, '']);
    expect(out.match(/https:\/\/discord\.com\/oauth2\/authorize\S*/g)).toHaveLength(2);
    expect(out).toContain('View Channels, Send Messages, Attach Files (35840)');
    const discord = { token: 'secret-token', applicationId: ID };
    const configured = await run({ discord }, 'discord', 'invite', '--json');
    expect(JSON.parse(configured.out)).toMatchObject({ permissions: '35840' });
    expect(configured.out).toContain(`client_id=${ID}`);
    expect(configured.out).not.toContain('secret-token');
  });

  it.each([[[]], [['--application', 'parley']], [['--application', '12 34']]])(
    'says what is missing: %j',
    async (given) => {
      const { code, out, err } = await run({}, 'discord', 'invite', ...given);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('Give --application, or set DISCORD_APPLICATION_ID');
      expect(err).not.toMatch(STACK);
    },
  );
});

describe('parley doctor, with Discord', () => {
  it('looks at its token, the gateway, the commands and the clock, and shows no token', async () => {
    const discord = await openDiscord();
    const { apiUrl, token, app } = discord;
    const good = await run({ discord: { apiUrl, token, applicationId: app.id } }, 'doctor');
    const bad = { apiUrl, token: 'a-wrong-token', applicationId: app.id };
    const refused = await run({ discord: bad }, 'doctor');
    await discord.close();
    expect(good.out).toContain('✓ Discord token: the application');
    expect(good.out).toContain('✓ Discord gateway: intents: servers, direct messages');
    expect(good.out).toContain('✗ Discord commands: missing or old: /parley');
    expect(good.out).toContain('✓ Discord clock');
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('✗ Discord token: Discord refuses it: 401');
    expect(good.out + refused.out + refused.err).not.toMatch(/a-wrong-token/);
    expect(good.out).not.toContain(token);
  });
});
