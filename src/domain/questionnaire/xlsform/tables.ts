import type { Language } from '../../language.ts';
import type { Fault } from '../../refusal.ts';
import { didYouMean } from '../did-you-mean.ts';

/** One sheet as it was read: rows with the numbers that the spreadsheet shows. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
}

/** A row below the header: its cells by column, and its translated cells by column and language. */
export interface Row {
  readonly at: string; // `sheet "survey", row 7`
  readonly cells: ReadonlyMap<string, string>;
  readonly texts: ReadonlyMap<string, ReadonlyMap<Language, string>>;
}

export interface TableSpec {
  readonly plain: readonly string[];
  readonly translated: readonly string[];
  /** Columns of the author's own, for choice filters. */
  readonly ownColumns: boolean;
}

export interface ReadTable {
  readonly rows: readonly Row[];
  readonly languages: ReadonlySet<Language>;
  readonly faults: readonly Fault[];
}

type Column =
  | { readonly kind: 'plain'; readonly name: string }
  | { readonly kind: 'translated'; readonly name: string; readonly language: Language };

/** Names of the six languages as they stand in headers without a code. */
const LANGUAGE_WORDS: ReadonlyMap<string, Language> = new Map([
  ['arabic', 'ar'],
  ['العربية', 'ar'],
  ['chinese', 'zh'],
  ['中文', 'zh'],
  ['zh-cn', 'zh'],
  ['english', 'en'],
  ['spanish', 'es'],
  ['español', 'es'],
  ['french', 'fr'],
  ['français', 'fr'],
  ['russian', 'ru'],
  ['русский', 'ru'],
  ...(['ar', 'zh', 'en', 'es', 'fr', 'ru'] as const).map((code) => [code, code] as const),
]);

/** "Français (fr)", "fr", "French": the code in brackets wins. */
export function languageNamed(words: string): Language | undefined {
  const [, code] = /\(\s*([A-Za-z-]+)\s*\)\s*$/.exec(words) ?? [];
  return LANGUAGE_WORDS.get((code ?? words).trim().toLowerCase());
}

/** Reads a sheet by its header row. An unknown column that holds anything is a fault: it would be lost. */
export function readTable(sheet: Sheet, spec: TableSpec, main: Language): ReadTable {
  const faults: Fault[] = [];
  const [header, ...below] = sheet.rows.filter(({ cells }) => cells.some((cell) => cell.trim()));
  const columns = (header?.cells ?? []).map((cell, index) => {
    const column = columnOf(cell, spec, main);
    if (column === null || 'kind' in column) return column;
    const used = below.find(({ cells }) => cells[index]?.trim());
    const path = `sheet "${sheet.name}", row ${used?.number}, column "${cell.slice(0, 60)}"`;
    if (used !== undefined) faults.push({ path, ...column });
    return null;
  });
  const languages = new Set<Language>();
  for (const column of columns) if (column?.kind === 'translated') languages.add(column.language);
  const rows = below
    .map(({ number, cells }) => rowOf(`sheet "${sheet.name}", row ${number}`, cells, columns))
    .filter((row) => row.cells.size + row.texts.size > 0);
  return { rows, languages, faults };
}

function columnOf(
  cell: string,
  spec: TableSpec,
  main: Language,
): Column | { readonly problem: string; readonly mend: string } | null {
  const [first = '', ...rest] = cell.split(/::?/).map((part) => part.trim());
  const name = first.toLowerCase().replace(/[\s-]+/g, '_');
  if (name === '') return null;
  if (spec.translated.includes(name)) {
    const words = rest.join(' ');
    const language = words === '' ? main : languageNamed(words);
    if (language !== undefined) return { kind: 'translated', name, language };
    return {
      problem: 'names no language of the six',
      mend: 'Write the code in brackets: "label::Français (fr)".',
    };
  }
  if (rest.length === 0 && spec.plain.includes(name)) return { kind: 'plain', name };
  const isOwn = spec.ownColumns && rest.length === 0 && /^[A-Za-z_][\w-]*$/.test(first);
  if (isOwn) return { kind: 'plain', name: first };
  const known = [...spec.plain, ...spec.translated];
  return {
    problem: 'is not taken',
    mend: didYouMean(name, known, `Delete the column; taken here: ${known.join(', ')}.`),
  };
}

function rowOf(at: string, cells: readonly string[], columns: readonly (Column | null)[]): Row {
  const plain = new Map<string, string>();
  const texts = new Map<string, Map<Language, string>>();
  for (const [index, column] of columns.entries()) {
    const text = cleaned(cells[index] ?? '');
    if (column === null || text === '') continue;
    if (column.kind === 'plain') {
      plain.set(column.name, text);
      continue;
    }
    const known = texts.get(column.name) ?? new Map<Language, string>();
    texts.set(column.name, known.set(column.language, text));
  }
  return { at, cells: plain, texts };
}

/** One kind of line end, no invisible marks at the edges. */
function cleaned(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/^[\s\uFEFF\u200B]+|[\s\u200B]+$/g, '');
}
