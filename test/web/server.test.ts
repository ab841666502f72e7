import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Adapter, InboundEvent } from '../../src/platform/adapter.ts';
import { openBrowser } from '../support/page-browser.ts';
import { usePages } from '../support/pages-world.ts';

const taken: InboundEvent[] = [];
const checks = [{ name: 'database', ok: true }];

/** A channel of the tests' own: it takes a signed body as it is, byte by byte. */
const echo: Adapter = {
  platform: 'echo',
  capabilities: {
    transport: 'webhook',
    textMax: 100,
    buttonsMax: 0,
    buttonLabelMax: 0,
    selectMax: 0,
    optionLabelMax: 0,
    multiSelect: false,
    forms: false,
    modals: false,
    edit: false,
    proactive: true,
    idempotentSend: true,
    canLookUp: false,
    pace: [],
  },
  async receive({ headers, body, query, receivedAt }) {
    const text = Buffer.from(body).toString('latin1');
    if (headers['x-signature'] !== 'good') {
      const reply = { status: 401, headers: {}, body: '' };
      return { kind: 'rejected', reason: 'bad signature', reply };
    }
    const from = { platform: 'echo', tenant: query['team'] ?? '', externalId: '1' };
    const act = { kind: 'typed', text } as const;
    const events = [{ eventId: text, from, at: receivedAt, act }];
    const heard = { status: 202, headers: { 'x-echo': 'yes' } };
    return {
      ...{ kind: 'accepted', events },
      reply: async (taken) => ({ ...heard, body: `heard ${taken.length}` }),
    };
  },
  send: async () => ({ kind: 'sent', reference: '1' }),
  listen: async () => async () => {},
  findPerson: async () => undefined,
  showDesk: async () => undefined,
  lookUp: async () => ({ kind: 'unclear', reason: 'nobody looks' }),
};

const pages = usePages({
  ready: async () => checks,
  webhooks: [
    {
      path: '/echo/events',
      methods: ['POST'],
      adapter: echo,
      take: async (event) => {
        taken.push(event);
        return { shown: [] };
      },
    },
  ],
  mounts: [
    (scope) => {
      scope.addHook('onRequest', async (_request, reply) => {
        reply.header('x-console', 'yes');
      });
      scope.get('/console', async () => 'console');
      scope.get('/console/broken', async () => {
        throw new Error('secret detail of the machine');
      });
    },
  ],
});
const slow = twoSteps();
const secure = usePages({
  publicUrl: 'https://parley.example',
  mounts: [
    (scope) => {
      scope.get('/slow', async () => {
        slow.begin();
        await slow.finished;
        return 'done';
      });
    },
  ],
});

function twoSteps() {
  let begin = () => {};
  let finish = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { begun, begin: () => begin(), finished, finish: () => finish() };
}

describe('the web server', () => {
  it('tells machines whether it lives, may get traffic, and how it does', async () => {
    const { server } = pages;
    expect((await server.inject('/healthz')).json()).toEqual({ ok: true });
    expect((await server.inject('/readyz')).statusCode).toBe(200);
    checks.push({ name: 'queue', ok: false });
    const down = await server.inject('/readyz');
    checks.pop();
    expect(down.statusCode).toBe(503);
    expect(down.json()).toMatchObject({ ok: false, checks: [{}, { name: 'queue', ok: false }] });
    const metrics = await server.inject('/metrics');
    expect(metrics.body).toContain('parley_http_request_seconds_count');
    expect(metrics.body).toContain('route="/readyz"');
  });

  it('allows no script, frame, referrer, guess of a type or copy on any page', async () => {
    for (const path of ['/r', '/r/link', '/nowhere', '/r/%zz', '/healthz']) {
      const { headers } = await pages.server.inject(path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script|unsafe|\*/);
      expect(headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
      expect(headers['strict-transport-security']).toBeUndefined();
    }
  });

  it('behind TLS insists on TLS and on cookies that only its own host can set', async () => {
    const { token } = await secure.invite();
    const { headers, cookies } = await secure.server.inject(`/r/${token}`);
    expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
    expect(cookies).toMatchObject([
      { name: '__Host-parley-link', secure: true, path: '/', httpOnly: true },
    ]);
    expect(cookies[0]?.domain).toBeUndefined();
  });

  it('serves a stylesheet that browsers keep for good', async () => {
    const page = await openBrowser(pages.server).get('/r/link');
    const path = /href="(\/assets\/[\w-]+\.css)"/.exec(page.html)?.[1] ?? '';
    const { headers, statusCode } = await pages.server.inject(path);
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toContain('text/css');
    expect(headers['cache-control']).toContain('immutable');
    expect(page.html).not.toMatch(/<script|<style| style=| on\w+=/);
  });

  it('compresses by brotli or gzip as the browser asks', async () => {
    for (const encoding of ['br', 'gzip']) {
      const { headers } = await pages.server.inject({
        url: '/r/link',
        headers: { 'accept-encoding': encoding },
      });
      expect(headers['content-encoding']).toBe(encoding);
    }
  });

  it('answers each fault with a clear page in the reader’s language', async () => {
    const { server } = pages;
    const cases = [
      [{ url: '/nowhere' }, 404],
      [{ url: '/r/%zz' }, 400],
      [{ url: '/r/link', method: 'PUT' }, 405],
      [{ url: '/r/link', method: 'DELETE' }, 405],
      [{ url: '/r/link', method: 'POST', payload: 'x'.repeat(300_000) }, 413],
      [{ url: '/r/link', method: 'POST', payload: { email: 'a@b.org' } }, 415],
      [{ url: '/r/link', method: 'POST' }, 415],
    ] as const;
    for (const [request, status] of cases) {
      const reply = await server.inject({
        ...request,
        headers: { 'accept-language': 'de, ar;q=0.8, en;q=0.7' },
      });
      expect(reply.statusCode).toBe(status);
      expect(reply.body).toContain('<html lang="ar" dir="rtl">');
      expect(reply.body).toContain('<h1>');
    }
    const put = await server.inject({ url: '/r/link', method: 'PUT' });
    expect(put.headers.allow).toBe('GET, POST, HEAD');
  });

  it('keeps what broke for the log, and gives the reader only its number', async () => {
    const reply = await pages.server.inject('/console/broken');
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toContain('secret detail');
    expect(reply.body).not.toMatch(/\bat .*\.[jt]s:\d+/);
    const reference = /[0-9a-f-]{36}/.exec(reply.body)?.[0] ?? 'none';
    const line = pages.logged.find((entry) => entry.includes('secret detail'));
    expect(line).toContain(reference);
  });

  it('hands a webhook its bytes, takes its events before the reply, and refuses a bad signature', async () => {
    const payload = Buffer.from([0xff, 0x00, 0x7b]);
    const url = '/echo/events?team=T1';
    const headers = { 'content-type': 'application/json', 'x-signature': 'good' };
    const reply = await pages.server.inject({ method: 'POST', url, payload, headers });
    expect(reply).toMatchObject({ statusCode: 202, body: 'heard 1' });
    expect(reply.headers['x-echo']).toBe('yes');
    expect(taken).toMatchObject([{ from: { tenant: 'T1' }, act: { text: '\u00ff\u0000{' } }]);
    const bad = await pages.server.inject({ method: 'POST', url, payload });
    expect(bad.statusCode).toBe(401);
    expect(taken).toHaveLength(1);
    expect((await pages.server.inject(url)).statusCode).toBe(405);
  });

  it('keeps the hooks of a mounted part to that part', async () => {
    expect((await pages.server.inject('/console')).headers['x-console']).toBe('yes');
    expect((await pages.server.inject('/r/link')).headers['x-console']).toBeUndefined();
  });

  it('lets a running request finish when it closes, and cuts a connection that asks nothing', async () => {
    const address = await secure.server.listen({ port: 0, host: '127.0.0.1' });
    const silent = connect(Number(new URL(address).port), '127.0.0.1');
    const cut = new Promise((resolve) => silent.once('close', resolve));
    await new Promise((resolve) => silent.once('connect', resolve));
    const reply = fetch(`${address}/slow`);
    await slow.begun;
    const closed = secure.server.close();
    slow.finish();
    expect(await (await reply).text()).toBe('done');
    await closed;
    await cut;
  });
});
