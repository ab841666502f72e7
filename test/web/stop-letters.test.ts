import { describe, expect, it } from 'vitest';
import { stopCode } from '../../src/application/invitations/stop-by-link.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { sha256, systemRandom } from '../../src/infra/system.ts';
import { begin, formBody, openBrowser } from '../support/page-browser.ts';
import { type Invited, usePages } from '../support/pages-world.ts';

const pages = usePages();

const addressOf = ({ token }: { readonly token: string }) => `/r/stop/${stopCode(sha256, token)}`;

/** As a mail program's provider sends it: from elsewhere, without a cookie. */
function oneClick(url: string, headers: Record<string, string> = {}) {
  const { payload, headers: typed } = formBody([['List-Unsubscribe', 'One-Click']]);
  return pages.server.inject({ method: 'POST', url, payload, headers: { ...typed, ...headers } });
}

const stopsOf = async ({ contactId, roundId }: Invited) => {
  const contact = await pages.prisma.contact.findUniqueOrThrow({ where: { id: contactId } });
  const wish = await pages.prisma.contactWish.findUnique({
    where: { contactId_roundId: { contactId, roundId } },
  });
  return { all: contact.stoppedAt !== null, round: wish?.stoppedAt?.getTime() ?? null };
};
const audited = ({ contactId }: Invited) =>
  pages.prisma.audit.findMany({
    where: { subject: `contact:${contactId}`, action: { startsWith: 'contact.stopped' } },
  });

describe('one click in a mail program', () => {
  it('ends the letters of that round, once, however often it is sent', async () => {
    const invited = await pages.invite();
    const first = await oneClick(addressOf(invited));
    expect(first.statusCode).toBe(200);
    const stops = await stopsOf(invited);
    expect(stops).toEqual({ all: false, round: expect.any(Number) });
    expect((await oneClick(addressOf(invited))).body).toBe(first.body);
    expect(await stopsOf(invited)).toEqual(stops);
    expect(await audited(invited)).toMatchObject([
      { action: 'contact.stopped-round', actor: `contact:${invited.contactId}` },
    ]);
  });

  it('is taken from another site, with a body of several parts or of none', async () => {
    const multipart =
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';
    const type = { 'content-type': 'multipart/form-data; boundary=b' };
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://mail.example' };
    for (const request of [{ payload: multipart, headers: { ...type, ...foreign } }, {}]) {
      const invited = await pages.invite();
      const url = addressOf(invited);
      const reply = await pages.server.inject({ method: 'POST', url, ...request });
      expect(reply.statusCode).toBe(200);
      expect((await stopsOf(invited)).round).not.toBeNull();
    }
  });

  it('works for a link that was used, or is too old, or was revoked by a newer letter', async () => {
    const used = await pages.invite();
    await begin(openBrowser(pages.server), used.token);
    const old = await pages.invite({ closesAt: new Date(Date.now() - 86_400_000) });
    const revoked = await pages.invite();
    await pages.prisma.invitation.updateMany({
      where: { contactId: revoked.contactId },
      data: { revokedAt: new Date() },
    });
    for (const invited of [used, old, revoked]) {
      await oneClick(addressOf(invited));
      expect((await stopsOf(invited)).round).not.toBeNull();
    }
  });

  it('does nothing for a revoked list that may be in wrong hands', async () => {
    const stray = await pages.invite();
    await pages.prisma.invitation.updateMany({
      where: { contactId: stray.contactId },
      data: { revokedAt: new Date(), reason: 'staff' },
    });
    expect((await oneClick(addressOf(stray))).statusCode).toBe(200);
    expect(await stopsOf(stray)).toEqual({ all: false, round: null });
  });

  it('reaches the same mailbox as a contact of another member of the round, and nobody else', async () => {
    const invited = await pages.invite();
    const colleague = await pages.invite();
    const twin = await pages.invite();
    await pages.prisma.contact.update({
      where: { id: twin.contactId },
      data: { email: invited.email },
    });
    await pages.prisma.addressee.updateMany({
      where: { member: { contacts: { some: { id: twin.contactId } } } },
      data: { roundId: invited.roundId },
    });
    await oneClick(addressOf(invited));
    expect((await stopsOf({ ...twin, roundId: invited.roundId })).round).not.toBeNull();
    expect(await stopsOf(colleague)).toEqual({ all: false, round: null });
  });

  it('ends the letters of each round that one letter was about', async () => {
    const first = await pages.invite();
    const second = await pages.invite();
    const later = await pages.invite();
    const people = [first, second, later].map(({ contactId }) => contactId);
    await pages.prisma.contact.updateMany({
      where: { id: { in: people } },
      data: { email: first.email },
    });
    const createdAt = new Date('2026-01-01T09:00:00.123Z');
    await pages.prisma.invitation.updateMany({
      where: { contactId: { in: people.slice(0, 2) } },
      data: { createdAt },
    });
    await oneClick(addressOf(first));
    const rounds = await Promise.all([first, second, later].map(stopsOf));
    expect(rounds.map(({ round }) => round !== null)).toEqual([true, true, false]);
  });

  it('answers an unknown address like a known one, and tells no secret', async () => {
    const invited = await pages.invite();
    const known = await oneClick(addressOf(invited));
    const unknownToken = systemRandom.token();
    const unknown = await oneClick(addressOf({ token: unknownToken }));
    const blank = (body: string) => body.replace(/[0-9a-f]{64}/g, '');
    expect(unknown.statusCode).toBe(known.statusCode);
    expect(blank(unknown.body)).toBe(blank(known.body));
    expect(known.headers['set-cookie']).toBeUndefined();
    expect(pages.logged.join()).not.toContain(stopCode(sha256, invited.token));
  });

  it('does not take the link that opens the reply, and its own address opens nothing', async () => {
    const invited = await pages.invite();
    expect((await oneClick(`/r/stop/${invited.token}`)).statusCode).toBe(404);
    expect((await stopsOf(invited)).round).toBeNull();
    const browser = openBrowser(pages.server);
    expect((await browser.get(`/r/${stopCode(sha256, invited.token)}`)).path).toBe('/r/link');
  });

  it('does not open other addresses to other sites', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site' };
    for (const url of ['/r/welcome', '/r/link', '/r/leave', '/r/c/ABCDEFGH']) {
      expect((await oneClick(url, foreign)).statusCode).toBe(403);
    }
  });
});

describe('the page of a stop address', () => {
  it('does nothing by itself, however often a mail scanner looks', async () => {
    const invited = await pages.invite();
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      const reply = await pages.server.inject({ method, url: addressOf(invited) });
      expect(reply.statusCode).toBe(200);
      expect(reply.headers['set-cookie']).toBeUndefined();
    }
    expect(await stopsOf(invited)).toEqual({ all: false, round: null });
  });

  it.each(LANGUAGES)('offers both, in %s, without a cookie', async (language) => {
    const invited = await pages.invite();
    const browser = openBrowser(pages.server);
    const page = await browser.get(`${addressOf(invited)}?language=${language}`);
    expect(page.html).toContain(`<html lang="${language}"`);
    const action = /action="([^"]+)"/.exec(page.html)?.[1] ?? '';
    const stopped = await browser.post(action, [['stop', 'all']]);
    expect(stopped.status).toBe(200);
    expect(stopped.html).toContain(`<html lang="${language}"`);
    expect(stopped.html).not.toContain('value="round"');
    expect(await stopsOf(invited)).toEqual({ all: true, round: null });
    expect(await audited(invited)).toMatchObject([{ action: 'contact.stopped-all' }]);
  });

  it('offers to stop all after one round was stopped', async () => {
    const invited = await pages.invite();
    const browser = openBrowser(pages.server);
    const stopped = await browser.post(addressOf(invited), [['stop', 'round']]);
    expect(stopped.html).toContain('value="all"');
    await browser.post(addressOf(invited), [['stop', 'all']]);
    expect((await stopsOf(invited)).all).toBe(true);
  });
});

describe('guessing stop addresses', () => {
  const limited = usePages();

  it('is slowed down for whoever guesses, while right ones never count', async () => {
    const invited = await limited.invite();
    const press = (url: string, remoteAddress: string) =>
      limited.server.inject({ method: 'POST', url, remoteAddress });
    for (let count = 0; count < 80; count += 1) {
      expect((await press(addressOf(invited), '192.0.2.1')).statusCode).toBe(200);
    }
    let last = 200;
    for (let count = 0; count < 80 && last === 200; count += 1) {
      last = (await press(addressOf({ token: systemRandom.token() }), '192.0.2.2')).statusCode;
    }
    expect(last).toBe(429);
  });
});
