import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/language.ts';
import type { ContactRole } from '../../src/domain/vocabulary.ts';
import { systemRandom } from '../../src/infra/system.ts';
import { begin, type Fields, formBody, openBrowser } from '../support/page-browser.ts';
import { usePages } from '../support/pages-world.ts';

const pages = usePages();

async function begun(language: Language = 'en') {
  const invited = await pages.invite({ language });
  const browser = openBrowser(pages.server);
  const { path: conversation } = await begin(browser, invited.token, language);
  const here = `${conversation}/reach`;
  const { contactId } = invited;
  const row = () => pages.prisma.contact.findUniqueOrThrow({ where: { id: contactId } });
  return { ...invited, browser, conversation, here, row, memberId: (await row()).memberId };
}

async function colleague(memberId: string, name: string, role: ContactRole = 'alternate') {
  const id = systemRandom.id();
  await pages.prisma.contact.create({
    data: { id, memberId, email: `${id}@example.org`, name, role },
  });
  return id;
}

const year = new Date().getFullYear() + 1;
const HOURS: Fields = [
  ['act', 'hours'],
  ['zone', 'Kampala'],
  ['rest', '5'],
  ['rest', '7'],
  ['from', '8'],
  ['to', '15'],
];
const AWAY: Fields = [
  ['act', 'away'],
  ['first', `${year}-08-01`],
  ['last', `${year}-08-15`],
];
const CLOSE: Fields = [
  ['act', 'close'],
  ['first', `${year}-12-24`],
  ['last', `${year}-12-31`],
  ['reason', 'End of <the> year'],
];

const but = (fields: Fields, changes: Record<string, string>): Fields =>
  fields.map(([name, value]) => [name, changes[name] ?? value] as const);

describe('when to write to a contact', () => {
  it('is linked from every page of the conversation, and shows the defaults of the country', async () => {
    const { browser, conversation, here } = await begun();
    expect((await browser.get(conversation)).html).toContain(`href="${here}"`);
    const page = await browser.get(here);
    expect(page.status).toBe(200);
    expect(page.html).toContain('value="Africa/Nairobi"');
    expect(page.html).toMatch(/id="rest6"[^>]* checked/);
    expect(page.html).not.toMatch(/id="rest5"[^>]* checked/);
    expect(page.html).toContain('<option value="9" selected>09:00');
    expect(page.html).toContain('the usual ones hold: \u2068Saturday and Sunday\u2069.');
    expect(page.html).not.toContain('<script');
  });

  it('is saved by parts, each told where it was saved; a reload repeats nothing', async () => {
    const { browser, here, row } = await begun();
    const reply = await browser.send({ method: 'POST', url: here, ...formBody(HOURS) });
    expect(reply.statusCode).toBe(303);
    expect(reply.headers.location).toBe(`${here}?saved=hours#hours`);
    const page = await browser.get(`${here}?saved=hours`);
    expect(page.html).toContain('role="status">Saved.');
    expect(page.html).toContain('value="Africa/Kampala"');
    expect(page.html).toMatch(/id="rest5"[^>]* checked/);
    expect(page.html).toContain('<option value="15" selected>15:00');
    expect(await row()).toMatchObject({ timeZone: 'Africa/Kampala', weekend: [5, 7] });
    expect((await browser.get(`${here}?saved=%3Cb%3E`)).html).not.toContain('role="status"');
  });

  it('can be an absence with a stand-in, and the return from it', async () => {
    const { browser, here, row, memberId } = await begun();
    const otieno = await colleague(memberId, 'Otieno <b>');
    const page = await browser.post(here, [...AWAY, ['standIn', otieno]]);
    expect(page.html).toContain(
      `Away from \u20681 August ${year}\u2069 to \u206815 August ${year}\u2069.`,
    );
    expect(page.html).toContain('\u2068Otieno &lt;b&gt;\u2069 is written to meanwhile.');
    expect(page.html).toContain(`<option value="${otieno}" selected>`);
    const back = await browser.post(here, [['act', 'back']]);
    expect(back.html).not.toContain('Away from');
    expect(await row()).toMatchObject({ awayUntil: null, standInId: null });
  });

  it('can name a new colleague, who becomes a contact of the member', async () => {
    const { browser, here, row, memberId } = await begun();
    const email = `${systemRandom.id()}@example.org`;
    const given: Fields = [...AWAY, ['standIn', 'new'], ['name', 'Maya'], ['email', email]];
    const twice = [await browser.post(here, given), await browser.post(here, given)];
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    const added = await pages.prisma.contact.findMany({ where: { memberId, email } });
    expect(added).toMatchObject([{ name: 'Maya', role: 'alternate', language: 'en' }]);
    expect((await row()).standInId).toBe(added[0]?.id);
  });

  it('can be never on days on which all are closed, until they are taken away', async () => {
    const { browser, here, memberId } = await begun();
    const page = await browser.post(here, CLOSE);
    expect(page.html).toMatch(/<bdi>24\D{1,3}31 December \d{4}<\/bdi>/);
    expect(page.html).toContain('End of &lt;the&gt; year');
    expect(page.html).toContain('added by \u2068Amina Wanjiru\u2069');
    const [, id = ''] = /name="id" value="([^"]+)"/.exec(page.html) ?? [];
    const after = await browser.post(here, [
      ['act', 'reopen'],
      ['id', id],
    ]);
    expect(after.html).toContain('None is to come.');
    expect(await pages.prisma.closedDay.count({ where: { memberId } })).toBe(0);
  });

  it('shows closed days to an alternate without a way to change them', async () => {
    const { browser, here, contactId, memberId } = await begun();
    await browser.post(here, CLOSE);
    const data = { role: 'alternate' };
    await pages.prisma.contact.update({ where: { id: contactId }, data });
    const page = await browser.get(here);
    expect(page.html).toContain('End of &lt;the&gt; year');
    expect(page.html).not.toContain('value="reopen"');
    expect(page.html).not.toContain('value="close"');
    const refused = await browser.post(here, but(CLOSE, { last: `${year}-12-25` }));
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Only a focal point or a CTO can change these days.');
    expect(await pages.prisma.closedDay.count({ where: { memberId } })).toBe(1);
  });

  it('offers the ways that there are, and none where there is only e-mail', async () => {
    const { browser, here, contactId, row } = await begun();
    expect((await browser.get(here)).html).not.toContain('name="platform"');
    const account = { platform: 'chat', tenant: 'T', externalId: contactId };
    await pages.prisma.account.create({
      data: { id: systemRandom.id(), contactId, ...account, verifiedAt: new Date() },
    });
    expect((await browser.get(here)).html).toContain('<span>Chat &amp; Co</span>');
    const choose = (platform: string) =>
      browser.post(here, [
        ['act', 'channel'],
        ['platform', platform],
      ]);
    expect((await choose('chat')).html).toMatch(/value="chat" checked/);
    expect((await choose('other')).status).toBe(422);
    expect((await row()).preferredPlatform).toBe('chat');
    await choose('');
    expect((await row()).preferredPlatform).toBeNull();
  });
});

describe('what cannot be taken', () => {
  it.each<[string, string, Fields]>([
    ['Did you mean \u2068Africa/Nairobi\u2069?', 'zone', but(HOURS, { zone: 'Narobi' })],
    ['The end must be later', 'to', but(HOURS, { to: '8' })],
    ['The end must be later', 'to', but(HOURS, { from: 'x' })],
    [
      'Leave at least one day',
      'rest1',
      [...HOURS, ...['1', '2', '3', '4', '6'].map((day) => ['rest', day] as const)],
    ],
    ['Give a day of the calendar', 'away-last', but(AWAY, { last: '' })],
    ['The last day lies before', 'away-last', but(AWAY, { first: `${year}-09-01` })],
    ['At most 366 days', 'away-last', but(AWAY, { last: `${year + 2}-08-15` })],
    ['Please choose again', 'standIn', [...AWAY, ['standIn', 'somebody']]],
    ['Give the name', 'name', [...AWAY, ['standIn', 'new']]],
    [
      'Enter an e-mail address',
      'email',
      [...AWAY, ['standIn', 'new'], ['name', 'Maya'], ['email', 'maya']],
    ],
    ['At most 60 days', 'closed-last', but(CLOSE, { first: `${year}-01-01` })],
    ['shorten the reason', 'reason', but(CLOSE, { reason: 'x'.repeat(201) })],
  ])('is told as "%s" beside %s, with what was typed', async (words, target, fields) => {
    const { browser, here } = await begun();
    const page = await browser.post(here, fields);
    expect(page.status).toBe(422);
    expect(page.html).toMatch(/<title>Please check: /);
    expect(page.html).toContain(`<a href="#${target}">`);
    expect(page.html).toContain(`id="${target}"`);
    expect(page.html).toMatch(
      new RegExp(`<p id="${target}-problem" class="wrong">[^<]*${words.replace('?', '\\?')}`),
    );
    const typed = fields.filter(([name]) =>
      ['zone', 'first', 'name', 'email', 'reason'].includes(name),
    );
    for (const [name, value] of typed) {
      expect(page.html, name).toMatch(
        new RegExp(` name="${name}"[^>]* value="${value.replace(/[<>]/g, '.*')}"`),
      );
    }
  });

  it('is an act that does not exist', async () => {
    const { browser, here } = await begun();
    for (const act of ['', 'constructor', 'toString', 'erase']) {
      expect((await browser.post(here, [['act', act]])).status).toBe(400);
    }
    expect((await browser.post(here, [])).status).toBe(400);
  });

  it('comes from a stranger, for somebody else’s conversation, or from another site', async () => {
    const mine = await begun();
    const theirs = await begun();
    expect((await openBrowser(pages.server).get(mine.here)).path).toBe('/r/link');
    expect((await openBrowser(pages.server).post(mine.here, HOURS)).path).toBe('/r/link');
    expect((await mine.browser.get(theirs.here)).path).toBe('/r/link');
    expect((await mine.browser.post(theirs.here, HOURS)).path).toBe('/r/link');
    const { payload, headers } = formBody(HOURS);
    const foreign = await mine.browser.send({
      ...{ method: 'POST', url: mine.here, payload },
      headers: { ...headers, 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.statusCode).toBe(403);
    for (const { row } of [mine, theirs]) expect((await row()).timeZone).toBeNull();
  });
});

describe('in the six languages', () => {
  it.each<[Language, string, string]>([
    ['ar', 'متى نراسلكم', 'الاثنين'],
    ['zh', '何时与您联系', '星期一'],
    ['es', 'Cuándo escribirle', 'lunes'],
    ['fr', 'Quand vous écrire', 'lundi'],
    ['ru', 'Когда вам писать', 'понедельник'],
  ])('%s has its own words, days and direction', async (language, title, monday) => {
    const { browser, here } = await begun(language);
    const page = await browser.post(here, AWAY);
    expect(page.html).toContain(
      `<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`,
    );
    expect(page.html).toContain(`<h1>${title}</h1>`);
    expect(page.html).toContain(`<span>${monday}</span>`);
    expect(page.html).toContain(String(year));
  });
});
