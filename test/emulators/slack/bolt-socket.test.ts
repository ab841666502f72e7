import { App, SocketModeReceiver } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SlackEmulator } from './emulator.ts';
import { openSlack } from './open-slack.ts';
import { latest, type Person } from './store.ts';
import { quiet } from './test-world.ts';

let slack: SlackEmulator;
let ana: Person;
let apps: App[];

/** A process of the app with one socket. */
async function start(): Promise<{ app: App; heard: string[] }> {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logger: quiet };
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    installerOptions: { clientOptions },
    logger: quiet,
    clientPingTimeout: 1_000, // a lost socket is opened again after this
  });
  const app = new App({
    receiver,
    token: slack.botToken(ana.team),
    clientOptions,
    logger: quiet,
  });
  const heard: string[] = [];
  app.message(async ({ message }) => {
    if ('text' in message) heard.push(message.text ?? '');
  });
  apps.push(app);
  await app.start();
  return { app, heard };
}

beforeEach(async () => {
  apps = [];
  slack = await openSlack({ retries: 'manual' });
  const team = slack.addWorkspace({ name: 'Ministry' });
  ana = slack.addPerson(team, { name: 'Ana' });
});

afterEach(async () => {
  await Promise.all(apps.map((app) => app.stop()));
  await slack.close();
});

describe('a Bolt app on sockets', () => {
  it('hears events and answers commands in its acknowledgement', async () => {
    const { app, heard } = await start();
    app.command('/parley', async ({ ack }) => ack('Welcome'));
    expect((await slack.types(ana, 'hello')).status).toBe(200);
    expect(heard).toEqual(['hello']);
    const seen = await slack.command(ana, '/parley', '');
    expect(seen.body).toEqual({ text: 'Welcome' });
    const shown = slack.store.said(ana).at(-1);
    expect(shown?.onlyFor).toBe(ana.id);
    expect(shown && latest(shown).text).toBe('Welcome');
  });

  it('gets each envelope on one of its sockets only', async () => {
    const one = await start();
    const two = await start();
    expect(slack.sockets.open).toBe(2);
    for (const text of ['a', 'b', 'c', 'd']) await slack.types(ana, text);
    expect([...one.heard, ...two.heard].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(Math.min(one.heard.length, two.heard.length)).toBeGreaterThan(0);
  });

  it('comes back after a refresh, and what waited meanwhile arrives', async () => {
    const { heard } = await start();
    slack.sockets.refresh();
    const seen = await slack.types(ana, 'while away');
    expect(seen.status).toBe(200);
    expect(heard).toEqual(['while away']);
  });

  it('gets on another socket what a lost one did not acknowledge', async () => {
    const { app } = await start();
    let asked = 0;
    app.action('go', async ({ ack }) => {
      asked += 1;
      if (asked === 1) slack.sockets.cut();
      else await ack();
    });
    await app.client.chat.postMessage({
      channel: ana.id,
      text: 'Go?',
      blocks: [
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
        },
      ],
    });
    const [message] = slack.store.said(ana);
    if (!message) throw new Error('nothing was posted');
    expect((await slack.clicks(ana, message, 'go')).status).toBe(200);
    expect(asked).toBe(2);
    expect(slack.sockets.carried.map(({ socket }) => socket)).toEqual([1, 2]);
  });

  it('lets a person see that an act was not acknowledged in time', async () => {
    const { app } = await start();
    app.command('/parley', async () => undefined);
    slack.delivery.patienceMs = 100;
    const seen = await slack.command(ana, '/parley', 'x');
    expect(seen.failed).toContain('operation_timeout');
  });

  it('finds Slack again after it was away', async () => {
    const { heard } = await start();
    slack.down();
    await vi.waitUntil(() => slack.sockets.open === 0);
    slack.up();
    await vi.waitUntil(() => slack.sockets.open === 1, { timeout: 10_000 });
    await slack.types(ana, 'back');
    expect(heard).toEqual(['back']);
  });
});
