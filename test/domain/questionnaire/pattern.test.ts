import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../src/domain/questionnaire/pattern.ts';

const letters = fc.constantFrom(
  'a',
  'b',
  '0',
  ' ',
  '-',
  'é',
  '\\d',
  '\\w',
  '\\s',
  '\\.',
  '.',
  '[a-c]',
  '[^a0]',
  '[\\d-]',
  '\\u0061',
);
const repetition = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,}', '{0,2}');
const { tree } = fc.letrec<{ tree: string; item: string }>((tie) => ({
  item: fc.oneof(
    { weight: 4, arbitrary: letters },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('(', '(?:'), tie('tree'))
        .map(([open, inside]) => `${open}${inside})`),
    },
  ),
  tree: fc
    .array(
      fc.tuple(tie('item'), repetition).map(([item, times]) => item + times),
      { maxLength: 4 },
    )
    .chain((items) => fc.constantFrom('', '|').map((joint) => items.join(joint))),
}));
const pattern = fc
  .tuple(fc.constantFrom('', '^'), tree, fc.constantFrom('', '$'))
  .map((parts) => parts.join(''));
const words = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', '0', '9', ' ', '-', '.', 'é', '\n'),
  maxLength: 12,
});

describe('compilePattern', () => {
  it("agrees with JavaScript's own matcher wherever it takes the pattern", () => {
    fc.assert(
      fc.property(pattern, fc.array(words, { minLength: 3, maxLength: 6 }), (source, subjects) => {
        const compiled = compilePattern(source);
        fc.pre(compiled.ok || compiled.problem !== 'has too many repetitions');
        if (!compiled.ok) throw new Error(`${source}: ${compiled.problem}`);
        const native = new RegExp(source);
        for (const subject of subjects)
          expect(compiled.matches(subject)).toBe(native.test(subject));
      }),
      { numRuns: 800 },
    );
  }, 30_000);

  it('never throws, and never takes what JavaScript refuses', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab01(){}[]|*+?^$\\.,-:=!<dwsux'), maxLength: 14 }),
        (source) => {
          if (compilePattern(source).ok) expect(() => new RegExp(source)).not.toThrow();
        },
      ),
      { numRuns: 1500 },
    );
  }, 30_000);

  it('answers at once where a backtracking matcher would take years', () => {
    for (const source of ['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', 'a*a*a*a*a*b', '(a{0,9}){0,20}b']) {
      const compiled = compilePattern(source);
      if (!compiled.ok) throw new Error(compiled.problem);
      const startedAt = performance.now();
      expect(compiled.matches(`${'a'.repeat(5000)}!`)).toBe(false);
      expect(performance.now() - startedAt).toBeLessThan(10_000);
    }
  }, 30_000);

  it.each([
    ['(?=a)', 0, 'looking ahead or behind, and named groups, are not taken'],
    ['(a)\\1', 3, '\\1 is not taken'],
    ['a**', 2, 'a repetition of a repetition is not taken'],
    ['a+?', 2, 'a repetition of a repetition is not taken'],
    ['(a', 0, '")" is missing'],
    ['a)', 1, '")" closes nothing'],
    ['[a', 0, '"]" is missing'],
    ['[z-a]', 0, 'a range is out of order'],
    ['a{3,2}', 1, 'the numbers of the repetition are out of order'],
    ['a{999}', 1, 'repeats more than 200 times'],
    ['((a{200}){200}){200}', 0, 'has too many repetitions'],
    ['(((){200}){200}){200}', 0, 'has too many repetitions'],
    ['\\p{L}', 0, '\\p is not taken'],
    ['^*', 1, '^ and $ cannot be repeated'],
    ['*', 0, 'write a plain "*" as \\*'],
    ['a'.repeat(501), 500, 'is longer than 500 characters'],
    ['('.repeat(11), 10, 'is nested too deep'],
  ])('refuses %s', (source, at, problem) => {
    expect(compilePattern(source)).toEqual({ ok: false, at, problem });
  });
});
