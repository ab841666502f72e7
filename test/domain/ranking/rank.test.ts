import { describe, expect, it } from 'vitest';
import { fractionText } from '../../../src/domain/ranking/fraction.ts';
import { type Ranking, rank } from '../../../src/domain/ranking/rank.ts';
import { ballots } from './ballots.ts';

const equal = { kind: 'equal' } as const;
const points = ({ items }: Ranking): Record<string, string> =>
  Object.fromEntries(items.map((item) => [item.option, fractionText(item.points)]));
const places = ({ items }: Ranking): Record<string, number> =>
  Object.fromEntries(items.map((item) => [item.option, item.place]));

describe('averaged Borda', () => {
  it('gives the points of the textbook example, the capital of Tennessee', () => {
    const text =
      '42 memphis>nashville>chattanooga>knoxville\n26 nashville>chattanooga>knoxville>memphis\n' +
      '15 chattanooga>knoxville>nashville>memphis\n17 knoxville>chattanooga>nashville>memphis';
    const options = ['memphis', 'nashville', 'knoxville', 'chattanooga'];
    const ranking = rank({ options, ballots: ballots(text), weighting: equal });
    expect(points(ranking)).toEqual({
      nashville: '194',
      chattanooga: '173',
      memphis: '126',
      knoxville: '107',
    });
    expect(ranking.items.map((item) => item.option)).toEqual([
      'nashville',
      'chattanooga',
      'memphis',
      'knoxville',
    ]);
  });

  it('shares the left-over places among the unranked and the middle of their places among the tied', () => {
    const ranking = rank({ options: [...'abcde'], ballots: ballots('1 a=b>c'), weighting: equal });
    // places 1 and 2 -> 3.5 points each; place 3 -> 2; places 4 and 5 -> 0.5 each: 10 in all, as for any ballot
    expect(points(ranking)).toEqual({ a: '7/2', b: '7/2', c: '2', d: '1/2', e: '1/2' });
  });

  it('counts an empty ballot as none', () => {
    const ranking = rank({ options: ['a', 'b'], ballots: ballots('1 a\n3 '), weighting: equal });
    expect(ranking.ballots).toBe(1);
    expect(rank({ options: ['a', 'b'], ballots: [], weighting: equal }).items[0]?.place).toBe(1);
  });

  it('prints who ranked it, first places and the share of the maximum', () => {
    const ranking = rank({ options: [...'abc'], ballots: ballots('2 a>b\n1 b'), weighting: equal });
    const [first, second] = ranking.items;
    expect(first).toMatchObject({ option: 'a', rankedBy: 2, firstPlaces: 2, place: 1 });
    expect(fractionText(first?.shareOfMaximum ?? { numerator: 0n, denominator: 1n })).toBe('3/4');
    expect(second).toMatchObject({ option: 'b', rankedBy: 3, firstPlaces: 1, place: 2 });
  });

  it('refuses a ballot with an unknown or repeated option', () => {
    const run = (text: string) => () =>
      rank({ options: ['a', 'b'], ballots: ballots(text), weighting: equal });
    expect(run('1 z')).toThrow(RangeError);
    expect(run('1 a>a')).toThrow(RangeError);
    expect(run('1 a=a')).toThrow(RangeError);
  });
});

describe('ties', () => {
  it('go to Schulze first', () => {
    // a and b have 4 points each; three of five ballots put a before b
    const ranking = rank({
      options: [...'abc'],
      ballots: ballots('3 a>b>c\n2 b>c>a'),
      weighting: equal,
    });
    expect(points(ranking)).toEqual({ a: '6', b: '7', c: '2' });
    const tied = rank({
      options: [...'abc'],
      ballots: ballots('2 a>b>c\n1 b>c>a'),
      weighting: equal,
    });
    expect(points(tied)).toEqual({ a: '4', b: '4', c: '1' });
    expect(places(tied)).toEqual({ a: 1, b: 2, c: 3 });
  });

  it('then to the number that ranked it at all, and are shared at last', () => {
    const more = rank({
      options: [...'abcd'],
      ballots: ballots('1 a>b>c>d\n1 d>c>b>a'),
      weighting: equal,
    });
    expect(places(more)).toEqual({ a: 1, b: 1, c: 1, d: 1 });
    expect(more.items.every((item) => item.shared)).toBe(true);
    // b and c have 2.5 points each and share Schulze's second place; two ballots rank b, one ranks c
    const ranked = rank({
      options: [...'abc'],
      ballots: ballots('1 a\n1 a>b\n1 c>b'),
      weighting: equal,
    });
    expect(ranked.items).toMatchObject([
      { option: 'a', place: 1 },
      { option: 'b', place: 2, rankedBy: 2, schulzePlace: 2 },
      { option: 'c', place: 3, rankedBy: 1, schulzePlace: 2 },
    ]);
    expect(points(ranked)).toMatchObject({ b: '5/2', c: '5/2' });
  });
});

describe('balanced groups', () => {
  it('gives each group the same weight, exactly', () => {
    const three = [...ballots('3 a>b', 'AFR'), ...ballots('1 b>a', 'ASP')];
    const ranking = rank({ options: ['a', 'b'], ballots: three, weighting: { kind: 'balanced' } });
    // 3 * (1/3) is exactly 1: a tie that floating point would miss
    expect(points(ranking)).toEqual({ a: '1', b: '1' });
    expect(places(ranking)).toEqual({ a: 1, b: 1 });
  });

  it('takes set weights', () => {
    const ranking = rank({
      options: ['a', 'b'],
      ballots: [...ballots('7 a>b', 'AFR'), ...ballots('2 b>a', 'ASP')],
      weighting: { kind: 'balanced', weights: { AFR: 1, ASP: 3 } },
    });
    expect(points(ranking)).toEqual({ b: '3', a: '1' });
  });
});
