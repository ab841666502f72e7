import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GuardedWords, labelWords } from '../../../src/domain/disclosure/label-words.ts';
import { REGIONS, type Region } from '../../../src/domain/vocabulary.ts';

const words = (
  count: number,
  region: Region,
  { level = 'group', language = 'en' }: Partial<Pick<GuardedWords, 'level' | 'language'>> = {},
): GuardedWords[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `${region}-${level}-${language}-${n}`,
    region,
    level,
    language,
    parts: ['need'],
  }));

function run(list: readonly GuardedWords[], shownRegions: readonly Region[], threshold = 5) {
  const need = Object.fromEntries(
    REGIONS.map((region) => [region, list.filter((w) => w.region === region).length]),
  );
  const labels = labelWords({
    words: list,
    shownRegions,
    guardedIn: new Map([['need', need]]),
    threshold,
  });
  const found = new Map<string, number>();
  for (const w of list) {
    const key = `${labels.get(w.id)}/${w.language}`;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return { labels, counts: Object.fromEntries(found) };
}

describe('labelWords', { timeout: 120_000 }, () => {
  it('names the region where enough members of it spoke', () => {
    expect(run(words(6, 'AFR'), ['AFR']).counts).toEqual({ 'AFR/en': 6 });
  });

  it('calls them a member where the region is not shown or its owner did not want it', () => {
    const list = [...words(6, 'AFR', { level: 'none' }), ...words(3, 'ARB')];
    expect(run(list, ['AFR']).counts).toEqual({ 'a-member/en': 9 });
  });

  it('keeps with staff the words in a language that few wrote in: it would name them', () => {
    const list = [...words(6, 'AFR'), ...words(1, 'ASP', { language: 'zh' })];
    expect(run(list, ['AFR', 'ASP']).counts).toEqual({ 'AFR/en': 6, 'withheld/zh': 1 });
  });

  it('takes a label away when the rest of the region would be few', () => {
    const list = [...words(6, 'AFR'), ...words(1, 'AFR', { level: 'none' })];
    expect(run(list, ['AFR']).counts).toEqual({ 'a-member/en': 7 });
  });

  it('never prints words that are one of fewer than the threshold, nor leaves few behind', () => {
    const someWords = fc
      .array(
        fc.record({
          region: fc.constantFrom(...REGIONS),
          level: fc.constantFrom('group' as const, 'none' as const),
          language: fc.constantFrom('en', 'fr', 'ar'),
          count: fc.integer({ min: 1, max: 8 }),
        }),
        { maxLength: 8 },
      )
      .map((kinds) =>
        kinds.flatMap(({ count, ...kind }, k) =>
          Array.from({ length: count }, (_, n) => ({ ...kind, id: `${k}-${n}`, parts: ['need'] })),
        ),
      );
    fc.assert(
      fc.property(someWords, fc.subarray([...REGIONS]), (list, shown) => {
        const { labels, counts } = run(list, shown);
        for (const [cell, count] of Object.entries(counts)) {
          if (!cell.startsWith('withheld')) expect(count).toBeGreaterThanOrEqual(5);
        }
        for (const w of list) {
          const label = labels.get(w.id);
          if (w.level === 'none') expect(['a-member', 'withheld']).toContain(label);
          else expect([w.region, 'a-member', 'withheld']).toContain(label);
        }
        for (const region of shown) {
          const here = list.filter((w) => w.region === region);
          const printed = here.filter((w) => labels.get(w.id) === region).length;
          const rest = here.length - printed;
          if (printed > 0) expect(rest === 0 || rest >= 5).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
