import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { letterHtml } from '../../src/platform/letter-body.ts';
import { DIGEST, letterTo } from '../adapters/letters.ts';
import { useChromium } from './chromium.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const NARROW = { width: 320, height: 700 };
const chromium = useChromium();

/** As long as a real address with its token, and no place to break it. */
const LONG = `https://consultation.example.org/r/${'A'.repeat(43)}`;

const letterIn = (direction: 'ltr' | 'rtl') => {
  const { content } = letterTo('ada@example.com', 'x', 'mail');
  if (content.kind !== 'letter') throw new Error('not a letter');
  const letter = direction === 'rtl' ? DIGEST : content.letter;
  return letterHtml(
    {
      ...letter,
      paragraphs: [...letter.paragraphs, LONG],
      link: { url: LONG, label: direction === 'rtl' ? 'ابدأ' : 'Begin' },
      stop: { url: LONG, label: direction === 'rtl' ? 'إيقاف التذكير' : 'Stop reminders' },
    },
    { language: direction === 'rtl' ? 'ar' : 'en', direction },
  );
};

describe.each(['light', 'dark'] as const)('a letter in a %s theme', (colorScheme) => {
  it.each(['ltr', 'rtl'] as const)(
    'written %s meets WCAG 2.2 AA and fits 320 pixels',
    async (way) => {
      const page = await chromium().newPage({ viewport: NARROW, colorScheme });
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.setContent(letterIn(way));
      expect(asked).toEqual([]);
      await page.addScriptTag({ content: axe.source });
      const found = (await page.evaluate(
        `axe.run(${JSON.stringify({ runOnly: WCAG })})`,
      )) as axe.AxeResults;
      expect(found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      const canvas = await page.evaluate('getComputedStyle(document.querySelector("p")).color');
      expect(canvas).toBe(colorScheme === 'dark' ? 'rgb(255, 255, 255)' : 'rgb(0, 0, 0)');
      const aligned = await page.evaluate(
        'getComputedStyle(document.querySelector("p")).direction',
      );
      expect(aligned).toBe(way);
      await page.close();
    },
  );
});
