import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actions, button, input, options, plain } from './block-samples.ts';
import { type ScriptedApp, scriptedApp } from './scripted-app.ts';
import { latest, type Message } from './store.ts';
import { type Scene, scene } from './test-world.ts';

let s: Scene;
let app: ScriptedApp;
let now: number;

beforeEach(async () => {
  now = Date.now();
  app = await scriptedApp();
  s = await scene({ clock: () => now });
  s.slack.connect({ eventsUrl: app.url });
});

afterEach(async () => {
  await s.slack.close();
  await app.close();
});

/** The app's message with these blocks, in the direct conversation. */
async function posted(...blocks: object[]): Promise<Message> {
  const sent = await s.call('chat.postMessage', { channel: s.ana.id, text: 'Asked', blocks });
  if (sent['ok'] !== true) throw new Error(JSON.stringify(sent));
  const message = s.slack.store.said(s.ana).at(-1);
  if (!message) throw new Error('nothing was posted');
  return message;
}

const menu = (more: object) => ({ options: options(3), ...more });

describe('acts on a message', () => {
  it('a click carries who, where, the message, its state, and ways to answer', async () => {
    const message = await posted(
      { ...input({ type: 'plain_text_input', action_id: 'words' }), block_id: 'said' },
      { ...actions(button({ action_id: 'go', value: 'yes' })), block_id: 'row' },
    );
    expect(await s.slack.acts(s.ana, { message }, { action_id: 'words', value: 'Hi' })).toBe(
      undefined,
    );
    expect(app.got).toHaveLength(0);
    expect(await s.slack.clicks(s.ana, message, 'go', 'yes')).toMatchObject({ status: 200 });
    expect(app.got[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(app.got[0]?.body).toMatchObject({
      type: 'block_actions',
      team: { id: s.team.id, domain: 'ministry-of-telecoms' },
      user: { id: s.ana.id, team_id: s.team.id },
      api_app_id: s.slack.app.id,
      container: { type: 'message', message_ts: message.ts, channel_id: message.channel.id },
      channel: { id: message.channel.id, name: 'directmessage' },
      message: { ts: message.ts, text: 'Asked' },
      state: { values: { said: { words: { type: 'plain_text_input', value: 'Hi' } } } },
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/actions\//),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/),
      actions: [
        {
          type: 'button',
          action_id: 'go',
          block_id: 'row',
          value: 'yes',
          action_ts: expect.any(String),
        },
      ],
    });
  });

  it.each([
    ['static_select', menu({}), { selected_option: '1' }, { selected_option: { value: '1' } }],
    ['radio_buttons', menu({}), { selected_option: '2' }, { selected_option: { value: '2' } }],
    ['overflow', menu({}), { selected_option: '0' }, { selected_option: { value: '0' } }],
    [
      'checkboxes',
      menu({}),
      { selected_options: ['0', '2'] },
      { selected_options: [{ value: '0' }, { value: '2' }] },
    ],
    [
      'multi_static_select',
      menu({ max_selected_items: 2 }),
      { selected_options: ['1'] },
      { selected_options: [{ value: '1' }] },
    ],
    ['datepicker', {}, { selected_date: '2026-12-24' }, { selected_date: '2026-12-24' }],
    ['users_select', {}, { selected_user: 'U1' }, { selected_user: 'U1' }],
    ['conversations_select', {}, { selected_conversation: 'C1' }, { selected_conversation: 'C1' }],
  ])('a %s tells what was chosen', async (type, more, chosen, told) => {
    const message = await posted(actions({ type, action_id: 'a', ...more }));
    await s.slack.acts(s.ana, { message }, { action_id: 'a', ...chosen });
    expect(app.got[0]?.body).toMatchObject({ actions: [{ type, ...told }] });
  });

  it('an input block that dispatches tells its value at once', async () => {
    const element = { type: 'plain_text_input', action_id: 'words' };
    const message = await posted(input(element, { dispatch_action: true }));
    await s.slack.acts(s.ana, { message }, { action_id: 'words', value: 'Hi' });
    expect(app.got[0]?.body).toMatchObject({
      actions: [{ type: 'plain_text_input', value: 'Hi' }],
    });
  });

  it('what was chosen stays while the element stays, and goes with its option', async () => {
    const select = (count: number) => ({
      ...actions({ type: 'static_select', action_id: 'a', options: options(count) }),
      block_id: 'b',
    });
    const go = { ...actions(button({ action_id: 'go' })), block_id: 'row' };
    const message = await posted(select(3), go);
    const at = { channel: message.channel.id, ts: message.ts };
    const state = async () => {
      await s.slack.clicks(s.ana, message, 'go');
      return app.got.at(-1)?.body['state'];
    };
    await s.slack.acts(s.ana, { message }, { action_id: 'a', selected_option: '1' });
    await s.call('chat.update', { ...at, blocks: [select(2), go] });
    expect(await state()).toMatchObject({
      values: { b: { a: { selected_option: { value: '1' } } } },
    });
    await s.call('chat.update', { ...at, blocks: [select(1), go] });
    expect(await state()).toMatchObject({ values: { b: { a: { selected_option: null } } } });
  });

  it('nobody acts on what is not there', async () => {
    const { slack, ana } = s;
    const message = await posted(
      actions(
        { type: 'static_select', action_id: 'pick', options: options(2) },
        button({ action_id: 'go', value: 'yes' }),
        { type: 'checkboxes', action_id: 'box', options: options(2) },
      ),
    );
    const acts = (what: object) => slack.acts(ana, { message }, { action_id: 'pick', ...what });
    await expect(acts({ action_id: 'none' })).rejects.toThrow('there is no element none');
    await expect(acts({ selected_option: '2' })).rejects.toThrow('there is no option 2');
    await expect(acts({ value: 'x' })).rejects.toThrow('a static_select wants selected_option');
    await expect(slack.clicks(ana, message, 'go', 'no')).rejects.toThrow('carries yes, not no');
    const li = slack.addPerson(s.team, { name: 'Li' });
    await expect(slack.clicks(li, message, 'go')).rejects.toThrow('Li does not see this message');
    await expect(slack.acts(ana, { view: 'modal' }, { action_id: 'x' })).rejects.toThrow(
      'Ana sees no modal',
    );
    await s.call('chat.delete', { channel: message.channel.id, ts: message.ts });
    await expect(slack.clicks(ana, message, 'go')).rejects.toThrow('the message was deleted');
    expect(app.got).toHaveLength(0);
  });

  it('a person sees that the app did not answer well', async () => {
    const message = await posted(actions(button({ action_id: 'go' })));
    app.answer = () => ({ status: 500 });
    expect((await s.slack.clicks(s.ana, message, 'go')).failed).toMatch(/trouble/);
    app.answer = () => 'never';
    s.slack.delivery.patienceMs = 50;
    const late = await s.slack.clicks(s.ana, message, 'go');
    expect(late).toMatchObject({ status: 0, reason: 'http_timeout', failed: /trouble/ });
    expect(s.slack.delivery.retriesWaiting).toBe(0);
  });

  it('an external menu offers what the app says', async () => {
    const message = await posted(actions({ type: 'external_select', action_id: 'a' }));
    app.answer = ({ body }) =>
      body['type'] === 'block_suggestion' ? { json: { options: options(2) } } : {};
    await s.slack.suggests(s.ana, { message }, 'a', 'spec');
    expect(app.got[0]?.body).toMatchObject({ value: 'spec', action_id: 'a' });
    await s.slack.acts(s.ana, { message }, { action_id: 'a', selected_option: '1' });
    expect(app.got[1]?.body).toMatchObject({ actions: [{ selected_option: { value: '1' } }] });
    await expect(s.slack.suggests(s.ana, { message }, 'a', 'sp')).rejects.toThrow('3 letters');
  });
});

describe('answers by response_url', () => {
  const answer = async (body: object) => {
    const { response_url } = app.got.at(-1)?.body ?? {};
    const response = await fetch(String(response_url), {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return [response.status, await response.text()];
  };

  it('replace, delete, or stand beside the message', async () => {
    const message = await posted(actions(button({ action_id: 'go' })));
    await s.slack.clicks(s.ana, message, 'go');
    expect(await answer({ text: 'for you' })).toEqual([200, 'ok']);
    const beside = s.slack.store.said(s.ana).at(-1);
    expect([beside?.onlyFor, beside && latest(beside).text]).toEqual([s.ana.id, 'for you']);
    expect(await answer({ text: 'new', replace_original: true })).toEqual([200, 'ok']);
    expect(latest(message)).toMatchObject({ text: 'new', blocks: [] });
    expect(await answer({ delete_original: true })).toEqual([200, 'ok']);
    expect(message.deleted).toBe(true);
    expect(await answer({ blocks: [{ type: 'ruler' }] })).toEqual([400, 'invalid_blocks']);
  });

  it('work five times within half an hour', async () => {
    await s.slack.command(s.ana, '/parley', 'help');
    for (const text of ['1', '2', '3', '4', '5']) await answer({ text });
    expect(await answer({ text: '6' })).toEqual([404, 'used_url']);
    await s.slack.command(s.ana, '/parley', 'help');
    now += 30 * 60_000 + 1;
    expect(await answer({ text: 'late' })).toEqual([404, 'expired_url']);
  });
});

describe('commands', () => {
  it('are a form, and their answer is shown to the person alone', async () => {
    app.answer = () => ({ json: { text: 'Hello', blocks: [{ type: 'section', text: plain() }] } });
    const seen = await s.slack.command(s.ana, '/parley', 'join CODE');
    expect(seen).toMatchObject({ status: 200 });
    expect(seen).not.toHaveProperty('failed');
    expect(app.got[0]?.body).toMatchObject({
      command: '/parley',
      text: 'join CODE',
      team_id: s.team.id,
      user_id: s.ana.id,
      channel_name: 'directmessage',
      api_app_id: s.slack.app.id,
      is_enterprise_install: 'false',
    });
    expect(s.slack.store.said(s.ana)).toMatchObject([{ onlyFor: s.ana.id }]);
  });

  it('fail before the person’s eyes', async () => {
    app.answer = () => ({ status: 404 });
    expect((await s.slack.command(s.ana, '/parley', '')).failed).toContain('dispatch_failed');
    app.answer = () => 'never';
    s.slack.delivery.patienceMs = 50;
    expect((await s.slack.command(s.ana, '/parley', '')).failed).toContain('operation_timeout');
    s.slack.delivery.patienceMs = 3_000;
    app.answer = () => ({ json: { blocks: [{ type: 'ruler' }] } });
    expect((await s.slack.command(s.ana, '/parley', '')).failed).toContain('invalid_blocks');
  });
});
