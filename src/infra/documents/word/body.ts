import {
  HeadingLevel,
  type Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableRow,
  TextRun,
} from 'docx';
import type { ActionList, Block, Document, QuotationBlock, Section, Words } from '../blocks.ts';
import { TEXT_WIDTH, WIDE_TEXT_WIDTH } from './look.ts';
import { paragraph, runsOf, type Setting, type Voice } from './runs.ts';
import { barsBlock, cell, isCramped, NO_BORDERS, pairs, ToldTable, tableBlock } from './tables.ts';
import { headBlock } from './td-head.ts';

type Part = Paragraph | Table;

/** Pages that lie the same way. */
export interface Spread {
  readonly wide: boolean;
  readonly parts: Part[];
}

/** Everything between the first page's top and the last page's end. */
export function bodyOf(setting: Setting): Spread[] {
  const lists = new Lists();
  const spreads: Spread[] = [{ wide: false, parts: openingOf(setting) }];
  for (const section of setting.document.sections) {
    for (const group of groupsOf(section, setting)) {
      const width = group.wide ? WIDE_TEXT_WIDTH : TEXT_WIDTH;
      const parts = groupParts(group, { section, lists, setting: { ...setting, width } });
      const last = spreads.at(-1);
      if (last?.wide === group.wide) last.parts.push(...parts);
      else spreads.push({ wide: group.wide, parts });
    }
  }
  for (const { parts } of spreads) {
    // after a table Word needs a paragraph
    if (parts.at(-1) instanceof Table) parts.push(gap(setting));
  }
  return spreads;
}

function openingOf(setting: Setting): Part[] {
  const { document } = setting;
  const { mark, head, actions, headlines = [], facts = [] } = document;
  return [
    ...(mark === undefined ? [] : [paragraph('Draftmark', runsOf(mark, setting), setting)]),
    ...(head === undefined ? titleParts(document, setting) : headBlock(head, setting)),
    ...(headlines.length === 0 ? [] : [headlineTable(headlines, setting)]),
    ...(headlines.length > 0 && facts.length > 0 ? [gap(setting)] : []),
    ...(facts.length === 0 ? [] : [pairs(facts, setting)]),
    ...(actions === undefined ? [] : actionParts(actions, setting)),
  ];
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
      paragraph(
        'Action',
        [
          ...runsOf([{ strong: id }], setting),
          new TextRun({ children: [new Tab()] }),
          ...runsOf(text, setting),
        ],
        setting,
      ),
    ),
  ];
}

/** A heading with what follows it. The first has the section's own heading. */
interface Group {
  readonly first: boolean;
  readonly wide: boolean;
  readonly blocks: readonly Block[];
}

/** A table that is too wide takes its heading and what belongs to it along to a page on its side. */
function groupsOf({ blocks }: Section, setting: Setting): Group[] {
  const groups: Block[][] = [[]];
  for (const block of blocks) {
    const opens = block.kind === 'heading' || block.kind === 'minor';
    const last = groups.at(-1);
    if (last === undefined || (opens && last.length > 0)) groups.push([block]);
    else last.push(block);
  }
  return groups.map((group, i) => ({
    first: i === 0,
    wide: group.some((block) => block.kind === 'table' && isCramped(block, setting)),
    blocks: group,
  }));
}

function groupParts({ first, blocks }: Group, place: Place): Part[] {
  const { section, setting } = place;
  const title = runsOf(section.title, setting);
  const heading = section.annex
    ? paragraph('AnnexNotitle', title, setting, { pageBreakBefore: true })
    : paragraph('', title, setting, { heading: HeadingLevel.HEADING_1 });
  return [...(first ? [heading] : []), ...blocks.flatMap((block) => blockParts(block, place))];
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
  const turned = voice.rtl !== setting.own.rtl;
  const detail = ({ label, value, verbatim }: (typeof details)[number]): Paragraph[] => {
    const named: ParagraphChild[] = runsOf(label + labelEnd, setting, undefined, { bold: true });
    const said = runsOf(value, setting, verbatim ? voice : undefined);
    // words that run the other way have a line of their own
    return verbatim && turned
      ? [
          paragraph('Quotedetail', named, setting),
          paragraph('Quotedetail', said, setting, { voice }),
        ]
      : [paragraph('Quotedetail', [...named, ...said], setting)];
  };
  return [
    paragraph('Quotegap', [], setting),
    paragraph('Quotewords', runsOf(words, setting, voice), setting, { voice }),
    ...details.flatMap(detail),
    paragraph('Quotesource', runsOf(source, setting), setting),
  ];
}
