import {
  AlignmentType,
  BorderStyle,
  BuilderElement,
  HeightRule,
  type ITableCellOptions,
  type ITableOptions,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableProperties,
  TableRow,
  TextDirection,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Bar, Bars, TableBlock } from '../blocks.ts';
import { plain } from '../words.ts';
import { columnWidths } from './column-widths.ts';
import { INK, TEXT_WIDTH } from './look.ts';
import { paragraph, runsOf, type Setting } from './runs.ts';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const LINE = { style: BorderStyle.SINGLE, size: 4, color: INK.line };
const RULE = { style: BorderStyle.SINGLE, size: 8, color: INK.soft };

export const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};

/** Size of the text in tables, in half points: see the style Table_text. */
const TEXT_SIZE = 20;
/** A table with many columns in smaller letters. */
const SMALL_SIZE = 17;
const MANY_COLUMNS = 7;

/** A table that begins on the side where its language does, and says to those who listen what it holds. */
export class ToldTable extends Table {
  constructor(
    options: Omit<ITableOptions, 'layout' | 'width' | 'visuallyRightToLeft'>,
    { own }: Setting,
    told: { readonly title?: string; readonly description?: string } = {},
  ) {
    super({
      ...options,
      layout: TableLayoutType.FIXED,
      width: { size: (options.columnWidths ?? []).reduce((a, b) => a + b, 0), type: WidthType.DXA },
      ...(own.rtl ? { visuallyRightToLeft: true } : {}),
    });
    const properties = this.root.find((part) => part instanceof TableProperties);
    for (const [name, text] of [
      ['w:tblCaption', told.title],
      ['w:tblDescription', told.description],
    ] as const) {
      if (text === undefined) continue;
      const attributes = { val: { key: 'w:val', value: text } };
      properties?.addChildElement(new BuilderElement({ name, attributes }));
    }
  }
}

export function cell(
  children: readonly Paragraph[],
  options: Omit<ITableCellOptions, 'children'> = {},
): TableCell {
  return new TableCell({ margins: { left: 80, right: 80 }, ...options, children });
}

/** Its number and title above it, a head that each page repeats, rows that no page parts. */
export function tableBlock(table: TableBlock, setting: Setting): (Paragraph | Table)[] {
  const { caption, columns, rows } = table;
  const size = columns.length > MANY_COLUMNS ? SMALL_SIZE : TEXT_SIZE;
  const { columns: columnWidthsOfTable, upright } = columnWidths(table, TEXT_WIDTH, size);
  const end = (i: number) => (columns[i]?.numeric ? { alignment: AlignmentType.END } : {});
  const looked = (style: string) => (size === SMALL_SIZE ? `${style}small` : style);
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    ...(upright ? { height: { value: uprightHeight(table, size), rule: HeightRule.ATLEAST } } : {}),
    children: columns.map(({ label, numeric }, i) =>
      cell(
        [paragraph(looked('Tablehead'), runsOf(label, setting), setting, upright ? {} : end(i))],
        {
          shading: { fill: INK.shade },
          verticalAlign: upright && numeric ? VerticalAlignTable.CENTER : VerticalAlignTable.BOTTOM,
          ...(upright && numeric
            ? { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT }
            : {}),
        },
      ),
    ),
  });
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((words, i) =>
          cell([paragraph(looked('Tabletext'), runsOf(words, setting), setting, end(i))]),
        ),
      }),
  );
  return [
    paragraph('TableNotitle', runsOf(caption, setting), setting),
    new ToldTable(
      {
        rows: [head, ...body],
        columnWidths: columnWidthsOfTable,
        borders: { ...NO_BORDERS, top: RULE, bottom: RULE, insideHorizontal: LINE },
      },
      setting,
      { title: caption },
    ),
  ];
}

/** An upright head is as high as its longest line is long, up to a fifth of the page; longer ones take two lines. */
function uprightHeight({ columns }: TableBlock, halfPoints: number): number {
  const longest = Math.max(
    ...columns.filter(({ numeric }) => numeric).map(({ label }) => [...label].length),
  );
  return Math.min(2600, Math.round(longest * halfPoints * 10 * 0.56) + 200);
}

const BAR_COLUMNS = [4200, 4238, 1200];
const BAR_LENGTH = 4238 - 160;

/**
 * A bar chart as a table whose bars are shaded paragraphs, as long as their share. Word draws it without a picture, so that it
 * stays text: it can be translated, read aloud and set from right to left, and needs no fonts of ours.
 */
export function barsBlock(chart: Bars, setting: Setting): (Paragraph | Table)[] {
  const rows = chart.bars.map((bar) => barRow(bar, setting));
  const told = { title: chart.title, description: chart.description };
  return [
    ...(rows.length === 0
      ? []
      : [new ToldTable({ rows, columnWidths: BAR_COLUMNS, borders: NO_BORDERS }, setting, told)]),
    paragraph('FigureNotitle', runsOf(chart.title, setting), setting),
  ];
}

function barRow(bar: Bar, setting: Setting): TableRow {
  const label = bar.mark === undefined ? bar.label : [{ strong: bar.mark }, ` ${bar.label}`];
  const share = Math.max(0, Math.min(1000, bar.perMille)) / 1000;
  const drawn =
    share === 0
      ? {}
      : {
          shading: { fill: INK.accent },
          indent: { start: 0, end: Math.round((1 - share) * BAR_LENGTH) },
        };
  return new TableRow({
    cantSplit: true,
    children: [
      cell([paragraph('Tabletext', runsOf(label, setting), setting, { keepNext: true })], MIDDLE),
      cell([paragraph('Bar', [], setting, { ...drawn, keepNext: true })], MIDDLE),
      cell(
        [
          paragraph('Tabletext', runsOf(bar.value, setting), setting, {
            alignment: AlignmentType.END,
          }),
        ],
        MIDDLE,
      ),
    ],
  });
}

const MIDDLE = { verticalAlign: VerticalAlignTable.CENTER } as const;

/** Two columns without lines: what a thing is called, and what it is. */
export function pairs(
  rows: readonly { readonly label: string; readonly value: string }[],
  setting: Setting,
): Table {
  const { labelEnd } = setting.document.words;
  const widest = Math.max(...rows.map(({ label }) => [...plain(label)].length));
  const first = Math.min(4000, Math.max(1700, widest * 150));
  return new ToldTable(
    {
      columnWidths: [first, TEXT_WIDTH - first],
      borders: NO_BORDERS,
      rows: rows.map(
        ({ label, value }) =>
          new TableRow({
            cantSplit: true,
            children: [
              cell([
                paragraph(
                  'Headtext',
                  runsOf(label + labelEnd.trimEnd(), setting, undefined, { bold: true }),
                  setting,
                ),
              ]),
              cell([paragraph('Headtext', runsOf(value, setting), setting)]),
            ],
          }),
      ),
    },
    setting,
  );
}
