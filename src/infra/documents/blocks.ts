import type { Language } from '../../domain/language.ts';

/** A document as a list of blocks in one language; HTML, Markdown and Word are three ways to write the same list. */
export interface Document {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** The few words that the writers add by themselves: `documentWords` has them. */
  readonly words: DocumentWords;
  /** ISO day. Whatever tells when the document was made tells this day, so that the same content gives the same bytes. */
  readonly date: string;
  /** The header block of the Union's own documents; `headOf` makes it. Kicker, title and lead then stand in it. */
  readonly head?: Head;
  /** On top and on each page of paper, as long as it holds: "Draft", "Machine translation, not yet approved". */
  readonly mark?: string;
  /** What kind of document it is. */
  readonly kicker?: string;
  readonly title: string;
  readonly subtitle?: string;
  /** The abstract. */
  readonly lead?: Words;
  readonly contents: string;
  readonly headlines?: readonly { readonly value: string; readonly label: string }[];
  readonly facts?: readonly Labelled[];
  /** What its readers are asked to do. It stands before everything else, as the advisory group is used to. */
  readonly actions?: ActionList;
  readonly sections: readonly Section[];
}

export interface Labelled {
  readonly label: string;
  readonly value: string;
}

/** Words that belong to no document in particular. */
export interface DocumentWords {
  /** What stands between a label and its value, with its spaces: ": ", " : " in French, "：" in Chinese. */
  readonly labelEnd: string;
  /** "Table", "Figure", "Annex": a number or a letter follows. */
  readonly table: string;
  readonly figure: string;
  readonly annex: string;
  /** Over the footnotes, where they are gathered at the end. */
  readonly notes: string;
  readonly backToText: string;
}

/** The header block of a temporary document, ready to be printed in the document's language. */
export interface Head {
  /** Union, sector, study period. */
  readonly masthead: readonly string[];
  /** As its document system gave it, or the words that say it is still to be given. */
  readonly number: string;
  readonly group: string;
  readonly original: string;
  readonly questions: Labelled;
  readonly placeAndDates: string;
  readonly source: Labelled;
  readonly titleLabel: string;
  readonly purpose: Labelled;
  readonly contactLabel: string;
  readonly contacts: readonly HeadContact[];
  readonly keywords?: Labelled;
  readonly abstractLabel: string;
}

export interface HeadContact {
  /** Name, entity, country: one a line. */
  readonly who: readonly string[];
  /** Telephone, e-mail. */
  readonly reach: readonly Labelled[];
}

/** Texts are usually plain strings; footnotes, links and stress make them lists. */
export type Words = string | readonly Inline[];

export type Inline =
  | string
  | { readonly strong: string }
  /** http, https and mailto; anything else is printed as text. */
  | { readonly link: string; readonly url: string }
  /** A footnote, where its number stands. The writers number them. */
  | { readonly note: Words };

export interface Section {
  readonly id: string;
  readonly title: string;
  /** Sections are numbered 1, 2, 3; annexes come last and have letters, and each begins a page. */
  readonly annex?: true;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly aside?: string }
  | { readonly kind: 'minor'; readonly text: string; readonly aside?: string }
  | { readonly kind: 'text'; readonly text: Words; readonly note?: true }
  /** Without `numbered` the items have bullets. */
  | { readonly kind: 'list'; readonly items: readonly Words[]; readonly numbered?: true }
  | ({ readonly kind: 'actions' } & ActionList)
  | Bars
  | TableBlock
  | { readonly kind: 'quotations'; readonly items: readonly QuotationBlock[] };

/** A numbered list of what is asked of whom: its ids are what a meeting's report refers to. */
export interface ActionList {
  readonly title: string;
  readonly items: readonly { readonly id: string; readonly text: Words }[];
}

/** A chart. Its figures always stand in the table that follows as well. */
export interface Bars {
  readonly kind: 'bars';
  readonly title: string;
  readonly description: string;
  readonly bars: readonly Bar[];
}

export interface Bar {
  /** A place or nothing, set before the label. */
  readonly mark?: string;
  readonly label: string;
  readonly value: string;
  readonly perMille: number;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
  /** The first cell heads its row. */
  readonly rows: readonly (readonly Words[])[];
  /** Behind a summary line, where a chart says the same; always open in print. */
  readonly folded?: string;
}

export interface QuotationBlock {
  readonly words: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly source: string;
  readonly details: readonly (Labelled & {
    /** Set when the value is the member's own words too. */
    readonly verbatim?: true;
  })[];
}

export const NOT_SHOWN = '–';
