import { describe, expect, it } from 'vitest';
import { bodies, bodyNamed } from '../../../src/domain/outcomes/bodies.ts';
import { checkedEnding } from '../../../src/domain/outcomes/ending.ts';
import { firstLabels, labels, numberIn } from '../../../src/domain/outcomes/numbered.ts';

describe('numbers of a meeting', () => {
  it('are read with their letter, in either case, or without', () => {
    expect(['N4', 'n4', ' 4 ', 'N12345'].map((text) => numberIn('N', text))).toEqual([
      ...[4, 4, 4, 12_345],
    ]);
  });

  it('are not read from another letter, from zero, or from anything else', () => {
    for (const text of ['A4', 'N0', '0', 'N04', '', 'N', 'N4x', '-4', 'N123456', '٤']) {
      expect(numberIn('N', text), text).toBeUndefined();
    }
  });

  it('are named with their letter', () => {
    expect(labels('C', [1, 7])).toBe('C1, C7');
  });
});

describe('a body that conclusions go to', () => {
  it('is the advisory group or a study group of the period, however it is typed', () => {
    expect(['tsag', 'SG17', 'sg 2'].map((text) => bodyNamed(text, ['2', '17']))).toEqual([
      ...['TSAG', 'SG17', 'SG2'],
    ]);
    expect(bodies(['2'])).toEqual(['TSAG', 'SG2']);
  });

  it('is nothing that the period does not have', () => {
    for (const text of ['SG16', 'SG', '17', 'ETSI', 'SG1']) {
      expect(bodyNamed(text, ['2', '17']), text).toBeUndefined();
    }
  });
});

it('a list names a dozen at most, and says that there are more', () => {
  const upTo = (last: number) => Array.from({ length: last }, (_, place) => place + 1);
  expect(firstLabels('P', upTo(3))).toBe('P1, P2, P3');
  expect(firstLabels('P', upTo(12))).toMatch(/, P12$/);
  expect(firstLabels('P', upTo(13))).toMatch(/, P12 …$/);
});

describe('the ending of a need', () => {
  const need = { number: 4, mergedInto: null, conclusions: [] };
  const reflected = { ...need, conclusions: [2] };

  it('is discussed with or without a reason, and not raised with one', () => {
    expect(checkedEnding(need, 'discussed', ' ')).toEqual({ ok: true, value: null });
    expect(checkedEnding(need, 'discussed', 'no agreement ')).toEqual({
      ...{ ok: true, value: 'no agreement' },
    });
    expect(checkedEnding(need, 'not-raised', 'no time')).toEqual({ ok: true, value: 'no time' });
    expect(checkedEnding(need, 'not-raised', ' ')).toMatchObject({ code: 'ending-without-reason' });
  });

  it('is reflected where a conclusion names it, and nothing else there', () => {
    expect(checkedEnding(reflected, 'reflected', '')).toEqual({ ok: true, value: null });
    expect(checkedEnding(need, 'reflected', '')).toMatchObject({ code: 'need-not-reflected' });
    for (const other of ['discussed', 'not-raised'] as const) {
      expect(checkedEnding(reflected, other, 'why')).toMatchObject({
        ...{ code: 'need-reflected', params: { need: 4, conclusions: 'C2' } },
      });
    }
  });

  it('is that of the need into which it went', () => {
    expect(checkedEnding({ ...need, mergedInto: 7 }, 'discussed', '')).toMatchObject({
      ...{ code: 'need-merged', params: { need: 4, into: 7 } },
    });
  });
});
