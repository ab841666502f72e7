import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ballot } from '../../../src/domain/ranking/ballot.ts';
import { type BallotBox, openBox } from '../../../src/domain/ranking/ballot-box.ts';
import {
  type RankedOption,
  type Ranking,
  rank,
  rankBoxes,
} from '../../../src/domain/ranking/rank.ts';
import type { Weighting } from '../../../src/domain/ranking/tally.ts';
import { anyBallot, anyBallots, OPTIONS } from './ballots.ts';

const RUNS = { numRuns: 300 };
const options: string[] = [...OPTIONS];
const weightings: fc.Arbitrary<Weighting> = fc.constantFrom(
  { kind: 'equal' },
  { kind: 'balanced' },
  { kind: 'balanced', weights: { AFR: 2, ASP: 1, ARB: 3 } },
);

const of = (ballots: readonly Ballot[], weighting: Weighting): Ranking =>
  rank({ options, ballots, weighting });
const table = <Value>(ranking: Ranking, pick: (item: RankedOption) => Value) =>
  new Map(ranking.items.map((item) => [item.option, pick(item)]));

describe('the ranking', { timeout: 120_000 }, () => {
  it('does not depend on the order of the ballots (anonymity)', () => {
    fc.assert(
      fc.property(
        anyBallots.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        weightings,
        ([list, shuffled], weighting) => {
          expect(of(shuffled, weighting)).toEqual(of(list, weighting));
        },
      ),
      RUNS,
    );
  });

  it('does not depend on names or on the order in which options are offered (neutrality)', () => {
    fc.assert(
      fc.property(
        anyBallots,
        weightings,
        fc.shuffledSubarray(options, { minLength: options.length }),
        (list, weighting, renamed) => {
          const name = (option: string): string => renamed[options.indexOf(option)] ?? option;
          const moved = list.map(({ places, group }) => ({
            group,
            places: places.map((place) => place.map(name)),
          }));
          const before = table(of(list, weighting), ({ option: _, ...rest }) => rest);
          const after = table(of(moved, weighting), ({ option: _, ...rest }) => rest);
          for (const option of options) expect(after.get(name(option))).toEqual(before.get(option));
        },
      ),
      RUNS,
    );
  });

  it('gives every ballot the same points in all, exactly', () => {
    fc.assert(
      fc.property(anyBallots, (list) => {
        const ranking = of(list, { kind: 'equal' });
        const total = ranking.items.reduce(
          (sum, { points }) => sum + (points.numerator * 2n) / points.denominator,
          0n,
        );
        expect(total).toBe(BigInt(ranking.ballots * options.length * (options.length - 1)));
      }),
      RUNS,
    );
  });

  it('agrees with points counted in plain decimal fractions, one ballot at a time', () => {
    fc.assert(
      fc.property(anyBallots, (list) => {
        const plain = table(
          of(list, { kind: 'equal' }),
          ({ points }) => Number(points.numerator) / Number(points.denominator),
        );
        for (const option of options) {
          let sum = 0;
          for (const { places } of list.filter((b) => b.places.some((p) => p.length > 0))) {
            const ranked = places.flat();
            const at =
              places.find((place) => place.includes(option)) ??
              options.filter((o) => !ranked.includes(o));
            const isRanked = ranked.includes(option);
            const before = isRanked ? ranked.indexOf(at[0] ?? '') : ranked.length;
            sum += options.length - (before + 1 + before + at.length) / 2;
          }
          expect(plain.get(option)).toBe(sum);
        }
      }),
      RUNS,
    );
  });

  it('turns round when every ballot is turned round', () => {
    fc.assert(
      fc.property(anyBallots, weightings, (list, weighting) => {
        const full = list
          .filter(({ places }) => places.length > 0)
          .map(({ places, group }) => {
            const rest = options.filter((option) => !places.flat().includes(option));
            return { group, places: rest.length > 0 ? [...places, rest] : places };
          });
        const back = full.map(({ places, group }) => ({ group, places: [...places].reverse() }));
        const [one, other] = [of(full, weighting), of(back, weighting)];
        const there = table(one, ({ shareOfMaximum: s }) => s);
        const again = table(other, ({ shareOfMaximum: s }) => s);
        for (const option of options) {
          const [x, y] = [there.get(option), again.get(option)];
          if (!x || !y || full.length === 0) continue;
          expect(x.numerator * y.denominator + y.numerator * x.denominator).toBe(
            x.denominator * y.denominator,
          );
        }
      }),
      RUNS,
    );
  });

  it('never punishes an option for being moved up (monotonicity of the points)', () => {
    fc.assert(
      fc.property(anyBallots, fc.constantFrom(...options), (list, option) => {
        const raised = list.map(({ places, group }) => ({
          group,
          places: [[option], ...places.map((place) => place.filter((o) => o !== option))],
        }));
        const kept = raised.filter((_, i) => (list[i]?.places.length ?? 0) > 0);
        const before = table(of(list, { kind: 'equal' }), (item) => item.place).get(option) ?? 0;
        const after = table(of(kept, { kind: 'equal' }), (item) => item.place).get(option) ?? 0;
        expect(after).toBeLessThanOrEqual(before);
      }),
      RUNS,
    );
  });

  it('puts first what everybody puts first (unanimity), by both methods', () => {
    fc.assert(
      fc.property(fc.array(fc.shuffledSubarray(options.slice(1)), { minLength: 1 }), (orders) => {
        const list = orders.map((order) => ({
          group: 'AFR',
          places: ['a', ...order].map((option) => [option]),
        }));
        const [first, second] = of(list, { kind: 'equal' }).items;
        expect(first).toMatchObject({ option: 'a', place: 1, schulzePlace: 1, shared: false });
        expect(second?.place).toBe(2);
      }),
      RUNS,
    );
  });

  it("finds with Schulze's method the option that beats every other (Condorcet)", () => {
    fc.assert(
      fc.property(anyBallots, (list) => {
        const level = (ballot: Ballot, option: string): number => {
          const at = ballot.places.findIndex((place) => place.includes(option));
          return at < 0 ? options.length : at;
        };
        const beats = (a: string, b: string): boolean =>
          list.filter((x) => level(x, a) < level(x, b)).length >
          list.filter((x) => level(x, b) < level(x, a)).length;
        const best = options.find((a) => options.every((b) => a === b || beats(a, b)));
        if (best === undefined) return;
        const first = of(list, { kind: 'equal' }).items.filter((i) => i.schulzePlace === 1);
        expect(first.map((item) => item.option)).toEqual([best]);
      }),
      RUNS,
    );
  });

  it('shares a place only between equals, and skips the places that are shared', () => {
    fc.assert(
      fc.property(anyBallots, weightings, (list, weighting) => {
        const { items } = of(list, weighting);
        for (const item of items) {
          const above = items.filter((other) => other.place < item.place);
          expect(item.place).toBe(above.length + 1);
          for (const other of items.filter((o) => o.place === item.place)) {
            expect(other.points).toEqual(item.points);
            expect([other.schulzePlace, other.rankedBy]).toEqual([
              item.schulzePlace,
              item.rankedBy,
            ]);
          }
        }
      }),
      RUNS,
    );
  });
});

describe('stability', { timeout: 120_000 }, () => {
  it('is the range of places over all rankings with one ballot left out', () => {
    fc.assert(
      fc.property(anyBallots, weightings, (list, weighting) => {
        const full = of(list, weighting);
        const counted = list.filter(({ places }) => places.some((place) => place.length > 0));
        const without = counted.map((left) =>
          table(
            of(
              counted.filter((ballot) => ballot !== left),
              weighting,
            ),
            (item) => item.place,
          ),
        );
        for (const { option, stability } of full.items) {
          if (counted.length < 2) {
            expect(stability).toBeNull();
            continue;
          }
          const places = without.map((ranking) => ranking.get(option) ?? 0);
          expect(stability).toEqual({ best: Math.min(...places), worst: Math.max(...places) });
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is the same where most places are settled by far', () => {
    const some = fc.array(fc.tuple(anyBallot, fc.integer({ min: 1, max: 60 })), { maxLength: 8 });
    fc.assert(
      fc.property(some, weightings, (counted, weighting) => {
        const boxes = (left?: number) => {
          const groups = new Map<string, BallotBox[]>();
          for (const [n, [{ group, places }, times]] of counted.entries()) {
            const box = groups.get(group) ?? [openBox(options)];
            groups.set(group, box);
            const kept = times - (n === left ? 1 : 0);
            if (kept > 0) box[0]?.add(places, kept);
          }
          return rankBoxes({ options, groups, weighting });
        };
        const filled = [...counted.entries()].filter(([, [{ places }]]) =>
          places.some((p) => p.length > 0),
        );
        const full = boxes();
        if (full.ballots < 2) return;
        const without = filled.map(([n]) => table(boxes(n), (item) => item.place));
        for (const { option, stability } of full.items) {
          const places = without.map((ranking) => ranking.get(option) ?? 0);
          expect(stability).toEqual({ best: Math.min(...places), worst: Math.max(...places) });
        }
      }),
      { numRuns: 150 },
    );
  });

  it('takes less than two seconds of CPU for 200 ballots over 16 options', () => {
    const many = Array.from({ length: 16 }, (_, i) => `o${i}`);
    const list = Array.from({ length: 200 }, (_, n) => ({
      group: `g${n % 6}`,
      places: many.map((_, i) => [many[(i * (2 * (n % 8) + 1) + n) % 16] ?? '']).slice(0, 5),
    }));
    const started = process.cpuUsage();
    rank({ options: many, ballots: list, weighting: { kind: 'balanced' } });
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
  });
});
