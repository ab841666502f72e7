import { describe, expect, it } from 'vitest';
import { begin, formBody, openBrowser } from '../support/page-browser.ts';
import { usePages } from '../support/pages-world.ts';

const pages = usePages();

describe('opening a link', () => {
  it('moves the token from the address into a cookie that no script can read', async () => {
    const { token } = await pages.invite();
    const response = await openBrowser(pages.server).send({ method: 'GET', url: `/r/${token}` });
    expect(response.statusCode).toBe(303);
    expect(response.headers.location).toBe('/r/welcome');
    expect(response.headers['referrer-policy']).toBe('no-referrer');
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.cookies).toMatchObject([
      { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 3600 },
    ]);
  });

  it('consumes nothing, however often a mail scanner looks', async () => {
    const { token } = await pages.invite();
    for (let looks = 0; looks < 3; looks += 1) {
      const scanner = openBrowser(pages.server);
      await scanner.send({ method: 'HEAD', url: `/r/${token}` });
      expect((await scanner.get(`/r/${token}`)).html).toContain('Begin');
    }
    expect(await pages.prisma.invitation.count({ where: { usedAt: null } })).toBeGreaterThan(0);
    const page = await begin(openBrowser(pages.server), token);
    expect(page.path).toMatch(/^\/r\/c\/[A-Z0-9]{8}$/);
  });

  it('tells who is asked, for which meeting and until when, in the contact’s language', async () => {
    const { token } = await pages.invite({ language: 'fr', memberName: 'Côte d’Ivoire & co' });
    const browser = openBrowser(pages.server);
    const page = await browser.get(`/r/${token}`);
    expect(page.path).toBe('/r/welcome');
    expect(page.html).toContain('<html lang="fr" dir="ltr">');
    expect(page.html).toContain('Côte d’Ivoire &amp; co');
    expect(page.html).toContain('CTO Meeting, Geneva');
    expect((await browser.get('/r/welcome?language=ar')).html).toContain(
      '<html lang="ar" dir="rtl">',
    );
    expect((await browser.get('/r/welcome?language=xx')).html).toContain('<html lang="fr"');
  });

  it('begins in the language that was chosen', async () => {
    const { token } = await pages.invite();
    expect((await begin(openBrowser(pages.server), token, 'zh')).html).toContain('<html lang="zh"');
  });
});

describe('Begin', () => {
  it('pressed twice, or again after its answer was lost, leads to the same place', async () => {
    const { token, contactId } = await pages.invite();
    const browser = openBrowser(pages.server);
    await browser.get(`/r/${token}`);
    const before = new Map(browser.cookies);
    const first = await browser.post('/r/welcome', [['language', 'en']]);
    // The answer never arrived: the browser still has only what it had.
    browser.cookies.clear();
    for (const [name, value] of before) browser.cookies.set(name, value);
    const second = await browser.post('/r/welcome', [['language', 'en']]);
    expect(second.status).toBe(200);
    expect(second.path).toBe(first.path);
    expect(await pages.prisma.account.count({ where: { contactId } })).toBe(1);
  });

  it('makes one session of two presses at once', async () => {
    const { token, contactId } = await pages.invite();
    const browser = openBrowser(pages.server);
    await browser.get(`/r/${token}`);
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const press = () => {
      const { payload, headers } = formBody([['language', 'en']]);
      return pages.server.inject({
        method: 'POST',
        url: '/r/welcome',
        payload,
        headers: { ...headers, cookie },
      });
    };
    const replies = await Promise.all([press(), press()]);
    expect(replies.some((reply) => reply.statusCode === 303)).toBe(true);
    expect(await pages.prisma.account.count({ where: { contactId } })).toBe(1);
  });

  it('lets the same browser straight on when the letter is opened again', async () => {
    const { token } = await pages.invite();
    const browser = openBrowser(pages.server);
    const first = await begin(browser, token);
    expect((await browser.get(`/r/${token}`)).path).toBe(first.path);
    browser.cookies.delete('parley-link');
    expect((await browser.get(`/r/${token}`)).path).toBe(first.path);
    expect((await browser.get('/r')).path).toBe(first.path);
  });
});

describe('a link that does not open', () => {
  it('looks the same whether it is wrong, used or expired', async () => {
    const used = await pages.invite();
    await begin(openBrowser(pages.server), used.token);
    const expired = await pages.invite({ closesAt: new Date(Date.now() - 1000) });
    const wrong = 'x'.repeat(43);
    const looks = await Promise.all(
      [used.token, expired.token, wrong, 'short', 'a b'].map((token) =>
        openBrowser(pages.server).get(`/r/${encodeURIComponent(token)}`),
      ),
    );
    const [first] = looks;
    expect(first?.status).toBe(404);
    expect(first?.html).toContain('Send me a new link');
    for (const look of looks) {
      expect(look.status).toBe(404);
      expect(look.html).toBe(first?.html);
    }
  });

  it('offers a new link with the same reply for every address, and sends one to a contact only', async () => {
    const { email, contactId } = await pages.invite();
    const browser = openBrowser(pages.server);
    const replies = await Promise.all(
      [email.toUpperCase(), 'nobody@example.org'].map((address) =>
        browser.post('/r/link', [
          ['email', ` ${address} `],
          ['language', 'es'],
        ]),
      ),
    );
    expect(replies[0]?.html).toBe(replies[1]?.html);
    expect(replies[0]?.path).toBe('/r/sent?language=es');
    expect(replies[0]?.html).toContain('<html lang="es"');
    const planned = await pages.prisma.delivery.findMany({ where: { kind: 'fresh-link' } });
    expect(planned).toMatchObject([{ contactId }]);
  });

  it('says kindly what is not an address, and keeps what was typed', async () => {
    const page = await openBrowser(pages.server).post('/r/link', [
      ['email', '"><b>me'],
      ['language', 'en'],
    ]);
    expect(page.status).toBe(422);
    expect(page.html).toContain('value="&quot;&gt;&lt;b&gt;me"');
    expect(page.html).toContain('href="#email"');
    expect(page.html).not.toContain('<b>me');
  });
});

describe('secrets', () => {
  it('keeps the token out of every log line, redirect, referrer and page', async () => {
    const { token } = await pages.invite();
    const browser = openBrowser(pages.server);
    const replies = [
      await browser.send({ method: 'GET', url: `/r/${token}` }),
      await browser.send({ method: 'GET', url: `/r/${token}/` }),
      await browser.send({ method: 'PUT', url: `/r/${token}` }),
      await browser.send({ method: 'GET', url: `/r/${token}/deeper` }),
      await browser.send({ method: 'GET', url: `/r/${token}%zz` }),
      await browser.send({ method: 'GET', url: '/r/welcome' }),
      await browser.send({ method: 'POST', url: '/r/welcome', ...formBody([['language', 'en']]) }),
    ];
    const secrets = [token, ...[...browser.cookies.values()].flatMap((value) => value.split('.'))];
    expect(secrets.length).toBeGreaterThan(2);
    expect(pages.logged.length).toBeGreaterThan(5);
    for (const secret of secrets) {
      expect(pages.logged.join('')).not.toContain(secret);
      for (const reply of replies) {
        expect(reply.body).not.toContain(secret);
        expect(reply.headers.location ?? '').not.toContain(secret);
        expect(reply.headers['referrer-policy']).toBe('no-referrer');
      }
    }
  });
});
