import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeAgenda } from '../../../src/domain/agenda/compose.ts';
import {
  type Behinder,
  behindOf,
  type DayItem,
  dayChanges,
  rankOf,
} from '../../../src/domain/papers/day.ts';
import { REGIONS } from '../../../src/domain/vocabulary.ts';
import { anySpeakers, inputOf, type Speaker } from '../agenda/rounds.ts';
import { thresholds } from '../disclosure/members.ts';

/** What the papers see of some speakers: what the version prints of their words, or nothing. */
function behinders(
  content: ReturnType<typeof composeAgenda>,
  speakers: readonly Speaker[],
): Behinder[] {
  return speakers.flatMap(({ id, region, categories, skips }) => {
    if (skips.includes('need')) return [];
    const traced = content.staff.needs.find(({ answers }) => answers[0] === `need:${id}`);
    const quotation = traced?.quotation ?? null;
    return [{ quotation: quotation && { ...quotation, round: 'r' }, region, categories }];
  });
}

describe('who is behind an item', () => {
  it('is what a reader of the published agenda can count, and nothing of what is not printed', () => {
    fc.assert(
      fc.property(
        anySpeakers,
        thresholds,
        fc.constantFrom(...REGIONS),
        (world, threshold, elsewhere) => {
          const content = composeAgenda(inputOf(world, threshold, []));
          const all = behinders(content, world);
          const behind = behindOf(all, false);
          const printed = content.published.needs.flatMap(({ quotations }) => quotations);
          const of = (kind: string) => printed.filter(({ source }) => source.kind === kind).length;
          const labelled = REGIONS.reduce((sum, region) => sum + behind.regions[region], 0);
          expect(behind.unnamed).toBe(of('member'));
          expect(labelled).toBe(of('region') + of('country') + of('attributed'));
          for (const region of REGIONS) {
            const told = printed.filter(
              ({ source }) => source.kind === 'region' && source.region === region,
            );
            expect(behind.regions[region]).toBeGreaterThanOrEqual(told.length);
          }
          const hidden = all.map((one) =>
            one.quotation === null ? { ...one, region: elsewhere, categories: [] } : one,
          );
          expect(behindOf(hidden, false)).toEqual(behind);
          expect(
            behindOf(
              all.filter(({ quotation }) => quotation !== null),
              false,
            ),
          ).toEqual(behind);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is told by region of a region only: whose region is not told counts for none', () => {
    fc.assert(
      fc.property(anySpeakers, thresholds, (world, threshold) => {
        const content = composeAgenda(inputOf(world, threshold, []));
        const unnamed = behinders(content, world).filter(
          ({ quotation }) => quotation?.source.kind === 'member',
        );
        const { regions, categories, countries } = behindOf(unnamed, false);
        expect(Object.values({ ...regions, ...categories }).every((count) => count === 0)).toBe(
          true,
        );
        expect(countries).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the rank of a topic', () => {
  it('says of agreement only what the published places say', () => {
    fc.assert(
      fc.property(anySpeakers, thresholds, (world, threshold) => {
        const { published } = composeAgenda(inputOf(world, threshold, []));
        const rank = rankOf(published, 'b');
        const [section] = published.rankings;
        expect(rank === null).toBe(section?.overall === null);
        if (rank === null) return;
        const own = section?.groups.filter(({ group }) => REGIONS.some((one) => one === group));
        expect(rank.regions).toHaveLength(own?.length ?? 0);
        const places = rank.regions.map(({ place }) => place);
        const spread = Math.max(...places) - Math.min(...places);
        const is = places.length < 2 ? 'not-told' : spread * 4 <= 3 ? 'agreed' : 'differ';
        expect(rank.agreement).toBe(is);
      }),
      { numRuns: 100 },
    );
  });
});

describe('what has changed in the order of the day', () => {
  const item = (number: number, over: Partial<DayItem> = {}): DayItem => ({
    ...{ number, title: `Item ${number}`, topic: null, minutes: 30, presenter: null },
    ...{ behind: behindOf([], false), ranks: [], quotations: [], ...over },
  });
  const kinds = (before: DayItem[], now: DayItem[]) =>
    dayChanges(before, now).map(({ kind, number }) => `${kind} A${number}`);

  it('is told by item: new, left out, at another place, with other words or another time', () => {
    expect(kinds([item(1), item(2)], [item(1), item(2)])).toEqual([]);
    expect(kinds([item(1), item(2)], [item(2), item(1)])).toEqual(['moved A2', 'moved A1']);
    expect(kinds([item(1), item(2)], [item(3), item(2)])).toEqual(['new A3', 'left-out A1']);
    expect(kinds([item(1)], [item(1, { title: 'Other', minutes: 10 })])).toEqual([
      ...['reworded A1', 'replanned A1'],
    ]);
    // what comes before it does not move it
    expect(kinds([item(2), item(3)], [item(1), item(2), item(3)])).toEqual(['new A1']);
  });
});
