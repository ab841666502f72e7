import type { Page } from 'playwright-core';

const TABS_MAX = 80;

/** Answers a question page with Tab, Space, arrows, typing and Enter alone, and waits for the page after it. */
export async function answerByKeyboard(page: Page): Promise<void> {
  const answered = new Set<string>();
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    await page.keyboard.press('Tab');
    if (await isFocused(page, 'main button.primary')) return pressEnter(page);
    const name = await page.locator('main :focus').getAttribute('name', SHORT).catch(absent);
    if (name === null || answered.has(name)) continue;
    if (await fill(page, answered.size)) answered.add(name);
  }
  throw new Error(`Tab never reached the button of ${page.url()}`);
}

/** Walks to the first control that fits and presses Enter on it. */
export async function enterByKeyboard(page: Page, selector: string): Promise<void> {
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    await page.keyboard.press('Tab');
    if (await isFocused(page, selector)) return pressEnter(page);
  }
  throw new Error(`Tab never reached ${selector} of ${page.url()}: ${await page.title()}`);
}

/** Nothing in the main part has the focus: it is in the header or the footer. */
const SHORT = { timeout: 50 };
function absent(): null {
  return null;
}

async function isFocused(page: Page, selector: string): Promise<boolean> {
  return (await page.locator(`${selector}:focus`).count()) > 0;
}

async function pressEnter(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.keyboard.press('Enter');
  await loaded;
}

async function fill(page: Page, place: number): Promise<boolean> {
  if (await isFocused(page, 'select')) {
    for (let steps = 0; steps <= place; steps += 1) await page.keyboard.press('ArrowDown');
    return true;
  }
  if (await isFocused(page, 'input:is([type=radio],[type=checkbox])')) {
    await page.keyboard.press('Space');
    return true;
  }
  if (!(await isFocused(page, ':is(input,textarea)'))) return false;
  const isEmail = await isFocused(page, 'input[type=email]');
  await page.keyboard.type(isEmail ? 'amina@example.org' : 'Our own words');
  return true;
}
