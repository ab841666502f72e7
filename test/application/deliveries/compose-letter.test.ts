import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../../src/application/deliveries/compose-digest.ts';
import { composeLetter, OCCASIONS } from '../../../src/application/deliveries/compose-letter.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { phrases } from '../rounds/world.ts';

const matter = {
  salutation: 'Ms Amina Otieno',
  member: 'Kenya',
  meeting: 'CTO meeting 21',
  closesAt: Date.UTC(2027, 2, 31, 20, 59, 59, 999),
  timeZone: 'Africa/Nairobi',
  missing: [],
  url: 'https://example.org/r/abc',
  handedOverBy: 'Dr Joseph Kamau',
};
const cases = LANGUAGES.flatMap((language) =>
  OCCASIONS.map((occasion) => ({ language, occasion })),
);
const bureau = {
  ar: 'مكتب تقييس الاتصالات',
  zh: '电信标准化局',
  en: 'Telecommunication Standardization Bureau (TSB)',
  es: 'Oficina de Normalización de las Telecomunicaciones (TSB)',
  fr: 'Bureau de la normalisation des télécommunications (TSB)',
  ru: 'Бюро стандартизации электросвязи (БСЭ)',
};

describe('compose-letter', () => {
  it.each(cases)('writes a whole letter: $language, $occasion', (given) => {
    for (const daysLeft of [0, 1, 2, 5, 11, 21, 100]) {
      const now = matter.closesAt - daysLeft * 86_400_000;
      const letter = composeLetter(phrases, { ...matter, ...given, now });
      const text = [letter.subject, ...letter.paragraphs, ...letter.closing].join('\n');
      expect(text).not.toMatch(/[{}#]|undefined|NaN/);
      expect(letter.subject).toContain(matter.meeting);
      expect(letter.paragraphs[0]).toContain(matter.salutation);
      expect(letter.closing.join('\n')).toContain(bureau[given.language]);
      expect(letter.link?.url).toBe(matter.url);
      expect(text).toMatch(/2027|٢٠٢٧/);
    }
  });

  it("counts the days in the member's own calendar", () => {
    const justAfterMidnight = Date.UTC(2027, 2, 30, 21, 1); // in Nairobi already the 31st
    const now = { language: 'en', occasion: 'not-started' } as const;
    const letter = composeLetter(phrases, { ...matter, ...now, now: justAfterMidnight });
    expect(letter.paragraphs.join(' ')).toContain(
      'Today is the last day: please reply by 31 March 2027, 23:59 local time (Geneva: 22:59).',
    );
  });

  it('says what is still missing by its title, the first three of more, in every language', () => {
    const missing = ['First?', 'Second?', 'Third?', 'Fourth?'];
    const now = matter.closesAt - 5 * 86_400_000;
    for (const language of LANGUAGES) {
      for (const count of [1, 2, 3, 4]) {
        const some = {
          language,
          occasion: 'partial',
          now,
          missing: missing.slice(0, count),
        } as const;
        const text = composeLetter(phrases, { ...matter, ...some }).paragraphs.join('\n');
        expect(missing.filter((title) => text.includes(title))).toEqual(
          missing.slice(0, Math.min(count, 3)),
        );
        expect(text).not.toMatch(/[{}#]/);
      }
    }
  });

  it('tells several matters in one letter, each with its own link and days left', () => {
    const now = matter.closesAt - 5 * 86_400_000;
    const { salutation, ...common } = matter;
    const matters = [
      { ...common, occasion: 'not-started' as const, now },
      {
        ...common,
        occasion: 'complete' as const,
        now,
        member: 'Safari Telecom',
        url: 'https://example.org/r/def',
      },
    ];
    for (const language of LANGUAGES) {
      const letter = composeDigest(phrases, matters, { language, salutation });
      const text = JSON.stringify(letter);
      expect(letter.items?.map(({ link }) => link?.url)).toEqual(matters.map(({ url }) => url));
      for (const { member } of matters) expect(text).toContain(member);
      expect(text).toContain(bureau[language]);
      expect(text.replace(/[{}]/g, '')).not.toMatch(/#|undefined|NaN/);
    }
  });
});
