import { webApi } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import type { ApiFault } from './faults.ts';
import type { SlackOptions } from './open-slack.ts';
import { type Scene, scene } from './test-world.ts';

let s: Scene;

afterEach(() => s.slack.close());

const post = (text = 'x') => s.client().chat.postMessage({ channel: s.ana.id, text });
const failure = async (sent: Promise<unknown>) =>
  sent.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('faults on demand', () => {
  const rows: readonly [ApiFault, new (...args: never[]) => Error, number, string][] = [
    [{ error: 'is_archived' }, webApi.WebAPIPlatformError, 0, 'is_archived'],
    [{ retryAfter: 7 }, webApi.WebAPIRateLimitedError, 0, 'ratelimited'],
    [{ http: 503 }, webApi.WebAPIHTTPError, 0, 'http 503'],
    [{ http: 500, effect: 'after' }, webApi.WebAPIHTTPError, 1, 'http 500'],
    [{ cut: 'before' }, webApi.WebAPIRequestError, 0, 'cut'],
    [{ cut: 'after' }, webApi.WebAPIRequestError, 1, 'cut'],
    [{ silent: 'before' }, webApi.WebAPIRequestError, 0, 'silent'],
    [{ silent: 'after' }, webApi.WebAPIRequestError, 1, 'silent'],
  ];

  it.each(rows)('%o', async (fault, kind, kept, outcome) => {
    s = await scene();
    s.slack.faults.plan('chat.postMessage', fault);
    const error = await failure(post());
    expect(error).toBeInstanceOf(kind);
    if (error instanceof webApi.WebAPIRateLimitedError) expect(error.retryAfter).toBe(7);
    expect(s.slack.store.said(s.ana)).toHaveLength(kept);
    expect(s.slack.store.calls.at(-1)).toMatchObject({ method: 'chat.postMessage', outcome });
    await post();
    expect(s.slack.store.said(s.ana)).toHaveLength(kept + 1);
  });

  it('a slow reply comes', async () => {
    s = await scene();
    s.slack.faults.plan('*', { slowMs: 50 });
    const began = performance.now();
    await post();
    expect(performance.now() - began).toBeGreaterThan(45);
  });

  it('meet the calls that they aim at, as often as they say', async () => {
    s = await scene();
    s.slack.faults.plan('chat.postMessage', { http: 500 }, { channel: 'C1', times: 5 });
    s.slack.faults.plan('*', { http: 500 }, { team: s.team.id, times: 2 });
    expect(await failure(post())).toBeInstanceOf(webApi.WebAPIHTTPError);
    expect(await failure(s.client().auth.test())).toBeInstanceOf(webApi.WebAPIHTTPError);
    expect(await failure(post())).toBeUndefined();
    s.slack.faults.plan('*', { http: 500 });
    s.slack.faults.clear();
    expect(await failure(post())).toBeUndefined();
  });

  it('all of Slack is away until it comes back', async () => {
    s = await scene();
    s.slack.down();
    expect(await failure(post())).toBeInstanceOf(webApi.WebAPIRequestError);
    s.slack.down('http 503');
    expect(await failure(post())).toBeInstanceOf(webApi.WebAPIHTTPError);
    s.slack.up();
    expect(await failure(post())).toBeUndefined();
  });
});

describe('rate limits', () => {
  let now = 1_700_000_000_000;
  const open = async (limits: SlackOptions['limits'] = 'real') => {
    s = await scene({ limits, clock: () => now });
  };

  it('one message a second goes to a channel, with a short burst', async () => {
    await open();
    for (const _ of [1, 2, 3, 4]) await post();
    const error = await failure(post());
    expect(error instanceof webApi.WebAPIRateLimitedError && error.retryAfter).toBe(1);
    const li = s.slack.addPerson(s.team, { name: 'Li' });
    await s.client().chat.postMessage({ channel: li.id, text: 'x' });
    now += 1_000;
    await post();
    expect(await failure(post())).toBeInstanceOf(webApi.WebAPIRateLimitedError);
  });

  it.each([
    ['users.list', 20, {}],
    ['conversations.open', 50, { users: 'U1' }],
    ['views.publish', 100, { user_id: 'U1', view: { type: 'home', blocks: [] } }],
  ])('%s goes %i times a minute', async (method, most, args) => {
    await open();
    const call = () => failure(s.client().apiCall(method, args));
    for (let i = 0; i < most; i += 1) {
      expect(await call()).not.toBeInstanceOf(webApi.WebAPIRateLimitedError);
    }
    const error = await call();
    const wait = Math.ceil(60 / most);
    expect(error instanceof webApi.WebAPIRateLimitedError && error.retryAfter).toBe(wait);
    now += wait * 1_000;
    expect(await call()).not.toBeInstanceOf(webApi.WebAPIRateLimitedError);
  });

  it('are off unless asked for', async () => {
    await open('none');
    for (let i = 0; i < 30; i += 1) await post();
    expect(s.slack.store.said(s.ana)).toHaveLength(30);
  });
});
