import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailAdapter } from '../../../adapters/mail/mail-adapter.ts';
import { type Answer, openMailServer } from '../../emulators/mail/mail-server.ts';
import { DIGEST, digestTo, letterTo } from '../letters.ts';

const FROM = 'TSB <tsb@example.org>';

function useMail(options: { readonly withoutReports?: boolean } = {}) {
  let server: Awaited<ReturnType<typeof openMailServer>>;
  let adapter: ReturnType<typeof createMailAdapter>;
  beforeAll(async () => {
    server = await openMailServer(options);
    adapter = createMailAdapter({ smtpUrl: server.url, from: FROM, timeoutMs: 500 });
  });
  afterAll(async () => {
    await (await adapter.listen(async () => ({ shown: [] })))();
    await server.close();
  });
  return {
    get server() {
      return server;
    },
    get adapter() {
      return adapter;
    },
    send: (to: string, id = to.replace(/\W/g, '-')) => adapter.send(letterTo(to, id, 'mail')),
    last: () => server.received.at(-1),
  };
}

describe('a letter by mail', () => {
  const mail = useMail();
  const stopped = async (stopUrl: string) => {
    const letter = letterTo('cairo@example.com', 'delivery-1', 'mail');
    if (letter.content.kind !== 'letter') throw new Error('not a letter');
    const content = {
      ...letter.content,
      letter: { ...letter.content.letter, stop: { url: stopUrl, label: 'Stop reminders' } },
    };
    await mail.adapter.send({ ...letter, content });
    return mail.last()?.raw ?? '';
  };

  it('names its delivery, its language, and where one click stops it', async () => {
    const raw = await stopped('https://example.org/r/stop/x');
    expect(raw).toContain('Message-ID: <delivery-1@example.org>');
    expect(raw).toContain('Content-Language: en');
    expect(raw).toContain('Auto-Submitted: auto-generated');
    expect(raw).toContain('List-Unsubscribe: <https://example.org/r/stop/x>');
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(raw).toContain('&lt;b&gt;paragraph');
    expect(raw.match(/Stop reminders/g)).toHaveLength(2); // to be seen, too: as text and as HTML
  });

  it('promises one click only where nobody on the way can read the address', async () => {
    const raw = await stopped('http://127.0.0.1:3000/r/stop/x');
    expect(raw).toContain('List-Unsubscribe: <http://127.0.0.1:3000/r/stop/x>');
    expect(raw).not.toContain('List-Unsubscribe-Post');
  });

  it('tells several matters, each with its own link, and carries files whole', async () => {
    expect((await mail.adapter.send(digestTo('ada@example.com', 'd-2', 'mail'))).kind).toBe('sent');
    const parsed = await PostalMime.parse(mail.last()?.raw ?? '');
    expect(parsed.subject).toBe(DIGEST.subject);
    expect(parsed.text?.replaceAll('\r\n', '\n')).toContain(
      'CxO 4\n\nبقيت ثلاثة أيام.\n\nابدأ:\nhttps://example.org/r/two\n\nمع الشكر',
    );
    expect(parsed.html).toContain('<h2');
    expect(parsed.html).toContain('CTO &lt;21&gt;');
    expect(parsed.html).toContain('aria-label="ابدأ: CxO 4"');
    expect(parsed.html).toContain('<div lang="ar" dir="rtl"');
    const files = parsed.attachments.map(({ filename, mimeType, content }) => ({
      ...{ name: filename, type: mimeType },
      body: typeof content === 'string' ? content : [...new Uint8Array(content)],
    }));
    expect(files).toEqual(
      DIGEST.attachments?.map(({ name, type, body }) => ({ name, type, body: [...body] })),
    );
  });

  it('loads nothing from anywhere and sets no colours', async () => {
    await mail.adapter.send(digestTo('ada@example.com', 'd-3', 'mail'));
    const { html = '' } = await PostalMime.parse(mail.last()?.raw ?? '');
    expect(html).not.toMatch(/<img|<script|<link|url\(|src=|(?<!-)\bcolor:\s*#|background/i);
  });

  it('asks to hear of failures only, with the delivery and the address as we know it', async () => {
    await mail.send('Ada+x@example.com', 'd-4');
    expect(mail.last()?.report).toEqual({
      ret: 'HDRS',
      envid: 'd-4',
      notify: ['FAILURE'],
      orcpt: 'rfc822;Ada+x@example.com',
    });
  });
});

describe('a server that knows no delivery reports', () => {
  const mail = useMail({ withoutReports: true });

  it('gets the letter without asking for one', async () => {
    expect((await mail.send('ada@example.com')).kind).toBe('sent');
    expect(mail.last()?.report.envid).toBeUndefined();
  });
});

describe('what the server says', () => {
  const mail = useMail();

  it.each<[Answer, object]>([
    [550, { kind: 'rejected' }],
    [501, { kind: 'rejected' }],
    ['data-554', { kind: 'rejected' }],
    [450, { kind: 'retry', scope: 'message' }],
    [452, { kind: 'retry', scope: 'message' }],
    ['data-451', { kind: 'retry', scope: 'message' }],
    [421, { kind: 'retry', scope: 'platform' }],
    ['hang', { kind: 'unknown' }],
    ['drop', { kind: 'unknown' }],
  ])('about a recipient, %s, becomes an outcome without the address', async (answer, outcome) => {
    const to = `r-${answer}@example.com`;
    mail.server.answers.set(to, answer);
    const said = await mail.send(to);
    expect(said).toMatchObject(outcome);
    expect(JSON.stringify(said)).not.toContain('@example.com');
  });

  it.each([
    [553, { kind: 'halted', scope: 'platform' }],
    [451, { kind: 'retry', scope: 'message' }],
  ])('about the sender, %i, is about the channel', async (code, outcome) => {
    mail.server.refuseSender(code);
    expect(await mail.send('ada@example.com')).toMatchObject(outcome);
    mail.server.refuseSender(undefined);
    expect((await mail.send('ada@example.com')).kind).toBe('sent');
  });

  it('is not waited for where no mail can go: nothing was sent', async () => {
    for (const to of ['', 'nobody']) {
      expect((await mail.send(to, 'x')).kind).toBe('rejected');
    }
  });

  it('tries later when there is no server', async () => {
    const nowhere = createMailAdapter({
      smtpUrl: 'smtp://127.0.0.1:1',
      from: FROM,
      timeoutMs: 500,
    });
    const outcome = await nowhere.send(letterTo('a@example.com', 'x', 'mail'));
    expect(outcome).toMatchObject({ kind: 'retry', scope: 'platform' });
    await (await nowhere.listen(async () => ({ shown: [] })))();
  });
});
