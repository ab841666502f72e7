import type { Phrasebook, PhraseParams } from '../../conversation/phrasebook.ts';
import type { Language } from '../../domain/language.ts';
import type { documents } from '../../messages/en/documents.ts';
import type { DocumentWords, Head, HeadContact, Labelled } from './blocks.ts';

type Key = keyof typeof documents;

/** The words that the writers add to any document of this language. */
export function documentWords(phrasebook: Phrasebook, language: Language): DocumentWords {
  const say = sayIn(phrasebook, language);
  return {
    labelEnd: say('labelEnd'),
    table: say('table'),
    figure: say('figure'),
    annex: say('annex'),
    notes: say('notes'),
    backToText: say('backToText'),
  };
}

/** What a header block says of one document. Names and places come as they are written in its language. */
export interface HeadFacts {
  /** As in "2025-2028". */
  readonly studyPeriod: string;
  /** Only as the document system gave it: never made up. Without it the block says that it is to come. */
  readonly number?: string;
  /** "TSAG", "CTO". */
  readonly group: string;
  /** In which language the document was first written. */
  readonly original: Language;
  readonly questions?: string;
  readonly place: string;
  /** Already written out: "12–16 December 2028". */
  readonly dates: string;
  /** The Bureau unless given. */
  readonly source?: string;
  readonly purpose: 'information' | 'discussion' | 'action';
  readonly contacts: readonly Contact[];
  readonly keywords?: readonly string[];
}

export interface Contact {
  readonly name: string;
  readonly entity?: string;
  readonly country?: string;
  readonly telephone?: string;
  readonly email?: string;
}

const LANGUAGE_WORDS = {
  ar: 'languageAr',
  zh: 'languageZh',
  en: 'languageEn',
  es: 'languageEs',
  fr: 'languageFr',
  ru: 'languageRu',
} as const satisfies Record<Language, Key>;

const PURPOSE_WORDS = {
  information: 'purposeInformation',
  discussion: 'purposeDiscussion',
  action: 'purposeAction',
} as const satisfies Record<HeadFacts['purpose'], Key>;

/** The header block of a temporary document, in the order and with the labels of the Union's own. */
export function headOf(phrasebook: Phrasebook, language: Language, facts: HeadFacts): Head {
  const say = sayIn(phrasebook, language);
  const { studyPeriod, number, group, original, place, dates, keywords = [] } = facts;
  const contacts = facts.contacts.map((contact) => contactOf(contact, say));
  return {
    masthead: [say('union'), say('sector'), say('studyPeriod', { period: studyPeriod })],
    number: number ?? say('numberToCome'),
    group,
    original: `${say('original')}${say('labelEnd')}${say(LANGUAGE_WORDS[original])}`,
    questions: { label: say('questions'), value: facts.questions ?? say('noQuestion') },
    placeAndDates: say('placeAndDates', { place, dates }),
    source: { label: say('source'), value: facts.source ?? say('bureau') },
    titleLabel: say('titleLabel'),
    purpose: { label: say('purpose'), value: say(PURPOSE_WORDS[facts.purpose]) },
    contactLabel: say('contact'),
    contacts: contacts.length > 0 ? contacts : [{ who: [say('contactToCome')], reach: [] }],
    ...(keywords.length === 0
      ? {}
      : { keywords: { label: say('keywords'), value: keywords.join('; ') } }),
    abstractLabel: say('abstract'),
  };
}

function contactOf(contact: Contact, say: Say): HeadContact {
  const { name, entity, country, telephone, email } = contact;
  const reach = (label: Key, value: string | undefined): Labelled[] =>
    value === undefined ? [] : [{ label: say(label), value }];
  return {
    who: [name, entity, country].filter((line) => line !== undefined),
    reach: [...reach('telephone', telephone), ...reach('email', email)],
  };
}

type Say = (key: Key, params?: PhraseParams) => string;

function sayIn(phrasebook: Phrasebook, language: Language): Say {
  return (key, params) => phrasebook(language, `documents.${key}`, params);
}
