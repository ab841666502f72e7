import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/language.ts';
import { usePages } from '../support/pages-world.ts';
import { useChromium } from './chromium.ts';
import { expectBigTargets, expectGoodPage, openNarrow } from './good-page.ts';

const LANGUAGES: readonly Language[] = ['ar', 'zh', 'en', 'es', 'fr', 'ru'];
const MORE = [
  ...['/review', '/print', '/help', '/decline', '/snooze', '/snoozed', '/handover'],
  ...['/stop', '/stopped', '/leave', '/reach', '/reach?saved=hours'],
];

const pages = usePages();
const chromium = useChromium();
let origin = '';

beforeAll(async () => {
  origin = await pages.server.listen({ port: 0, host: '127.0.0.1' });
});

describe.each(LANGUAGES)('the pages in %s', (language) => {
  it('meet WCAG 2.2 AA in light and dark, from link to thanks, on a narrow phone', {
    timeout: 300_000,
  }, async () => {
    const { token } = await pages.invite({ language });
    const page = await openNarrow(chromium(), language);
    const visit = async (path: string) => {
      await page.goto(origin + path);
      await expectGoodPage(page, language, path);
    };
    for (const path of ['/r/link', '/r/sent', '/r/left', '/nowhere']) await visit(path);
    await visit(`/r/${token}`);
    await page.click('button.primary');
    const here = new URL(page.url()).pathname;
    await page.click('button.primary');
    await expectGoodPage(page, language, 'a problem');
    for (let turns = 0; (await page.locator('progress').count()) > 0; turns += 1) {
      const title = await page.title();
      await expectGoodPage(page, language, title);
      if (turns % 4 === 0) await expectBigTargets(page, title);
      await answer(page);
      expect(turns).toBeLessThan(40);
    }
    for (const path of MORE) {
      await visit(here + path);
      await expectBigTargets(page, path);
    }
    await page.fill('#zone', 'Narobi');
    await page.click('#hours button.primary');
    await expectGoodPage(page, language, 'a zone that is none');
    await page.selectOption('#standIn', 'new');
    await page.click('#away button.primary');
    await expectGoodPage(page, language, 'an absence without days');
    for (const part of ['away', 'closed']) {
      await page.fill(`#${part}-last`, new Date().toISOString().slice(0, 10));
      await page.selectOption('#standIn', '');
      await page.click(`#${part} .actions:last-child button`);
    }
    await expectGoodPage(page, language, 'an absence and closed days');
    await expectBigTargets(page, 'an absence and closed days');
    await page.goto(origin + here);
    await expectGoodPage(page, language, 'the review');
    await page.click('button[value=submit]');
    await expectGoodPage(page, language, 'the thanks');
    await page.context().close();
  });
});

/** Answers what opens more questions; leaves the rest. */
async function answer(page: Page): Promise<void> {
  const choice = page.locator('label.choice').first();
  const field = page.locator('textarea, input[type=text], input:not([type])').first();
  if ((await choice.count()) > 0) await choice.click();
  else if (await field.isVisible()) await field.fill('Our own words');
  const before = await page.locator('main input[name=n]').first().getAttribute('value');
  await page.click('main button.primary');
  await page.waitForLoadState('load');
  if ((await page.locator('.summary').count()) > 0) await page.click('button[value=skip]');
  expect(await page.locator('main input[name=n]').first().getAttribute('value')).not.toBe(before);
}

describe('Arabic', () => {
  it('is mirrored as a whole', async () => {
    const places = await Promise.all(
      (['en', 'ar'] as const).map(async (language) => {
        const { token } = await pages.invite({ language });
        const page = await chromium().newPage({ viewport: { width: 390, height: 800 } });
        await page.goto(`${origin}/r/${token}`);
        await page.click('button.primary');
        const left = async (selector: string) =>
          (await page.locator(selector).first().boundingBox())?.x ?? -1;
        const found = {
          brand: await left('.brand'),
          menu: await left('.languages'),
          radio: await left('.choice input'),
        };
        await page.close();
        return found;
      }),
    );
    const [ltr, rtl] = places;
    if (ltr === undefined || rtl === undefined) throw new Error('two pages were visited');
    expect(ltr.brand).toBeLessThan(ltr.menu);
    expect(rtl.brand).toBeGreaterThan(rtl.menu);
    expect(ltr.radio).toBeLessThan(100);
    expect(rtl.radio).toBeGreaterThan(290);
  });
});
