import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { actions, button, input, options, plain, times, words } from './block-samples.ts';
import { type ScriptedApp, scriptedApp } from './scripted-app.ts';
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

const refused = (error: string) => expect.objectContaining({ ok: false, error });

const view = (title = 'A', more: object = {}) => ({
  type: 'modal',
  title: { type: 'plain_text', text: title },
  submit: plain(),
  blocks: [{ ...input({ type: 'plain_text_input', action_id: 'text' }), block_id: 'need' }],
  ...more,
});

/** A trigger that a command has just given to the app. */
async function trigger(): Promise<string> {
  await s.slack.command(s.ana, '/parley', '');
  return String(app.got.at(-1)?.body['trigger_id']);
}

async function opened(more: object = {}): Promise<Json> {
  const told = await s.call('views.open', { trigger_id: await trigger(), view: view('A', more) });
  if (told['ok'] !== true) throw new Error(JSON.stringify(told));
  return told['view'] as Json;
}

const stack = () =>
  (s.slack.store.modals.get(s.ana.id) ?? []).map(({ fields }) => (fields['title'] as Json)['text']);

describe('views that the app opens', () => {
  it('need a trigger that is fresh and unused', async () => {
    const open = (trigger_id: string) => s.call('views.open', { trigger_id, view: view() });
    const fresh = await trigger();
    expect(await open(fresh)).toMatchObject({
      ok: true,
      view: {
        id: expect.stringMatching(/^V/),
        team_id: s.team.id,
        hash: expect.any(String),
        state: { values: { need: { text: { type: 'plain_text_input', value: null } } } },
        app_id: s.slack.app.id,
      },
    });
    expect(await open(fresh)).toEqual(refused('exchanged_trigger_id'));
    expect(await open('1.2.x')).toEqual(refused('invalid_trigger_id'));
    const old = await trigger();
    now += 3_001;
    expect(await open(old)).toEqual(refused('expired_trigger_id'));
  });

  it('are refused when they are wrong, and the trigger is spent all the same', async () => {
    const wrong = { trigger_id: await trigger(), view: view('x'.repeat(25)) };
    expect(await s.call('views.open', wrong)).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'],
      },
    });
    const large = view('A', { blocks: times(90, () => ({ type: 'section', text: plain(3000) })) });
    expect(await s.call('views.open', { trigger_id: await trigger(), view: large })).toEqual(
      refused('view_too_large'),
    );
  });

  it('stand three deep, know root and previous, and close one by one', async () => {
    const root = await opened();
    const push = async (title: string) =>
      s.call('views.push', { trigger_id: await trigger(), view: view(title) });
    const second = (await push('B'))['view'] as Json;
    expect([second['root_view_id'], second['previous_view_id']]).toEqual([root['id'], root['id']]);
    await push('C');
    expect(await push('D')).toEqual(refused('push_limit_reached'));
    expect(stack()).toEqual(['A', 'B', 'C']);
    await s.slack.closesView(s.ana);
    await s.slack.closesView(s.ana);
    expect(stack()).toEqual(['A']);
  });

  it('are updated by id or external id, unless somebody was faster', async () => {
    const first = await opened({ external_id: 'x1' });
    const update = (args: object) => s.call('views.update', { view: view('B'), ...args });
    expect(await update({ view_id: first['id'], hash: 'other' })).toEqual(refused('hash_conflict'));
    expect(await update({ view_id: first['id'], hash: first['hash'] })).toMatchObject({ ok: true });
    expect(await update({ view_id: first['id'], hash: first['hash'] })).toEqual(
      refused('hash_conflict'),
    );
    expect(await update({ view_id: 'V0' })).toEqual(refused('not_found'));
    expect(stack()).toEqual(['B']);
  });

  it('have external ids of their own', async () => {
    await opened({ external_id: 'x1' });
    const li = s.slack.addPerson(s.team, { name: 'Li' });
    await s.slack.command(li, '/parley', '');
    const trigger_id = app.got.at(-1)?.body['trigger_id'];
    expect(
      await s.call('views.open', { trigger_id, view: view('A', { external_id: 'x1' }) }),
    ).toEqual(refused('duplicate_external_id'));
  });

  it('keep what was typed while block_id and action_id stay', async () => {
    const { id } = await opened();
    await s.slack.acts(s.ana, { view: 'modal' }, { action_id: 'text', value: 'Spectrum' });
    await s.call('views.update', { view_id: id, view: view('B') });
    await s.slack.submitsView(s.ana);
    expect(app.got.at(-1)?.body).toMatchObject({
      view: { state: { values: { need: { text: { value: 'Spectrum' } } } } },
    });
  });
});

describe('submitting', () => {
  const typed = [{ action_id: 'text', value: 'Spectrum' }];

  it('sends the view with its values and closes it', async () => {
    await opened({ callback_id: 'needs', private_metadata: 'm' });
    expect(await s.slack.submitsView(s.ana, typed)).not.toHaveProperty('failed');
    expect(app.got.at(-1)?.body).toMatchObject({
      type: 'view_submission',
      user: { id: s.ana.id },
      view: { callback_id: 'needs', private_metadata: 'm', type: 'modal' },
      is_enterprise_install: false,
    });
    expect(stack()).toEqual([]);
  });

  it('does what the reply says', async () => {
    await opened();
    const reply = async (json: object) => {
      app.answer = () => ({ json });
      return (await s.slack.submitsView(s.ana, typed)).failed;
    };
    expect(await reply({ response_action: 'errors', errors: { need: 'No.' } })).toBeUndefined();
    expect(s.slack.store.topModal(s.ana)?.errors).toEqual({ need: 'No.' });
    expect(await reply({ response_action: 'errors', errors: { other: 'No.' } })).toMatch(/trouble/);
    expect(await reply({ response_action: 'update', view: view('B') })).toBeUndefined();
    expect(await reply({ response_action: 'push', view: view('C') })).toBeUndefined();
    expect(stack()).toEqual(['B', 'C']);
    expect(await reply({ response_action: 'push', view: view('x'.repeat(25)) })).toMatch(/title/);
    expect(await reply({ response_action: 'dance' })).toMatch(/trouble/);
    expect(stack()).toEqual(['B', 'C']);
    expect(await reply({ response_action: 'clear' })).toBeUndefined();
    expect(stack()).toEqual([]);
  });

  it('fails before the person’s eyes and keeps the modal', async () => {
    await opened();
    app.answer = () => ({ status: 500 });
    expect((await s.slack.submitsView(s.ana, typed)).failed).toMatch(/trouble/);
    expect(stack()).toEqual(['A']);
  });

  it.each([
    [{ type: 'plain_text_input', min_length: 3 }, 'ab', 'at least 3 characters'],
    [{ type: 'plain_text_input', max_length: 3 }, 'abcd', 'at most 3 characters'],
    [{ type: 'plain_text_input' }, words(3_001), 'at most 3000 characters'],
    [{ type: 'number_input', is_decimal_allowed: false }, '1.5', 'whole number'],
    [{ type: 'number_input', is_decimal_allowed: false, min_value: '2' }, '1', 'at least 2'],
    [{ type: 'number_input', is_decimal_allowed: true }, 'many', 'enter a number'],
    [{ type: 'email_text_input' }, 'ana', 'email address'],
    [{ type: 'url_text_input' }, 'itu', 'valid URL'],
  ])('is stopped by the client: %o %s', async (element, value, words) => {
    await opened({ blocks: [input({ ...element, action_id: 'text' })] });
    const before = app.got.length;
    await expect(s.slack.submitsView(s.ana, [{ action_id: 'text', value }])).rejects.toThrow(words);
    expect(app.got).toHaveLength(before);
  });

  it('lets decimals go where they are allowed', async () => {
    const element = { type: 'number_input', is_decimal_allowed: true, action_id: 'text' };
    await opened({ blocks: [input(element)] });
    const seen = await s.slack.submitsView(s.ana, [{ action_id: 'text', value: '1.5' }]);
    expect(seen).toMatchObject({ status: 200 });
  });

  it('asks for what is required and not for what is optional', async () => {
    await opened();
    await expect(s.slack.submitsView(s.ana)).rejects.toThrow('complete this required field');
    const boxes = { type: 'checkboxes', options: options(2) };
    await opened({ blocks: [input(boxes, { optional: true })] });
    expect(await s.slack.submitsView(s.ana)).toMatchObject({ status: 200 });
  });
});

describe('closing and acting', () => {
  it('tells the app when it asked to hear of it', async () => {
    await opened();
    expect(await s.slack.closesView(s.ana)).toBeUndefined();
    await opened({ notify_on_close: true });
    await s.slack.closesView(s.ana);
    expect(app.got.at(-1)?.body).toMatchObject({ type: 'view_closed', is_cleared: false });
  });

  it('a button of the home tab speaks of the view', async () => {
    const blocks = [actions(button({ action_id: 'go' }))];
    const home = { type: 'home', blocks };
    const publish = (args: object) =>
      s.call('views.publish', { user_id: s.ana.id, view: home, ...args });
    const first = (await publish({}))['view'] as Json;
    expect(await publish({ hash: 'x' })).toEqual(refused('hash_conflict'));
    expect(await publish({ hash: first['hash'] })).toMatchObject({ ok: true });
    await s.slack.acts(s.ana, { view: 'home' }, { action_id: 'go' });
    const { body } = app.got.at(-1) ?? {};
    expect(body).toMatchObject({
      container: { type: 'view', view_id: first['id'] },
      view: { type: 'home' },
    });
    expect(body).not.toHaveProperty('response_url');
    expect(await publish({ user_id: 'U0' })).toEqual(refused('user_not_found'));
  });
});
