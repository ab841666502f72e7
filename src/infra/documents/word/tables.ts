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
import { printable } from '../words.ts';
import { BOLD, CELL_SIDE, columnWidths, textWidth } from './column-widths.ts';
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
      const attributes = { val: { key: 'w:val', value: printable(text) } };
      properties?.addChildElement(new BuilderElement({ name, attributes }));
    }
  }
}

export function cell(
  children: readonly Paragraph[],
  options: Omit<ITableCellOptions, 'children'> = {},
): TableCell {
  return new TableCell({ margins: { left: CELL_SIDE, right: CELL_SIDE }, ...options, children });
}

/** Whether a table wants a page on its side. */
export const isCramped = (table: TableBlock, setting: Setting): boolean =>
  widthsOf(table, setting).cramped;

const sizeOf = ({ columns }: TableBlock): number =>
  columns.length > MANY_COLUMNS ? SMALL_SIZE : TEXT_SIZE;

const widthsOf = (table: TableBlock, { width, own }: Setting) =>
  columnWidths(table, { whole: width, halfPoints: sizeOf(table), rtl: own.rtl });

/** Its number and title above it, a head that each page repeats, rows that no page parts. */
export function tableBlock(table: TableBlock, setting: Setting): (Paragraph | Table)[] {
  const { caption, columns, rows } = table;
  const size = sizeOf(table);
  const { columns: columnWidthsOfTable, upright } = widthsOf(table, setting);
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

/** An upright head is as high as its longest label is long, up to a quarter of the page. */
function uprightHeight({ columns }: TableBlock, halfPoints: number): number {
  const labels = columns.filter(({ numeric }) => numeric).map(({ label }) => label);
  const longest = Math.max(...labels.map((label) => textWidth(label, halfPoints)));
  return Math.min(3600, Math.round(longest) + 200);
}

const BAR_COLUMNS = [4200, 4238, 1200];
const BAR_LENGTH = 4238 - 2 * CELL_SIDE;
/** Longer charts may be parted between two pages. */
const TOGETHER_MAX = 10;

/**
 * A bar chart as a table whose bars are shaded paragraphs, as long as their share. Word draws it without a picture, so that it
 * stays text: it can be translated, read aloud and set from right to left, and needs no fonts of ours.
 */
export function barsBlock(chart: Bars, setting: Setting): (Paragraph | Table)[] {
  const { length } = chart.bars;
  const rows = chart.bars.map((bar, i) =>
    // the title below belongs to the last two bars
    barRow(bar, length <= TOGETHER_MAX || i >= length - 2, setting),
  );
  const told = { title: chart.title, description: chart.description };
  return [
    ...(rows.length === 0
      ? []
      : [new ToldTable({ rows, columnWidths: BAR_COLUMNS, borders: NO_BORDERS }, setting, told)]),
    paragraph('FigureNotitle', runsOf(chart.title, setting), setting),
  ];
}

function barRow(bar: Bar, keepNext: boolean, setting: Setting): TableRow {
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
      cell([paragraph('Tabletext', runsOf(label, setting), setting, { keepNext })], MIDDLE),
      cell([paragraph('Bar', [], setting, { ...drawn, keepNext })], MIDDLE),
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
  const widest = Math.max(...rows.map(({ label }) => textWidth(label, 22)));
  const first = Math.min(4000, Math.max(1700, Math.round(widest * BOLD) + 3 * CELL_SIDE));
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
