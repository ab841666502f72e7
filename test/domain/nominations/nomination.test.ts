import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  follow,
  type Given,
  hasConsent,
  NOMINATION_STATES,
  type Nomination,
  reachedAt,
} from '../../../src/domain/nominations/nomination.ts';
import { regionCounts } from '../../../src/domain/nominations/region-counts.ts';
import { REGIONS, type Region } from '../../../src/domain/vocabulary.ts';

const agreement = { how: 'by letter', on: '2027-04-20', email: 'a@example.org' };
const standing: Nomination = {
  ...{ state: 'standing', withdrawn: null, answer: 'a1', said: false, agreement: null },
};
const given: Given = { answer: 'a1', sameWords: true, said: false };
const other: Given = { answer: 'a2', sameWords: false, said: false };

describe('a nomination', () => {
  it('is as it was while its answers are, also when they were given again', () => {
    for (const nomination of [standing, { ...standing, agreement }]) {
      expect(follow(nomination, { ...given, answer: 'a9' })).toEqual({ what: null, nomination });
    }
  });

  it('is withdrawn with its words or its consent, and forgets what was agreed', () => {
    const agreed = { ...standing, said: true, agreement };
    for (const [answers, what, withdrawn] of [
      [null, 'taken-back', 'words'],
      [given, 'consent-gone', 'consent'],
    ] as const) {
      const found = follow(agreed, answers);
      expect(found.what).toBe(what);
      expect(found.nomination).toMatchObject({ state: 'withdrawn', withdrawn, said: false });
      expect(hasConsent(found.nomination)).toBe(false);
    }
  });

  it('keeps what the person told staff while the member has never spoken of consent', () => {
    expect(follow({ ...standing, agreement }, given).what).toBeNull();
    const said = follow({ ...standing, agreement }, { ...given, said: true });
    expect(said).toEqual({
      what: 'consent-said',
      nomination: { ...standing, said: true, agreement },
    });
  });

  it('with other words names somebody else, who has agreed to nothing yet', () => {
    const found = follow({ ...standing, said: true, agreement }, other);
    expect(found).toEqual({ what: 'corrected', nomination: { ...standing, answer: 'a2' } });
  });

  it('stands again when the words come back, or the consent, or other words', () => {
    const gone = { ...standing, state: 'withdrawn', withdrawn: 'words' } as const;
    expect(follow(gone, null).what).toBeNull();
    expect(follow(gone, given)).toEqual({ what: 'restored', nomination: standing });
    const refused = { ...gone, withdrawn: 'consent' } as const;
    expect(follow(refused, given).what).toBeNull();
    expect(follow(refused, null).what).toBeNull();
    expect(follow(refused, { ...given, said: true }).nomination.said).toBe(true);
    expect(follow(refused, other).what).toBe('restored');
  });

  it('stays as it was decided, whatever its answers say', () => {
    for (const state of ['invited', 'declined'] as const) {
      for (const answers of [null, given, other]) {
        expect(follow({ ...standing, state, said: true }, answers).what).toBeNull();
      }
    }
  });

  it('followed once is followed: again changes nothing, and without consent nobody can be reached', () => {
    const nominations = fc.record({
      state: fc.constantFrom(...NOMINATION_STATES),
      withdrawn: fc.constantFrom(null, 'words' as const, 'consent' as const),
      answer: fc.constantFrom('a1', 'a2'),
      said: fc.boolean(),
      agreement: fc.constantFrom(null, agreement),
    });
    const answers = fc.option(
      fc.record({
        answer: fc.constantFrom('a1', 'a2'),
        sameWords: fc.boolean(),
        said: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(nominations, answers, fc.option(fc.constant('b@example.org')), (one, now, at) => {
        const { nomination } = follow(one, now);
        const again = now && { ...now, sameWords: true };
        expect(follow(nomination, again).what).toBeNull();
        if (!hasConsent(nomination)) expect(reachedAt(nomination, at)).toBeNull();
        if (nomination.state === 'declined') expect(reachedAt(nomination, at)).toBeNull();
      }),
    );
  });
});

describe('counts by region', () => {
  const from = (counts: Partial<Record<Region, number>>) =>
    REGIONS.flatMap((region) => Array.from({ length: counts[region] ?? 0 }, () => ({ region })));

  it('are whole for whoever sees members: six rows, also of zero', () => {
    const counts = regionCounts(from({ AFR: 2 }), null);
    expect(counts.map(({ nominated }) => nominated)).toEqual([2, 0, 0, 0, 0, 0]);
  });

  it('tell others a region only where enough hide in it, and nothing by subtraction', () => {
    const told = (counts: Partial<Record<Region, number>>) =>
      regionCounts(from(counts), 5)
        .filter(({ nominated }) => nominated !== null)
        .map(({ region, nominated }) => `${region} ${nominated}`);
    expect(told({ AFR: 4 })).toEqual([]);
    expect(told({ AFR: 6, ASP: 5, EUR: 8, ARB: 1 })).toEqual(['AFR 6', 'EUR 8']);
    expect(told({ AFR: 6, ASP: 5 })).toEqual(['AFR 6', 'ASP 5']);
  });
});
