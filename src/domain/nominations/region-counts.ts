import { cellsOf } from '../disclosure/population.ts';
import { disclose } from '../disclosure/suppress.ts';
import { REGIONS, type Region } from '../vocabulary.ts';

export interface RegionCount {
  readonly region: Region;
  /** Null: too few to be told apart from one another. */
  readonly nominated: number | null;
}

/**
 * How many were nominated from each region. Who nominated is nobody's to tell ("none"), so whoever may not see members is told a
 * region only as 0007 allows: with enough nominations, and such that no smaller region can be worked out.
 * @param threshold null: for whoever sees members
 */
export function regionCounts(
  nominators: readonly { readonly region: Region }[],
  threshold: number | null,
): readonly RegionCount[] {
  const cells = cellsOf(
    nominators.map(({ region }) => ({ region, categories: [], level: 'none' as const })),
  );
  const told = threshold === null ? REGIONS : disclose({ cells, threshold }).shown.regions;
  return REGIONS.map((region) => ({
    region,
    nominated: told.includes(region)
      ? nominators.filter((one) => one.region === region).length
      : null,
  }));
}
