import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/language.ts';
import { usePages } from '../support/pages-world.ts';
import { useChromium } from './chromium.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const LANGUAGES: readonly Language[] = ['ar', 'zh', 'en', 'es', 'fr', 'ru'];
const MORE = [
  ...['/review', '/print', '/help', '/decline', '/snooze', '/snoozed', '/handover'],
  ...['/stop', '/stopped', '/leave', '/reach', '/reach?saved=hours'],
];
const NARROW = { width: 320, height: 700 };

const pages = usePages();
const chromium = useChromium();
let origin = '';

beforeAll(async () => {
  origin = await pages.server.listen({ port: 0, host: '127.0.0.1' });
});

/** Elements and colours are the same in all languages of a direction: the whole of axe looks at one of each. */
const WHOLLY_IN: readonly Language[] = ['ar', 'en'];
/** What a language can break by itself. */
const OF_WORDS = ['html-has-lang', 'html-lang-valid', 'valid-lang', 'document-title', 'label'];

/** axe finds nothing, nor in dark any other contrast, and nothing has to be scrolled sideways on the narrowest phone. */
async function expectGoodPage(page: Page, language: Language, what: string): Promise<void> {
  if (WHOLLY_IN.includes(language)) {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    expect(await faultsOf(page, { runOnly: WCAG }), `${what}, light`).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    const inDark = { runOnly: { type: 'rule', values: ['color-contrast'] } };
    expect(await faultsOf(page, inDark), `${what}, dark`).toEqual([]);
  } else {
    const ofWords = { runOnly: { type: 'rule', values: OF_WORDS } };
    expect(await faultsOf(page, ofWords), what).toEqual([]);
  }
  const width = await page.evaluate('document.documentElement.scrollWidth');
  expect(width, what).toBeLessThanOrEqual(NARROW.width);
}

/** What axe finds, each with the elements that have it. */
async function faultsOf(page: Page, options: object): Promise<readonly string[]> {
  const found = (await page.evaluate(`axe.run(${JSON.stringify(options)})`)) as axe.AxeResults;
  return found.violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)].join(' '));
}

/** Every control is at least 44 pixels high: a thumb finds it. */
async function expectBigTargets(page: Page, what: string): Promise<void> {
  const small = await page
    .locator('label.choice, button:visible, select, footer a, summary, a.button')
    .evaluateAll((targets) =>
      targets
        .map((target) => ({ height: target.getBoundingClientRect().height, is: target.outerHTML }))
        .filter(({ height }) => height > 0 && height < 43.5),
    );
  expect(small, what).toEqual([]);
}

describe.each(LANGUAGES)('the pages in %s', (language) => {
  it('meet WCAG 2.2 AA in light and dark, from link to thanks, on a narrow phone', {
    timeout: 300_000,
  }, async () => {
    const { token } = await pages.invite({ language });
    const context = await chromium().newContext({
      viewport: NARROW,
      bypassCSP: true,
      extraHTTPHeaders: { 'accept-language': language },
    });
    await context.addInitScript(axe.source);
    const page = await context.newPage();
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
    await context.close();
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
