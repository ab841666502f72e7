import { done, type Result, refuse } from '../refusal.ts';
import type { Ending } from '../vocabulary.ts';
import { labels } from './numbered.ts';

/** A need as far as its ending is concerned. */
export interface EndingNeed {
  readonly number: number;
  /** The need that it went into; that one ends, and this one with it. */
  readonly mergedInto: number | null;
  /** The conclusions that reflect it. */
  readonly conclusions: readonly number[];
}

export type EndingRefusal =
  | 'need-merged'
  | 'need-reflected'
  | 'need-not-reflected'
  | 'ending-without-reason';

/**
 * Whether a need may end so (Res. 68, resolves 2). `reflected` is a fact, the link to a conclusion, and nothing that one says
 * against it; a need that was not raised has a reason.
 * @returns the reason as it is kept
 */
export function checkedEnding(
  need: EndingNeed,
  ending: Ending,
  reason: string,
): Result<string | null, EndingRefusal> {
  const words = reason.trim();
  const { number, mergedInto, conclusions } = need;
  if (mergedInto !== null) return refuse('need-merged', { need: number, into: mergedInto });
  const reflected = conclusions.length > 0;
  if (ending !== 'reflected' && reflected) {
    return refuse('need-reflected', { need: number, conclusions: labels('C', conclusions) });
  }
  if (ending === 'reflected' && !reflected) return refuse('need-not-reflected', { need: number });
  if (ending === 'not-raised' && words === '') return refuse('ending-without-reason');
  return done(words === '' ? null : words);
}
