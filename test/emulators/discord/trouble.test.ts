import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Scene, scene } from './test-scene.ts';

let at: Scene;
let now: number;

const WRITE = 'POST /channels/:channel/messages';

beforeEach(async () => {
  now = 1_800_000_000_000;
  at = await scene({ clock: () => now, limits: 'real' });
});

afterEach(() => at.discord.close());

const write = () => at.rest('POST', at.direct(), { content: 'x' });
const said = () => at.discord.sees(at.ana).length;

describe('the rate limits', () => {
  it('are told by headers, and refuse what is too much until they are reset', async () => {
    const first = await write();
    expect(first.headers.get('x-ratelimit-limit')).toBe('5');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('4');
    expect(first.headers.get('x-ratelimit-reset-after')).toBe('5.000');
    expect(first.headers.get('x-ratelimit-bucket')).toMatch(/^\w+$/);
    for (let i = 0; i < 4; i += 1) await write();
    const refused = await write();
    expect(refused.status).toBe(429);
    expect(refused.body).toEqual({
      message: 'You are being rate limited.',
      retry_after: 5,
      global: false,
    });
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
    expect(
      (await at.rest('POST', `/channels/${at.general.id}/messages`, { content: 'x' })).status,
    ).toBe(200);
    now += 5_000;
    expect((await write()).status).toBe(200);
    expect(said()).toBe(6);
    expect(at.discord.limits.invalidRequests).toBe(1);
  });

  it('hold for all requests of the bot together, but not for interactions', async () => {
    const calls = Array.from({ length: 50 }, () => at.rest('GET', '/users/@me'));
    expect((await Promise.all(calls)).every(({ status }) => status === 200)).toBe(true);
    const refused = await at.rest('GET', '/gateway/bot');
    expect(refused.body).toMatchObject({ global: true });
    expect(refused.headers.get('x-ratelimit-global')).toBe('true');
    expect((await at.rest('POST', '/interactions/1/x/callback', {})).status).toBe(404);
    now += 1_000;
    expect((await at.rest('GET', '/gateway/bot')).status).toBe(200);
  });

  it('are not there when they are off', async () => {
    at.discord.limits.mode = 'none';
    for (let i = 0; i < 7; i += 1) expect((await write()).status).toBe(200);
  });
});

describe('invalid requests', () => {
  it('are counted for ten minutes: 401, 403 and 429, but no shared limit', async () => {
    await at.rest('GET', '/users/@me', undefined, { authorization: 'Bot x' });
    at.ana.blocks = true;
    await write();
    at.discord.faults.plan(WRITE, { retryAfter: 1, scope: 'shared' });
    await write();
    await at.rest('GET', '/users/1');
    expect(at.discord.limits.invalidRequests).toBe(2);
    now += 600_000;
    expect(at.discord.limits.invalidRequests).toBe(0);
  });
});

describe('planned faults', () => {
  const plan = (fault: Parameters<typeof at.discord.faults.plan>[1], aim = {}) =>
    at.discord.faults.plan(WRITE, fault, aim);

  it('limit one route, or everything', async () => {
    plan({ retryAfter: 0.5 });
    plan({ retryAfter: 2, scope: 'global' });
    expect((await write()).body).toMatchObject({ retry_after: 0.5, global: false });
    const global = await write();
    expect(global.body).toMatchObject({ retry_after: 2, global: true });
    expect(global.headers.get('x-ratelimit-scope')).toBe('global');
    expect((await write()).status).toBe(200);
  });

  it('answer in Discord’s own words', async () => {
    plan({ status: 403, code: 50007, message: 'Cannot send messages to this user' });
    expect((await write()).body['code']).toBe(50007);
    expect(at.discord.store.calls.at(-1)).toMatchObject({
      route: WRITE,
      outcome: 403,
      code: 50007,
    });
  });

  it('break before or after the effect', async () => {
    plan({ http: 502, effect: 'before' });
    expect([(await write()).status, said()]).toEqual([502, 0]);
    plan({ http: 502, effect: 'after' });
    expect([(await write()).status, said()]).toEqual([502, 1]);
    plan({ cut: 'before' });
    await expect(write()).rejects.toThrow('fetch failed');
    expect(said()).toBe(1);
    plan({ cut: 'after' });
    await expect(write()).rejects.toThrow('fetch failed');
    expect(said()).toBe(2);
  });

  it('hang', async () => {
    plan({ silent: 'after' });
    const patience = new AbortController();
    const hung = fetch(`${at.discord.apiUrl}/v10${at.direct()}`, {
      method: 'POST',
      headers: { authorization: `Bot ${at.discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ content: 'x' }),
      signal: patience.signal,
    });
    await at.discord.until(() => said() === 1);
    patience.abort();
    await expect(hung).rejects.toThrow('aborted');
    expect(at.discord.store.calls.at(-1)?.outcome).toBe('silent');
  });

  it('aim at one channel, several times', async () => {
    plan({ http: 500 }, { id: at.general.id, times: 2 });
    const other = () => at.rest('POST', `/channels/${at.general.id}/messages`, { content: 'x' });
    expect((await write()).status).toBe(200);
    expect([(await other()).status, (await other()).status, (await other()).status]).toEqual([
      500, 500, 200,
    ]);
  });

  it('take the whole of Discord away', async () => {
    at.discord.down('http 503');
    expect((await write()).status).toBe(503);
    at.discord.down();
    await expect(write()).rejects.toThrow('fetch failed');
    at.discord.up();
    expect((await write()).status).toBe(200);
  });
});
