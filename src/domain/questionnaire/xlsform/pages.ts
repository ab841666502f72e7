import type { Fault } from '../../refusal.ts';
import { textProperty } from './localize.ts';
import { type QuestionContext, questionOf, type RowType, rowTypeOf } from './question-row.ts';
import type { Row } from './tables.ts';

interface Frame {
  readonly row: Row | null; // null: questions outside any group
  readonly properties: object;
  readonly elements: object[];
}

export interface Pages {
  readonly pages: readonly object[];
  readonly calculatedValues: readonly object[];
}

/** Groups at the top become pages, groups within groups panels; what stands outside them, pages of its own. */
export function readPages(rows: readonly Row[], context: QuestionContext): Pages {
  const pages: object[] = [];
  const calculatedValues: object[] = [];
  const open: Frame[] = [];
  const close = (frame: Frame) => {
    const parent = open.at(-1);
    const type = parent === undefined ? {} : { type: 'panel' };
    const part = { ...type, ...frame.properties, elements: frame.elements };
    (parent?.elements ?? pages).push(frame.row === null ? part : context.from(part, frame.row));
  };
  for (const row of rows) {
    const rowType = rowTypeOf(row);
    const top = open.at(-1);
    if (rowType.type === 'begin group') {
      if (top?.row === null) closeLast(open, close);
      open.push({ row, properties: groupProperties(row, context), elements: [] });
    } else if (rowType.type === 'end group') {
      if (top?.row === null) closeLast(open, close);
      if (open.length === 0) context.faults.push(endsNothing(row));
      else closeLast(open, close);
    } else if (rowType.type === 'calculate') {
      const name = row.cells.get('name') ?? '';
      calculatedValues.push(context.from({ name, ...calculation(row, context) }, row));
    } else {
      addQuestion(row, rowType, { open, pages, context });
    }
  }
  const last = open.at(-1);
  if (last?.row) context.faults.push(neverEnds(last.row));
  while (open.length > 0) closeLast(open, close);
  return { pages, calculatedValues };
}

function closeLast(open: Frame[], close: (frame: Frame) => void): void {
  const frame = open.pop();
  if (frame !== undefined) close(frame);
}

function groupProperties(row: Row, context: QuestionContext): object {
  return {
    name: row.cells.get('name') ?? '',
    ...textProperty(row, 'label', 'title'),
    ...textProperty(row, 'hint', 'description'),
    ...context.translate(row, 'relevant'),
  };
}

function calculation(row: Row, context: QuestionContext): object {
  if (row.cells.has('calculation')) return context.translate(row, 'calculation');
  const problem = 'calculates nothing';
  context.faults.push({ path: row.at, problem, mend: 'Fill in the column "calculation".' });
  return {};
}

function addQuestion(
  row: Row,
  rowType: RowType,
  to: {
    readonly open: Frame[];
    readonly pages: readonly object[];
    readonly context: QuestionContext;
  },
): void {
  const question = questionOf(row, rowType, to.context);
  if (question === null) return;
  if (to.open.length === 0) {
    const properties = { name: `page_${to.pages.length + 1}` };
    to.open.push({ row: null, properties, elements: [] });
  }
  to.open.at(-1)?.elements.push(to.context.from(question, row));
}

function endsNothing(row: Row): Fault {
  return { path: row.at, problem: 'ends a group that was not begun', mend: 'Delete the row.' };
}

function neverEnds(row: Row): Fault {
  return { path: row.at, problem: 'begins a group that never ends', mend: 'Add "end group".' };
}
