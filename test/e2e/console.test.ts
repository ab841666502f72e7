import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerSome } from '../web/console-answers.ts';
import { useConsole } from '../web/console-world.ts';
import { useChromium } from './chromium.ts';

const world = useConsole();
const chromium = useChromium();
let origin = '';

/** Longer than the page's own rhythm of counting, also on a busy machine. */
const PATIENTLY = { timeout: 30_000 };

beforeAll(async () => {
  origin = await world.server.listen({ port: 0, host: '127.0.0.1' });
});

interface Stroll {
  readonly page: Page;
  /** Called on every page of the way. */
  readonly look: () => Promise<void>;
}

/** The whole way of a round, as staff go it with mouse and keyboard. */
async function goTheWholeWay({ page, look }: Stroll, round: string): Promise<void> {
  await page.goto(`${origin}/console`);
  await look();
  await page.goto(`${origin}/console/sign-in/${await world.link('administrator')}`);
  expect(page.url()).toBe(`${origin}/console/sign-in/confirm`);
  await look();
  await page.click('text=Sign in');
  await look();
  await page.click('text=Prepare a round');
  await page.selectOption('#questionnaire', 'administrations');
  await page.fill('#slug', round);
  await page.fill('#closesOn', '2027-04-15');
  await page.click('text=Show what will be sent');
  await page.waitForSelector('.calendar');
  await look();
  await page.click('text=Save as a draft');
  expect(page.url()).toContain(`/console/rounds/${round}`);
  await look();
  await page.click('text=Read the messages');
  await page.selectOption('#occasion', 'reminder');
  await page.selectOption('#state', 'partial');
  await page.click('main button');
  await page.click('text=العربية');
  await page.waitForSelector('article.letter[lang=ar]');
  const direction = "getComputedStyle(document.querySelector('article.letter')).direction";
  expect(await page.evaluate(direction)).toBe('rtl');
  await look();
  await page.click('nav.trail >> text=CTO group meeting');
  await page.click('.acts >> text=Open now');
  await page.waitForSelector('.calendar');
  await look();
  await page.click('main button.primary');
  await page.waitForSelector('.done');
  await answerSome(world.parley.prisma, round);
  await page.click('text=Count again');
  expect(await page.locator('.figure').textContent()).toMatch(/\d\d %/);
  await look();
  await page.click('text=Day by day, to how many');
  await look();
  await page.click('nav.trail >> text=CTO group meeting');
  await page.click('.acts >> text=Change reminders');
  await look();
  await page.click('nav.trail >> text=CTO group meeting');
  await page.click('text=Show messages one by one');
  await look();
  await page.click('nav.trail >> text=CTO group meeting');
  await page.click('.acts >> text=Close');
  await page.fill('#reason', 'Enough has been heard.');
  await page.click('main button.primary');
  await page.click('text=Open the agenda');
  await page.click('text=Build the agenda');
  await look();
  await codeTheFirst({ page, look }, round);
  await keepTheRegister({ page, look }, round);
  await putOnTheDay({ page, look }, round);
  await page.goto(`${origin}/console/rounds/${round}/agenda`);
  await page.click('text=Version 1');
  await page.click('text=Français');
  const document = page.frameLocator('iframe');
  expect(await document.locator('html').getAttribute('lang')).toBe('fr');
  expect(await document.locator('h1').textContent()).not.toBe('');
  await look();
}

/** From the round's answers to a need with a title; Enter in the title saves, and the next one comes. */
async function codeTheFirst({ page, look }: Stroll, round: string): Promise<void> {
  await page.goto(`${origin}/console/rounds/${round}/needs`);
  await page.click(`text=Take the needs of ${round}`);
  await page.click('.head .button.primary');
  const first = page.url();
  await page.click('text=Part of it is another need');
  await look();
  await page.fill('#title', 'Test laboratories within reach');
  await page.press('#title', 'Enter');
  await page.waitForSelector('.done');
  expect(page.url()).not.toBe(first);
}

/** From a ranked topic to an accepted item of the day, and another left out. */
async function putOnTheDay({ page, look }: Stroll, round: string): Promise<void> {
  await page.goto(`${origin}/console/rounds/${round}/needs`);
  await page.click('text=Open the agenda');
  const before = await page.locator('.day > li').count();
  await page.click('table button >> nth=0');
  await page.click('table button >> nth=0');
  await page.waitForSelector('.day > li >> nth=1');
  await look();
  await page.click('.day button.primary >> nth=0');
  await page.click(`.day h2 a >> nth=${before + 1}`);
  await page.click('text=Leave it out');
  await look();
  await page.fill('#dropReason', 'Another meeting takes it up.');
  await page.click('text=Leave out');
  await page.waitForSelector('text=Another meeting takes it up.');
}

/** From the meeting's own page to a guest on its register, a seat, and the papers; what is wrong is looked at, too. */
async function keepTheRegister({ page, look }: Stroll, round: string): Promise<void> {
  await page.goto(`${origin}/console`);
  await page.click('.plain >> text=CTO group meeting');
  await look();
  await page.click('nav.tabs >> text=Register');
  await page.click('.head >> text=Invite');
  await page.fill('#name', `Start-up of ${round}`);
  await page.fill('#country', 'XX');
  await page.click('text=Invite the guest');
  await page.waitForSelector('.summary');
  await look();
  await page.fill('#country', 'KE');
  await page.press('#country', 'Enter');
  await page.waitForSelector('.done');
  await look();
  await askWhoComes({ page, look }, round);
  await page.click('table.register >> text=R1');
  await look();
  await page.click('nav.tabs >> text=Seats');
  await page.fill('#member', round === 'by-hand' ? 'SAMPLE-KE' : 'SAMPLE-UG');
  await page.fill('#from', '2026-01-01');
  await page.click('text=Give the seat');
  await page.click('summary >> text=Give an alternate authority');
  await look();
  await page.goto(`${origin}/console/meetings/cto-2027/papers`);
  await look();
}

/** A member is invited without a seat, and asked whether it comes: the letter is read before. */
async function askWhoComes({ page, look }: Stroll, round: string): Promise<void> {
  await page.click('.head >> text=Invite');
  await page.fill('#member', round === 'by-hand' ? 'SAMPLE-KE' : 'SAMPLE-UG');
  await page.click('text=Invite the member');
  await page.click('.head >> text=Ask who comes');
  await look();
  await page.click('nav.tabs >> text=Are you there?');
  await page.click('nav.tabs >> text=العربية');
  await page.waitForSelector('.letter[dir=rtl]');
  await look();
  await page.click('main form button.primary');
  await page.waitForSelector('.done >> text=asked whether');
}

describe('the console in a browser', () => {
  it('takes staff from the link to the agenda without any script', async () => {
    const context = await chromium().newContext({ javaScriptEnabled: false });
    try {
      const page = await context.newPage();
      await goTheWholeWay({ page, look: async () => {} }, 'by-hand');
    } finally {
      await context.close();
    }
  });

  it('meets WCAG 2.2 AA on every page, in light and in dark, and breaks no policy', async () => {
    const context = await chromium().newContext();
    const page = await context.newPage();
    const broken: string[] = [];
    page.on('console', (line) => {
      if (/Content Security Policy/.test(line.text())) broken.push(line.text());
    });
    const look = async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        expect(await faultsOf(page), `${page.url()} in ${colorScheme}`).toEqual([]);
      }
    };
    try {
      await goTheWholeWay({ page, look }, 'with-script');
      expect(broken).toEqual([]);
    } finally {
      await context.close();
    }
  });

  it('counts again by itself while somebody looks, and counts an audience as it is ticked', async () => {
    const round = await world.open();
    const context = await chromium().newContext();
    try {
      const page = await context.newPage();
      await page.goto(`${origin}/console/sign-in/${await world.link('officer')}`);
      await page.click('main button');
      await page.goto(`${origin}/console/new-round`);
      await page.uncheck('#categories');
      await page.check('#categories-ldc');
      await expect
        .poll(() => page.locator('output').textContent(), PATIENTLY)
        .toMatch(/^4\d members would be asked/);
      await page.goto(`${origin}/console/rounds/${round}`);
      expect(await page.locator('.figure').textContent()).toContain('0 of 151 answered');
      await answerSome(world.parley.prisma, round);
      await expect
        .poll(() => page.locator('.figure').textContent(), PATIENTLY)
        .toContain(' 69 of 151 answered');
    } finally {
      await context.close();
    }
  });
});

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong, as short lines. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(axe, 'utf8'));
  const found =
    await page.evaluate(`axe.run(document, { iframes: false, runOnly: ${JSON.stringify(TAGS)} })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`);
  return found as readonly string[];
}
