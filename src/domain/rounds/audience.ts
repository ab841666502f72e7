import type { Category, MemberKind, Region } from '../vocabulary.ts';

/** Whom a round asks. Members are picked on the day it opens, by the categories they hold on that day. */
export interface Audience {
  readonly kinds: readonly MemberKind[];
  /** Any one of these is enough; empty: whatever the category. */
  readonly categories: readonly Category[];
  /** BDT regions; absent: all. */
  readonly regions?: readonly Region[];
  /** ISO 3166 two-letter codes; absent: all countries. */
  readonly countries?: readonly string[];
}

/** Res. 68, resolves 2: the developing countries' administrations. */
export const DEFAULT_AUDIENCE: Audience = { kinds: ['member-state'], categories: ['developing'] };

export function isInAudience(
  member: { readonly kind: MemberKind; readonly region: Region; readonly countryIso2: string },
  categories: readonly Category[],
  audience: Audience,
): boolean {
  const hasCategory =
    audience.categories.length === 0 ||
    audience.categories.some((category) => categories.includes(category));
  const isThere =
    (audience.regions?.includes(member.region) ?? true) &&
    (audience.countries?.includes(member.countryIso2) ?? true);
  return audience.kinds.includes(member.kind) && hasCategory && isThere;
}
