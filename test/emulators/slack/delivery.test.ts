import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ScriptedApp, scriptedApp } from './scripted-app.ts';
import { type Scene, scene } from './test-world.ts';

let s: Scene;
let app: ScriptedApp;

const open = async (options = {}) => {
  s = await scene(options);
  s.slack.connect({ eventsUrl: app.url });
};

beforeEach(async () => {
  app = await scriptedApp();
});

afterEach(async () => {
  await s.slack.close();
  await app.close();
});

describe('events over HTTP', () => {
  it('are signed envelopes of the workspace', async () => {
    await open();
    expect(await s.slack.types(s.ana, 'hello')).toMatchObject({ status: 200 });
    const [got] = app.got;
    const stamp = got?.headers['x-slack-request-timestamp'];
    const base = `v0:${stamp}:${got?.raw}`;
    const digest = createHmac('sha256', s.slack.signingSecret).update(base).digest('hex');
    expect(got?.headers['x-slack-signature']).toBe(`v0=${digest}`);
    expect(got?.headers['content-type']).toBe('application/json');
    expect(got?.body).toMatchObject({
      type: 'event_callback',
      team_id: s.team.id,
      api_app_id: s.slack.app.id,
      event_id: expect.stringMatching(/^Ev/),
      authorizations: [{ team_id: s.team.id, is_bot: true, is_enterprise_install: false }],
      event: {
        type: 'message',
        channel_type: 'im',
        channel: s.slack.store.directOf(s.ana)?.id,
        user: s.ana.id,
        text: 'hello',
        client_msg_id: expect.any(String),
        ts: expect.stringMatching(/^\d+\.\d{6}$/),
      },
    });
  });

  it('come from an organisation with its ids', async () => {
    await open();
    const enterprise = { id: 'E1', name: 'Union' };
    const team = s.slack.addWorkspace({ name: 'One', enterprise, installed: false });
    s.slack.installDirectly(enterprise);
    await s.slack.types(s.slack.addPerson(team, { name: 'Li' }), 'hello');
    expect(app.got[0]?.body).toMatchObject({
      enterprise_id: 'E1',
      context_enterprise_id: 'E1',
      authorizations: [{ enterprise_id: 'E1', team_id: null, is_enterprise_install: true }],
    });
  });

  it('that fail go again three times with the same id, and stop', async () => {
    await open();
    app.answer = () => ({ status: 500 });
    expect((await s.slack.types(s.ana, 'x')).reason).toBe('http_error');
    for (const _ of [1, 2, 3]) await s.slack.delivery.releaseRetries();
    expect(s.slack.delivery.retriesWaiting).toBe(0);
    expect(app.got.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([
      undefined,
      '1',
      '2',
      '3',
    ]);
    expect(new Set(app.got.map(({ raw }) => raw)).size).toBe(1);
  });

  it('that come back too late count as timed out', async () => {
    await open();
    app.answer = () => 'never';
    s.slack.delivery.patienceMs = 50;
    expect(await s.slack.types(s.ana, 'x')).toMatchObject({ status: 0, reason: 'http_timeout' });
    s.slack.delivery.patienceMs = 3_000;
    app.answer = () => ({});
    expect(await s.slack.delivery.releaseRetries()).toMatchObject([{ status: 200 }]);
    expect(app.got.at(-1)?.headers['x-slack-retry-reason']).toBe('http_timeout');
  });

  it('do not go again where the app says so', async () => {
    await open();
    app.answer = () => ({ status: 500, headers: { 'x-slack-no-retry': '1' } });
    await s.slack.types(s.ana, 'x');
    expect(s.slack.delivery.retriesWaiting).toBe(0);
  });

  it('go again by themselves after the waits', async () => {
    await open({ retries: [0, 5, 5] });
    app.answer = ({ headers }) => ({ status: headers['x-slack-retry-num'] === '2' ? 200 : 500 });
    await s.slack.types(s.ana, 'x');
    await vi.waitUntil(() => app.got.length === 3);
    expect(s.slack.delivery.log.map(({ seen }) => seen.status)).not.toContain(0);
  });

  it('may come twice, or in another order', async () => {
    await open();
    s.slack.delivery.mischief({ copies: 2 });
    await s.slack.types(s.ana, 'twice');
    expect(app.got).toHaveLength(2);
    expect(app.got[0]?.raw).toBe(app.got[1]?.raw);
    s.slack.delivery.hold();
    const sent = [s.slack.types(s.ana, 'first'), s.slack.types(s.ana, 'second')];
    s.slack.delivery.release('reversed');
    await Promise.all(sent);
    expect(app.got.slice(2).map(({ body }) => body['event'])).toMatchObject([
      { text: 'second' },
      { text: 'first' },
    ]);
  });

  it('may carry a wrong stamp, a wrong signature, or none', async () => {
    await open();
    s.slack.delivery.mischief({ shiftSeconds: 400 });
    await s.slack.types(s.ana, 'x');
    const ahead = Number(app.got[0]?.headers['x-slack-request-timestamp']) - Date.now() / 1000;
    expect(Math.round(ahead / 10)).toBe(40);
    s.slack.delivery.mischief({ unsigned: true });
    await s.slack.types(s.ana, 'x');
    expect(app.got[1]?.headers).not.toHaveProperty('x-slack-signature');
  });

  it('tell of people, of the app’s home, and of its own messages where asked', async () => {
    await open({ echoes: true });
    const { slack, ana, call } = s;
    await slack.changes(ana, { locale: 'fr-FR' });
    await slack.deactivates(ana);
    const li = slack.addPerson(s.team, { name: 'Li' });
    await slack.opensHome(li);
    const { ts, channel } = await call('chat.postMessage', { channel: li.id, text: 'a' });
    await call('chat.update', { ts, channel, text: 'b' });
    await vi.waitUntil(() => app.got.length === 5);
    expect(app.got.map(({ body }) => body['event'])).toMatchObject([
      { type: 'user_change', user: { id: ana.id, locale: 'fr-FR' } },
      { type: 'user_change', user: { deleted: true } },
      { type: 'app_home_opened', user: li.id, tab: 'home' },
      { type: 'message', bot_id: expect.any(String), text: 'a' },
      { type: 'message', subtype: 'message_changed', message: { text: 'b' } },
    ]);
  });

  it('of a channel come when the app is in it, and from nobody who is not', async () => {
    await open();
    const { slack, team, ana } = s;
    const room = slack.addChannel(team, { name: 'room', members: [ana] });
    const other = slack.addChannel(team, { name: 'other', members: [ana], withApp: false });
    expect(await slack.posts(ana, room, 'x')).toMatchObject({ status: 200 });
    expect(await slack.posts(ana, other, 'x')).toBeUndefined();
    expect(app.got[0]?.body['event']).toMatchObject({ channel_type: 'channel' });
    const li = slack.addPerson(team, { name: 'Li' });
    await expect(slack.posts(li, room, 'x')).rejects.toThrow('Li is not in room');
  });
});
