import type { Row } from './tables.ts';

/** `${name}` in a text becomes `{name}`. */
function piped(text: string): string {
  return text.replace(/\$\{\s*([^{}]+?)\s*\}/g, '{$1}');
}

/** A translated column as the document has it; empty when no language has a text. */
export function localized(row: Row, column: string): Record<string, string> {
  const texts = row.texts.get(column) ?? new Map<string, string>();
  return Object.fromEntries([...texts].map(([language, text]) => [language, piped(text)]));
}

/** `{ [property]: text }`, or nothing when the column is empty: absent, not undefined. */
export function textProperty(row: Row, column: string, property: string): object {
  const text = localized(row, column);
  return Object.keys(text).length === 0 ? {} : { [property]: text };
}
