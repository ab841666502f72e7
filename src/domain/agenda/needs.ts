import { narrowest } from '../disclosure/attribution.ts';
import { type GuardedWords, labelWords, type WordsLabel } from '../disclosure/label-words.ts';
import { type Cell, isGuarded } from '../disclosure/population.ts';
import { partOf, partsOf } from '../disclosure/release.ts';
import type { NeedCoding } from '../questionnaire-definition.ts';
import { REGIONS, type Region } from '../vocabulary.ts';
import type { Picked, Quotation, Source, TracedNeed } from './content.ts';
import type { AnsweredGroup, NeedPart, NeedRow } from './input.ts';
import type { Ledger } from './ledger.ts';

/** The questions whose answers are printed together in one need of this coding, the words first. */
export function partsOfCoding(coding: NeedCoding): string[] {
  const { words, topicFrom, benefit, urgency, barriers, askOfIndustry } = coding;
  return [words, topicFrom, benefit, urgency, barriers, askOfIndustry].filter(
    (question) => question !== undefined,
  );
}

/**
 * An answer that several codings name (barriers, what is asked of industry) is printed with the first of them only:
 * printed twice, it would tell that two needs are of one member, and the wider label of one would be the other's too.
 */
export function ownCodings(codings: readonly NeedCoding[]): NeedCoding[] {
  const taken = new Set<string>();
  return codings.map((coding) => {
    const { benefit, urgency, barriers, askOfIndustry, ...core } = coding;
    const own: NeedCoding = {
      ...core,
      ...(benefit !== undefined && !taken.has(benefit) ? { benefit } : {}),
      ...(urgency !== undefined && !taken.has(urgency) ? { urgency } : {}),
      ...(barriers !== undefined && !taken.has(barriers) ? { barriers } : {}),
      ...(askOfIndustry !== undefined && !taken.has(askOfIndustry) ? { askOfIndustry } : {}),
    };
    for (const question of partsOfCoding(own)) taken.add(question);
    return own;
  });
}

/** One coding's rows, and what is counted beside them. */
interface CodedRows {
  readonly coding: NeedCoding;
  readonly rows: readonly NeedRow[];
  readonly answered: readonly AnsweredGroup[];
  readonly shown: { readonly all: boolean; readonly regions: readonly Region[] };
  readonly ledger: Ledger;
}

/** Every need of one coding, each with its quotation as far as its owner and the size of its group allow. */
export function tracedNeeds(input: CodedRows): TracedNeed[] {
  const { coding } = input;
  const stated = input.rows.filter((row) => wordsOf(row.parts[coding.words]) !== null);
  const labels = labelsOf({ ...input, rows: stated });
  return stated.map((row) => traced({ coding, row, label: labels.get(wordsId(row, coding)) }));
}

const wordsId = (row: NeedRow, coding: NeedCoding): string => row.parts[coding.words]?.answer ?? '';

function partsIn(row: NeedRow, coding: NeedCoding): (NeedPart & { readonly question: string })[] {
  return partsOfCoding(coding).flatMap((question) => {
    const part = row.parts[question];
    return part === undefined ? [] : [{ ...part, question }];
  });
}

/** Guarded needs only: the others carry their own country. */
function labelsOf(input: CodedRows): Map<string, WordsLabel> {
  const { coding, rows, answered, shown, ledger } = input;
  const guardedIn = new Map(
    partsOfCoding(coding).flatMap((question) => {
      const groups = answered.filter((group) => group.question === question);
      const parts = [...partsOf(groups, ledger.history(question))];
      return parts.map(([part, cells]) => [`${question}@${part}`, byRegion(cells)] as const);
    }),
  );
  const words = rows.flatMap((row): GuardedWords[] => {
    const parts = partsIn(row, coding);
    const level = narrowest(parts.map((part) => part.level));
    if (level !== 'group' && level !== 'none') return [];
    return [
      {
        id: wordsId(row, coding),
        region: row.region,
        level,
        language: parts[0]?.language ?? '',
        parts: parts.flatMap(({ question, level: own, taken }) => {
          const part = partOf({ now: true, taken }, ledger.history(question));
          return isGuarded(own) && part !== null ? `${question}@${part}` : [];
        }),
      },
    ];
  });
  const { threshold } = ledger;
  if (!shown.all) return new Map(words.map(({ id }) => [id, 'withheld' as const]));
  return labelWords({ words, shownRegions: shown.regions, guardedIn, threshold });
}

function byRegion(cells: readonly Cell[]): Partial<Record<Region, number>> {
  const of = (region: Region): number =>
    cells.filter((cell) => cell.region === region).reduce((sum, cell) => sum + cell.guarded, 0);
  return Object.fromEntries(REGIONS.map((region) => [region, of(region)]));
}

function traced(input: {
  readonly coding: NeedCoding;
  readonly row: NeedRow;
  readonly label: WordsLabel | undefined;
}): TracedNeed {
  const { coding, row, label } = input;
  const parts = partsIn(row, coding);
  const level = narrowest(parts.map((part) => part.level));
  const source = sourceOf(row, level, label);
  const chosenTopic = coding.topicFrom && row.parts[coding.topicFrom]?.value;
  const { member, country, region, late } = row;
  return {
    coding: coding.id,
    topic: coding.topic ?? (typeof chosenTopic === 'string' ? chosenTopic : null),
    answers: parts.map((part) => part.answer),
    member,
    country,
    region,
    level,
    late,
    quotation: source === null ? null : quotationOf(coding, row, source),
  };
}

function sourceOf(
  row: NeedRow,
  level: TracedNeed['level'],
  label: WordsLabel | undefined,
): Source | null {
  switch (level) {
    case 'attributed':
      return { kind: 'attributed', country: row.country, name: row.member };
    case 'country':
      return { kind: 'country', country: row.country };
    case 'group':
    case 'none':
      if (label === undefined || label === 'withheld') return null;
      return label === 'a-member' ? { kind: 'member' } : { kind: 'region', region: label };
  }
}

function quotationOf(coding: NeedCoding, row: NeedRow, source: Source): Quotation {
  const value = (question: string | undefined): unknown =>
    question === undefined ? undefined : row.parts[question]?.value;
  const words = row.parts[coding.words];
  const urgency = value(coding.urgency);
  const barriers = value(coding.barriers);
  const benefit = coding.benefit === undefined ? undefined : row.parts[coding.benefit];
  const ask = coding.askOfIndustry === undefined ? undefined : row.parts[coding.askOfIndustry];
  return {
    source,
    words: wordsOf(words) ?? '',
    language: words?.language ?? 'en',
    late: row.late && (source.kind === 'attributed' || source.kind === 'country'),
    benefit: wordsOf(benefit),
    askOfIndustry: wordsOf(ask),
    urgency: picked(coding.urgency, urgency === undefined ? [] : [urgency])[0] ?? null,
    barriers: picked(coding.barriers, Array.isArray(barriers) ? barriers : []),
  };
}

function picked(question: string | undefined, options: readonly unknown[]): Picked[] {
  return question === undefined
    ? []
    : options.map((option) => ({ question, option: String(option) }));
}

function wordsOf(part: NeedPart | undefined): string | null {
  return typeof part?.value === 'string' && part.value.trim() !== '' ? part.value : null;
}
