import { App, HTTPReceiver, webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SlackEmulator } from './emulator.ts';
import { openSlack } from './open-slack.ts';
import { latest, type Person, type Workspace } from './store.ts';
import { quiet } from './test-world.ts';

let slack: SlackEmulator;
let team: Workspace;
let ana: Person;
let app: App;
let receiver: HTTPReceiver;

const clientOptions = () => ({
  slackApiUrl: slack.apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: 5_000,
  logger: quiet,
});

beforeEach(async () => {
  slack = await openSlack({ retries: 'manual' });
  team = slack.addWorkspace({ name: 'Ministry of Telecoms' });
  ana = slack.addPerson(team, { name: 'Ana', email: 'ana@example.org', locale: 'es-ES' });
  receiver = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    processBeforeResponse: true,
    logger: quiet,
  });
  app = new App({
    receiver,
    token: slack.botToken(team),
    clientOptions: clientOptions(),
    logger: quiet,
  });
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  slack.connect({ eventsUrl: `http://127.0.0.1:${port}/slack/events` });
});

afterEach(async () => {
  await receiver.stop();
  await slack.close();
});

const button = (action_id: string, value: string) => ({
  type: 'button' as const,
  action_id,
  value,
  text: { type: 'plain_text' as const, text: value },
});

const modal = {
  type: 'modal' as const,
  callback_id: 'needs',
  title: { type: 'plain_text' as const, text: 'Your needs' },
  submit: { type: 'plain_text' as const, text: 'Send' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'need',
      label: { type: 'plain_text' as const, text: 'What do you need?' },
      element: { type: 'plain_text_input' as const, action_id: 'text', min_length: 3 },
    },
  ],
};

describe('a Bolt app behind HTTP', () => {
  it('hears what is typed, answers, and reads its answer back', async () => {
    app.message(async ({ message, say }) => {
      if ('text' in message) await say(`You said: ${message.text}`);
    });
    const seen = await slack.types(ana, 'Spectrum & <b>');
    expect(seen.status).toBe(200);
    const [asked, answered] = slack.store.said(ana);
    expect(asked && latest(asked).text).toBe('Spectrum &amp; &lt;b&gt;');
    expect(answered && latest(answered).text).toBe('You said: Spectrum &amp; &lt;b&gt;');
    const { messages } = await app.client.conversations.history({
      channel: slack.store.directOf(ana)?.id ?? '',
    });
    expect(messages?.map(({ text }) => text)).toEqual([
      'You said: Spectrum &amp; &lt;b&gt;',
      'Spectrum &amp; &lt;b&gt;',
    ]);
  });

  it('takes a command, opens a modal with its trigger, and gets the modal back', async () => {
    const got: unknown[] = [];
    app.command('/parley', async ({ command, ack, client }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view: modal });
    });
    app.view('needs', async ({ ack, view }) => {
      got.push(view.state.values);
      const text = view.state.values['need']?.['text']?.value;
      if (text === 'bad') await ack({ response_action: 'errors', errors: { need: 'No.' } });
      else await ack();
    });
    expect((await slack.command(ana, '/parley', 'start')).failed).toBeUndefined();
    expect(slack.store.topModal(ana)?.words).toContain('What do you need?');
    await slack.submitsView(ana, [{ action_id: 'text', value: 'bad' }]);
    expect(slack.store.topModal(ana)?.errors).toEqual({ need: 'No.' });
    await slack.submitsView(ana, [{ action_id: 'text', value: 'Cheaper spectrum' }]);
    expect(slack.store.topModal(ana)).toBeUndefined();
    expect(got.at(-1)).toEqual({
      need: { text: { type: 'plain_text_input', value: 'Cheaper spectrum' } },
    });
  });

  it('changes the message whose button was clicked, by its response_url', async () => {
    app.action('choose', async ({ ack, respond, payload }) => {
      await ack();
      if ('value' in payload) {
        await respond({ text: `Taken: ${payload.value}`, replace_original: true });
      }
    });
    await app.client.chat.postMessage({
      channel: ana.id,
      text: 'Yes or no?',
      blocks: [{ type: 'actions', block_id: 'q', elements: [button('choose', 'yes')] }],
    });
    const [message] = slack.store.said(ana);
    if (!message) throw new Error('nothing was posted');
    expect((await slack.clicks(ana, message, 'choose', 'yes')).status).toBe(200);
    expect(latest(message).text).toBe('Taken: yes');
    expect(message.versions.length).toBe(2);
  });

  it('is refused by name when a block is wrong', async () => {
    const wrong = app.client.chat.postMessage({
      channel: ana.id,
      text: 'x',
      blocks: [{ type: 'header', text: { type: 'plain_text', text: 'y'.repeat(151) } }],
    });
    await expect(wrong).rejects.toBeInstanceOf(webApi.WebAPIPlatformError);
    const error = await wrong.catch((caught: unknown) => caught);
    expect(error instanceof webApi.WebAPIPlatformError && error.data).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
      },
    });
  });

  it('refuses a wrong signature and an old stamp', async () => {
    slack.delivery.mischief({ wrongSecret: true });
    expect((await slack.types(ana, 'hello')).status).toBe(401);
    slack.delivery.mischief({ shiftSeconds: -301 });
    expect((await slack.types(ana, 'hello')).status).toBe(401);
    expect((await slack.types(ana, 'hello')).status).toBe(200);
  });

  it('answers url_verification and ssl_check', async () => {
    expect(await slack.verifiesUrl()).toBe(true);
    expect((await slack.checksSsl()).status).toBe(200);
  });

  it('is told again of an event that it failed, with number and reason', async () => {
    const heard: unknown[] = [];
    let broken = true;
    app.event('message', async ({ context, body }) => {
      heard.push([context.retryNum, context.retryReason, body.event_id]);
      if (broken) throw new Error('not yet');
    });
    app.error(async (error) => {
      throw error;
    });
    expect((await slack.types(ana, 'hello')).reason).toBe('http_error');
    broken = false;
    const [again] = await slack.delivery.releaseRetries();
    expect(again?.status).toBe(200);
    expect(slack.delivery.retriesWaiting).toBe(0);
    const [first, second] = heard;
    expect(first).toEqual([undefined, undefined, expect.stringMatching(/^Ev/)]);
    expect(second).toEqual([1, 'http_error', (first as unknown[])[2]]);
  });
});
