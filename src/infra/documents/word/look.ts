import {
  AlignmentType,
  BorderStyle,
  type IParagraphStyleOptions,
  type IRunStylePropertiesOptions,
  type IStylesOptions,
} from 'docx';
import type { Document } from '../blocks.ts';
import { languagesOf } from './tongue.ts';

/** A4 as the Union's templates have it, in twentieths of a point. */
export const PAGE = { width: 11_906, height: 16_838, side: 1134, top: 1418 } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.side;
/** Of a page on its side. */
export const WIDE_TEXT_WIDTH = PAGE.height - 2 * PAGE.side;

export const INK = {
  accent: '0B5F8A',
  soft: '56606D',
  line: 'BFC7CD',
  wash: 'F2F5F6',
  shade: 'E1E9EE',
};

/** Half points. Arabic letters are drawn small in the same size, so they get a point more. */
const size = (halfPoints: number): IRunStylePropertiesOptions => ({
  size: halfPoints,
  sizeComplexScript: halfPoints + 2,
});

/** Fonts that every Word has: Times New Roman has Arabic as well. */
const FONTS = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: 'SimSun',
  cs: 'Times New Roman',
};

type Paragraphs = NonNullable<IParagraphStyleOptions['paragraph']>;

const space = (before: number, after = 0): Paragraphs => ({ spacing: { before, after } });
const heading = (before: number, level: number): Omit<IParagraphStyleOptions, 'id'> => ({
  run: { ...size(24), bold: true, color: '000000' },
  paragraph: {
    ...space(before),
    keepNext: true,
    keepLines: true,
    indent: { start: 794, hanging: 794 },
    numbering: { reference: 'headings', level },
    outlineLevel: level,
  },
});

/** The styles of the Union's templates by their ids and names, so that a text can be pasted into a template and keeps its look. */
export function stylesOf({ language }: Document): IStylesOptions {
  return {
    default: {
      document: {
        run: { font: FONTS, ...size(24), language: languagesOf(language) },
        paragraph: space(120),
      },
      heading1: heading(360, 0),
      heading2: heading(240, 1),
      heading3: heading(200, 2),
      title: {
        run: { ...size(36), bold: true },
        paragraph: { ...space(0, 60), keepNext: true },
      },
      footnoteText: {
        run: size(20),
        paragraph: { ...space(60), indent: { start: 255, hanging: 255 } },
      },
      hyperlink: { run: { color: INK.accent, underline: {} } },
    },
    paragraphStyles: [...TEXT_STYLES, ...TABLE_STYLES, ...PAGE_STYLES, ...QUOTE_STYLES],
  };
}

const style = (
  id: string,
  name: string,
  run: IRunStylePropertiesOptions,
  paragraph: Paragraphs,
): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run,
  paragraph,
});

const TEXT_STYLES = [
  style('Kicker', 'Kicker', { ...size(22), bold: true, color: INK.accent }, space(0, 60)),
  style('Subtitle', 'Subtitle', { ...size(26), color: INK.soft }, space(0, 120)),
  style('Headingb', 'Heading_b', { ...size(24), bold: true }, { ...space(240), keepNext: true }),
  style('Aside', 'Aside', { ...size(20), color: INK.soft }, { ...space(40), keepNext: true }),
  style('Note', 'Note', { ...size(20), color: INK.soft }, space(80)),
  style('enumlev1', 'enumlev1', {}, { ...space(80), indent: { start: 794, hanging: 397 } }),
  style('Action', 'Action', {}, { ...space(80), indent: { start: 1588, hanging: 1588 } }),
  style(
    'AnnexNotitle',
    'Annex_No & title',
    { ...size(28), bold: true },
    {
      ...space(240, 240),
      alignment: AlignmentType.CENTER,
      keepNext: true,
      numbering: { reference: 'annexes', level: 0 },
      outlineLevel: 0,
    },
  ),
  style(
    'Draftmark',
    'Draft_mark',
    { ...size(22), bold: true, color: INK.accent },
    {
      ...space(0, 160),
      border: Object.fromEntries(
        (['top', 'bottom', 'left', 'right'] as const).map((side) => [
          side,
          { style: BorderStyle.SINGLE, size: 6, space: 4, color: INK.accent },
        ]),
      ),
    },
  ),
];

const centred = (before: number, after: number): Paragraphs => ({
  ...space(before, after),
  alignment: AlignmentType.CENTER,
});

const TABLE_STYLES = [
  style(
    'TableNotitle',
    'Table_No & title',
    { ...size(22), bold: true },
    { ...centred(240, 120), keepNext: true, numbering: { reference: 'tables', level: 0 } },
  ),
  style(
    'FigureNotitle',
    'Figure_No & title',
    { ...size(22), bold: true },
    { ...centred(120, 120), numbering: { reference: 'figures', level: 0 } },
  ),
  style(
    'Tablehead',
    'Table_head',
    { ...size(19), bold: true },
    { ...space(60, 60), keepNext: true },
  ),
  style('Tabletext', 'Table_text', size(20), space(40, 40)),
  style(
    'Tableheadsmall',
    'Table_head small',
    { ...size(17), bold: true },
    {
      ...space(60, 60),
      keepNext: true,
    },
  ),
  style('Tabletextsmall', 'Table_text small', size(17), space(30, 30)),
  style('Bar', 'Bar', size(12), {
    spacing: { before: 70, after: 40, line: 160, lineRule: 'exact' },
  }),
  style(
    'Headlinevalue',
    'Headline_value',
    { ...size(40), bold: true, color: INK.accent },
    space(60),
  ),
  style('Headlinelabel', 'Headline_label', { ...size(20), color: INK.soft }, space(0, 60)),
];

const PAGE_STYLES = [
  style(
    'Docnumber',
    'Docnumber',
    { ...size(32), bold: true },
    { ...space(0), alignment: AlignmentType.END },
  ),
  style('Masthead', 'Masthead', { ...size(20), bold: true }, space(40, 20)),
  style('Headtext', 'Head_text', size(22), space(40, 40)),
  style('Header', 'header', size(18), { ...centred(0, 0) }),
  style('Footer', 'footer', { ...size(16), color: INK.soft }, space(0)),
];

const quoted: Paragraphs = {
  indent: { start: 284, end: 284 },
  shading: { fill: INK.wash },
};

const QUOTE_STYLES = [
  style('Quotegap', 'Quote_gap', size(8), { spacing: { before: 0, line: 120, lineRule: 'exact' } }),
  style('Quotewords', 'Quote_words', size(24), { ...space(60), ...quoted, keepNext: true }),
  style('Quotedetail', 'Quote_detail', size(21), { ...space(0), ...quoted, keepNext: true }),
  style(
    'Quotesource',
    'Quote_source',
    { ...size(20), color: INK.soft },
    { ...space(0, 40), ...quoted },
  ),
];
