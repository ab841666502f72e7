import type { Phrasebook, PhraseParams } from '../../../conversation/phrasebook.ts';
import type { Language } from '../../../domain/language.ts';
import type { Wording } from '../../../domain/papers/content.ts';
import type { FollowUpStatus } from '../../../domain/vocabulary.ts';
import type { papers } from '../../../messages/en/papers.ts';
import { type Reader, readerOf } from '../reader.ts';

/** For whom a paper is written: as of any document, and the words of papers. */
export interface PaperReader extends Reader {
  tell(key: keyof typeof papers, params?: PhraseParams): string;
  status(status: FollowUpStatus | null): string;
  /** A conclusion's words in this language, where there are any; `is` tells how far they hold. */
  wording(conclusion: Translated): Wording & { readonly is: 'adopted' | 'draft' | 'missing' };
  /** Its title, in this language or as adopted. */
  titleOf(conclusion: Pick<Translated, 'title' | 'texts'>): string;
}

type Translated = Wording & {
  readonly texts: Readonly<Partial<Record<Language, Wording & { readonly approved: boolean }>>>;
};

const STATUS_WORDS = {
  open: 'statusOpen',
  'under-study': 'statusUnderStudy',
  done: 'statusDone',
  'not-pursued': 'statusNotPursued',
} as const satisfies Record<FollowUpStatus, keyof typeof papers>;

export function paperReaderOf(phrasebook: Phrasebook, language: Language): PaperReader {
  const tell: PaperReader['tell'] = (key, params) => phrasebook(language, `papers.${key}`, params);
  return {
    ...readerOf(phrasebook, language),
    tell,
    status: (status) => tell(status === null ? 'statusNone' : STATUS_WORDS[status]),
    wording: ({ title, text, callToAction, texts }) => {
      const own = texts[language];
      if (language === 'en') return { title, text, callToAction, is: 'adopted' };
      if (own === undefined) return { title, text, callToAction, is: 'missing' };
      return { ...own, is: own.approved ? 'adopted' : 'draft' };
    },
    titleOf: ({ title, texts }) => texts[language]?.title ?? title,
  };
}
