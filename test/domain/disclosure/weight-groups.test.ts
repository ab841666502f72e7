import { describe, expect, it } from 'vitest';
import { weightGroups } from '../../../src/domain/disclosure/weight-groups.ts';

describe('weightGroups', () => {
  it('puts the hidden regions together with all their weight', () => {
    const groups = [
      { name: 'AFR', ballots: 9 },
      { name: 'ARB', ballots: 2 },
      { name: 'CIS', ballots: 4 },
      { name: 'EUR', ballots: 0 },
    ];
    expect(weightGroups(groups, ['AFR'])).toEqual([
      { members: ['AFR'], ballots: 9, weight: 1 },
      { members: ['ARB', 'CIS'], ballots: 6, weight: 2 },
    ]);
  });

  it('puts one or two ballots with more than half of the weight together with the next smallest', () => {
    const groups = [
      { name: 'AFR', ballots: 9, weight: 1 },
      { name: 'ARB', ballots: 2, weight: 5 },
      { name: 'ASP', ballots: 7, weight: 1 },
    ];
    expect(weightGroups(groups, ['AFR', 'ARB', 'ASP'])).toEqual([
      { members: ['AFR'], ballots: 9, weight: 1 },
      { members: ['ASP', 'ARB'], ballots: 9, weight: 6 },
    ]);
  });

  it('leaves exactly half of the weight alone, and a single group as it is', () => {
    const half = [
      { name: 'AFR', ballots: 9 },
      { name: 'ARB', ballots: 1 },
    ];
    expect(weightGroups(half, ['AFR', 'ARB'])).toHaveLength(2);
    expect(weightGroups([{ name: 'ARB', ballots: 1 }], ['ARB'])).toEqual([
      { members: ['ARB'], ballots: 1, weight: 1 },
    ]);
  });
});
