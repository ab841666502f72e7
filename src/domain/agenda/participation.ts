import {
  CATEGORIES,
  type Category,
  REGIONS,
  type Region,
  type ResponseStatus,
} from '../vocabulary.ts';
import type { Gap, Rate } from './content.ts';

/** Addressees of the frozen list, counted. */
export interface AddresseeCount {
  readonly region: Region;
  readonly categories: readonly Category[];
  readonly status: ResponseStatus;
  readonly late: boolean;
  readonly count: number;
}

export interface Rates {
  readonly total: Rate;
  readonly regions: Readonly<Record<Region, Rate>>;
  readonly categories: Readonly<Record<Category, Rate>>;
}

/**
 * Response rates over the frozen list. Who was asked is public (a circular names them) and so is whether a member has
 * replied; what it said is not. That is why these counts are never hidden, and content is.
 */
export function rates(counts: readonly AddresseeCount[]): Rates {
  const of = (chosen: readonly AddresseeCount[]): Rate => {
    const sum = (test: (row: AddresseeCount) => boolean): number =>
      chosen.filter(test).reduce((total, row) => total + row.count, 0);
    return {
      addressed: sum(() => true),
      submitted: sum((row) => row.status === 'submitted'),
      late: sum((row) => row.status === 'submitted' && row.late),
      partial: sum((row) => row.status === 'partial'),
      declined: sum((row) => row.status === 'declined'),
      silent: sum((row) => row.status === 'not-started'),
    };
  };
  return {
    total: of(counts),
    regions: record(REGIONS, (region) => of(counts.filter((row) => row.region === region))),
    categories: record(CATEGORIES, (category) =>
      of(counts.filter((row) => row.categories.includes(category))),
    ),
  };
}

/**
 * Where members were asked and none has submitted: a region, a category, or a category within a region; the widest
 * only (a silent region is told once, not again for each of its categories).
 */
export function gaps(counts: readonly AddresseeCount[]): Gap[] {
  const all = rates(counts);
  const silent = (rate: Rate): boolean => rate.addressed > 0 && rate.submitted === 0;
  const regions = REGIONS.filter((region) => silent(all.regions[region]));
  const categories = CATEGORIES.filter((category) => silent(all.categories[category]));
  const pairs = REGIONS.filter((region) => !regions.includes(region)).flatMap((region) => {
    const here = rates(counts.filter((row) => row.region === region));
    return CATEGORIES.filter(
      (category) => !categories.includes(category) && silent(here.categories[category]),
    ).map((category) => ({ region, category, addressed: here.categories[category].addressed }));
  });
  return [
    ...regions.map((region) => ({
      region,
      category: null,
      addressed: all.regions[region].addressed,
    })),
    ...categories.map((category) => ({
      region: null,
      category,
      addressed: all.categories[category].addressed,
    })),
    ...pairs,
  ];
}

function record<Key extends string, Value>(
  keys: readonly Key[],
  value: (key: Key) => Value,
): Record<Key, Value> {
  const entries = keys.map((key) => [key, value(key)] as const);
  return Object.fromEntries(entries) as Record<Key, Value>;
}
