/**
 * A cell that begins like a formula, with its full-width twins, would be run by a spreadsheet (CWE-1236); a leading
 * apostrophe makes it text. Apostrophes that are already there are counted in, so that the guard can be taken off.
 */
const RUNS = /^'*[=+\-@\t\r\0＝＋－＠]/u;

export function guard(cell: string): string {
  return RUNS.test(cell) ? `'${cell}` : cell;
}

/** Takes off what `guard` put on: `unguard(guard(cell)) === cell`. */
export function unguard(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell;
}
