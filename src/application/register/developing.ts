import { holdsOn } from '../../domain/members/category.ts';
import type { MemberRows } from '../members/rows.ts';

export type CategoryRows = Pick<MemberRows, 'spells' | 'overrides'>;

/** Which countries are developing on a day, by the lists and what staff say instead. */
export async function developingOn(
  members: CategoryRows,
  day: string,
): Promise<(countryIso2: string) => boolean> {
  const [spells, overrides] = [await members.spells(), await members.overrides()];
  return (country) =>
    holdsOn(day, 'developing', {
      spells: spells.filter(({ countryIso2 }) => countryIso2 === country),
      overrides: overrides.filter(({ countryIso2 }) => countryIso2 === country),
    });
}
