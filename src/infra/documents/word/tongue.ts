import type { Language } from '../../../domain/language.ts';

/** Language tags as Word's spelling checkers know them; English as the United Nations writes it. */
const TAGS: Readonly<Record<Language, string>> = {
  ar: 'ar-SA',
  zh: 'zh-CN',
  en: 'en-GB',
  es: 'es-ES',
  fr: 'fr-FR',
  ru: 'ru-RU',
};

export function tagOf(language: string): string {
  return Object.hasOwn(TAGS, language) ? TAGS[language as Language] : language;
}

/** Word keeps a language for each of three kinds of script; a text sets the one that it is written in. */
export function languageOf(language: string): {
  readonly value?: string;
  readonly eastAsia?: string;
  readonly bidirectional?: string;
} {
  if (language === 'ar') return { bidirectional: tagOf(language) };
  if (language === 'zh') return { eastAsia: tagOf(language) };
  return { value: tagOf(language) };
}

/** What holds where no text says otherwise: foreign words in Arabic and Chinese are English as a rule. */
export function languagesOf(language: Language): Required<ReturnType<typeof languageOf>> {
  return { value: TAGS.en, eastAsia: TAGS.zh, bidirectional: TAGS.ar, ...languageOf(language) };
}

export interface Stretch {
  readonly text: string;
  readonly rtl: boolean;
}

const ARABIC = '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}';
const OTHER = `(?![${ARABIC}])\\p{L}`;
/** From a Latin, Cyrillic or Chinese letter, with the digits that lead it, to the last letter or digit of its kind. */
const LEFT_TO_RIGHT = new RegExp(
  `\\p{N}*${OTHER}(?:(?:(?![${ARABIC}])[^\\n])*(?:${OTHER}|(?![${ARABIC}])\\p{N}))?`,
  'gu',
);
const RIGHT_TO_LEFT = new RegExp(`[${ARABIC}](?:(?:(?!${OTHER})[^\\n])*[${ARABIC}])?`, 'gu');

/**
 * A line cut where its direction turns. Word wants to be told of each stretch: it takes font, size and spelling of
 * right-to-left stretches from other settings. What has no direction belongs to the paragraph's own.
 */
export function stretches(line: string, rtl: boolean): readonly Stretch[] {
  const found: Stretch[] = [];
  const add = (text: string, direction: boolean): void => {
    if (text !== '') found.push({ text, rtl: direction });
  };
  let from = 0;
  for (const { 0: text, index } of line.matchAll(rtl ? LEFT_TO_RIGHT : RIGHT_TO_LEFT)) {
    add(line.slice(from, index), rtl);
    add(text, !rtl);
    from = index + text.length;
  }
  add(line.slice(from), rtl);
  return found;
}
