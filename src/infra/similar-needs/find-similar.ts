import MiniSearch from 'minisearch';
import type { FindSimilar, NeedTexts, SimilarNeed } from '../../application/needs/suggest-needs.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Texts whose words are kept: reading words again is what costs most. */
const KEPT_MOST = 20_000;
/** Below this much in common nobody wants to look. */
const SCORE_LEAST = 10;
/** One common word is a coincidence, unless the need has hardly more. */
const COMMON_LEAST = 2;

interface Doc {
  readonly id: number;
  readonly terms: string;
}

/**
 * Similar needs by the words in common, weighed by how rare they are (BM25+, MiniSearch). Words of any language are
 * compared, so a translation beside the words brings needs of two languages together, as do names and acronyms. Offline; the
 * same texts give the same answer.
 */
export function createFindSimilar(): FindSimilar {
  const kept = new Map<string, readonly Token[]>();
  const read = (text: string, language: string): readonly Token[] => {
    const key = `${language} ${text}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= KEPT_MOST) kept.clear();
    const tokens = tokensOf(text, language);
    kept.set(key, tokens);
    return tokens;
  };
  const readAll = ({ texts }: NeedTexts) =>
    texts.flatMap(({ text, language }) => read(text, language));
  return (needs, asked, most) => {
    const own = needs.find(({ number }) => number === asked);
    if (own === undefined) return [];
    return similarTo(own, { needs, most, readAll });
  };
}

function similarTo(
  own: NeedTexts,
  order: {
    readonly needs: readonly NeedTexts[];
    readonly most: number;
    readonly readAll: (need: NeedTexts) => readonly Token[];
  },
): readonly SimilarNeed[] {
  const { needs, most, readAll } = order;
  const written = new Map(readAll(own).map(({ term, written: form }) => [term, form]));
  const asked = [...written.keys()];
  const wanted = new Set(asked);
  // Only words that the asked need has can count; how many have none of them tells how rare each is.
  const docs: Doc[] = needs.map((need) => {
    const shared = new Set(readAll(need).flatMap(({ term }) => (wanted.has(term) ? term : [])));
    return { id: need.number, terms: [...shared].join(' ') };
  });
  const found = indexOf(docs).search(asked.join(' '));
  const best = found.find(({ id }) => id === own.number)?.score ?? 0;
  const least = Math.min(COMMON_LEAST, wanted.size);
  return found
    .flatMap(({ id, score, match }) => {
      const common = Object.keys(match);
      // MiniSearch multiplies the sum of weights by the number of words found: the root makes it even again.
      const share = best === 0 ? 0 : Math.min(100, Math.round(100 * Math.sqrt(score / best)));
      if (id === own.number || common.length < least || share < SCORE_LEAST) return [];
      return [{ number: Number(id), score: share, common }];
    })
    .sort((a, b) => b.score - a.score || a.number - b.number)
    .slice(0, most)
    .map(({ common, ...one }) => ({ ...one, common: inWriting(common, written) }));
}

function indexOf(docs: readonly Doc[]): MiniSearch<Doc> {
  const index = new MiniSearch<Doc>({
    fields: ['terms'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term || null,
    searchOptions: { combineWith: 'OR', prefix: false, fuzzy: false },
  });
  index.addAll(docs);
  return index;
}

function inWriting(common: readonly string[], written: ReadonlyMap<string, string>): string[] {
  return common.map((term) => written.get(term) ?? term).sort();
}
