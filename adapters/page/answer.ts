import {
  CELL_PREFIX,
  PAGE_FIELDS,
  PAGE_SHAPES,
  type PageShape,
  rankField,
} from '../../src/platform/page-fields.ts';

const RANKS_MAX = 200;

/**
 * The answer in the questionnaire's own form, as far as the fields say; the engine checks it strictly.
 * Nothing chosen is '' or an empty list, so that the engine can say what is missing. undefined: no known shape.
 */
export function readAnswer(fields: URLSearchParams): unknown {
  const shape = PAGE_SHAPES.find((known) => known === fields.get(PAGE_FIELDS.shape));
  return shape === undefined ? undefined : READERS[shape](fields);
}

const READERS: Record<PageShape, (fields: URLSearchParams) => unknown> = {
  one: (fields) => withWords(text(fields, PAGE_FIELDS.value), fields),
  list: (fields) => withWords(fields.getAll(PAGE_FIELDS.value), fields),
  ranks: readRanks,
  cells: readCells,
};

/** Browsers send line ends as CR LF; stored words have LF. */
function text(fields: URLSearchParams, name: string): string {
  return (fields.get(name) ?? '').replaceAll('\r\n', '\n');
}

/** With "other" chosen its words come along; without it they are left over from a changed mind. */
function withWords(value: string | string[], fields: URLSearchParams): unknown {
  const other = fields.get(PAGE_FIELDS.other);
  if (other === null) return value;
  const chosen = Array.isArray(value) ? value.includes(other) : value === other;
  return chosen ? { value, words: text(fields, PAGE_FIELDS.words).trim() } : value;
}

/** Places left empty close up; the same option twice stays, so that the engine can explain it. */
function readRanks(fields: URLSearchParams): string[] {
  const places = Array.from({ length: RANKS_MAX }, (_, index) => fields.get(rankField(index + 1)));
  return places.filter((option) => option !== null && option !== '') as string[];
}

function readCells(fields: URLSearchParams): Record<string, string> {
  const cells = [...fields].filter(
    ([name, column]) => name.startsWith(CELL_PREFIX) && column !== '',
  );
  return Object.fromEntries(
    cells.map(([name, column]) => [name.slice(CELL_PREFIX.length), column]),
  );
}
