import { HeadingLevel, type Paragraph, type ParagraphChild, Table, TableRow } from 'docx';
import type { ActionList, Block, Document, QuotationBlock, Section, Words } from '../blocks.ts';
import { TEXT_WIDTH } from './look.ts';
import { paragraph, runsOf, type Setting, type Voice } from './runs.ts';
import { barsBlock, cell, NO_BORDERS, pairs, ToldTable, tableBlock } from './tables.ts';
import { headBlock } from './td-head.ts';

type Part = Paragraph | Table;

/** Everything between the first page's top and the last page's end. */
export function bodyOf(setting: Setting): Part[] {
  const { document } = setting;
  const { mark, head, actions, sections, headlines = [], facts = [] } = document;
  const say = (words: Words) => runsOf(words, setting);
  const lists = new Lists();
  const parts: Part[] = [
    ...(mark === undefined ? [] : [paragraph('Draftmark', say(mark), setting)]),
    ...(head === undefined ? titleParts(document, setting) : headBlock(head, setting)),
    ...(headlines.length === 0 ? [] : [headlineTable(headlines, setting)]),
    ...(headlines.length > 0 && facts.length > 0 ? [gap(setting)] : []),
    ...(facts.length === 0 ? [] : [pairs(facts, setting)]),
    ...(actions === undefined ? [] : actionParts(actions, setting)),
    ...sections.flatMap((section) => sectionParts(section, setting, lists)),
  ];
  // after a table Word needs a paragraph
  return parts.at(-1) instanceof Table ? [...parts, gap(setting)] : parts;
}

/** Two tables without a paragraph between them would become one. */
const gap = (setting: Setting): Paragraph =>
  paragraph('', [], setting, { spacing: { before: 0, after: 0 } });

/** Each numbered list counts from one. */
class Lists {
  #count = 0;
  next(): number {
    return this.#count++;
  }
}

function titleParts({ kicker, title, subtitle, lead }: Document, setting: Setting): Paragraph[] {
  const part = (style: string, words: Words | undefined) =>
    words === undefined ? [] : [paragraph(style, runsOf(words, setting), setting)];
  return [
    ...part('Kicker', kicker),
    ...part('Title', title),
    ...part('Subtitle', subtitle),
    ...part('', lead),
  ];
}

function headlineTable(headlines: NonNullable<Document['headlines']>, setting: Setting): Table {
  const width = Math.floor(TEXT_WIDTH / headlines.length);
  const cells = headlines.map(({ value, label }) =>
    cell([
      paragraph('Headlinevalue', runsOf(value, setting), setting),
      paragraph('Headlinelabel', runsOf(label, setting), setting),
    ]),
  );
  const rows = [new TableRow({ children: cells, cantSplit: true })];
  const columnWidths = headlines.map(() => width);
  return new ToldTable({ rows, columnWidths, borders: NO_BORDERS }, setting);
}

function actionParts({ title, items }: ActionList, setting: Setting): Paragraph[] {
  if (items.length === 0) return [];
  return [
    paragraph('Headingb', runsOf(title, setting), setting),
    ...items.map(({ id, text }) =>
      paragraph('Action', runsOf([{ strong: id }, '\u2003', text].flat(), setting), setting),
    ),
  ];
}

function sectionParts(section: Section, setting: Setting, lists: Lists): Part[] {
  const title = runsOf(section.title, setting);
  const heading = section.annex
    ? paragraph('AnnexNotitle', title, setting, { pageBreakBefore: true })
    : paragraph('', title, setting, { heading: HeadingLevel.HEADING_1 });
  return [
    heading,
    ...section.blocks.flatMap((block) => blockParts(block, { section, setting, lists })),
  ];
}

interface Place {
  readonly section: Section;
  readonly setting: Setting;
  readonly lists: Lists;
}

function blockParts(block: Block, place: Place): Part[] {
  const { setting } = place;
  switch (block.kind) {
    case 'heading':
      return headingParts(block, 1, place);
    case 'minor':
      return headingParts(block, 2, place);
    case 'text':
      return [paragraph(block.note ? 'Note' : '', runsOf(block.text, setting), setting)];
    case 'list': {
      const reference = block.numbered ? 'numbers' : 'bullets';
      const numbering = { reference, level: 0, instance: place.lists.next() };
      return block.items.map((item) =>
        paragraph('enumlev1', runsOf(item, setting), setting, { numbering }),
      );
    }
    case 'actions':
      return actionParts(block, setting);
    case 'bars':
      return barsBlock(block, setting);
    case 'table':
      return tableBlock(block, setting);
    case 'quotations':
      return block.items.flatMap((item) => quotationParts(item, setting));
  }
}

/** In an annex headings go on from its letter: A.1, A.1.1. */
function headingParts(
  { text, aside }: { readonly text: string; readonly aside?: string },
  level: 1 | 2,
  { section, setting }: Place,
): Paragraph[] {
  const heading = level === 1 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3;
  const numbering = section.annex ? { numbering: { reference: 'annexes', level } } : {};
  const under = aside === undefined || aside === '' ? [] : [aside];
  return [
    paragraph('', runsOf(text, setting), setting, { heading, ...numbering }),
    ...under.map((words) => paragraph('Aside', runsOf(words, setting), setting)),
  ];
}

function quotationParts(quotation: QuotationBlock, setting: Setting): Paragraph[] {
  const { words, language, direction, source, details } = quotation;
  const { labelEnd } = setting.document.words;
  const voice: Voice = { language, rtl: direction === 'rtl' };
  const detail = ({ label, value, verbatim }: (typeof details)[number]): Paragraph => {
    const named: ParagraphChild[] = runsOf(label + labelEnd, setting, undefined, { bold: true });
    const said = runsOf(value, setting, verbatim ? voice : undefined);
    return paragraph('Quotedetail', [...named, ...said], setting);
  };
  return [
    paragraph('Quotewords', runsOf(words, setting, voice), setting, { voice }),
    ...details.map(detail),
    paragraph('Quotesource', runsOf(source, setting), setting),
  ];
}
