import { readdir } from 'node:fs/promises';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { createPhrasebook } from '../../src/infra/phrasebook.ts';
import { messages } from '../../src/messages/index.ts';

const phrase = createPhrasebook(messages);

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** The names that a message asks for, also inside its plurals. */
function parameters(text: string): string[] {
  const names = (parts: readonly Part[]): string[] =>
    parts.flatMap((part) => [
      ...('value' in part && part.type !== 0 ? [part.value] : []),
      ...('options' in part ? Object.values(part.options).flatMap((o) => names(o.value)) : []),
    ]);
  return [...new Set(names(new IntlMessageFormat(text, 'en').getAst()))].sort();
}

describe('phrasebook', () => {
  it('writes plurals as each language needs them', () => {
    const missing = (language: 'ar' | 'en' | 'ru', count: number) =>
      phrase(language, 'conversation.reviewMissing', { count });
    expect(missing('en', 1)).toContain('One required question is');
    expect(missing('en', 2)).toContain('2 required questions are');
    expect([1, 2, 5, 21].map((count) => missing('ru', count))).toEqual([
      'До отправки остаётся 1 обязательный вопрос.',
      'До отправки остаются 2 обязательных вопроса.',
      'До отправки остаётся 5 обязательных вопросов.',
      'До отправки остаётся 21 обязательный вопрос.',
    ]);
    const arabic = new Set([0, 1, 2, 3, 11, 100].map((count) => missing('ar', count)));
    expect(arabic.size).toBe(6);
  });

  it('throws on a key that no catalogue has', () => {
    expect(() => phrase('en', 'conversation.nothing')).toThrow(
      'no message conversation.nothing in en',
    );
    expect(() => phrase('en', 'nowhere.yes')).toThrow(RangeError);
  });

  it('throws when a parameter is missing', () => {
    expect(() => phrase('fr', 'conversation.progress')).toThrow();
  });

  it('leaves the braces and marks of a parameter alone', () => {
    const words = '{max} <b> #';
    expect(phrase('en', 'conversation.earlierChanged', { title: words, answer: words })).toContain(
      words,
    );
  });

  it('has words for staff of which each compiles', async () => {
    const folder = new URL('../../src/messages/en/', import.meta.url);
    const faulty: string[] = [];
    for (const name of await readdir(folder)) {
      const catalogues: object = await import(new URL(name, folder).href);
      for (const [key, text] of Object.values(catalogues).flatMap(Object.entries<string>)) {
        try {
          new IntlMessageFormat(text, 'en-GB', undefined, { ignoreTag: true });
        } catch (fault) {
          faulty.push(`${name}: ${key}: ${String(fault)}`);
        }
      }
    }
    expect(faulty).toEqual([]);
  });

  it('has every message in every language with the same parameters, and each one compiles', () => {
    const textsOf = (language: Language) =>
      Object.entries<Readonly<Record<string, string>>>(messages[language]).flatMap(
        ([catalogue, texts]) =>
          Object.entries(texts).map(([name, text]) => [`${catalogue}.${name}`, text] as const),
      );
    const english = textsOf('en');
    expect(english.length).toBeGreaterThan(150);
    for (const language of LANGUAGES) {
      const own = new Map(textsOf(language));
      for (const [key, text] of english) {
        const needed = parameters(text);
        expect(`${key}: ${parameters(own.get(key) ?? '')}`).toBe(`${key}: ${needed}`);
        const params = Object.fromEntries(needed.map((name) => [name, 2]));
        expect(phrase(language, key, params)).not.toBe('');
      }
    }
  });
});
