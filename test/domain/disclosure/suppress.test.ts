import { describe, expect, it } from 'vitest';
import { type Cell, sizeOf } from '../../../src/domain/disclosure/population.ts';
import { disclose } from '../../../src/domain/disclosure/suppress.ts';
import type { Category, Region } from '../../../src/domain/vocabulary.ts';

const cell = (
  region: Region,
  answers: number,
  categories: readonly Category[] = [],
  guarded = answers,
): Cell => ({ region, categories, answers, guarded });

const shownRegions = (cells: readonly Cell[], threshold = 5): readonly Region[] =>
  disclose({ cells, threshold }).shown.regions;

describe('disclose', () => {
  it('shows everything when all groups are large', () => {
    const { shown, hidden } = disclose({ cells: [cell('AFR', 9), cell('ASP', 5)], threshold: 5 });
    expect(shown).toEqual({ all: true, regions: ['AFR', 'ASP'], categories: [] });
    expect(hidden).toEqual([]);
  });

  it('shows nothing at all when fewer than the threshold answered', () => {
    const { shown } = disclose({ cells: [cell('AFR', 2), cell('ASP', 2)], threshold: 5 });
    expect(shown).toEqual({ all: false, regions: [], categories: [] });
  });

  it('hides the next smallest region with a single small one, or the total would give it away', () => {
    const cells = [cell('AFR', 20), cell('AMS', 8), cell('ARB', 2), cell('ASP', 9)];
    expect(shownRegions(cells)).toEqual(['AFR', 'ASP']);
    const { hidden } = disclose({ cells, threshold: 5 });
    expect(hidden).toEqual([
      { group: 'ARB', reason: 'small' },
      { group: 'AMS', reason: 'complementary' },
    ]);
  });

  it('hides no third region when two small ones reach the threshold together', () => {
    expect(shownRegions([cell('AFR', 20), cell('AMS', 3), cell('ARB', 2)])).toEqual(['AFR']);
  });

  it('hides a third when they do not', () => {
    const cells = [cell('AFR', 20), cell('AMS', 2), cell('ARB', 2), cell('ASP', 9)];
    expect(shownRegions(cells)).toEqual(['AFR']);
  });

  it('counts a region without answers neither as shown nor as hidden cover', () => {
    const cells = [cell('AFR', 20), cell('ARB', 2), cell('EUR', 0)];
    expect(shownRegions(cells)).toEqual([]);
  });

  it('does not let answers that are known one by one cover a guarded one', () => {
    // ten answers in ARB, nine of them with the member's name: the tenth would be what is left
    const cells = [cell('AFR', 20), cell('ARB', 10, [], 1), cell('ASP', 9)];
    expect(shownRegions(cells)).toEqual(['AFR']);
  });

  it('never goes below the floor, whatever a round says', () => {
    expect(shownRegions([cell('AFR', 20), cell('ARB', 2)], 1)).toEqual([]);
    expect(shownRegions([cell('AFR', 20), cell('ARB', 3), cell('ASP', 3)], 1)).toEqual([
      'AFR',
      'ARB',
      'ASP',
    ]);
  });

  it('hides a category that differs from a region by a few members', () => {
    // all of AFR but two are LDC, and no LDC is elsewhere: AFR minus LDC would be those two
    const cells = [cell('AFR', 8, ['ldc']), cell('AFR', 2), cell('ASP', 9)];
    const { shown, hidden } = disclose({ cells, threshold: 5 });
    expect(shown.regions).toEqual(['AFR', 'ASP']);
    expect(shown.categories).toEqual([]);
    expect(hidden).toEqual([{ group: 'ldc', reason: 'overlap' }]);
  });

  it('shows overlapping categories when nothing small can be worked out', () => {
    const cells = [
      cell('AFR', 9, ['developing', 'ldc']),
      cell('AFR', 7, ['developing']),
      cell('ASP', 6, ['developing', 'ldc', 'sids']),
      cell('ASP', 8, ['developing']),
    ];
    const { shown } = disclose({ cells, threshold: 5 });
    expect(shown.categories).toEqual(['developing', 'ldc', 'sids']);
  });

  it('shows no group that the round as a whole hides', () => {
    const within = { all: true, regions: ['AFR' as const], categories: [] };
    const cells = [cell('AFR', 9), cell('ASP', 9), cell('ARB', 9, ['ldc'])];
    const { shown } = disclose({ cells, threshold: 5, within });
    expect(shown).toEqual(within);
  });

  it('breaks a question that was asked of some only down by all groups of the round or by none', () => {
    const within = { all: true, regions: ['AFR' as const, 'ASP' as const], categories: [] };
    const cells = [cell('AFR', 9), cell('ASP', 3), cell('ARB', 9)];
    const { shown, hidden } = disclose({ cells, threshold: 5, within, whole: true });
    expect(shown).toEqual({ all: true, regions: [], categories: [] });
    expect(hidden.map(({ reason }) => reason)).toContain('branch');
  });

  it('adds up sizes by group', () => {
    const cells = [cell('AFR', 4, ['ldc'], 3), cell('ASP', 2, ['ldc'], 1)];
    expect(sizeOf(cells, 'ldc')).toEqual({ answers: 6, guarded: 4 });
    expect(sizeOf(cells, 'AFR')).toEqual({ answers: 4, guarded: 3 });
  });
});
