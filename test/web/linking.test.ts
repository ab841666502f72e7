import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { systemRandom } from '../../src/infra/system.ts';
import { begin, formBody, openBrowser } from '../support/page-browser.ts';
import { usePages } from '../support/pages-world.ts';

const pages = usePages();

async function begun(language: Language = 'en') {
  const invited = await pages.invite({ language });
  const browser = openBrowser(pages.server);
  const { path: conversation } = await begin(browser, invited.token, language);
  return { ...invited, browser, here: `${conversation}/reach` };
}

async function account(contactId: string, platform = 'chat'): Promise<string> {
  const id = systemRandom.id();
  const verifiedAt = new Date('2027-03-01T22:00:00Z');
  const data = { id, contactId, platform, tenant: 'T1', externalId: id, verifiedAt };
  await pages.prisma.account.create({ data });
  return id;
}

const LINK = [
  ['act', 'link'],
  ['chat', 'chat'],
] as const;
const CODE = /<code dir="ltr">\/parley join ([0-9A-Z]{5}-[0-9A-Z]{5})<\/code>/;

describe('the chats of a contact', () => {
  it.each(LANGUAGES)(
    'are offered on its page in %s, and a code says what to type',
    async (language) => {
      const { browser, here, contactId } = await begun(language);
      const page = await browser.get(here);
      expect(page.html).toContain('<section id="chats">');
      expect(page.html).toContain('Chat &amp; Co');
      expect(page.html).not.toContain('<script');
      expect(page.html).not.toMatch(CODE);
      const made = await browser.post(here, LINK);
      expect(made).toMatchObject({ status: 200, path: here });
      expect(made.html).toMatch(CODE);
      expect(made.html).toContain(
        language === 'ar' ? '<html lang="ar" dir="rtl">' : `lang="${language}"`,
      );
      expect(await pages.prisma.joinCode.count({ where: { contactId } })).toBe(1);
    },
  );

  it('give a new code each time; the earlier one has ended, and none is logged', async () => {
    const { browser, here, contactId } = await begun();
    const [, first = ''] = CODE.exec((await browser.post(here, LINK)).html) ?? [];
    const [, second = ''] = CODE.exec((await browser.post(here, LINK)).html) ?? [];
    expect(first).not.toBe(second);
    expect(await pages.prisma.joinCode.count({ where: { contactId } })).toBe(1);
    for (const code of [first, second]) {
      expect(pages.logged.filter((line) => line.includes(code.slice(0, 5)))).toEqual([]);
    }
  });

  it('are listed when they are linked, and each can be removed', async () => {
    const { browser, here, contactId } = await begun();
    const id = await account(contactId);
    await account(contactId, 'other');
    const page = await browser.get(here);
    expect(page.html).toContain('\u2068Chat &amp; Co\u2069, since \u20682 March 2027\u2069');
    expect(page.html).toContain('\u2068Other\u2069, since');
    expect(page.html).toContain('aria-label="Remove \u2068Chat &amp; Co\u2069, since');
    const remove = [
      ['act', 'unlink'],
      ['account', id],
    ] as const;
    const twice = [await browser.post(here, remove), await browser.post(here, remove)];
    for (const after of twice) {
      expect(after.status).toBe(200);
      expect(after.html).toMatch(
        /<section id="chats">.*\s*<p><span class="tag" role="status">Saved/,
      );
      expect(after.html).not.toContain(id);
      expect(after.html).toContain('\u2068Other\u2069, since');
    }
  });

  it('are nobody else’s to remove', async () => {
    const { browser, here } = await begun();
    const other = await begun();
    const id = await account(other.contactId);
    await browser.post(here, [
      ['act', 'unlink'],
      ['account', id],
    ]);
    expect(await pages.prisma.account.findUnique({ where: { id } })).toMatchObject({
      revokedAt: null,
    });
  });

  it('are no others than those of this deployment, and only for who has begun', async () => {
    const { browser, here, contactId } = await begun();
    const other = await browser.post(here, [
      ['act', 'link'],
      ['chat', 'other'],
    ]);
    expect(other.status).toBe(400);
    const stranger = openBrowser(pages.server);
    const refused = await stranger.send({ method: 'POST', url: here, ...formBody(LINK) });
    expect(refused.headers.location).toBe('/r/link');
    expect(await pages.prisma.joinCode.count({ where: { contactId } })).toBe(0);
  });
});

describe('the page of a letter’s link', () => {
  it('says how to answer in a chat instead, and uses nothing up', async () => {
    const { token, contactId } = await pages.invite();
    const page = await openBrowser(pages.server).get(`/r/${token}`);
    expect(page.html).toContain('Rather answer in \u2068Chat &amp; Co\u2069?');
    expect(page.html).toContain('<code dir="ltr">/parley join …</code>');
    expect(page.html).not.toContain(token);
    expect(await pages.prisma.account.count({ where: { contactId } })).toBe(0);
  });
});
