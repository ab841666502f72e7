import { CATEGORIES, REGIONS, type Region } from '../vocabulary.ts';
import { smallestIsolated } from './audit.ts';
import {
  type Cell,
  type GroupKey,
  NOTHING_SHOWN,
  plus,
  type Shown,
  type Size,
  sizeOf,
} from './population.ts';

/** No figure is shown below this, whatever a round says. */
export const THRESHOLD_FLOOR = 3;

/**
 * `small`: the group itself is below the threshold. `complementary`: without hiding it a smaller one could be worked
 * out. `overlap`: together with other groups it would isolate a few answers. `branch`: the question was asked of some
 * only, so that showing fewer groups than elsewhere would tell how a small group answered the question before.
 */
export type HidingReason = 'small' | 'complementary' | 'overlap' | 'branch';

export interface Hidden {
  readonly group: GroupKey;
  readonly reason: HidingReason;
}

export interface Disclosure {
  readonly shown: Shown;
  /** For staff: the reasons tell more than the figures do. Empty groups are not listed. */
  readonly hidden: readonly Hidden[];
}

/** At least `threshold` answers, and the guarded among them none or at least `threshold`. */
export function isSafe(size: Size, threshold: number): boolean {
  return size.answers >= threshold && (size.guarded === 0 || size.guarded >= threshold);
}

/**
 * Decides for which groups the figures of one question may be shown. Ladder: region, then all members together, then
 * nothing. Regions below the threshold are hidden, then the next smallest until at least two are hidden with at
 * least `threshold` answers; then each category is shown only if no combination of all that is shown isolates fewer
 * than `threshold` guarded answers.
 * `within` limits the groups (a question never shows a group that the round as a whole does not show); `whole`: all
 * of them or none.
 */
export function disclose(input: {
  readonly cells: readonly Cell[];
  readonly threshold: number;
  readonly within?: Shown;
  readonly whole?: boolean;
}): Disclosure {
  const { cells } = input;
  const threshold = Math.max(input.threshold, THRESHOLD_FLOOR);
  const hidden: Hidden[] = [];
  if (!isSafe(sizeOf(cells, 'all'), threshold) || input.within?.all === false) {
    return { shown: NOTHING_SHOWN, hidden: [{ group: 'all', reason: 'small' }] };
  }
  const regions = shownRegions(cells, threshold, input.within?.regions ?? REGIONS, hidden);
  let shown: Shown = { all: true, regions, categories: [] };
  for (const category of CATEGORIES) {
    const size = sizeOf(cells, category);
    const wider = { ...shown, categories: [...shown.categories, category] };
    if (size.answers === 0) continue;
    if (!isSafe(size, threshold)) hidden.push({ group: category, reason: 'small' });
    else if (input.within && !input.within.categories.includes(category))
      hidden.push({ group: category, reason: 'complementary' });
    else if (smallestIsolated(cells, wider) < threshold)
      hidden.push({ group: category, reason: 'overlap' });
    else shown = wider;
  }
  return input.whole ? wholeOrNone({ shown, hidden }, input.within) : { shown, hidden };
}

function shownRegions(
  cells: readonly Cell[],
  threshold: number,
  allowed: readonly Region[],
  hidden: Hidden[],
): Region[] {
  const filled = REGIONS.map((region) => ({ region, size: sizeOf(cells, region) }))
    .filter(({ size }) => size.answers > 0)
    .sort((a, b) => a.size.answers - b.size.answers);
  const isOpen = ({ region, size }: (typeof filled)[number]): boolean =>
    allowed.includes(region) && isSafe(size, threshold);
  const closed = filled.filter((group) => !isOpen(group));
  for (const { region, size } of closed) {
    hidden.push({ group: region, reason: isSafe(size, threshold) ? 'complementary' : 'small' });
  }
  const open = filled.filter(isOpen);
  const together = (): Size =>
    closed.reduce((sum, { size }) => plus(sum, size), { answers: 0, guarded: 0 });
  while (closed.length > 0 && (closed.length < 2 || !isSafe(together(), threshold))) {
    const next = open.shift();
    if (next === undefined) break;
    closed.push(next);
    hidden.push({ group: next.region, reason: 'complementary' });
  }
  return REGIONS.filter((region) => open.some((group) => group.region === region));
}

function wholeOrNone(found: Disclosure, within: Shown | undefined): Disclosure {
  const missing = [...(within?.regions ?? []), ...(within?.categories ?? [])].filter(
    (group) =>
      !found.shown.regions.some((r) => r === group) &&
      !found.shown.categories.some((c) => c === group),
  );
  if (missing.length === 0) return found;
  const closed = [...found.shown.regions, ...found.shown.categories];
  return {
    shown: { all: true, regions: [], categories: [] },
    hidden: [...found.hidden, ...closed.map((group) => ({ group, reason: 'branch' as const }))],
  };
}
