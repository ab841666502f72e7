import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addresseeState } from '../../../src/domain/rounds/addressee-state.ts';
import { RESPONSE_STATUSES, type ResponseStatus } from '../../../src/domain/vocabulary.ts';

describe('where an addressee stands', () => {
  it.each<[string | undefined, ResponseStatus, boolean, string[]]>([
    ['not-invited', 'not-started', false, ['name']],
    ['not-started', 'not-started', true, ['name']],
    ['partial', 'partial', true, ['name']],
    ['complete', 'partial', true, []],
    ['complete', 'partial', false, []],
    [undefined, 'submitted', true, []],
    [undefined, 'declined', true, ['name']],
  ])('is %s when %s, invited %s, with %j missing', (expected, status, invited, missing) => {
    expect(addresseeState({ status, invited, missing })).toBe(expected);
  });

  it('is nowhere exactly for who has answered or declined', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RESPONSE_STATUSES),
        fc.boolean(),
        fc.array(fc.string()),
        (status, invited, missing) => {
          const ended = status === 'submitted' || status === 'declined';
          expect(addresseeState({ status, invited, missing }) === undefined).toBe(ended);
        },
      ),
    );
  });
});
