import type { AnswerId } from '../ids.ts';
import { type Refusal, refuse } from '../refusal.ts';

/** Where a part lies in an answer's words, counted in code points: the words themselves are never copied. */
export interface Part {
  readonly from: number;
  readonly length: number;
}

/** Whose words stand behind a need: an answer, or a part of it. */
export interface Statement {
  readonly answer: AnswerId;
  /** null: all of the words. */
  readonly part: Part | null;
}

/** A need as coding sees it (docs/decisions/0021): its number is its name in its meeting and is never given twice. */
export interface Need {
  readonly number: number;
  /** Staff's; empty until somebody has coded it. */
  readonly title: string;
  readonly topic: string | null;
  /** The need that it went into. */
  readonly mergedInto: number | null;
  /** Why it is no need. */
  readonly setAside: string | null;
  readonly statements: readonly Statement[];
}

/** The needs of a meeting by their number. */
export type Needs = ReadonlyMap<number, Need>;

/** What an act changes: the needs that it touches, before and after. A need that is not in `before` is new. */
export interface Change {
  readonly before: readonly Need[];
  readonly after: readonly Need[];
}

/** Still a need of its own, which can be coded. */
export function stands({ mergedInto, setAside }: Pick<Need, 'mergedInto' | 'setAside'>): boolean {
  return mergedInto === null && setAside === null;
}

/** The refusal for a need that is no need of its own any more. */
export function notStanding(need: Need): Refusal<'need-merged' | 'need-set-aside'> | undefined {
  const { number, mergedInto, setAside } = need;
  if (mergedInto !== null) return refuse('need-merged', { need: number, into: mergedInto });
  if (setAside !== null) return refuse('need-set-aside', { need: number });
  return undefined;
}

/** The needs after a change. */
export function changed(needs: Needs, { before, after }: Change): Needs {
  const result = new Map(needs);
  for (const { number } of before) result.delete(number);
  for (const need of after) result.set(need.number, need);
  return result;
}

/** The numbers that a change is about, in their order. */
export function touchedBy({ before, after }: Change): number[] {
  const numbers = [...before, ...after].map(({ number }) => number);
  return [...new Set(numbers)].sort((a, b) => a - b);
}

export function isSameStatement(a: Statement, b: Statement): boolean {
  return (
    a.answer === b.answer && a.part?.from === b.part?.from && a.part?.length === b.part?.length
  );
}

/** Whether all words of the second are among those of the first. */
export function contains(whole: Statement, some: Statement): boolean {
  if (whole.answer !== some.answer) return false;
  if (whole.part === null) return true;
  if (some.part === null) return false;
  const { from, length } = whole.part;
  return some.part.from >= from && some.part.from + some.part.length <= from + length;
}
