import type { Phrasebook, PhraseParams } from '../conversation/phrasebook.ts';
import { directionOf, isLanguage, LANGUAGES, type Language } from '../domain/language.ts';
import type { coming } from '../messages/en/coming.ts';
import type { linking } from '../messages/en/linking.ts';
import type { pages } from '../messages/en/pages.ts';
import type { reach } from '../messages/en/reach.ts';

export type PageWord = keyof typeof pages;
export type ReachWord = keyof typeof reach;
export type LinkingWord = keyof typeof linking;
export type ComingWord = keyof typeof coming;

/** The pages' words in one language. */
export interface Words {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  say(key: PageWord, params?: PhraseParams): string;
  /** Of the page on which a contact says when to write to it. */
  reach(key: ReachWord, params?: PhraseParams): string;
  /** Of accounts of chats. */
  linking(key: LinkingWord, params?: PhraseParams): string;
  /** Of coming to a meeting. */
  coming(key: ComingWord, params?: PhraseParams): string;
}

export function wordsIn(phrasebook: Phrasebook, language: Language): Words {
  return {
    language,
    direction: directionOf(language),
    say: (key, params) => phrasebook(language, `pages.${key}`, params),
    reach: (key, params) => phrasebook(language, `reach.${key}`, params),
    linking: (key, params) => phrasebook(language, `linking.${key}`, params),
    coming: (key, params) => phrasebook(language, `coming.${key}`, params),
  };
}

/** Each language by its own name: a reader finds it whatever the page is written in. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  ar: 'العربية',
  zh: '中文',
  en: 'English',
  es: 'Español',
  fr: 'Français',
  ru: 'Русский',
};

/** The best of the six for an Accept-Language header (RFC 9110, 12.5.4); English when none fits. */
export function preferredLanguage(header: string | undefined): Language {
  const ranges = (header ?? '').slice(0, 500).split(',').map(readRange);
  const wanted = ranges
    .filter((range) => range.quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map((range) => LANGUAGES.find((language) => language === range.primary))
    .find((language) => language !== undefined);
  return wanted ?? 'en';
}

function readRange(text: string): { readonly primary: string; readonly quality: number } {
  const [tag = '', ...parameters] = text.trim().toLowerCase().split(';');
  const quality = parameters.map((part) => part.trim()).find((part) => part.startsWith('q='));
  return {
    primary: tag.split('-')[0] ?? '',
    quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0,
  };
}

/** A text within a sentence of another language keeps its own direction (Unicode: first strong isolate). */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

/** A language named in an address or a field; undefined when it is none of the six. */
export function namedLanguage(value: unknown): Language | undefined {
  return isLanguage(value) ? value : undefined;
}
