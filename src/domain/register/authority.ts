import type { Part } from './words.ts';

/** Who may come for a seat, and on which days. Days are ISO, both ends included; null: no end is known. */
export interface Authority {
  readonly contact: string;
  readonly part: Part;
  readonly from: string;
  readonly until: string | null;
}

export function coversDay({ from, until }: Authority, day: string): boolean {
  return from <= day && (until === null || day <= until);
}

/** Authorities that hold on a day; the holder's first (Res. 68, resolves 4: a CTO, or a delegate who attends regularly). */
export function standingOn<Given extends Authority>(
  all: readonly Given[],
  day: string,
): readonly Given[] {
  const holding = all.filter((one) => coversDay(one, day));
  return [...holding.filter(isHolder), ...holding.filter((one) => !isHolder(one))];
}

/** As what this contact may come on a day; undefined: without authority. A holder who is also named as alternate is the holder. */
export function partOn(all: readonly Authority[], contact: string, day: string): Part | undefined {
  return standingOn(all, day).find((one) => one.contact === contact)?.part;
}

/** Who may be sent in somebody's place: the alternates of a day, but for who asks. */
export function alternatesOn<Given extends Authority>(
  all: readonly Given[],
  day: string,
  besides: string,
): readonly Given[] {
  const standing = standingOn(all, day);
  return standing.filter(
    (one) => one.contact !== besides && partOn(standing, one.contact, day) === 'alternate',
  );
}

function isHolder({ part }: Authority): boolean {
  return part === 'holder';
}

/** Whether two spans share a day. */
export function overlap(
  one: Pick<Authority, 'from' | 'until'>,
  other: Pick<Authority, 'from' | 'until'>,
): boolean {
  return (
    (one.until === null || other.from <= one.until) &&
    (other.until === null || one.from <= other.until)
  );
}
