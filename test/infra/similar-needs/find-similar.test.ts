import { describe, expect, it } from 'vitest';
import type { NeedTexts } from '../../../src/application/needs/suggest-needs.ts';
import { createFindSimilar } from '../../../src/infra/similar-needs/find-similar.ts';

const find = createFindSimilar();
const need = (number: number, language: string, ...texts: string[]): NeedTexts => ({
  number,
  texts: texts.map((text) => ({ text, language })),
});

/** In each language one need, one that asks for the same in other words, and one that does not. */
const IN_SIX = {
  en: [
    ...['Fibre backbones for rural areas.', 'We need a fibre backbone in our rural area'],
    'Stop numbering misuse and fraud.',
  ],
  fr: [
    ...[
      'Un réseau dorsal en fibre pour les zones rurales.',
      'Fibre et reseau dorsal : zone rurale',
    ],
    'Des laboratoires d’essai.',
  ],
  es: [
    ...['Redes de fibra óptica en zonas rurales.', 'Necesitamos fibra optica en la zona rural.'],
    'Laboratorios de pruebas.',
  ],
  ru: [
    ...['Волоконно-оптические сети в сельских районах.', 'Нам нужны сети в сельских районах'],
    'Испытательные лаборатории.',
  ],
  ar: [
    ...['نحتاج إلى شبكات الألياف في المناطق الريفية.', 'شبكات ألياف للمناطق الريفية'],
    'مختبرات الاختبار.',
  ],
  zh: ['农村地区需要光纤骨干网络。', '在农村建设光纤网络', '测试实验室。'],
} as const;

describe('needs that say similar things', () => {
  it.each(Object.entries(IN_SIX))(
    'are found in %s, and explained by the words in common',
    (language, [one, alike, other]) => {
      const found = find(
        [need(1, language, one), need(2, language, alike), need(3, language, other)],
        1,
        5,
      );
      expect(found.map(({ number }) => number)).toEqual([2]);
      const [hit] = found;
      expect(hit?.common.length).toBeGreaterThanOrEqual(2);
      for (const word of hit?.common ?? []) expect(one).toContain(word);
      expect(hit?.score).toBeGreaterThan(0);
      expect(hit?.score).toBeLessThanOrEqual(100);
    },
  );

  it('are found across languages through a translation that stands beside the words', () => {
    const asked = need(1, 'en', 'Test laboratories within reach, and training.');
    const arabic = need(2, 'ar', 'نحتاج إلى مختبرات اختبار قريبة.');
    expect(find([asked, arabic], 1, 5)).toEqual([]);
    const beside = { text: 'We need test laboratories near us.', language: 'en' };
    const translated = { number: 2, texts: [...arabic.texts, beside] };
    expect(find([asked, translated], 1, 5)).toMatchObject([
      { number: 2, common: ['laboratories', 'Test'].sort() },
    ]);
  });

  it('come best first, at most as many as asked for, and the same each time', () => {
    const needs = [
      need(1, 'en', 'fibre backbone rural schools'),
      need(2, 'en', 'fibre backbone'),
      need(3, 'en', 'fibre backbone rural schools'),
      need(4, 'en', 'fibre backbone rural'),
      ...[5, 6, 7, 8].map((number) => need(number, 'en', `numbering of kind ${number}`)),
    ];
    const found = find(needs, 1, 2);
    expect(found.map(({ number }) => number)).toEqual([3, 4]);
    expect(find(needs.toReversed(), 1, 2)).toEqual(found);
    expect(createFindSimilar()(needs, 1, 2)).toEqual(found);
  });

  it('are not found by what every text has, by one chance word, or by markup and names of fields', () => {
    const asked = need(1, 'en', 'We need more of the training and exchange that you have.');
    expect(find([asked, need(2, 'en', 'We need more of that. You have it.')], 1, 5)).toEqual([]);
    expect(find([asked, need(3, 'en', 'A dog and its training ground')], 1, 5)).toEqual([]);
    expect(find([need(1, 'en', ''), need(2, 'en', '')], 1, 5)).toEqual([]);
    expect(find([asked], 9, 5)).toEqual([]);
    const odd = need(4, 'xx', '__proto__ constructor toString <script> \u0000 🧪 training');
    expect(find([odd, { ...odd, number: 5 }], 4, 5)).toMatchObject([{ number: 5, score: 100 }]);
  });
});
