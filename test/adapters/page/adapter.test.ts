import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPageAdapter } from '../../../adapters/page/adapter.ts';
import type { InboundEvent, WebhookRequest } from '../../../src/platform/adapter.ts';

const SECRET = 'a'.repeat(43);
const adapter = createPageAdapter({ secure: false });

function post(body: string, more: Partial<WebhookRequest> = {}): WebhookRequest {
  return {
    method: 'POST',
    path: '/r/c/abcd2345',
    query: {},
    headers: {
      cookie: `theme=dark; parley=${SECRET}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: Buffer.from(body),
    receivedAt: 1_800_000_000_000,
    ...more,
  };
}

async function eventOf(body: string, more: Partial<WebhookRequest> = {}): Promise<InboundEvent> {
  const received = await adapter.receive(post(body, more));
  if (received.kind !== 'accepted' || received.events[0] === undefined) {
    throw new Error(JSON.stringify(received));
  }
  return received.events[0];
}

describe('the page adapter', () => {
  it('names the browser by the hash of its secret, never by the secret', async () => {
    const event = await eventOf('q=name&k=one&v=x');
    const externalId = '66d34fba71f8f450f7e45598853e53bfc23bbd129027cbb131a2f4ffd7878cd0';
    expect(event.from).toEqual({ platform: 'page', tenant: '', externalId });
    expect(JSON.stringify(event)).not.toContain(SECRET);
  });

  it('reads each shape of answer into the questionnaire’s own form', async () => {
    const acts = await Promise.all(
      [
        'q=name&k=one&v=a+b%0D%0Ac',
        'q=name&k=one&v=other&o=other&w=+my+own+',
        'q=name&k=one&v=a&o=other&w=left+over',
        'q=name&k=list&v=a&v=b',
        'q=name&k=list',
        'q=name&k=list&v=a&v=other&o=other&w=own',
        'q=name&k=ranks&r1=c&r2=&r3=a&r4=c',
        'q=name&k=cells&c.row+1=x&c.row2=&c.c.=y',
      ].map(async (body) => (await eventOf(body)).act),
    );
    expect(acts.map((act) => (act.kind === 'answered' ? act.value : act))).toEqual([
      'a b\nc',
      { value: 'other', words: 'my own' },
      'a',
      ['a', 'b'],
      [],
      { value: ['a', 'other'], words: 'own' },
      ['c', 'a', 'c'],
      { 'row 1': 'x', 'c.': 'y' },
    ]);
  });

  it('reads a button with its argument, which wins over the answer beside it', async () => {
    const change = await eventOf('p=abcd.3&q=name&k=one&v=x&command=change+3');
    expect(change).toMatchObject({
      promptId: 'abcd.3',
      conversation: 'abcd2345',
      act: { kind: 'commanded', command: 'change', argument: '3' },
    });
    const decline = await eventOf('command=decline&argument=no+mandate%0D%0Athis+year');
    expect(decline.act).toEqual({
      kind: 'commanded',
      command: 'decline',
      argument: 'no mandate\nthis year',
    });
    expect((await eventOf('command=skip&argument=')).act).toEqual({
      kind: 'commanded',
      command: 'skip',
    });
  });

  it('gives a double click one id, and another browser, place, nonce or value another', async () => {
    const body = 'n=1&q=name&k=one&v=x';
    const first = await eventOf(body);
    const again = await eventOf(body, { receivedAt: 1_900_000_000_000 });
    expect(again.eventId).toBe(first.eventId);
    const cookie = `parley=${'b'.repeat(43)}`;
    const headers = { ...post('').headers, cookie };
    const others = await Promise.all([
      eventOf(body, { headers }),
      eventOf(body, { path: '/r/c/zzzz2345' }),
      eventOf('n=2&q=name&k=one&v=x'),
      eventOf('n=1&q=name&k=one&v=y'),
    ]);
    const ids = new Set([first, ...others].map((event) => event.eventId));
    expect(ids.size).toBe(5);
  });

  it('takes no session but its own cookie, and behind TLS only a __Host- one', async () => {
    const refused = ['', 'parley=short', 'xparley=a', `__Host-parley=${SECRET}`];
    for (const cookie of refused) {
      const received = await adapter.receive(
        post('command=skip', { headers: { ...post('').headers, cookie } }),
      );
      expect(received).toMatchObject({ kind: 'rejected', reply: { status: 401 } });
    }
    const secure = createPageAdapter({ secure: true });
    expect((await secure.receive(post('command=skip'))).kind).toBe('rejected');
    const cookie = `__Host-parley=${SECRET}`;
    const headers = { ...post('').headers, cookie };
    expect((await secure.receive(post('command=skip', { headers }))).kind).toBe('accepted');
  });

  it('refuses what is not one of its own HTML forms, with the reason', async () => {
    const refusals: [string, Partial<WebhookRequest>][] = [
      ['command=skip', { method: 'GET' }],
      ['command=skip', { path: '/r/c/' }],
      ['command=skip', { path: '/r/c/..%2f' }],
      ['command=skip', { headers: { cookie: `parley=${SECRET}`, 'content-type': 'text/plain' } }],
      ['command=drop+table', {}],
      ['q=name&v=x', {}],
      ['k=one&v=x', {}],
      ['q=name&k=one&v=a%00b', {}],
      [Array.from({ length: 2_100 }, () => 'v=1').join('&'), {}],
    ];
    for (const [body, more] of refusals) {
      expect(await adapter.receive(post(body, more))).toMatchObject({
        kind: 'rejected',
        reason: expect.stringMatching(/\w/),
        reply: { status: 400 },
      });
    }
  });

  it('never throws, whatever bytes arrive', async () => {
    const bytes = fc.uint8Array({ maxLength: 400 });
    const paths = fc.oneof(fc.constant('/r/c/abcd2345'), fc.webPath());
    await fc.assert(
      fc.asyncProperty(bytes, paths, fc.string(), async (body, path, cookie) => {
        const headers = { ...post('').headers, cookie: `parley=${SECRET}; ${cookie}` };
        const received = await adapter.receive(post('', { body, path, headers }));
        expect(['accepted', 'rejected']).toContain(received.kind);
      }),
    );
  });

  it('cannot be written to', async () => {
    const to = { platform: 'page', tenant: '', externalId: 'x' };
    const letter = { subject: 's', paragraphs: [], closing: [] };
    const outcome = await adapter.send({
      id: '1',
      to,
      language: 'en',
      direction: 'ltr',
      content: { kind: 'letter', letter },
    });
    expect(outcome.kind).toBe('rejected');
    expect(adapter.capabilities).toMatchObject({ transport: 'webhook', proactive: false });
  });
});
