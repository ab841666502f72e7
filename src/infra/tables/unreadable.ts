import { UnreadableTable } from '../../application/members/table.ts';

/** `path`: the file's name, or a row of it ("members.csv, row 7"). */
export function unreadable(
  path: string,
  problem: string,
  mend: string,
  cause?: unknown,
): UnreadableTable {
  return new UnreadableTable({ path, problem, mend }, { cause });
}
