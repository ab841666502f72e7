import { directionOf, languageOfTag } from '../language.ts';
import { partOf } from './excerpt.ts';

/**
 * What a statement says now. Answers follow their owner: `changed` words are the newer ones, of `part-gone` the marked part
 * is not among them any more, and what was `taken-back` has no words at all. `withheld` words are not for whoever looks.
 */
export type SaidState = 'as-coded' | 'changed' | 'part-gone' | 'taken-back' | 'withheld';

export interface Said {
  readonly state: SaidState;
  /** The words that are meant, verbatim; null when they were taken back or are withheld. */
  readonly words: string | null;
  /** All words of the answer, where a part is meant. */
  readonly whole: string | null;
}

export function saidNow(statement: {
  /** Whether the answer is still the one that was coded. */
  readonly isSame: boolean;
  /** The part as it was marked; '' for all of the words. */
  readonly excerpt: string;
  /** The current words; null when there are none. */
  readonly words: string | null;
}): Said {
  const { isSame, excerpt, words } = statement;
  if (words === null) return { state: 'taken-back', words: null, whole: null };
  if (excerpt === '') return { state: isSame ? 'as-coded' : 'changed', words, whole: null };
  if (isSame) return { state: 'as-coded', words: excerpt, whole: words };
  const stillThere = partOf(words, excerpt);
  if (!stillThere.ok) return { state: 'part-gone', words, whole: null };
  return { state: 'changed', words: excerpt, whole: words };
}

/** How words of this language tag are written; what is none of the six shows by its own letters. */
export function writtenFrom(tag: string): 'ltr' | 'rtl' | 'auto' {
  const language = languageOfTag(tag);
  return language === undefined ? 'auto' : directionOf(language);
}
