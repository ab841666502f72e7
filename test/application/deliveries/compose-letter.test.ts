import { describe, expect, it } from 'vitest';
import { composeLetter } from '../../../src/application/deliveries/compose-letter.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { DELIVERY_KINDS } from '../../../src/domain/rounds/may-send.ts';
import { phrases } from '../rounds/world.ts';

const matter = {
  salutation: 'Ms Amina Otieno',
  member: 'Kenya',
  meeting: 'CTO meeting 21',
  closesAt: Date.UTC(2027, 2, 31, 20, 59, 59, 999),
  timeZone: 'Africa/Nairobi',
  url: 'https://example.org/r/abc',
};
const cases = LANGUAGES.flatMap((language) =>
  DELIVERY_KINDS.flatMap((kind) => [true, false].map((begun) => ({ language, kind, begun }))),
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
  it.each(cases)('writes a whole letter: $language, $kind, begun $begun', (given) => {
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
    const now = { language: 'en', kind: 'reminder', begun: false } as const;
    const letter = composeLetter(phrases, { ...matter, ...now, now: justAfterMidnight });
    expect(letter.paragraphs.join(' ')).toContain(
      'Today is the last day: please reply by 31 March 2027, 23:59 local time (Geneva: 22:59).',
    );
  });
});
