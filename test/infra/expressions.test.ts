import fc from 'fast-check';
import { ExpressionRunner } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { ExpressionFault } from '../../src/conversation/expressions.ts';
import {
  EXPRESSION_FUNCTIONS,
  EXPRESSION_LIMITS,
  parseExpression,
} from '../../src/infra/expressions.ts';

function faultOf(text: string): { at: number; message: string } {
  try {
    parseExpression(text);
  } catch (fault) {
    if (fault instanceof ExpressionFault) return { at: fault.at, message: fault.message };
    throw fault;
  }
  throw new Error(`${text} was taken`);
}

describe('parseExpression', () => {
  it('lists what an expression reads, once each', () => {
    const text =
      "{a} = 1 and {b.row-1} = 'x' or {a} > {c.length} and {d[0]} notempty and {a-Comment} empty";
    expect(parseExpression(text).variables).toEqual([
      'a',
      'b.row-1',
      'c.length',
      'd[0]',
      'a-Comment',
    ]);
  });

  it.each([
    ["{a} = 'X'", { a: 'x' }, true],
    ['{a} = 1', { a: '1' }, true],
    ['{a} < 5', {}, false],
    ["{a} != 'x'", {}, true],
    ["{list} contains 'ai'", { list: ['bb', 'ai'] }, true],
    ['{list.length} > 1', { list: ['bb', 'ai'] }, true],
    ["{matrix.row-1} = 'good'", { matrix: { 'row-1': 'good' } }, true],
    ['iif({a} > 2, 10, 20)', { a: 3 }, 10],
    ['sum({a}, {b}, 1)', { a: 3 }, 4],
    ['round({a} / 3, 2)', { a: 10 }, 3.33],
    ["substring({a}, 0, 2) = 'ab'", { a: 'abc' }, true],
    ['{a} + {b}', {}, 0],
    ['{__x}', {}, 'refused'],
    ['{toString} empty', { a: 1 }, true],
    ["{a} <> 'x' and {b} => 2", { a: 'y', b: 2 }, true],
  ])('reads %s', (text, values, expected) => {
    if (expected === 'refused')
      expect(faultOf(text).message).toContain('is not a name of a question');
    else expect(parseExpression(text).evaluate(values)).toBe(expected);
  });

  it.each([
    ["{a} = 'x", 8, 'the expression ends too early'],
    ['{a} = = 1', 6, 'did not expect "=" here'],
    ['({a} = 1', 0, '")" is missing'],
    ['{a} = 1)', 7, '")" closes nothing'],
    ['{a} = b', 6, 'put quotes around b if it is a text, or braces if it is a question'],
    [
      'age({a}) > 3',
      0,
      `the function age() is not available; use one of ${EXPRESSION_FUNCTIONS.join(', ')}`,
    ],
    [
      "{a} = 'never equals'",
      13,
      '\'never equals\' cannot hold "equals", which expressions rewrite',
    ],
    ['iif({a}, null, 1)', 9, 'null cannot stand in a list; leave it out'],
    ['null', 0, 'this never has a value'],
    ['{a:1}', 1, '{a:1} is not a name of a question'],
    ['('.repeat(13), EXPRESSION_LIMITS.depthMax, 'nested deeper than 12; split it'],
    [`{a} = '${'x'.repeat(2000)}'`, 2000, 'longer than 2000 characters; split it'],
    [`1${' + 1'.repeat(200)}`, 0, 'more than 300 parts; split it'],
  ])('refuses %s', (text, at, message) => {
    expect(faultOf(text)).toEqual({ at, message });
  });

  it('knows no function that reads a clock, a Model or a list of objects', () => {
    for (const name of [
      'today',
      'currentDate',
      'age',
      'year',
      'getDate',
      'dateDiff',
      'displayValue',
      'propertyValue',
      'getComment',
      'sumInArray',
      'eval',
      'constructor',
    ]) {
      expect(faultOf(`${name}({a}) = 1`).message).toContain(
        `the function ${name}() is not available`,
      );
    }
  });

  it('throws nothing but its own fault, whatever the text', () => {
    const unit = fc.constantFrom(
      ...`{}()[]'"=!<>+-*/^.,:#$ ab01`,
      ' and ',
      'iif(',
      ' empty',
      ' contains ',
      'null',
      'true',
      '{a}',
      '!',
    );
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 60 }),
        fc.dictionary(fc.constantFrom('a', 'b'), fc.anything()),
        (text, values) => {
          try {
            parseExpression(text).evaluate(values);
          } catch (fault) {
            expect(fault).toBeInstanceOf(ExpressionFault);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("means what survey-core's own runner means", () => {
    const value = fc.constantFrom<unknown>(
      undefined,
      '',
      'x',
      'X',
      '1',
      1,
      0,
      2.5,
      true,
      false,
      ['x'],
      ['x', '1'],
      'true',
    );
    const operand = fc.constantFrom('{a}', '{b}', '1', "'x'", 'true', '{a.length}', "['x', 1]");
    const operator = fc.constantFrom(
      '=',
      '!=',
      '<',
      '<=',
      '>',
      'and',
      'or',
      '+',
      '-',
      '*',
      '/',
      '%',
      'contains',
      'anyof',
      'allof',
    );
    const text = fc
      .tuple(operand, operator, operand, operator, operand)
      .map(([a, first, b, second, c]) => `(${a} ${first} ${b}) ${second} ${c}`);
    fc.assert(
      fc.property(text, value, value, (source, a, b) => {
        let expected: unknown = null;
        try {
          expected = new ExpressionRunner(source).runValues({ a, b }) ?? null;
        } catch {
          expected = null;
        }
        expect(parseExpression(source).evaluate({ a, b })).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('costs microseconds', () => {
    const { evaluate } = parseExpression("{a} = 'x' and ({b} > 3 or {list} contains 'ai')");
    const values = { a: 'x', b: 2, list: ['bb', 'ai'] };
    for (let warm = 0; warm < 5000; warm += 1) evaluate(values);
    const startedAt = performance.now();
    for (let count = 0; count < 10_000; count += 1) evaluate(values);
    expect((performance.now() - startedAt) / 10).toBeLessThan(200); // microseconds each, on a busy machine
  });
});
