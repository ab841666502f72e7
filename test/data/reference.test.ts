import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/domain/language.ts';
import { resolution, studyGroups } from './documents.ts';

const letters = (count: number) => [...'abcdef'].slice(0, count);
/** The order of the text: recognizing a-f, considering a-c, noting a-e, resolves 1-8, encourages, footnote 1. */
const LABELS = [
  ...letters(6).map((letter) => `recognizing ${letter}`),
  ...letters(3).map((letter) => `considering ${letter}`),
  ...letters(5).map((letter) => `noting ${letter}`),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => `resolves ${number}`),
  'encourages',
  'footnote 1',
];

describe('the study groups of 2025-2028', () => {
  it('are the ten groups and TSAG, each with how sure its title is', () => {
    const numbers = studyGroups.studyGroups.map(({ number }) => number);
    expect(numbers.join(' ')).toBe('2 3 5 11 12 13 15 17 20 21 TSAG');
    for (const group of studyGroups.studyGroups) {
      expect(group.title.en).not.toBe('');
      expect(['read', 'previous-period']).toContain(group.titleConfidence);
    }
  });

  it('hold each topic once, and every group has one', () => {
    const listed = studyGroups.studyGroups.flatMap(({ number, topics }) =>
      topics.map((topic) => [topic, number]),
    );
    expect(listed).toEqual(studyGroups.topics.map(({ code, studyGroup }) => [code, studyGroup]));
    expect(studyGroups.studyGroups.every(({ topics }) => topics.length > 0)).toBe(true);
    expect(new Set(studyGroups.topics.map(({ code }) => code)).size).toBe(16);
  });

  it('say as of when and are named by their study period', () => {
    expect(studyGroups.id).toBe('2025-2028');
    expect(studyGroups.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('have a short name in six languages that differs from every other', () => {
    for (const language of LANGUAGES) {
      const names = studyGroups.studyGroups.map(({ shortName }) => shortName[language]);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('Resolution 68 (Rev. Hammamet, 2016)', () => {
  it('has every clause under its label, in order', () => {
    expect(resolution.clauses.map(({ label }) => label)).toEqual(LABELS);
    for (const { label, part } of resolution.clauses) expect(label.startsWith(part)).toBe(true);
  });

  it('is told in our own words and says what in Parley answers each clause', () => {
    for (const { paraphrase, answeredBy } of resolution.clauses) {
      expect(Object.keys(paraphrase)).toEqual([...LANGUAGES]);
      expect(paraphrase.en.length).toBeLessThan(250);
      expect(answeredBy).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('repeats none of the historic figures of the preamble', () => {
    const english = resolution.clauses.map(({ paraphrase }) => paraphrase.en).join(' ');
    expect(english).not.toMatch(/\b(193|520|six high-level)\b/);
  });
});
