import type { NeedCoding } from '../questionnaire-definition.ts';
import { ATTRIBUTIONS } from '../vocabulary.ts';
import type { NeedSection, Quotation, TracedNeed } from './content.ts';
import type { AnsweredGroup, NeedRow } from './input.ts';
import type { Ledger } from './ledger.ts';
import { tracedNeeds } from './needs.ts';

export interface CodedNeeds {
  readonly sections: readonly NeedSection[];
  readonly traced: readonly TracedNeed[];
}

/** The needs of one coding, by topic; or as the last version printed them, less what was taken back since. */
export function codedNeeds(input: {
  readonly coding: NeedCoding;
  readonly rows: readonly NeedRow[];
  readonly answered: readonly AnsweredGroup[];
  readonly conditional: boolean;
  readonly ledger: Ledger;
}): CodedNeeds {
  const { coding, ledger } = input;
  const figure = `words:${coding.id}`;
  const ruling = ledger.rule({
    figure,
    question: coding.words,
    groups: input.answered.filter(({ question }) => question === coding.words),
    conditional: input.conditional,
  });
  const traced = tracedNeeds({ ...input, shown: ruling.shown });
  const before = ledger.last?.staff.needs.filter((need) => need.coding === coding.id) ?? [];
  const release = ledger.last?.staff.releases[coding.words];
  const few = fewNew(before, traced, ledger.threshold);
  if (release && (ruling.heldBack || few)) {
    if (!ruling.heldBack) ledger.hidden.push({ figure, group: 'all', reason: 'held-back' });
    ledger.releases.set(coding.words, release);
    const kept = before.filter((need) => isStillAllowed(need, traced));
    const stated = ledger.last?.published.needs.filter((s) => s.coding === coding.id) ?? [];
    const counts = new Map(stated.map((section) => [section.topic, section.stated]));
    return { traced: kept, sections: sectionsOf({ coding, traced: kept, counts, heldBack: true }) };
  }
  if (traced.some((need) => need.quotation === null)) {
    ledger.hidden.push({ figure, group: 'words', reason: 'few-words' });
    ledger.notShown.push({ figure, group: 'words' });
  }
  const counts = new Map<string | null, number | null>();
  for (const { topic } of traced) {
    counts.set(topic, ruling.shown.all ? (counts.get(topic) ?? 0) + 1 : null);
  }
  return { traced, sections: sectionsOf({ coding, traced, counts, heldBack: false }) };
}

function sectionsOf(input: {
  readonly coding: NeedCoding;
  readonly traced: readonly TracedNeed[];
  readonly counts: ReadonlyMap<string | null, number | null>;
  readonly heldBack: boolean;
}): NeedSection[] {
  const { coding, traced, counts, heldBack } = input;
  return [...counts].map(([topic, stated]) => {
    const here = traced.filter((need) => need.topic === topic);
    const quotations = here.flatMap((need) => need.quotation ?? []).sort(byContent);
    const withheld = here.some((need) => need.quotation === null);
    return { coding: coding.id, topic, stated, quotations, withheld, heldBack };
  });
}

/** Named sources first, then by the words themselves: never by the order in which they came. */
function byContent(a: Quotation, b: Quotation): number {
  const key = ({ source, words }: Quotation): string => {
    switch (source.kind) {
      case 'attributed':
      case 'country':
        return `0${source.country}${words}`;
      case 'region':
        return `1${source.region}${words}`;
      case 'member':
        return `2${words}`;
    }
  };
  const [left, right] = [key(a), key(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Would this version print fewer than `threshold` guarded words that the last one did not, in one cell? */
function fewNew(
  before: readonly TracedNeed[],
  now: readonly TracedNeed[],
  threshold: number,
): boolean {
  if (before.length === 0) return false;
  const old = new Set(before.map(cellKey));
  const fresh = new Map<string, number>();
  for (const need of now) {
    const source = need.quotation?.source;
    if (source?.kind !== 'region' && source?.kind !== 'member') continue;
    const cell = `${labelOf(need)}|${need.quotation?.language}`;
    if (!old.has(cellKey(need))) fresh.set(cell, (fresh.get(cell) ?? 0) + 1);
  }
  return [...fresh.values()].some((count) => count < threshold);
}

const labelOf = ({ quotation }: TracedNeed): string =>
  quotation?.source.kind === 'region' ? quotation.source.region : (quotation?.source.kind ?? '');

const cellKey = (need: TracedNeed): string =>
  `${need.answers[0]}|${labelOf(need)}|${need.quotation?.language}`;

/** The words still stand and their owner allows what was printed. */
function isStillAllowed(need: TracedNeed, now: readonly TracedNeed[]): boolean {
  const current = now.find((other) => other.answers[0] === need.answers[0]);
  return (
    current !== undefined && ATTRIBUTIONS.indexOf(current.level) <= ATTRIBUTIONS.indexOf(need.level)
  );
}
