import type { Attribution, Category, Region } from '../vocabulary.ts';
import { smallestIsolated } from './audit.ts';
import { type Cell, cellsOf, isGuarded, type Shown } from './population.ts';

/** Answers of members who look alike, by id. */
export interface ReleasedGroup {
  readonly region: Region;
  readonly categories: readonly Category[];
  readonly level: Attribution;
  readonly answers: readonly string[];
}

/** What one version told about one question: from which answers, for which groups. */
export interface Release {
  readonly shown: Shown;
  readonly groups: readonly ReleasedGroup[];
}

/**
 * May a question's figures be released again, now from other answers (late ones, corrected ones)?
 * Whoever holds several versions can subtract them. So the answers are parted by the versions that counted them, and
 * each part must pass the disclosure check on its own, for every group that any of the versions shows: the answers
 * that came or went are a batch of at least `threshold` guarded ones wherever the figures can tell them apart. That is
 * enough: any sum of figures over all versions is, on each part, a sum of figures of that part. If this
 * refuses, the figures stay as they were published until more answers have come.
 */
export function mayRelease(earlier: readonly Release[], next: Release, threshold: number): boolean {
  const told = earlier.filter((release) => release.shown.all);
  if (told.length === 0 || !next.shown.all) return told.length === 0;
  const releases = [...told, next];
  const shown: Shown = {
    all: true,
    regions: [...new Set(releases.flatMap((release) => release.shown.regions))],
    categories: [...new Set(releases.flatMap((release) => release.shown.categories))],
  };
  return partsOf(releases).every((part) => smallestIsolated(part, shown) >= threshold);
}

/** The answers of several releases as cells, parted by which of the releases counted them. */
export function partsOf(releases: readonly Release[]): Cell[][] {
  return idPartsOf(releases).map(({ groups }) =>
    cellsOf(groups.map((group) => ({ ...group, count: group.answers.length }))),
  );
}

/** The same parts with their answers; an answer that was guarded in any of the releases is guarded. */
export function idPartsOf(
  releases: readonly Release[],
): { readonly versions: string; readonly groups: ReleasedGroup[] }[] {
  const versions = new Map<string, string>();
  const owners = new Map<string, Omit<ReleasedGroup, 'answers'>>();
  for (const [version, { groups }] of releases.entries()) {
    for (const { answers, ...owner } of groups) {
      for (const id of answers) {
        versions.set(id, `${versions.get(id) ?? ''},${version}`);
        if (!owners.has(id) || isGuarded(owner.level)) owners.set(id, owner);
      }
    }
  }
  const parts = new Map<string, Map<Omit<ReleasedGroup, 'answers'>, string[]>>();
  for (const [id, owner] of owners) {
    const key = versions.get(id) ?? '';
    const part = parts.get(key) ?? new Map<Omit<ReleasedGroup, 'answers'>, string[]>();
    parts.set(key, part);
    const ids = part.get(owner);
    if (ids) ids.push(id);
    else part.set(owner, [id]);
  }
  return [...parts].map(([key, part]) => ({
    versions: key,
    groups: [...part].map(([owner, answers]) => ({ ...owner, answers })),
  }));
}
