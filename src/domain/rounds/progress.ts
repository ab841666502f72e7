import {
  CATEGORIES,
  type Category,
  REGIONS,
  RESPONSE_STATUSES,
  type Region,
  type ResponseStatus,
} from '../vocabulary.ts';

/** One addressee, as far as counting goes. */
export interface Counted {
  readonly region: Region;
  readonly categories: readonly Category[];
  readonly status: ResponseStatus;
}

export type StatusCounts = Readonly<Record<ResponseStatus, number>>;

export interface Progress {
  readonly asked: number;
  readonly byStatus: StatusCounts;
  readonly byRegion: readonly { readonly region: Region; readonly counts: StatusCounts }[];
  readonly byCategory: readonly { readonly category: Category; readonly counts: StatusCounts }[];
  /** Of whom something was asked and nothing has come yet: "no SIDS of Asia-Pacific". */
  readonly gaps: readonly { readonly region: Region; readonly category: Category }[];
}

/** Where a round stands. Every figure's denominator is the frozen list of addressees, never today's categories. */
export function progressOf(addressees: readonly Counted[]): Progress {
  const inRegion = (region: Region) => addressees.filter((one) => one.region === region);
  const ofCategory = (among: readonly Counted[], category: Category) =>
    among.filter(({ categories }) => categories.includes(category));
  const isGap = (among: readonly Counted[]) =>
    among.length > 0 && among.every(({ status }) => status !== 'submitted');
  return {
    asked: addressees.length,
    byStatus: countStatuses(addressees),
    byRegion: REGIONS.map((region) => ({ region, counts: countStatuses(inRegion(region)) })),
    byCategory: CATEGORIES.map((category) => ({
      category,
      counts: countStatuses(ofCategory(addressees, category)),
    })),
    gaps: REGIONS.flatMap((region) =>
      CATEGORIES.filter((category) => isGap(ofCategory(inRegion(region), category))).map(
        (category) => ({ region, category }),
      ),
    ),
  };
}

function countStatuses(addressees: readonly Counted[]): StatusCounts {
  const counts = Object.fromEntries(RESPONSE_STATUSES.map((status) => [status, 0]));
  for (const { status } of addressees) counts[status] = (counts[status] ?? 0) + 1;
  return counts as StatusCounts;
}
