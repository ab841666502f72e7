import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begin, hiddenFields, openBrowser } from '../support/page-browser.ts';
import { usePages } from '../support/pages-world.ts';

const pages = usePages();

/** Text that would show if it were ever printed as it came. */
const MARK = '<x-mark onclick=1>\'"';
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(MARK, '\u0000', '%', '\ud800', '__proto__', 'constructor', '{{7*7}}', '../../x'),
  fc.string({ maxLength: 40 }).map((text) => MARK + text),
);
const fieldName = fc.oneof(
  fc.constantFrom(
    'p',
    'n',
    'q',
    'k',
    'v',
    'w',
    'o',
    'r1',
    'r2',
    'c.x',
    'command',
    'argument',
    'language',
  ),
  nasty,
);
const fieldValue = fc.oneof(
  fc.constantFrom(
    'one',
    'list',
    'ranks',
    'cells',
    'attribution',
    'priorities',
    'change 3',
    'language xx',
    'submit',
  ),
  nasty,
);
const encoded = fc
  .array(fc.tuple(fieldName, fieldValue), { maxLength: 12 })
  .map((fields) => fields.map((pair) => pair.map(percentEncode).join('=')).join('&'));
const body = fc.oneof(
  encoded.map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
);
const path = fc.oneof(
  fc.constantFrom('', '/review', '/print', '/decline', '/stop', '/help', '/leave', '/stopped'),
  nasty.map((text) => `/q/${percentEncode(text)}`),
  nasty.map((text) => `/${percentEncode(text)}`),
);
const type = fc.constantFrom(
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-16',
  'application/json',
  'multipart/form-data; boundary=x',
  'text/plain',
  '\u00ff/;;',
);

/** Like encodeURIComponent, but also for texts that are no Unicode. */
function percentEncode(text: string): string {
  return [...Buffer.from(text, 'utf16le').filter((_, index) => index % 2 === 0)]
    .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
    .join('');
}

function expectHarmless(reply: { statusCode: number; body: string }, what: unknown) {
  expect(reply.statusCode, JSON.stringify(what)).toBeLessThan(500);
  expect(reply.body).not.toContain('<x-mark');
  expect(reply.body).not.toMatch(/\n\s+at .+:\d+:\d+/);
}

describe('hostile input', () => {
  it('never breaks a conversation’s pages, whatever is posted or asked for', {
    timeout: 120_000,
  }, async () => {
    const { token, responseId } = await pages.invite();
    const browser = openBrowser(pages.server);
    const { path: here } = await begin(browser, token);
    await fc.assert(
      fc.asyncProperty(
        body,
        path,
        type,
        fc.boolean(),
        async (payload, page, contentType, posts) => {
          const request = posts
            ? {
                method: 'POST' as const,
                url: here + page,
                payload,
                headers: { 'content-type': contentType },
              }
            : { method: 'GET' as const, url: here + page };
          expectHarmless(await browser.send(request), request);
        },
      ),
      { numRuns: 300 },
    );
    expect((await browser.get(here)).status).toBe(200);
    const answers = await pages.prisma.answer.findMany({ where: { responseId } });
    expect(answers.every((answer) => answer.question.length > 0)).toBe(true);
  });

  it('never breaks an answer’s own fields', { timeout: 120_000 }, async () => {
    const { token } = await pages.invite();
    const browser = openBrowser(pages.server);
    const { path: here } = await begin(browser, token);
    const values = fc.array(fc.tuple(fieldName, fieldValue), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(values, async (fields) => {
        const hidden = hiddenFields((await browser.get(here)).html);
        const reply = await browser.send({
          method: 'POST',
          url: here,
          payload: [...hidden, ...fields]
            .map((pair) => pair.map(percentEncode).join('='))
            .join('&'),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        });
        expectHarmless(reply, fields);
      }),
      { numRuns: 150 },
    );
  });

  it('never breaks the pages before a conversation', { timeout: 120_000 }, async () => {
    const paths = fc.oneof(
      fc.constantFrom('/r', '/r/link', '/r/welcome', '/r/leave', '/r/sent', '/r/left'),
      nasty.map((text) => `/r/${percentEncode(text)}`),
      nasty.map((text) => `/r/c/${percentEncode(text)}`),
      nasty.map((text) => `/r/link?language=${percentEncode(text)}`),
    );
    const headers = fc.record({
      cookie: fc.oneof(
        fc.string({ maxLength: 80 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')),
        fc.constant(`parley=${'a'.repeat(43)}; parley-link=${'a'.repeat(43)}.${'b'.repeat(43)}`),
        fc.constant('parley=%zz; parley-link=%'),
      ),
      'accept-language': fc
        .string({ maxLength: 60 })
        .map((text) => text.replace(/[^\x20-\x7e]/g, '')),
      'content-type': fc.constantFrom('application/x-www-form-urlencoded', 'application/json'),
    });
    await fc.assert(
      fc.asyncProperty(body, paths, headers, fc.boolean(), async (payload, url, sent, posts) => {
        const request = posts
          ? { method: 'POST' as const, url, payload, headers: sent }
          : { method: 'GET' as const, url, headers: sent };
        expectHarmless(await pages.server.inject(request), { url, sent });
      }),
      { numRuns: 300 },
    );
  });
});
