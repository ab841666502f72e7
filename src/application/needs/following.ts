import type { Change, Need } from '../../domain/needs/need.ts';
import type { StatementRow } from './rows.ts';

/** The need with the answers that count now: words that changed since are coded as they are now. */
export function following(need: Need, rows: readonly StatementRow[]): Need {
  const current = new Map(rows.map((row) => [row.answer, row.current]));
  const statements = need.statements.map(({ answer, part }) => ({
    answer: part === null ? (current.get(answer) ?? answer) : answer,
    part,
  }));
  return { ...need, statements };
}

/** A change that was decided on the words of now, with the needs before it exactly as they stood. */
export function fromWhatStood({ after }: Change, before: readonly Need[]): Change {
  return { before, after };
}
