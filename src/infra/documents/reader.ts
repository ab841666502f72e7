import type { Phrasebook, PhraseParams } from '../../conversation/phrasebook.ts';
import type { PublishedAgenda, Text } from '../../domain/agenda/content.ts';
import type { GroupKey } from '../../domain/disclosure/population.ts';
import { directionOf, isLanguage, type Language } from '../../domain/language.ts';
import { CATEGORIES } from '../../domain/vocabulary.ts';
import type { agenda } from '../../messages/en/agenda.ts';
import type { DocumentWords } from './blocks.ts';
import { documentWords } from './document-words.ts';

/** For whom a document is written: its language's words, digits, dates and names. */
export interface Reader {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** For the writers. */
  readonly words: DocumentWords;
  say(key: keyof typeof agenda, params?: PhraseParams): string;
  text(text: Text): string;
  number(value: number): string;
  /** With one decimal. */
  tenth(value: number): string;
  /** From thousandths. */
  percent(perMille: number): string;
  /** From an ISO day. */
  day(iso: string): string;
  /** From two ISO days, which may be the same. */
  span(from: string, until: string): string;
  group(group: GroupKey): string;
  languageName(code: string): string;
  country(code: string, agenda: PublishedAgenda): string;
}

export function readerOf(phrasebook: Phrasebook, language: Language): Reader {
  // English as the United Nations writes it: the day before the month
  const locale = language === 'en' ? 'en-GB' : language;
  const numbers = new Intl.NumberFormat(locale);
  const tenths = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const say: Reader['say'] = (key, params) => phrasebook(language, `agenda.${key}`, params);
  const day = (iso: string): string => days.format(new Date(`${iso}T00:00:00Z`));
  const text = (one: Text): string => one[language] ?? one.en;
  return {
    language,
    direction: directionOf(language),
    words: documentWords(phrasebook, language),
    say,
    text,
    number: (value) => numbers.format(value),
    tenth: (value) => tenths.format(value),
    percent: (perMille) => percents.format(perMille / 1000),
    day,
    span: (from, until) =>
      from === until ? day(from) : say('factPeriod', { from: day(from), until: day(until) }),
    group: (group) => say(groupWord(group)),
    languageName: (code) => (isLanguage(code) ? (names.of(code) ?? code) : code),
    country: (code, agenda) => {
      const country = agenda.countries[code];
      return country === undefined ? code : text(country);
    },
  };
}

function groupWord(group: GroupKey): keyof typeof agenda {
  if (group === 'all') return 'all';
  const category = CATEGORIES.find((code) => code === group);
  switch (category) {
    case undefined:
      return `region${group as Exclude<GroupKey, 'all' | (typeof CATEGORIES)[number]>}`;
    case 'developing':
      return 'categoryDeveloping';
    case 'ldc':
      return 'categoryLdc';
    case 'lldc':
      return 'categoryLldc';
    case 'sids':
      return 'categorySids';
    case 'eit':
      return 'categoryEit';
  }
}
