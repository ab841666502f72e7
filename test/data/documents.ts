import { readFileSync } from 'node:fs';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import type {
  ChoiceDefinition,
  ElementDefinition,
  Localized,
  QuestionDefinition,
  QuestionnaireDefinition,
} from '../../src/domain/questionnaire-definition.ts';

/** The documents under `data/` as the tests of their words read them. */
const read = (path: string): string =>
  readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8');

export const SLUGS = ['administrations', 'sector-members'] as const;

export const questionnaires: readonly QuestionnaireDefinition[] = SLUGS.map((slug) =>
  JSON.parse(read(`questionnaires/${slug}.json`)),
);

export interface StudyGroups {
  readonly id: string;
  readonly asOf: string;
  readonly studyGroups: readonly {
    readonly number: string;
    readonly choice: string;
    readonly title: { readonly en: string };
    readonly titleConfidence: string;
    readonly shortName: Readonly<Record<Language, string>>;
    readonly topics: readonly string[];
  }[];
  readonly topics: readonly {
    readonly code: string;
    readonly studyGroup: string;
    readonly name: Readonly<Record<Language, string>>;
  }[];
}
export const studyGroups: StudyGroups = JSON.parse(read('study-groups/2025-2028.json'));

export interface Resolution {
  readonly id: string;
  readonly source: string;
  readonly clauses: readonly {
    readonly label: string;
    readonly part: string;
    readonly paraphrase: Readonly<Record<Language, string>>;
    readonly answeredBy: string;
  }[];
}
export const resolution: Resolution = JSON.parse(read('resolution/68-hammamet-2016.json'));

export interface Text {
  readonly path: string;
  readonly words: Readonly<Record<string, string>>;
}

/** Every object that holds an Arabic text is a text in several languages; none may hide from these tests. */
export function textsOf(value: unknown, path = ''): readonly Text[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  if (entries.some(([key, inner]) => key === 'ar' && typeof inner === 'string')) {
    return [{ path, words: Object.fromEntries(entries.filter(([, w]) => typeof w === 'string')) }];
  }
  return entries.flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`));
}

export function wordsIn(text: Localized, language: Language): string {
  const word = typeof text === 'string' ? text : text[language === 'en' ? 'default' : language];
  if (word === undefined) throw new Error(`no ${language} in ${JSON.stringify(text)}`);
  return word;
}

export function questionsOf(definition: QuestionnaireDefinition): readonly QuestionDefinition[] {
  const flat = (elements: readonly ElementDefinition[]): readonly QuestionDefinition[] =>
    elements.flatMap((element) => {
      if (element.type === 'panel') return flat(element.elements);
      return element.type === 'html' ? [] : [element];
    });
  return definition.pages.flatMap((page) => flat(page.elements));
}

/** Everything that a platform shows as an option: choices, columns and rows. */
export function optionsOf(question: QuestionDefinition): readonly ChoiceDefinition[] {
  if (question.type === 'matrix') return [...question.columns, ...question.rows];
  return 'choices' in question ? question.choices : [];
}

/** Each text of each document in each language, English under `en`. */
export function eachText(): readonly { path: string; language: Language; words: string }[] {
  const documents = [...questionnaires.map((q, i) => ({ name: SLUGS[i] ?? '', document: q }))];
  const named = [
    ...documents,
    { name: 'study-groups', document: studyGroups },
    { name: 'resolution', document: resolution },
  ];
  return named.flatMap(({ name, document }) =>
    textsOf(document, name).flatMap(({ path, words }) =>
      LANGUAGES.map((language) => ({
        path,
        language,
        words: words[language] ?? (language === 'en' ? words['default'] : undefined) ?? '',
      })),
    ),
  );
}
