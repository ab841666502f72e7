import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CategoryHistory,
  type CategoryOverride,
  type CategorySpell,
  categoriesOn,
  holdsOn,
} from '../../../src/domain/members/category.ts';
import { CATEGORIES, type Category, REGIONS, type Region } from '../../../src/domain/vocabulary.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../data/reference/${name}`, import.meta.url), 'utf8'));
const countries: { iso2: string; region: Region; membership: string }[] = read('countries.json');
const spells: (CategorySpell & { countryIso2: string; review: string | null })[] =
  read('category-spells.json');

const historyOf = (iso2: string): CategoryHistory => ({
  spells: spells.filter(({ countryIso2 }) => countryIso2 === iso2),
  overrides: [],
});
const on = (day: string, iso2: string) => categoriesOn(day, historyOf(iso2));

function spell(category: Category, validFrom: string | null, validTo: string | null) {
  return { category, validFrom, validTo };
}
function override(holds: boolean, createdAt: number, more: Partial<CategoryOverride> = {}) {
  const base = { category: 'ldc' as Category, validFrom: null, validTo: null };
  return { ...base, ...more, holds, createdAt };
}

describe('a category on a day', () => {
  it('holds from its first day on, and no more on its last', () => {
    const history = { spells: [spell('lldc', '2020-01-01', '2021-01-01')], overrides: [] };
    const holds = (day: string) => holdsOn(day, 'lldc', history);
    expect(['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'].map(holds)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('is what the newest override that covers the day says', () => {
    const history = {
      spells: [spell('ldc', null, null)],
      overrides: [
        override(false, 1),
        override(true, 3, { validFrom: '2026-06-01', validTo: '2026-07-01' }),
        override(false, 2, { validFrom: '2026-06-01' }),
      ],
    };
    expect(holdsOn('2026-05-31', 'ldc', history)).toBe(false);
    expect(holdsOn('2026-06-15', 'ldc', history)).toBe(true);
    expect(holdsOn('2026-07-01', 'ldc', history)).toBe(false);
  });

  it('comes from the lists where no override covers the day', () => {
    const history = {
      spells: [spell('ldc', null, null)],
      overrides: [override(false, 1, { validTo: '2026-01-01' })],
    };
    expect(holdsOn('2026-01-01', 'ldc', history)).toBe(true);
  });
});

describe('developing (Res. 68, footnote 1)', () => {
  it.each(['ldc', 'lldc', 'sids', 'eit'] as const)('includes every country in %s', (category) => {
    const history = { spells: [spell(category, null, null)], overrides: [] };
    expect(categoriesOn('2026-11-23', history)).toEqual(['developing', category]);
  });

  it('is wider than the four', () => {
    const history = { spells: [spell('developing', null, null)], overrides: [] };
    expect(categoriesOn('2026-11-23', history)).toEqual(['developing']);
  });

  it('ends with the last of the four for a country outside the general class', () => {
    const history = { spells: [spell('eit', null, '2026-11-24')], overrides: [] };
    expect(categoriesOn('2026-11-23', history)).toEqual(['developing', 'eit']);
    expect(categoriesOn('2026-11-24', history)).toEqual([]);
  });

  it('follows an override of one of the four', () => {
    const history = { spells: [], overrides: [override(true, 1, { category: 'sids' })] };
    expect(categoriesOn('2026-11-23', history)).toEqual(['developing', 'sids']);
  });

  it('can itself be overridden, whatever the four say', () => {
    const overrides = [override(false, 1, { category: 'developing' })];
    const history = { spells: [spell('sids', null, null)], overrides };
    expect(categoriesOn('2026-11-23', history)).toEqual(['sids']);
  });

  it('holds whenever one of the four does, and nobody says otherwise', () => {
    const day = fc.constantFrom(null, '2026-01-01', '2026-11-24', '2027-01-01');
    const spellsOf = fc.array(
      fc.record({ category: fc.constantFrom(...CATEGORIES), validFrom: day, validTo: day }),
    );
    fc.assert(
      fc.property(
        spellsOf,
        fc.constantFrom('2025-12-31', '2026-11-24', '2028-01-01'),
        (all, at) => {
          const held = categoriesOn(at, { spells: all, overrides: [] });
          return held.length === 0 || held.includes('developing');
        },
      ),
    );
  });
});

describe('the reference data', () => {
  const states = countries.filter(({ membership }) => membership === 'member-state');

  it.each([
    ['AFR', 44, [44, 27, 16, 5, 0]],
    ['AMS', 35, [33, 1, 2, 16, 0]],
    ['ARB', 21, [21, 6, 0, 1, 0]],
    ['ASP', 39, [35, 10, 5, 15, 0]],
    ['CIS', 9, [9, 0, 7, 0, 9]],
    ['EUR', 46, [9, 0, 2, 0, 8]],
  ] as const)('counts %s as the lists did on 23 November 2026', (region, members, counts) => {
    const inRegion = states.filter((country) => country.region === region);
    const held = inRegion.map(({ iso2 }) => on('2026-11-23', iso2));
    expect(inRegion).toHaveLength(members);
    expect(
      CATEGORIES.map((category) => held.filter((all) => all.includes(category)).length),
    ).toEqual(counts);
  });

  it('has 194 Member States, 151 of them developing, before and after the three exits', () => {
    expect(states).toHaveLength(194);
    expect(new Set(states.map(({ region }) => region))).toEqual(new Set(REGIONS));
    for (const day of ['2026-11-23', '2026-11-24', '2026-11-25']) {
      expect(states.filter(({ iso2 }) => on(day, iso2).includes('developing'))).toHaveLength(151);
    }
  });

  it('has the State of Palestine as an observer of the Arab region', () => {
    const observers = countries.filter(({ membership }) => membership === 'observer');
    expect(observers).toMatchObject([{ iso2: 'PS', region: 'ARB' }]);
  });

  it.each([
    ['2026-11-23', 44, true],
    ['2026-11-24', 41, false],
    ['2026-11-25', 41, false],
  ] as const)('on %s counts %i least developed countries', (day, count, held) => {
    expect(states.filter(({ iso2 }) => on(day, iso2).includes('ldc'))).toHaveLength(count);
    for (const iso2 of ['BD', 'NP', 'LA']) expect(on(day, iso2).includes('ldc')).toBe(held);
  });

  it('keeps Nepal and Laos landlocked, and all three developing, after they leave', () => {
    expect(on('2026-11-24', 'BD')).toEqual(['developing']);
    expect(on('2026-11-24', 'NP')).toEqual(['developing', 'lldc']);
    expect(on('2026-11-24', 'LA')).toEqual(['developing', 'lldc']);
  });

  it('keeps the doubt about each of the three exits for staff to see', () => {
    const doubted = spells.filter(
      ({ category, review }) => category === 'ldc' && /DOUBT/.test(review ?? ''),
    );
    expect(doubted.map(({ countryIso2, validTo }) => [countryIso2, validTo])).toEqual([
      ['BD', '2026-11-24'],
      ['LA', '2026-11-24'],
      ['NP', '2026-11-24'],
    ]);
  });

  it('knows the exits that are past', () => {
    expect(on('2023-12-12', 'BT')).toContain('ldc');
    expect(on('2023-12-13', 'BT')).not.toContain('ldc');
    expect(on('2020-12-04', 'VU')).not.toContain('ldc');
    expect(on('2024-12-13', 'ST')).not.toContain('ldc');
  });

  it('counts economies in transition that statistics call developed', () => {
    for (const iso2 of ['AL', 'BY', 'RS', 'RU', 'UA']) {
      expect(on('2026-11-23', iso2)).toEqual(['developing', 'eit']);
    }
  });
});
