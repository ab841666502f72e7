import {
  AlignmentType,
  BorderStyle,
  type Paragraph,
  type Table,
  type TableCell,
  TableRow,
} from 'docx';
import type { Head, HeadContact, Labelled, Words } from '../blocks.ts';
import { textWidth } from './column-widths.ts';
import { TEXT_WIDTH } from './look.ts';
import { paragraph, runsOf, type Setting } from './runs.ts';
import { cell, NO_BORDERS, ToldTable } from './tables.ts';

const COLUMNS = [1800, 4438, TEXT_WIDTH - 1800 - 4438] as const;
const RULE = { style: BorderStyle.SINGLE, size: 12, color: '000000' };
const UNDER = { borders: { bottom: RULE } };

/** The header block of a temporary document, laid out as the Union's template does. The emblem is the Union's to add. */
export function headBlock(head: Head, setting: Setting): (Paragraph | Table)[] {
  const { title, subtitle, kicker, lead } = setting.document;
  const line = liner(setting);
  const wide = (children: Paragraph[]) => cell(children, { columnSpan: 2 });
  const named = (label: string, value: Paragraph[]): TableRow =>
    row([cell([line(label, { term: true })]), wide(value)]);
  const labelled = ({ label, value }: Labelled): TableRow => named(label, [line(value)]);
  const rows = [
    row([
      cell(
        head.masthead.map((text) => paragraph('Masthead', runsOf(text, setting), setting)),
        { columnSpan: 2, ...UNDER },
      ),
      cell(
        [
          textWidth(head.number, 32) > COLUMNS[2] - 200
            ? line(head.number, { bold: true, end: true })
            : paragraph('Docnumber', runsOf(head.number, setting), setting),
          line(head.group, { bold: true, end: true }),
          line(head.original, { bold: true, end: true }),
        ],
        UNDER,
      ),
    ]),
    row([
      cell([line(head.questions.label, { term: true })]),
      cell([line(head.questions.value)]),
      cell([line(head.placeAndDates, { end: true })]),
    ]),
    ...(kicker === undefined
      ? []
      : [row([cell([line(kicker, { bold: true, middle: true })], { columnSpan: 3 })])]),
    labelled(head.source),
    named(head.titleLabel, [
      line(title, { bold: true }),
      ...(subtitle === undefined ? [] : [line(subtitle)]),
    ]),
    labelled(head.purpose),
    ...head.contacts.map((contact) => contactRow(head, contact, setting)),
    ...(head.keywords === undefined ? [] : [labelled(head.keywords)]),
    ...(lead === undefined ? [] : [named(head.abstractLabel, [line(lead)])]),
  ];
  const told = { title: head.number };
  return [
    new ToldTable(
      { rows, columnWidths: COLUMNS, borders: { ...NO_BORDERS, bottom: RULE } },
      setting,
      told,
    ),
    paragraph('', [], setting, { spacing: { before: 0, after: 120 } }),
  ];
}

function contactRow(head: Head, { who, reach }: HeadContact, setting: Setting): TableRow {
  const line = liner(setting);
  const { labelEnd } = setting.document.words;
  return row([
    cell([line(head.contactLabel, { term: true })]),
    cell(who.map((text) => line(text))),
    cell(
      reach.length === 0
        ? [line('')]
        : reach.map(({ label, value }) => line([label + labelEnd, reachable(value)])),
    ),
  ]);
}

/** An address of mail can be followed. */
const reachable = (value: string): Exclude<Words, string>[number] =>
  value.includes('@') ? { link: value, url: `mailto:${value}` } : value;

const row = (children: readonly TableCell[]): TableRow =>
  new TableRow({ children, cantSplit: true });

interface Line {
  readonly bold?: boolean;
  readonly end?: boolean;
  readonly middle?: boolean;
  /** It names what follows, with a colon. */
  readonly term?: boolean;
}

function liner(setting: Setting): (words: Words, look?: Line) => Paragraph {
  const { labelEnd } = setting.document.words;
  return (words, { bold = false, end = false, middle = false, term = false } = {}) => {
    const said = term ? [words, labelEnd.trimEnd()].flat() : words;
    const runs = runsOf(said, setting, undefined, bold || term ? { bold: true } : {});
    const alignment = end ? AlignmentType.END : middle ? AlignmentType.CENTER : undefined;
    return paragraph('Headtext', runs, setting, alignment === undefined ? {} : { alignment });
  };
}
