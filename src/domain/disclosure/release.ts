import type { Attribution, Category, Region } from '../vocabulary.ts';
import { smallestIsolated } from './audit.ts';
import { type Cell, cellsOf, type Shown } from './population.ts';

/** Answers of members who look alike and that the same versions have counted: how many they are. */
export interface AnswerGroup {
  readonly region: Region;
  readonly categories: readonly Category[];
  readonly level: Attribution;
  /** They are counted now; otherwise they were taken back or corrected since. */
  readonly now: boolean;
  /** The versions that took down these answers, by number. */
  readonly taken: readonly number[];
  readonly count: number;
}

/** What one version told about one question. */
export interface Release {
  readonly shown: Shown;
  /** The version that took down the answers which it counts: an earlier one where nothing has changed or figures wait. */
  readonly taken: number;
}

/**
 * May a question's figures be released again, now from other answers (late ones, corrected ones)?
 * Whoever holds several versions can subtract them. So the answers are parted by the versions that counted them, and
 * each part must pass the disclosure check on its own, for every group that any of the versions shows: the answers
 * that came or went are a batch of at least `threshold` guarded ones wherever the figures can tell them apart. That is
 * enough: any sum of figures over all versions is, on each part, a sum of figures of that part. If this
 * refuses, the figures stay as they were published until more answers have come.
 * @param groups the question's answers, those counted now and those counted before
 */
export function mayRelease(
  earlier: readonly Release[],
  next: Shown,
  groups: readonly AnswerGroup[],
  threshold: number,
): boolean {
  const told = earlier.filter((release) => release.shown.all);
  if (told.length === 0 || !next.all) return told.length === 0;
  const all = [...told.map((release) => release.shown), next];
  const shown: Shown = {
    all: true,
    regions: [...new Set(all.flatMap(({ regions }) => regions))],
    categories: [...new Set(all.flatMap(({ categories }) => categories))],
  };
  const parts = partsOf(groups, { told: told.map(({ taken }) => taken), now: true });
  return [...parts.values()].every((part) => smallestIsolated(part, shown) >= threshold);
}

/** Versions whose answers are looked at: earlier ones by number, and whether also the one that is being made. */
export interface Counted {
  readonly told: readonly number[];
  readonly now: boolean;
}

/** The answers as cells, parted by which of the versions counted them; those that none counted are in no part. */
export function partsOf(groups: readonly AnswerGroup[], counted: Counted): Map<string, Cell[]> {
  const parts = new Map<string, AnswerGroup[]>();
  for (const group of groups) {
    const key = partOf(group, counted);
    if (key === null) continue;
    const part = parts.get(key);
    if (part) part.push(group);
    else parts.set(key, [group]);
  }
  return new Map([...parts].map(([key, part]) => [key, cellsOf(part)]));
}

/** Answers with the same name were counted by the same ones of these versions; null: by none. */
export function partOf(
  { now, taken }: Pick<AnswerGroup, 'now' | 'taken'>,
  counted: Counted,
): string | null {
  const by = [...new Set(counted.told)].filter((number) => taken.includes(number));
  const names = [...by.sort((a, b) => a - b), ...(now && counted.now ? ['now'] : [])];
  return names.length === 0 ? null : names.join();
}
