import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../../src/domain/papers/changes.ts';
import type { Standing } from '../../../src/domain/papers/content.ts';
import { FOLLOW_UP_STATUSES } from '../../../src/domain/vocabulary.ts';

const routing = fc.record({
  body: fc.constantFrom('TSAG', 'SG13', 'SG17'),
  sentOn: fc.constant(null),
  document: fc.constant(null),
  response: fc.constantFrom(null, 'Noted', 'Sent on'),
  respondedOn: fc.constant(null),
});
const standing: fc.Arbitrary<Standing> = fc.record({
  meeting: fc.constantFrom('cto-21', 'cto-22'),
  number: fc.integer({ min: 1, max: 4 }),
  title: fc.constant('Rural access'),
  texts: fc.constant({}),
  status: fc.constantFrom(null, ...FOLLOW_UP_STATUSES),
  since: fc.constant(null),
  reason: fc.constant(null),
  evidence: fc.constant(null),
  routings: fc.uniqueArray(routing, { selector: ({ body }) => body, maxLength: 3 }),
});
const keyOf = ({ meeting, number }: Pick<Standing, 'meeting' | 'number'>) => `${meeting}/${number}`;
const standings = fc.uniqueArray(standing, { selector: keyOf, maxLength: 6 });

const one = (more: Partial<Standing> = {}): Standing => ({
  ...{ meeting: 'cto-21', number: 1, title: 'Rural access', texts: {}, status: null },
  ...{ since: null, reason: null, evidence: null, routings: [], ...more },
});
const sent = { body: 'TSAG', sentOn: null, document: null, response: null, respondedOn: null };

describe('what has changed between two reports', () => {
  it('is nothing where nothing has happened', () => {
    fc.assert(
      fc.property(standings, (all) => {
        expect(changesBetween(all, all)).toEqual([]);
      }),
    );
  });

  it('tells of each new conclusion once, and with it all that is said of it already', () => {
    const first = one({ status: 'open', routings: [{ ...sent, response: 'Noted' }] });
    expect(changesBetween([], [first])).toEqual([
      { meeting: 'cto-21', number: 1, kind: 'new' },
      { meeting: 'cto-21', number: 1, kind: 'status', from: null, to: 'open' },
      { meeting: 'cto-21', number: 1, kind: 'routed', body: 'TSAG' },
      { meeting: 'cto-21', number: 1, kind: 'response', body: 'TSAG', response: 'Noted' },
    ]);
  });

  it('tells a status from the one before, and an answer that was changed', () => {
    const before = one({ status: 'open', routings: [{ ...sent, response: 'Noted' }] });
    const now = one({ status: 'done', routings: [{ ...sent, response: 'Approved' }] });
    expect(changesBetween([before], [now])).toEqual([
      { meeting: 'cto-21', number: 1, kind: 'status', from: 'open', to: 'done' },
      { meeting: 'cto-21', number: 1, kind: 'response', body: 'TSAG', response: 'Approved' },
    ]);
  });

  it('concerns only conclusions that there are, whatever there was before', () => {
    fc.assert(
      fc.property(standings, standings, (before, now) => {
        const keys = new Set(now.map(keyOf));
        const known = new Set(before.map(keyOf));
        const changes = changesBetween(before, now);
        expect(changes.filter((change) => !keys.has(keyOf(change)))).toEqual([]);
        const fresh = changes.filter(({ kind }) => kind === 'new').map(keyOf);
        expect(fresh).toEqual(now.map(keyOf).filter((key) => !known.has(key)));
      }),
    );
  });
});
