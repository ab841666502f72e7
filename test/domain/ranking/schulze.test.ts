import { describe, expect, it } from 'vitest';
import { countBallot } from '../../../src/domain/ranking/ballot.ts';
import { rank } from '../../../src/domain/ranking/rank.ts';
import { schulzePlaces, strongestPaths } from '../../../src/domain/ranking/schulze.ts';
import { combine, emptyTally, withBallot } from '../../../src/domain/ranking/tally.ts';
import { ballots } from './ballots.ts';

const order = (options: string, text: string): string => {
  const { items } = rank({
    options: [...options],
    ballots: ballots(text),
    weighting: { kind: 'equal' },
  });
  const byPlace = new Map<number, string[]>();
  for (const { option, schulzePlace } of items) {
    byPlace.set(schulzePlace, [...(byPlace.get(schulzePlace) ?? []), option].sort());
  }
  return [...byPlace]
    .sort(([a], [b]) => a - b)
    .map(([, tied]) => tied.join('='))
    .join('>');
};

const winners = (options: string, text: string): string => order(options, text).split('>')[0] ?? '';

/** M. Schulze, arXiv 1804.02973, section 3: ballots and winners of its examples. */
describe("Schulze's own examples", () => {
  it('1: d', () => {
    const text = '8 a>c>d>b\n2 b>a>d>c\n4 c>d>b>a\n4 d>b>a>c\n3 d>c>b>a';
    expect(winners('abcd', text)).toBe('d');
  });
  it('2: c', () => {
    const text = '3 a>c>d>b\n9 b>a>c>d\n8 c>d>a>b\n5 d>a>b>c\n5 d>b>c>a';
    expect(winners('abcd', text)).toBe('c');
  });
  it('3: e, then a, c, b, d', () => {
    const text = `5 a>c>b>e>d\n5 a>d>e>c>b\n8 b>e>d>a>c\n3 c>a>b>e>d
      7 c>a>e>b>d\n2 c>b>a>d>e\n7 d>c>e>b>a\n8 e>b>a>d>c`;
    expect(order('abcde', text)).toBe('e>a>c>b>d');
  });
  it('4: b and d share the first place', () => {
    expect(winners('abcd', '3 a>b>c>d\n2 c>b>d>a\n2 d>a>b>c\n2 d>b>c>a')).toBe('b=d');
  });
  it('5: d, then a and b together, then c', () => {
    const text = '12 a>b>c>d\n6 a>d>b>c\n9 b>c>d>a\n15 c>d>a>b\n21 d>b>a>c';
    expect(order('abcd', text)).toBe('d>a=b>c');
  });
  it('6: a and d share the first place', () => {
    expect(winners('abcd', '6 a>c>d\n1 b>a>d\n3 c>b>d\n3 d>b>a\n2 d>c>b')).toBe('a=d');
  });
  it('7: two more ballots that put a first make d win', () => {
    const text = `3 a>d>e>b>c>f\n3 b>f>e>c>d>a\n4 c>a>b>f>d>e\n1 d>b>c>e>f>a
      4 d>e>f>a>b>c\n2 e>c>b>d>f>a\n2 f>a>c>d>b>e`;
    expect(winners('abcdef', text)).toBe('a');
    expect(winners('abcdef', `${text}\n2 a>e>f>c>b>d`)).toBe('d');
  });
  it('10: with ties and partial ballots, by winning votes d', () => {
    const text = `6 a>b>c>d\n8 a=b\n8 a=c\n18 a=c>d\n8 a=c=d\n40 b\n4 c>b>d\n9 c>d>a
      8 c=d\n14 d>a>b\n11 d>b>c\n4 d>c>a`;
    expect(winners('abcd', text)).toBe('d');
  });
});

describe('strongest paths', () => {
  it('are those that example 3 prints', () => {
    const text = `5 a>c>b>e>d\n5 a>d>e>c>b\n8 b>e>d>a>c\n3 c>a>b>e>d
      7 c>a>e>b>d\n2 c>b>a>d>e\n7 d>c>e>b>a\n8 e>b>a>d>c`;
    const tally = ballots(text).reduce(
      (sum, ballot) => withBallot(sum, countBallot([...'abcde'], ballot.places), 1),
      emptyTally(5),
    );
    const { wins } = combine(new Map([['all', tally]]), { kind: 'equal' }, 5);
    expect(strongestPaths(wins).map((row) => row.map(Number))).toEqual([
      [0, 28, 28, 30, 24],
      [25, 0, 28, 33, 24],
      [25, 29, 0, 29, 24],
      [25, 28, 28, 0, 24],
      [25, 28, 28, 31, 0],
    ]);
  });

  it('order the published tally of the Debian leader election of 2002 as it was declared', () => {
    // https://www.debian.org/vote/2002/vote_0001: Robinson, Hertzog, Garbee, none of the above. Garbee won.
    const wins = [
      [0, 255, 178, 385],
      [199, 0, 134, 406],
      [291, 327, 0, 443],
      [68, 50, 18, 0],
    ];
    expect(schulzePlaces(wins.map((row) => row.map(BigInt)))).toEqual([2, 3, 1, 4]);
  });
});
