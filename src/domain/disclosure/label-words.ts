import type { Region } from '../vocabulary.ts';

/** A quotation whose owner allows its group (`group`) or nothing but "a member" (`none`) to be told. */
export interface GuardedWords {
  readonly id: string;
  readonly region: Region;
  readonly level: 'group' | 'none';
  /** The language written in: it cannot be hidden from a reader, so it parts the members too. */
  readonly language: string;
  /** Which of its figures are counted elsewhere (question names): those can be subtracted. */
  readonly parts: readonly string[];
}

/** A region's label, `a-member`, or `withheld`: the words stay with staff, the figures still count them. */
export type WordsLabel = Region | 'a-member' | 'withheld';

/**
 * Labels guarded quotations so that each is one of at least `threshold` with the same label and language.
 * Ladder: region, a member, withheld. A region's label also needs that, for every counted question of `guardedIn`
 * (guarded answers by region), those of the region that are not printed with its label are none or at least
 * `threshold`: the printed ones can be subtracted from the region's figures.
 */
export function labelWords(input: {
  readonly words: readonly GuardedWords[];
  readonly shownRegions: readonly Region[];
  readonly guardedIn: ReadonlyMap<string, Readonly<Partial<Record<Region, number>>>>;
  readonly threshold: number;
}): Map<string, WordsLabel> {
  const { words, threshold } = input;
  const labels = new Map<string, WordsLabel>(
    words.map((w) => [
      w.id,
      w.level === 'group' && input.shownRegions.includes(w.region) ? w.region : 'a-member',
    ]),
  );
  const cells = (label: WordsLabel): GuardedWords[][] => {
    const byLanguage = new Map<string, GuardedWords[]>();
    for (const w of words) {
      if (labels.get(w.id) !== label) continue;
      byLanguage.set(w.language, [...(byLanguage.get(w.language) ?? []), w]);
    }
    return [...byLanguage]
      .sort(([a, left], [b, right]) => left.length - right.length || (a < b ? -1 : 1))
      .map(([, cell]) => cell);
  };
  const relabel = (cell: readonly GuardedWords[], label: WordsLabel): void => {
    for (const w of cell) labels.set(w.id, label);
  };
  const regions = input.shownRegions;
  // Labels only ever become narrower, so that this ends; a step may call for another one elsewhere.
  for (;;) {
    const tooFew =
      regions.flatMap(cells).find((cell) => cell.length < threshold) ??
      regions
        .filter((region) => leavesFew(region, cells(region).flat(), input))
        .flatMap((region) => cells(region).slice(0, 1))[0];
    if (tooFew) {
      relabel(tooFew, 'a-member');
      continue;
    }
    const lonely = cells('a-member').find((cell) => cell.length < threshold);
    if (lonely === undefined) return labels;
    const company = regions
      .flatMap(cells)
      .filter((cell) => cell[0]?.language === lonely[0]?.language)
      .sort((a, b) => a.length - b.length)[0];
    if (company) relabel(company, 'a-member');
    else relabel(lonely, 'withheld');
  }
}

function leavesFew(
  region: Region,
  printed: readonly GuardedWords[],
  input: Pick<Parameters<typeof labelWords>[0], 'guardedIn' | 'threshold'>,
): boolean {
  return [...input.guardedIn].some(([question, guarded]) => {
    const known = printed.filter((w) => w.parts.includes(question)).length;
    const rest = (guarded[region] ?? 0) - known;
    return rest > 0 && rest < input.threshold;
  });
}
