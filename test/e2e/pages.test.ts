import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { openCutProxy } from '../support/cut-proxy.ts';
import { usePages } from '../support/pages-world.ts';
import { useChromium } from './chromium.ts';
import { answerByKeyboard, enterByKeyboard } from './keyboard.ts';

const pages = usePages();
const chromium = useChromium();
let origin = '';

beforeAll(async () => {
  origin = await pages.server.listen({ port: 0, host: '127.0.0.1' });
});

/** A browser in which no page may run a script. */
async function withoutScript<Value>(work: (page: Page) => Promise<Value>): Promise<Value> {
  const context: BrowserContext = await chromium().newContext({ javaScriptEnabled: false });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

function statusOf(responseId: string) {
  return pages.prisma.response.findUniqueOrThrow({ where: { id: responseId } });
}

describe('a member’s reply in a browser', () => {
  it('can be given from link to submission by keyboard alone, without any script', async () => {
    const { token, responseId } = await pages.invite({ language: 'fr' });
    await withoutScript(async (page) => {
      await page.goto(`${origin}/r/${token}`);
      expect(page.url()).toBe(`${origin}/r/welcome`);
      await enterByKeyboard(page, 'main button.primary');
      for (let turns = 0; (await page.locator('progress').count()) > 0; turns += 1) {
        expect(turns).toBeLessThan(40);
        await answerByKeyboard(page);
      }
      await enterByKeyboard(page, 'button[value=submit]');
      expect(await page.locator('.notice.done').count()).toBe(1);
    });
    expect((await statusOf(responseId)).status).toBe('submitted');
    expect(await pages.prisma.answer.count({ where: { responseId } })).toBeGreaterThan(10);
  });

  it('leads from the problem to its field, and reads the problem out first', async () => {
    const { token } = await pages.invite();
    await withoutScript(async (page) => {
      await page.goto(`${origin}/r/${token}`);
      await page.click('button.primary');
      await page.click('button.primary');
      expect(await page.title()).toMatch(/^Please check: /);
      expect(await page.locator('.summary:focus').count()).toBe(1);
      await page.click('.summary a');
      await page.locator('#o0:focus').waitFor();
    });
  });

  it('shows the words of "other" only with "other" chosen', async () => {
    const { token } = await pages.invite();
    await withoutScript(async (page) => {
      await page.goto(`${origin}/r/${token}`);
      await page.click('button.primary');
      while ((await page.locator('.other').count()) === 0) await page.click('button[value=skip]');
      expect(await page.locator('#words').isVisible()).toBe(false);
      const select = page.locator('select#answer');
      if ((await select.count()) > 0) await select.selectOption('other');
      else await page.locator('input.other').check();
      expect(await page.locator('#words').isVisible()).toBe(true);
    });
  });

  it('survives 20 kbit/s and a line that is cut after each answer was taken', async () => {
    const { token, responseId } = await pages.invite();
    const proxy = await openCutProxy(Number(new URL(origin).port));
    const here = `http://127.0.0.1:${proxy.port}`;
    await withoutScript(async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 300,
        downloadThroughput: 2_500,
        uploadThroughput: 2_500,
      });
      await page.goto(`${here}/r/${token}`);
      proxy.cutNextPost();
      await pressDespiteCuts(page, here);
      expect(page.url()).toMatch(/\/r\/c\//);
      for (let answers = 1; answers <= 3; answers += 1) {
        await page.locator('input[type=radio], input[type=checkbox]').first().check();
        proxy.cutNextPost();
        await pressDespiteCuts(page, here);
        if ((await page.locator('select').count()) > 0) break;
      }
    });
    expect(proxy.cuts).toBeGreaterThanOrEqual(3);
    await proxy.close();
    const answers = await pages.prisma.answer.findMany({ where: { responseId } });
    expect(answers.length).toBeGreaterThanOrEqual(2);
    expect(new Set(answers.map((answer) => answer.question)).size).toBe(answers.length);
  });
});

/** Presses the button; if the browser shows that the line broke, does what a person does: opens the page again. */
async function pressDespiteCuts(page: Page, here: string): Promise<void> {
  const before = await nonceOf(page);
  await page.locator('main button.primary').click({ noWaitAfter: true });
  const arrived = async () => {
    if ((await page.locator('main').count()) === 0) {
      await page.goto(`${here}/r/welcome`).catch(() => undefined);
    }
    return nonceOf(page);
  };
  // A page that is still coming has no number at all: it has not arrived either.
  await expect
    .poll(arrived, { timeout: 60_000, interval: 200 })
    .toSatisfy((now: string) => now !== '' && now !== before);
}

async function nonceOf(page: Page): Promise<string> {
  const nonces = await page
    .locator('main input[name=n]')
    .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('value')));
  return nonces[0] ?? '';
}
