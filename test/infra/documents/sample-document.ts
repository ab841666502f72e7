import { directionOf, type Language } from '../../../src/domain/language.ts';
import type { Document } from '../../../src/infra/documents/blocks.ts';
import { documentWords, headOf } from '../../../src/infra/documents/document-words.ts';
import { createPhrasebook } from '../../../src/infra/phrasebook.ts';
import { messages } from '../../../src/messages/index.ts';

const phrasebook = createPhrasebook(messages);

export const wordsIn = (language: Language) => documentWords(phrasebook, language);

export const headIn = (language: Language) =>
  headOf(phrasebook, language, {
    studyPeriod: '2025-2028',
    group: 'TSAG',
    original: 'en',
    place: 'Geneva',
    dates: '12–16 December 2028',
    purpose: 'action',
    contacts: [
      {
        name: 'Amina Diallo',
        entity: 'TSB',
        telephone: '+41 22 730 51 11',
        email: 'a@example.org',
      },
    ],
    keywords: ['CTO', 'Resolution 68'],
  });

/** What members asked for, in their own language: the same words stand in titles, tables, notes and quotations. */
export const PHRASES: Readonly<Record<Language, string>> = {
  ar: 'قطاع تقييس الاتصالات يدعم 5G في البلدان النامية',
  zh: '成员要求在“边境地区”得到5G方面的帮助',
  en: 'Members ask for help with 5G, above all at borders',
  es: 'Los miembros piden ayuda con la 5G en las fronteras',
  fr: 'Les membres demandent de l’aide pour la 5G aux frontières',
  ru: 'Члены просят помощи в области 5G на границах',
};

/** A document with each kind of block, in one of the six languages. */
export function sampleDocument(language: Language): Document {
  const phrase = PHRASES[language];
  return {
    language,
    direction: directionOf(language),
    words: wordsIn(language),
    date: '2026-11-22',
    head: headIn(language),
    mark: `(${phrase})`,
    kicker: 'TD',
    title: phrase,
    subtitle: 'CTO 9',
    lead: [phrase, { note: [phrase, ' ', { link: 'ITU', url: 'https://www.itu.int/' }] }],
    contents: phrase,
    headlines: [{ value: '57', label: phrase }],
    facts: [{ label: 'CTO', value: phrase }],
    actions: { title: phrase, items: [{ id: 'CTO9-1', text: [phrase, { note: 'Res. 68' }] }] },
    sections: [firstSection(phrase), quotations(language), annex(phrase)],
  };
}

function firstSection(phrase: string): Document['sections'][number] {
  const many = Array.from({ length: 12 }, (_, i) => ({ label: `${phrase} ${i}`, numeric: true }));
  return {
    id: 'first',
    title: phrase,
    blocks: [
      { kind: 'heading', text: phrase, aside: 'aside' },
      { kind: 'text', text: [phrase, { link: 'TSAG', url: 'https://www.itu.int/tsag?a=1&b=2' }] },
      { kind: 'list', items: [phrase, phrase] },
      { kind: 'list', items: [phrase, phrase], numbered: true },
      { kind: 'list', items: [phrase], numbered: true },
      {
        kind: 'bars',
        title: phrase,
        description: `${phrase}!`,
        bars: [
          { mark: '1', label: phrase, value: '100%', perMille: 1000 },
          { label: phrase, value: '25%', perMille: 250 },
          { label: phrase, value: '0%', perMille: 0 },
        ],
      },
      {
        kind: 'table',
        caption: phrase,
        columns: [{ label: phrase, numeric: false }, ...many],
        rows: [[phrase, ...many.map((_, i) => String(i))]],
        folded: 'folded',
      },
      { kind: 'minor', text: phrase },
      { kind: 'text', text: phrase, note: true },
    ],
  };
}

function quotations(language: Language): Document['sections'][number] {
  const { ar, fr } = PHRASES;
  return {
    id: 'words',
    title: PHRASES[language],
    blocks: [
      {
        kind: 'quotations',
        items: [
          {
            words: `${ar}\n${ar}`,
            language: 'ar',
            direction: 'rtl',
            source: 'Comoros',
            details: [
              { label: 'Benefit', value: ar, verbatim: true },
              { label: 'Urgency', value: '4/5' },
            ],
          },
          { words: fr, language: 'fr', direction: 'ltr', source: 'Niger', details: [] },
        ],
      },
    ],
  };
}

function annex(phrase: string): Document['sections'][number] {
  return {
    id: 'annex',
    title: phrase,
    annex: true,
    blocks: [
      { kind: 'heading', text: phrase },
      { kind: 'actions', title: phrase, items: [{ id: 'CTO9-2', text: phrase }] },
      { kind: 'table', caption: phrase, columns: [{ label: 'a', numeric: false }], rows: [['b']] },
    ],
  };
}
