import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partOf, textOfPart } from '../../../src/domain/needs/excerpt.ts';
import { saidNow } from '../../../src/domain/needs/said.ts';
import { spans } from '../../../src/domain/needs/spans.ts';

const found = (words: string, excerpt: string): string | null => {
  const part = partOf(words, excerpt);
  return part.ok ? textOfPart(words, part.value) : null;
};

describe('a part of a member’s words', () => {
  it('is found whichever way its letters are composed, and kept as the member wrote it', () => {
    const decomposed = 'Acce\u0300s a\u0300 l’e\u0301nergie, puis des laboratoires.';
    expect(found(decomposed, 'Accès à l’énergie')).toBe('Acce\u0300s a\u0300 l’e\u0301nergie');
    expect(found('Accès à l’énergie', 'a\u0300 l’e\u0301nergie')).toBe('à l’énergie');
    expect(found('\u1112\u1161\u11ab글과 시험실', '한글과')).toBe('\u1112\u1161\u11ab글과');
  });

  it('is found across other line breaks and without marks that nobody sees', () => {
    expect(found('one\n\n two,\tthree', 'one two, three')).toBe('one\n\n two,\tthree');
    expect(found('نحتاج \u200fإلى مختبرات\u200f، الآن', 'إلى مختبرات،')).toBe('إلى مختبرات\u200f،');
    expect(found('𝒜 needs 🧪🧪 labs', '🧪 labs')).toBe('🧪 labs');
    expect(found('需要测试实验室和培训', '测试实验室')).toBe('测试实验室');
  });

  it('never begins or ends within a letter, and is never another text', () => {
    expect(found('cafe\u0301 and tea', 'cafe')).toBeNull();
    expect(found('need', 'needs')).toBeNull();
    expect(found('Need', 'need')).toBeNull();
    expect(found('need', ' ')).toBeNull();
  });

  it('that is all of the words is the whole', () => {
    expect(partOf(' All of it. ', 'All of it.')).toEqual({ ok: true, value: null });
  });

  it('is found wherever it was cut, for any words', () => {
    const cut = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).chain((words) => {
      const letters = [...new Intl.Segmenter('en').segment(words)].map(({ segment }) => segment);
      return fc.tuple(fc.nat(letters.length - 1), fc.nat(letters.length)).map(([from, length]) => ({
        words,
        excerpt: letters.slice(from, from + 1 + length).join(''),
      }));
    });
    fc.assert(
      fc.property(cut, ({ words, excerpt }) => {
        fc.pre(excerpt.replace(/[\p{Cf}\s]/gu, '') !== '');
        const text = found(words, excerpt);
        const seen = (of: string) => of.normalize('NFC').replace(/[\p{Cf}\s]/gu, '');
        expect(text).not.toBeNull();
        expect(words).toContain(text);
        expect(seen(text ?? '')).toBe(seen(excerpt));
      }),
    );
  });
});

describe('what a statement says now', () => {
  const words = 'Test laboratories, and training.';
  it('follows the member’s words, and says plainly when they are gone', () => {
    const whole = { excerpt: '', isSame: true, words };
    expect(saidNow(whole)).toEqual({ state: 'as-coded', words, whole: null });
    expect(saidNow({ ...whole, isSame: false })).toMatchObject({ state: 'changed', words });
    expect(saidNow({ ...whole, words: null })).toMatchObject({ state: 'taken-back', words: null });
    const part = { excerpt: 'training', isSame: false, words };
    expect(saidNow(part)).toEqual({ state: 'changed', words: 'training', whole: words });
    expect(saidNow({ ...part, words: 'Test laboratories.' })).toMatchObject({
      state: 'part-gone',
      words: 'Test laboratories.',
    });
  });
});

describe('many numbers', () => {
  it('are told in few words', () => {
    expect(spans([3, 1, 2, 2, 5, 6, 9])).toBe('N1 to N3, N5, N6, N9');
    expect(spans([])).toBe('');
  });
});
