// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the references of XLSForm
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  toSurveyJs,
  type ValueKind,
} from '../../../../src/domain/questionnaire/xlsform/to-surveyjs.ts';
import { parseXPath, type XPath } from '../../../../src/domain/questionnaire/xlsform/xpath.ts';
import { parseExpression } from '../../../../src/infra/expressions.ts';

const KINDS: Readonly<Record<string, ValueKind>> = {
  one: 'one',
  many: 'several',
  n: 'number',
  m: 'number',
  words: 'words',
};
const scope = { kindOf: (name: string) => (Object.hasOwn(KINDS, name) ? KINDS[name] : undefined) };
const translated = (text: string) => toSurveyJs(parseXPath(text), scope);

/** XPath 1.0 as ODK means it, over answers that are all given: an answer is its text, a choice of several a list. */
type Values = Readonly<Record<string, string | number | readonly string[]>>;

function truth(tree: XPath, values: Values): boolean {
  const value = evaluate(tree, values);
  if (typeof value === 'boolean') return value;
  return typeof value === 'number' ? value !== 0 && !Number.isNaN(value) : value !== '';
}

function evaluate(tree: XPath, values: Values): string | number | boolean {
  switch (tree.kind) {
    case 'number':
      return Number(tree.value);
    case 'text':
      return tree.value;
    case 'question': {
      const value = values[tree.name] ?? '';
      return typeof value === 'string' || typeof value === 'number' ? value : value.join(' ');
    }
    case 'minus':
      return -Number(evaluate(tree.of, values));
    case 'call':
      return call(tree.name, tree.args, values);
    case 'binary':
      return binary(tree, values);
    default:
      throw new Error(tree.kind);
  }
}

function call(name: string, args: readonly XPath[], values: Values): string | number | boolean {
  const [first, second, third] = args.map((arg) => () => evaluate(arg, values));
  const [head] = args;
  switch (name) {
    case 'true':
    case 'false':
      return name === 'true';
    case 'not':
      return head !== undefined && !truth(head, values);
    case 'if':
      return (head !== undefined && truth(head, values) ? second?.() : third?.()) ?? '';
    case 'selected':
      return String(first?.()).split(' ').includes(String(second?.()));
    case 'count-selected':
      return String(first?.()).split(' ').filter(Boolean).length;
    case 'string-length':
      return String(first?.()).length;
    default:
      throw new Error(name);
  }
}

function binary(
  tree: XPath & { readonly kind: 'binary' },
  values: Values,
): string | number | boolean {
  if (tree.operator === 'and') return truth(tree.left, values) && truth(tree.right, values);
  if (tree.operator === 'or') return truth(tree.left, values) || truth(tree.right, values);
  const [left, right] = [evaluate(tree.left, values), evaluate(tree.right, values)];
  switch (tree.operator) {
    case '=':
      return typeof left === 'number' ? left === Number(right) : left === right;
    case '!=':
      return typeof left === 'number' ? left !== Number(right) : left !== right;
    case '<':
      return Number(left) < Number(right);
    case '<=':
      return Number(left) <= Number(right);
    case '>':
      return Number(left) > Number(right);
    case '>=':
      return Number(left) >= Number(right);
    case '+':
      return Number(left) + Number(right);
    case '-':
      return Number(left) - Number(right);
    case '*':
      return Number(left) * Number(right);
    case 'div':
      return Number(left) / Number(right);
    case 'mod':
      return Number(left) % Number(right);
  }
}

const amount = fc.letrec<{ amount: string }>((tie) => ({
  amount: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('${n}', '${m}', '1', '2', '7', '-3') },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          tie('amount'),
          fc.constantFrom('+', '-', '*', 'mod'),
          fc.constantFrom('2', '3', '${m}'),
        )
        .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    },
  ),
})).amount;
const test = fc.oneof(
  fc
    .tuple(amount, fc.constantFrom('=', '!=', '<', '<=', '>', '>='), amount)
    .map((parts) => parts.join(' ')),
  fc.constantFrom(
    "${one} = 'ai'",
    "'law' != ${one}",
    "selected(${one}, 'ai')",
    "selected(${many}, 'law')",
    "${many} != ''",
    "${one} = ''",
    'count-selected(${many}) > 1',
    'string-length(${words}) >= 3',
    "${words} = 'abc'",
    'true()',
    'false()',
    "if(${n} > 2, 'x', 'y') = 'x'",
  ),
);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { weight: 3, arbitrary: test },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
        .map(([a, word, b]) => `(${a}) ${word} (${b})`),
    },
    { weight: 1, arbitrary: tie('condition').map((inside) => `not(${inside})`) },
  ),
}));
const answers = fc.record({
  one: fc.constantFrom('ai', 'law'),
  many: fc.constantFrom<readonly string[]>(['ai'], ['law'], ['ai', 'law']),
  n: fc.integer({ min: -5, max: 9 }),
  m: fc.integer({ min: 1, max: 4 }),
  words: fc.constantFrom('a', 'abc', 'abcdef'),
});

describe('the translation from XPath', () => {
  it.each([
    ["${one} = 'AI' or ${n} > 1 and ${m} < 2", "(({one} = 'ai') or (({n} > 1) and ({m} < 2)))"],
    ['${n} + 2 * 3 - 1', '(({n} + (2 * 3)) - 1)'],
    ['${n} div 2 mod 3', '(({n} / 2) % 3)'],
    ["selected(${many}, 'AI')", "({many} contains 'ai')"],
    ["not(selected(${one}, 'x'))", "(!({one} = 'x'))"],
    ["${words} = ''", '({words} empty)'],
    ['${words} != “Abc”', "({words} != 'Abc')"],
    ['coalesce(${n}, 3) >= .5', '(iif({n} notempty, {n}, 3) >= 0.5)'],
    ['count-selected(${many}) = 2', '({many.length} = 2)'],
    ['${n} > -5', '({n} > -5)'],
    ['max(${n}, ${m}, 3) = 3', '(max({n}, {m}, 3) = 3)'],
  ])('turns %s into its like', (text, expected) => {
    expect(translated(text)).toBe(expected);
    expect(() => parseExpression(expected)).not.toThrow();
  });

  it('keeps the meaning on any answers', () => {
    fc.assert(
      fc.property(condition, answers, (text, values) => {
        const expected = truth(parseXPath(text), values);
        const found = parseExpression(translated(text)).evaluate(values);
        expect({ text, found: Boolean(found) }).toEqual({ text, found: expected });
      }),
      { numRuns: 800 },
    );
  }, 30_000);
});
