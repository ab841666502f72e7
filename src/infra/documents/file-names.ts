import { LANGUAGE_LETTERS, type Language } from '../../domain/language.ts';

/** "agenda-E.docx": a document whose number is not given yet. */
export function wordFileName(name: string, language: Language): string {
  return `${name}-${LANGUAGE_LETTERS[language]}.docx`;
}

/** What the document system of the Union calls a numbered document. */
export interface NumberedDocument {
  /** The study period's first year. */
  readonly periodFrom: number;
  readonly group: string;
  /** ISO day on which the group's meeting begins. */
  readonly startsOn: string;
  /** As in "TD-GEN". */
  readonly kind: string;
  /** As the document system gave it: never made up. */
  readonly number: number;
  readonly revision?: number;
  readonly language: Language;
}

/** "T22-TSAG-221212-TD-GEN-0011!R1!MSW-E.docx" */
export function numberedFileName(document: NumberedDocument): string {
  const { periodFrom, group, startsOn, kind, number, revision, language } = document;
  const period = `T${String(periodFrom % 100).padStart(2, '0')}`;
  const day = startsOn.slice(2).replaceAll('-', '');
  const numbered = `${period}-${group}-${day}-${kind}-${String(number).padStart(4, '0')}`;
  return `${numbered}!${revision === undefined ? '' : `R${revision}`}!MSW-${LANGUAGE_LETTERS[language]}.docx`;
}
