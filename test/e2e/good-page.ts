import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Language } from '../../src/domain/language.ts';

/** The narrowest phone. */
const NARROW = { width: 320, height: 700 };

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Elements and colours are the same in all languages of a direction: the whole of axe looks at one of each. */
const WHOLLY_IN: readonly Language[] = ['ar', 'en'];
/** What a language can break by itself. */
const OF_WORDS = ['html-has-lang', 'html-lang-valid', 'valid-lang', 'document-title', 'label'];

/** axe finds nothing, nor in dark any other contrast, and nothing has to be scrolled sideways on the narrowest phone. */
export async function expectGoodPage(page: Page, language: Language, what: string): Promise<void> {
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
export async function expectBigTargets(page: Page, what: string): Promise<void> {
  const small = await page
    .locator('label.choice, button:visible, select, footer a, summary, a.button')
    .evaluateAll((targets) =>
      targets
        .map((target) => ({ height: target.getBoundingClientRect().height, is: target.outerHTML }))
        .filter(({ height }) => height > 0 && height < 43.5),
    );
  expect(small, what).toEqual([]);
}

/** A page of the narrowest phone of somebody who reads this language, with axe at hand. */
export async function openNarrow(browser: Browser, language: Language): Promise<Page> {
  const context = await browser.newContext({
    viewport: NARROW,
    bypassCSP: true,
    extraHTTPHeaders: { 'accept-language': language },
  });
  await context.addInitScript(axe.source);
  return context.newPage();
}
