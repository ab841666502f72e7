import { done, type Result, refuse } from '../refusal.ts';
import type { ActKind } from './acts.ts';
import { type Change, touchedBy } from './need.ts';

/** An act that was done, with its place in the order of all acts of its meeting. */
export interface DoneAct extends Change {
  readonly number: number;
  readonly kind: ActKind;
  /** The number of the act that took it back. */
  readonly undoneBy: number | null;
}

export type UndoRefusal = 'act-is-undo' | 'act-undone-already' | 'act-touched-later';

/**
 * Takes an act back by restoring the needs that it touched as they were before it. Refused where a later act touched one of
 * them: that one first. What was undone itself stands in nobody's way. An undoing is not undone: the act is done again.
 * @param later acts after it, in any order
 */
export function undo(
  act: DoneAct,
  later: readonly (Pick<DoneAct, 'number' | 'kind' | 'undoneBy'> & {
    readonly touched: readonly number[];
  })[],
): Result<Change, UndoRefusal> {
  if (act.kind === 'undone') return refuse('act-is-undo', { act: act.number });
  if (act.undoneBy !== null) {
    return refuse('act-undone-already', { act: act.number, by: act.undoneBy });
  }
  const own = new Set(touchedBy(act));
  const inTheWay = later.filter(
    ({ number, kind, undoneBy, touched }) =>
      number > act.number &&
      kind !== 'undone' &&
      undoneBy === null &&
      touched.some((need) => own.has(need)),
  );
  const last = inTheWay.toSorted((a, b) => b.number - a.number)[0];
  if (last !== undefined) {
    const need = last.touched.find((one) => own.has(one)) ?? 0;
    return refuse('act-touched-later', { act: act.number, later: last.number, need });
  }
  return done({ before: act.after, after: act.before });
}
