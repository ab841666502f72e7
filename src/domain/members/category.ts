import { CATEGORIES, type Category } from '../vocabulary.ts';

/** Days are ISO dates ("2026-11-24"), which compare as text. */
export interface Validity {
  /** The first day on which it holds; null: since before anything we record. */
  readonly validFrom: string | null;
  /** The first day on which it holds no more; null: no end is known. */
  readonly validTo: string | null;
}

/** A category that a country holds for a time, as a list edition says it. */
export interface CategorySpell extends Validity {
  readonly category: Category;
}

/** What staff say instead, with a reason kept beside it. */
export interface CategoryOverride extends Validity {
  readonly category: Category;
  readonly holds: boolean;
  readonly createdAt: number; // epoch ms
}

export interface CategoryHistory {
  readonly spells: readonly CategorySpell[];
  readonly overrides: readonly CategoryOverride[];
}

function covers({ validFrom, validTo }: Validity, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
}

/** The categories that a country holds on a day, in the order of the vocabulary. */
export function categoriesOn(day: string, history: CategoryHistory): readonly Category[] {
  return CATEGORIES.filter((category) => holdsOn(day, category, history));
}

/**
 * The newest override that covers the day decides; without one, the lists do.
 *
 * "Developing" follows footnote 1 of Resolution 68 (Rev. Hammamet, 2016): it *includes* the least developed
 * countries, small island developing States, landlocked developing countries and countries with economies in
 * transition. So any of the four makes a country developing, and the general class is wider than they are: who
 * leaves the list of least developed countries stays developing while in that class or in another of the four.
 */
export function holdsOn(day: string, category: Category, history: CategoryHistory): boolean {
  const said = newestOverride(day, category, history.overrides);
  if (said !== undefined) return said.holds;
  const listed = history.spells.some((spell) => spell.category === category && covers(spell, day));
  if (listed || category !== 'developing') return listed;
  return CATEGORIES.some((other) => other !== 'developing' && holdsOn(day, other, history));
}

function newestOverride(
  day: string,
  category: Category,
  overrides: readonly CategoryOverride[],
): CategoryOverride | undefined {
  return overrides
    .filter((said) => said.category === category && covers(said, day))
    .reduce<CategoryOverride | undefined>(
      (newest, said) =>
        newest === undefined || said.createdAt >= newest.createdAt ? said : newest,
      undefined,
    );
}
