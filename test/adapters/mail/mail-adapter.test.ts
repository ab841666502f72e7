import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailAdapter } from '../../../adapters/mail/mail-adapter.ts';
import { openMailServer } from '../../emulators/mail/mail-server.ts';
import { conformsToContract, letterTo } from '../conformance.ts';

const FROM = 'TSB <tsb@example.org>';

conformsToContract('mail', async () => {
  const server = await openMailServer();
  const adapter = createMailAdapter({ smtpUrl: server.url, from: FROM, timeoutMs: 2000 });
  const stop = await adapter.listen(async () => undefined);
  return {
    adapter: { ...adapter, listen: async () => async () => undefined },
    good: 'ada@example.com',
    arrived: async () => server.received.map(({ raw }) => raw),
    close: async () => {
      await stop();
      await server.close();
    },
  };
});

describe('mail', () => {
  let server: Awaited<ReturnType<typeof openMailServer>>;
  let adapter: ReturnType<typeof createMailAdapter>;
  beforeAll(async () => {
    server = await openMailServer();
    adapter = createMailAdapter({ smtpUrl: server.url, from: FROM, timeoutMs: 500 });
  });
  afterAll(async () => {
    await (await adapter.listen(async () => undefined))();
    await server.close();
  });
  const send = (to: string, id = to.replace(/\W/g, '-')) => adapter.send(letterTo(to, id, 'mail'));

  it("writes text and HTML in the letter's language and direction, and one click stops it", async () => {
    const letter = letterTo('cairo@example.com', 'delivery-1', 'mail');
    if (letter.content.kind !== 'letter') throw new Error('not a letter');
    const stopUrl = 'https://example.org/stop/x';
    const content = { ...letter.content, letter: { ...letter.content.letter, stopUrl } };
    await adapter.send({ ...letter, language: 'ar', direction: 'rtl', content });
    const raw = server.received.at(-1)?.raw ?? '';
    expect(raw).toContain('Message-ID: <delivery-1@example.org>');
    expect(raw).toContain('Content-Language: ar');
    expect(raw).toContain(`List-Unsubscribe: <${stopUrl}>`);
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(raw).toMatch(/dir=3D"rtl"|dir="rtl"/);
    expect(raw).toContain('&lt;b&gt;paragraph');
  });

  it.each([
    [550, 'rejected'],
    [450, 'retry'],
  ])('takes a recipient that is answered with %i as %s', async (code, kind) => {
    server.answers.set(`r${code}@example.com`, code);
    const outcome = await send(`r${code}@example.com`);
    expect(outcome.kind).toBe(kind);
    expect(JSON.stringify(outcome)).not.toContain('@example.com');
  });

  it('does not know what became of a message after which the server fell silent', async () => {
    server.answers.set('silent@example.com', 'hang');
    expect((await send('silent@example.com')).kind).toBe('unknown');
  });

  it('tries later when there is no server', async () => {
    const nowhere = createMailAdapter({
      smtpUrl: 'smtp://127.0.0.1:1',
      from: FROM,
      timeoutMs: 500,
    });
    expect((await nowhere.send(letterTo('a@example.com', 'x', 'mail'))).kind).toBe('retry');
    await (await nowhere.listen(async () => undefined))();
  });
});
