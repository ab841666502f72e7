/** Where a conclusion can go (Res. 68, resolves 6): the advisory group, or a study group of the study period. */
export const ADVISORY_GROUP = 'TSAG';

/** "sg 17", "SG17" or "tsag" as it is written; undefined when the period has no such group. */
export function bodyNamed(text: string, studyGroups: readonly string[]): string | undefined {
  const name = text.replace(/\s/g, '').toUpperCase();
  return bodies(studyGroups).find((body) => body === name);
}

/** All of them, the advisory group first. */
export function bodies(studyGroups: readonly string[]): readonly string[] {
  return [ADVISORY_GROUP, ...studyGroups.map((number) => `SG${number}`)];
}
