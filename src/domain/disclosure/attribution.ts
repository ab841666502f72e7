import { ATTRIBUTIONS, type Attribution } from '../vocabulary.ts';

/** The narrowest of several levels: what is printed together is shown no wider than its most guarded part. */
export function narrowest(levels: readonly Attribution[]): Attribution {
  const widths = levels.map((level) => ATTRIBUTIONS.indexOf(level));
  return ATTRIBUTIONS[Math.max(...widths)] ?? 'none';
}
