import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/domain/language.ts';
import { eachText } from './documents.ts';

/** Names and acronyms that stand in Latin letters in every language, by the habit of the Union's own documents. */
const LATIN_ALLOWED = /name@example\.org|ITU-T|3GPP|IETF|IEEE|ISO|IEC|ETSI|GSMA|OTT|5G|CxO/g;
const SCRIPTS: Partial<Record<Language, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  zh: /\p{Script=Han}/u,
  ru: /\p{Script=Cyrillic}/u,
};
/** Words that two languages share. */
const SAME_AS_ENGLISH = new Set(['No']);

const texts = eachText();
const inLanguage = (language: Language) => texts.filter((text) => text.language === language);

/** The texts that break a rule, so that a failure names them all at once. */
function breaking(language: Language, breaks: (words: string) => boolean): readonly string[] {
  return inLanguage(language)
    .filter(({ words }) => breaks(words))
    .map(({ path, words }) => `${path}: ${words}`);
}

describe('the words that members read', () => {
  it('are many, and each stands in all six languages', () => {
    expect(texts.length).toBeGreaterThan(6 * 150);
    expect(texts.filter(({ words }) => words.trim() === '').map(({ path }) => path)).toEqual([]);
  });

  it.each(['ar', 'zh', 'es', 'fr', 'ru'] as const)(
    'are not English left over in %s',
    (language) => {
      const english = new Map(inLanguage('en').map(({ path, words }) => [path, words]));
      const left = inLanguage(language).filter(
        ({ path, words }) => english.get(path) === words && !SAME_AS_ENGLISH.has(words),
      );
      expect(left).toEqual([]);
    },
  );

  it.each(['ar', 'zh', 'ru'] as const)(
    'hold no Latin letters in %s but known names',
    (language) => {
      const latin = (words: string) => /\p{Script=Latin}/u.test(words.replace(LATIN_ALLOWED, ''));
      expect(breaking(language, latin)).toEqual([]);
    },
  );

  it.each(['ar', 'zh', 'ru'] as const)('are written in the script of %s', (language) => {
    const foreign = (words: string) =>
      !(SCRIPTS[language]?.test(words) ?? true) &&
      !/^[\d\s,،、]+$/.test(words) &&
      words.replace(LATIN_ALLOWED, '') !== '';
    expect(breaking(language, foreign)).toEqual([]);
  });

  it('mix no scripts within a word', () => {
    const mixed = /\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/u;
    expect(texts.filter(({ words }) => mixed.test(words))).toEqual([]);
  });

  it('have no doubled, leading or trailing spaces and no straight quotes', () => {
    const untidy = /^\s|\s$|[ \u00a0]{2}|"|(?<=\p{L})'(?=\p{L})/u;
    expect(texts.filter(({ words }) => untidy.test(words))).toEqual([]);
  });
});

describe('punctuation', () => {
  it('is Arabic in Arabic: ؟ ، ؛ and « »', () => {
    const latin = (words: string) => /[?,;“”]/.test(words.replace(LATIN_ALLOWED, ''));
    expect(breaking('ar', latin)).toEqual([]);
  });

  it('is full-width in Chinese, with “ ” for quotes and no space beside Han characters', () => {
    const half = /[?,;:!()«»]|(?<!\d|example)\.|\p{Script=Han} | \p{Script=Han}/u;
    const bare = (words: string) => half.test(words.replace(LATIN_ALLOWED, ''));
    expect(breaking('zh', bare)).toEqual([]);
  });

  it('opens what it closes in Spanish, with « » for quotes', () => {
    const count = (words: string, sign: string) => words.split(sign).length;
    const unbalanced = (words: string) =>
      count(words, '¿') !== count(words, '?') || count(words, '¡') !== count(words, '!');
    expect(breaking('es', (w) => unbalanced(w) || /[“”]|\s[:;?!]/.test(w))).toEqual([]);
  });

  it('is set off by a no-break space in French, with « » for quotes', () => {
    const tight = (words: string) =>
      /[^\u00a0][:;?!»]|«[^\u00a0]|[“”]| [:;?!»]/.test(words.replace(LATIN_ALLOWED, ''));
    expect(breaking('fr', tight)).toEqual([]);
  });

  it('is Russian in Russian: « » for quotes', () => {
    expect(breaking('ru', (words) => /[“”]|\s[:;?!]/.test(words))).toEqual([]);
  });

  it('ends a text alike in every language', () => {
    const endings = new Map<string, Set<string>>();
    for (const { path, words } of texts) {
      endings.set(path, (endings.get(path) ?? new Set()).add(endingOf(words)));
    }
    const uneven = [...endings].filter(([, kinds]) => kinds.size > 1).map(([path]) => path);
    expect(uneven).toEqual([]);
  });
});

/** A question, a sentence or neither; a closing quotation mark may stand on either side of the full stop. */
function endingOf(words: string): 'question' | 'sentence' | 'bare' {
  const last = words.replace(/[\u00a0»”]+/g, '').at(-1) ?? '';
  if ('?؟？'.includes(last)) return 'question';
  return '.。!！'.includes(last) ? 'sentence' : 'bare';
}
