import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { button, plain, times, words } from './block-samples.ts';
import { latest } from './store.ts';
import { type Scene, scene } from './test-world.ts';

let s: Scene;

beforeEach(async () => {
  s = await scene();
});

afterEach(() => s.slack.close());

const refused = (error: string, more: object = {}) =>
  expect.objectContaining({ ok: false, error, ...more });

describe('tokens', () => {
  it('are asked for, known, alive, and of the right kind', async () => {
    const { slack, team, call } = s;
    const without = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
    expect(await without.json()).toEqual(refused('not_authed'));
    expect(await call('auth.test', {}, 'xoxb-unknown')).toEqual(refused('invalid_auth'));
    expect(await call('auth.test', {}, slack.appToken)).toEqual(refused('not_allowed_token_type'));
    expect(await call('apps.connections.open')).toEqual(refused('not_allowed_token_type'));
    const opened = await call('apps.connections.open', {}, slack.appToken);
    expect(opened['url']).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\//);
    const token = slack.botToken(team);
    expect(await call('auth.revoke')).toMatchObject({ ok: true, revoked: true });
    expect(await call('auth.test', {}, token)).toEqual(refused('token_revoked'));
    expect(await call('no.such.method', {}, token)).toEqual(refused('unknown_method'));
  });

  it('name their scopes', async () => {
    const { slack, team, call } = s;
    const narrow = (await scene({ scopes: ['chat:write'] })).slack;
    try {
      const place = narrow.addWorkspace({ name: 'Narrow' });
      const client = new webApi.WebClient(narrow.botToken(place), { slackApiUrl: narrow.apiUrl });
      const asked = client.users.info({ user: 'U1' }).catch((error: unknown) => error);
      const error = await asked;
      expect(error instanceof webApi.WebAPIPlatformError && error.data).toMatchObject({
        error: 'missing_scope',
        needed: 'users:read',
        provided: 'chat:write',
      });
    } finally {
      await narrow.close();
    }
    const { response_metadata } = await call('auth.test');
    expect(response_metadata).toMatchObject({ scopes: expect.arrayContaining(['chat:write']) });
    expect(slack.botToken(team)).toMatch(/^xoxb-/);
  });

  it('of a deactivated workspace are refused', async () => {
    s.team.deleted = true;
    expect(await s.call('auth.test')).toEqual(refused('account_inactive'));
  });

  it('of an organisation need a workspace where one is meant', async () => {
    const { slack, call } = s;
    const enterprise = { id: 'E1', name: 'Union' };
    const one = slack.addWorkspace({ name: 'One', enterprise, installed: false });
    const token = slack.installDirectly(enterprise).value;
    expect(await call('auth.test', {}, token)).toMatchObject({
      is_enterprise_install: true,
      enterprise_id: 'E1',
    });
    expect(await call('users.list', {}, token)).toEqual(refused('missing_argument'));
    expect(await call('users.list', { team_id: one.id }, token)).toMatchObject({ ok: true });
    expect(await call('users.list', { team_id: s.team.id }, token)).toEqual(
      refused('team_access_not_granted'),
    );
    const li = slack.addPerson(one, { name: 'Li' });
    const sent = await call('chat.postMessage', { channel: li.id, text: 'Hello' }, token);
    expect(sent).toMatchObject({ ok: true });
    expect(await call('users.info', { user: s.ana.id }, token)).toEqual(refused('user_not_found'));
  });
});

describe('messages', () => {
  it('go to a channel, a direct conversation, or a person', async () => {
    const { slack, team, ana, call } = s;
    const general = slack.addChannel(team, { name: 'general', members: [ana] });
    const direct = await call('conversations.open', { users: ana.id });
    const id = (direct['channel'] as { id: string }).id;
    expect(id).toMatch(/^D/);
    for (const channel of [general.id, id, ana.id]) {
      expect(await call('chat.postMessage', { channel, text: 'x' })).toMatchObject({ ok: true });
    }
    expect(slack.store.said(ana)).toHaveLength(2);
    expect(general.messages).toHaveLength(1);
  });

  it('are refused where they cannot go', async () => {
    const { slack, team, ana, call } = s;
    const elsewhere = slack.addChannel(team, { name: 'other', members: [ana], withApp: false });
    const hidden = slack.addChannel(team, {
      name: 'hidden',
      members: [ana],
      private: true,
      withApp: false,
    });
    const old = slack.addChannel(team, { name: 'old', members: [ana] });
    old.archived = true;
    const post = (channel: string) => call('chat.postMessage', { channel, text: 'x' });
    expect(await post('C0')).toEqual(refused('channel_not_found'));
    expect(await post('U0')).toEqual(refused('channel_not_found'));
    expect(await post(hidden.id)).toEqual(refused('channel_not_found'));
    expect(await post(elsewhere.id)).toEqual(refused('not_in_channel'));
    expect(await post(old.id)).toEqual(refused('is_archived'));
    expect(await call('chat.postMessage', { text: 'x' })).toEqual(refused('invalid_arguments'));
    ana.deleted = true;
    expect(await post(ana.id)).toEqual(refused('user_disabled'));
    expect(await call('conversations.open', { users: ana.id })).toEqual(refused('user_disabled'));
    expect(await call('conversations.open', { users: 'U0' })).toEqual(refused('user_not_found'));
  });

  it('hold what Slack can hold', async () => {
    const { ana, call } = s;
    const post = (args: object) => call('chat.postMessage', { channel: ana.id, ...args });
    expect(await post({})).toEqual(refused('no_text'));
    expect(await post({ text: words(40_001) })).toEqual(refused('msg_too_long'));
    expect(await post({ blocks: 'not json' })).toEqual(refused('invalid_blocks_format'));
    expect(await post({ blocks: [{ type: 'ruler' }] })).toEqual(
      refused('invalid_blocks', {
        errors: ['unsupported type: ruler [json-pointer:/blocks/0/type]'],
      }),
    );
    const long = times(5, () => ({ type: 'section', text: plain(3000) }));
    expect(await post({ blocks: long })).toEqual(refused('msg_blocks_too_long'));
    expect(await post({ text: 'x', thread_ts: '1.000000' })).toEqual(refused('thread_not_found'));
    const metadata = (event_type: string, event_payload: unknown) =>
      post({ text: 'x', metadata: { event_type, event_payload } });
    expect(await metadata('a b', {})).toEqual(refused('invalid_metadata_format'));
    expect(await metadata('a', { b: { c: { d: 1 } } })).toEqual(refused('invalid_metadata_schema'));
    expect(await metadata('a', { b: words(9_000) })).toEqual(refused('metadata_too_large'));
    expect(await metadata('a', { b: 1, c: ['d'], e: { f: true } })).toMatchObject({ ok: true });
  });

  it('are changed and deleted by the app that wrote them; what is not given stays', async () => {
    const { slack, ana, call } = s;
    const blocks = [{ type: 'actions', elements: [button()] }];
    const metadata = { event_type: 'delivery', event_payload: { id: 'd1' } };
    const sent = await call('chat.postMessage', { channel: ana.id, text: 'a', blocks, metadata });
    const at = { channel: sent['channel'], ts: sent['ts'] };
    expect(await call('chat.update', { ...at, text: 'b' })).toMatchObject({ ok: true, text: 'b' });
    const [message] = slack.store.said(ana);
    expect(message && latest(message).blocks).toHaveLength(1);
    expect(message?.metadata).toEqual(metadata);
    await call('chat.update', { ...at, text: 'c', blocks: [], metadata: {} });
    expect(message?.versions.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(message && latest(message).blocks).toEqual([]);
    expect(message?.metadata).toBeUndefined();
    expect(await call('chat.update', { ...at, text: words(4_001) })).toEqual(
      refused('msg_too_long'),
    );
    expect(await call('chat.update', { ...at, ts: '1.000000', text: 'x' })).toEqual(
      refused('message_not_found'),
    );
    slack.connect({ eventsUrl: 'http://127.0.0.1:9/' });
    await slack.types(ana, 'mine');
    const hers = { ...at, ts: slack.store.said(ana).at(-1)?.ts };
    expect(await call('chat.update', { ...hers, text: 'x' })).toEqual(
      refused('cant_update_message'),
    );
    expect(await call('chat.delete', hers)).toEqual(refused('cant_delete_message'));
    expect(await call('chat.delete', at)).toMatchObject({ ok: true });
    expect(await call('chat.delete', at)).toEqual(refused('message_not_found'));
  });

  it('are seen by one person alone when ephemeral', async () => {
    const { slack, team, ana, call } = s;
    const li = slack.addPerson(team, { name: 'Li' });
    const room = slack.addChannel(team, { name: 'room', members: [ana] });
    const args = { channel: room.id, text: 'x' };
    expect(await call('chat.postEphemeral', { ...args, user: li.id })).toEqual(
      refused('user_not_in_channel'),
    );
    expect(await call('chat.postEphemeral', { ...args, user: ana.id })).toMatchObject({ ok: true });
    expect(room.messages[0]?.onlyFor).toBe(ana.id);
    const history = await call('conversations.history', { channel: room.id });
    expect(history['messages']).toEqual([]);
  });

  it('remember whom they would mention', async () => {
    const { slack, ana, call } = s;
    await call('chat.postMessage', { channel: ana.id, text: `<@${ana.id}> said <!here>` });
    await call('chat.postMessage', { channel: ana.id, text: '&lt;!here&gt;' });
    const marks = slack.store.said(ana).map((message) => latest(message).marks.mentions.length);
    expect(marks).toEqual([2, 0]);
  });

  it('have a permanent link', async () => {
    const { ana, call } = s;
    const { channel, ts } = await call('chat.postMessage', { channel: ana.id, text: 'x' });
    expect(await call('chat.getPermalink', { channel, message_ts: ts })).toMatchObject({
      permalink: `https://ministry-of-telecoms.slack.com/archives/${channel}/p${String(ts).replace('.', '')}`,
    });
  });
});

describe('history', () => {
  it('comes newest first, in pages, between two times, with metadata when asked', async () => {
    const { ana, call } = s;
    const metadata = { event_type: 'delivery', event_payload: { id: 'd1' } };
    for (const text of ['a', 'b', 'c']) {
      await call('chat.postMessage', { channel: ana.id, text, metadata });
    }
    const channel = s.slack.store.directOf(ana)?.id;
    const texts = async (args: object) => {
      const { messages, ...rest } = await call('conversations.history', { channel, ...args });
      return [(messages as { text: string }[]).map(({ text }) => text).join(''), rest] as const;
    };
    const [first, { response_metadata, has_more }] = await texts({ limit: 2 });
    expect([first, has_more]).toEqual(['cb', true]);
    const cursor = (response_metadata as { next_cursor: string }).next_cursor;
    expect((await texts({ limit: 2, cursor }))[0]).toBe('a');
    const [a, b] = s.slack.store.said(ana);
    expect((await texts({ oldest: a?.ts }))[0]).toBe('cb');
    expect((await texts({ oldest: a?.ts, inclusive: true }))[0]).toBe('cba');
    expect((await texts({ latest: b?.ts }))[0]).toBe('a');
    const shown = await call('conversations.history', { channel, include_all_metadata: true });
    expect((shown['messages'] as object[])[0]).toMatchObject({ text: 'c', metadata });
    expect(await call('conversations.history', { channel, cursor: 'x' })).toEqual(
      refused('invalid_cursor'),
    );
    expect(await call('conversations.history', { channel, oldest: 'x' })).toEqual(
      refused('invalid_ts_oldest'),
    );
  });
});
