/** The six official languages of the Union, in the order of its own lists (PP Res. 154). */
export const LANGUAGES = ['ar', 'zh', 'en', 'es', 'fr', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The letter that ends the name of a document of the Union. */
export const LANGUAGE_LETTERS: Readonly<Record<Language, string>> = {
  ar: 'A',
  zh: 'C',
  en: 'E',
  es: 'S',
  fr: 'F',
  ru: 'R',
};

/** A text in each of the six languages. */
export type InSixLanguages = Readonly<Record<Language, string>>;

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The one among the six that a language tag means ("pt-BR": none, "zh-Hant-TW": Chinese). */
export function languageOfTag(tag: string): Language | undefined {
  const [primary = ''] = tag.trim().toLowerCase().split(/[-_]/);
  return LANGUAGES.find((language) => language === primary);
}

/** Writing direction; only Arabic among the six runs from right to left. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
