import { nearest } from '../nearest.ts';

/** Names of properties and questions are short: a slip weighs more than in a header. */
const SHARE = 1 / 3;

/** "Did you mean "title"?", or what to do otherwise. Capital letters make no difference. */
export function didYouMean(word: string, candidates: Iterable<string>, otherwise: string): string {
  const byLowerCase = new Map([...candidates].map((name) => [name.toLowerCase(), name]));
  const found = nearest(word.toLowerCase(), byLowerCase.keys(), SHARE);
  return found === undefined ? otherwise : `Did you mean "${byLowerCase.get(found)}"?`;
}
