import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallestIsolated } from '../../../src/domain/disclosure/audit.ts';
import { belongs } from '../../../src/domain/disclosure/population.ts';
import { mayRelease, type Release } from '../../../src/domain/disclosure/release.ts';
import { disclose } from '../../../src/domain/disclosure/suppress.ts';
import { CATEGORIES, REGIONS } from '../../../src/domain/vocabulary.ts';
import { fewestLeft } from './attacker.ts';
import { answerGroups, anyMembers, cells, isGuarded, sumsOf, thresholds } from './members.ts';

const RUNS = { numRuns: 1000 };

describe('an attacker with every published figure', { timeout: 120_000 }, () => {
  it('never isolates fewer guarded answers than the threshold, by any linear combination', () => {
    fc.assert(
      fc.property(anyMembers, thresholds, (members, threshold) => {
        const { shown } = disclose({ cells: cells(members), threshold });
        const everyone = new Set(members.map((member) => member.id));
        const sums = sumsOf(members, everyone, shown);
        expect(fewestLeft(sums, threshold)).toBeGreaterThanOrEqual(threshold);
      }),
      RUNS,
    );
  });

  it('isolates exactly what the audit says it can, whatever is shown', () => {
    fc.assert(
      fc.property(
        anyMembers,
        fc.subarray([...REGIONS]),
        fc.subarray([...CATEGORIES]),
        (members, regions, categories) => {
          const shown = { all: true, regions, categories };
          const everyone = new Set(members.map((member) => member.id));
          const found = fewestLeft(sumsOf(members, everyone, shown), 8);
          const told = smallestIsolated(cells(members), shown);
          expect(Math.min(told, 8)).toBe(Math.min(found, 8));
        },
      ),
      RUNS,
    );
  });

  it('never isolates them from two or three versions either', () => {
    fc.assert(
      fc.property(
        anyMembers,
        thresholds,
        fc.array(fc.array(fc.nat({ max: 5 }), { minLength: 10, maxLength: 10 }), {
          minLength: 1,
          maxLength: 2,
        }),
        (members, threshold, steps) => {
          const releases: (Release & { readonly counted: ReadonlySet<string> })[] = [];
          const sums: number[][] = [];
          const versions = [new Array<number>(10).fill(0), ...steps];
          for (const [number, skipped] of versions.entries()) {
            // each kind of member loses its first few answers in this version: late, corrected or taken back
            const counted = members.filter((member) => {
              const [kind = 0, n = 0] = member.id.split('-').map(Number);
              return n >= (skipped[kind] ?? 0);
            });
            const { shown } = disclose({ cells: cells(counted), threshold });
            const ids = new Set(counted.map((member) => member.id));
            const before = releases.map(({ taken, ...of }) => ({ number: taken, ...of }));
            const groups = answerGroups(members, ids, before);
            if (!mayRelease(releases, shown, groups, threshold)) continue;
            releases.push({ shown, taken: number, counted: ids });
            sums.push(...sumsOf(members, ids, shown));
          }
          expect(fewestLeft(sums, threshold)).toBeGreaterThanOrEqual(threshold);
        },
      ),
      RUNS,
    );
  });

  it('sees no group that is itself below the threshold', () => {
    fc.assert(
      fc.property(anyMembers, thresholds, (members, threshold) => {
        const { shown } = disclose({ cells: cells(members), threshold });
        for (const group of [...shown.regions, ...shown.categories]) {
          const here = members.filter((member) => belongs(member, group));
          const guarded = here.filter(isGuarded).length;
          expect(here.length).toBeGreaterThanOrEqual(threshold);
          expect(guarded === 0 || guarded >= threshold).toBe(true);
        }
      }),
      RUNS,
    );
  });
});
