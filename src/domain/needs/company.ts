import type { Attribution } from '../vocabulary.ts';

/** Words with what could tell whose they are. */
export interface Spoken {
  readonly round: string;
  readonly member: string;
  readonly language: string;
  readonly level: Attribution;
}

/**
 * Words whose owner is not named hide among others in the same language (docs/decisions/0007): who looks without the right
 * to see members sees them only where at least the round's threshold of members wrote so. A language cannot be hidden from
 * a reader, and of the one who writes in Russian everybody knows the region.
 * @param thresholds by round
 */
export function hasCompany(
  all: readonly Spoken[],
  thresholds: ReadonlyMap<string, number>,
): (one: Omit<Spoken, 'member'>) => boolean {
  const members = new Map<string, Set<string>>();
  for (const { round, member, language, level } of all) {
    if (isNamed(level)) continue;
    const key = JSON.stringify([round, language]);
    members.set(key, (members.get(key) ?? new Set()).add(member));
  }
  return ({ round, language, level }) => {
    if (isNamed(level)) return true;
    const many = members.get(JSON.stringify([round, language]))?.size ?? 0;
    return many >= (thresholds.get(round) ?? Number.POSITIVE_INFINITY);
  };
}

function isNamed(level: Attribution): boolean {
  return level === 'attributed' || level === 'country';
}
