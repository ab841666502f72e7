import { describe, expect, it } from 'vitest';
import { formBody, openBrowser } from '../support/page-browser.ts';
import { useConsole } from './console-world.ts';

const world = useConsole();
const CONFIRM = '/console/sign-in/confirm';

describe('a sign-in link', () => {
  it('moves its token from the address into a cookie that no script can read', async () => {
    const token = await world.link('officer');
    const response = await openBrowser(world.server).send({
      method: 'GET',
      url: `/console/sign-in/${token}`,
    });
    expect(response.statusCode).toBe(303);
    expect(response.headers.location).toBe(CONFIRM);
    expect(response.headers['referrer-policy']).toBe('no-referrer');
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.cookies).toMatchObject([
      { name: 'parley-staff-link', httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 900 },
    ]);
  });

  it('is not used up by looking, however often a scanner does', async () => {
    const token = await world.link('officer');
    for (let looks = 0; looks < 3; looks += 1) {
      const scanner = openBrowser(world.server);
      await scanner.send({ method: 'HEAD', url: `/console/sign-in/${token}` });
      expect((await scanner.get(`/console/sign-in/${token}`)).path).toBe(CONFIRM);
    }
    const browser = openBrowser(world.server);
    await browser.get(`/console/sign-in/${token}`);
    const page = await browser.post(CONFIRM, []);
    expect(page).toMatchObject({ path: '/console', status: 200 });
    expect(page.html).toContain('Ada officer, officer');
  });

  it('works once: a used, an expired and a wrong one look the same', async () => {
    const used = await world.link('viewer');
    const first = openBrowser(world.server);
    await first.get(`/console/sign-in/${used}`);
    await first.post(CONFIRM, []);
    const expired = await world.link('viewer');
    world.clock.advance(16 * 60_000);
    const pages = [];
    for (const token of [used, expired, 'x'.repeat(43), 'not-a-token']) {
      const browser = openBrowser(world.server);
      const opened = await browser.get(`/console/sign-in/${token}`);
      pages.push(opened.path === CONFIRM ? await browser.post(CONFIRM, []) : opened);
      expect(browser.cookies.size).toBe(0);
    }
    for (const page of pages) {
      expect(page.status).toBe(403);
      expect(page.html).toBe(pages[0]?.html);
      expect(page.html).toContain('npx parley staff link EMAIL');
    }
  });

  it('never reaches the log', async () => {
    const token = await world.link('viewer');
    const browser = openBrowser(world.server);
    await browser.get(`/console/sign-in/${token}`);
    await browser.post(CONFIRM, []);
    const [session = ''] = browser.cookies.values();
    expect(session).toHaveLength(43);
    expect(world.logged.length).toBeGreaterThan(0);
    for (const line of world.logged) {
      expect(line).not.toContain(token);
      expect(line).not.toContain(session);
    }
  });
});

describe('a session', () => {
  it('is asked for everywhere under /console', async () => {
    const paths = ['', '/new-round', '/rounds/any', '/rounds/any/open', '/new-meeting', '/what'];
    for (const path of paths) {
      const response = await world.server.inject({ method: 'GET', url: `/console${path}` });
      expect(response.statusCode, path).toBe(303);
      expect(response.headers.location).toBe('/console/sign-in');
    }
    const posted = await world.server.inject({
      method: 'POST',
      url: '/console/rounds/any/open',
      ...formBody([]),
    });
    expect(posted.headers.location).toBe('/console/sign-in');
  });

  it('is kept in an HttpOnly cookie for a working day, and ends at once by signing out', async () => {
    const token = await world.link('approver');
    const browser = openBrowser(world.server);
    await browser.get(`/console/sign-in/${token}`);
    const response = await browser.send({ method: 'POST', url: CONFIRM, ...formBody([]) });
    const session = response.cookies.find(({ name }) => name === 'parley-staff');
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 43_200 });
    const stolen = new Map(browser.cookies);
    expect((await browser.post('/console/sign-out', [])).html).toContain('You are signed out');
    for (const [name, value] of stolen) browser.cookies.set(name, value);
    expect((await browser.get('/console')).path).toBe('/console/sign-in');
  });

  it('ends by itself after twelve hours', async () => {
    const browser = await world.signIn('viewer');
    world.clock.advance(12 * 3_600_000 + 1);
    expect((await browser.get('/console')).path).toBe('/console/sign-in');
  });
});

describe('a change', () => {
  it('is refused when another site sends it', async () => {
    const browser = await world.signIn('administrator');
    const round = await world.draft();
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
    ]) {
      const body = formBody([]);
      const response = await browser.send({
        ...{ method: 'POST', url: `/console/rounds/${round}/open`, payload: body.payload },
        headers: { ...body.headers, ...headers },
      });
      expect(response.statusCode).toBe(403);
    }
    expect((await browser.get(`/console/rounds/${round}`)).html).toContain('class="state draft"');
  });

  it('is refused when it is no HTML form', async () => {
    const browser = await world.signIn('administrator');
    const round = await world.draft();
    const url = `/console/rounds/${round}/open`;
    const headers = { 'content-type': 'application/json' };
    const response = await browser.send({ method: 'POST', url, payload: '{}', headers });
    expect(response.statusCode).toBe(415);
  });
});
