/** A document as a list of blocks in one language; HTML and Markdown are two ways to write the same list. */
export interface Document {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly kicker: string;
  readonly title: string;
  readonly subtitle: string;
  readonly lead: string;
  readonly contents: string;
  readonly headlines: readonly { readonly value: string; readonly label: string }[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly aside?: string }
  | { readonly kind: 'minor'; readonly text: string; readonly aside?: string }
  | { readonly kind: 'text'; readonly text: string; readonly note?: true }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | Bars
  | TableBlock
  | { readonly kind: 'quotations'; readonly items: readonly QuotationBlock[] };

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
  readonly rows: readonly (readonly string[])[];
  /** Behind a summary line, where a chart says the same; always open in print. */
  readonly folded?: string;
}

export interface QuotationBlock {
  readonly words: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly source: string;
  readonly details: readonly {
    readonly label: string;
    readonly value: string;
    /** Set when the value is the member's own words too. */
    readonly verbatim?: true;
  }[];
}

export const NOT_SHOWN = '–';
