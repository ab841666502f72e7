import { describe, expect, it } from 'vitest';
import { type AddresseeCount, gaps, rates } from '../../../src/domain/agenda/participation.ts';
import type { Category, Region, ResponseStatus } from '../../../src/domain/vocabulary.ts';

const row = (
  region: Region,
  status: ResponseStatus,
  count: number,
  categories: readonly Category[] = ['developing'],
): AddresseeCount => ({ region, status, count, categories, late: false });

describe('rates', () => {
  it('has six regions even if nobody was asked in some', () => {
    const { regions, total } = rates([row('AFR', 'submitted', 2), row('AFR', 'not-started', 1)]);
    expect(Object.keys(regions)).toEqual(['AFR', 'AMS', 'ARB', 'ASP', 'CIS', 'EUR']);
    expect(regions.EUR.addressed).toBe(0);
    expect(total).toEqual({
      addressed: 3,
      submitted: 2,
      late: 0,
      partial: 0,
      declined: 0,
      silent: 1,
    });
  });
});

describe('gaps', () => {
  it('tells of a silent region once, and of a silent category within a region that spoke', () => {
    const counts = [
      row('AFR', 'submitted', 3),
      row('ASP', 'submitted', 2),
      row('ASP', 'not-started', 4, ['developing', 'sids']),
      row('AMS', 'submitted', 1, ['developing', 'sids']),
      row('CIS', 'declined', 2, ['developing', 'eit']),
    ];
    expect(gaps(counts)).toEqual([
      { region: 'CIS', category: null, addressed: 2 },
      { region: null, category: 'eit', addressed: 2 },
      { region: 'ASP', category: 'sids', addressed: 4 },
    ]);
  });

  it('is empty when everybody who was asked is heard, and says nothing of who was not asked', () => {
    expect(gaps([row('AFR', 'submitted', 1)])).toEqual([]);
  });
});
