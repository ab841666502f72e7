import { type BinaryOperator, type XPath, XPathFault } from './xpath.ts';

/** What the translation must know of a question, because the two languages see its value differently. */
export type ValueKind = 'one' | 'several' | 'flag' | 'number' | 'words' | 'calculated';

export interface Scope {
  kindOf(question: string): ValueKind | undefined;
  /** The question that `.` stands for, in a constraint. */
  readonly self?: string;
  /** The columns of the choice that is being filtered. */
  readonly columns?: Readonly<Record<string, string>>;
}

/** The same condition in the expression language of SurveyJS. Throws `XPathFault` where there is none. */
export function toSurveyJs(tree: XPath, scope: Scope): string {
  switch (tree.kind) {
    case 'number':
      return tree.value.replace(/^\./, '0.').replace(/\.$/, '');
    case 'text':
      return quoted(tree.value);
    case 'question':
    case 'self':
      return `{${nameOf(tree, scope)}}`;
    case 'column':
      return column(tree.name, scope);
    case 'minus':
      if (tree.of.kind === 'number') return `-${toSurveyJs(tree.of, scope)}`;
      throw new XPathFault('negates a question', 'Subtract it from 0.');
    case 'call':
      return call(tree, scope);
    case 'binary':
      return binary(tree, scope);
  }
}

function nameOf(tree: XPath & { readonly kind: 'question' | 'self' }, scope: Scope): string {
  if (tree.kind === 'question') {
    if (scope.kindOf(tree.name) !== undefined) return tree.name;
    throw new XPathFault(`reads \${${tree.name}}, which is not a question`, 'Check the name.');
  }
  if (scope.self !== undefined) return scope.self;
  throw new XPathFault('uses "." outside a constraint', 'Name the question by its reference.');
}

function kindOf(tree: XPath, scope: Scope): ValueKind | undefined {
  if (tree.kind === 'question') return scope.kindOf(tree.name);
  return tree.kind === 'self' && scope.self !== undefined ? scope.kindOf(scope.self) : undefined;
}

/** Quotes and backslashes would need escapes, and arrows are rewritten by survey-core even within quotes. */
function quoted(text: string): string {
  if (/['"\\]|=>|=<|<>|equals/.test(text)) {
    throw new XPathFault(
      `compares with ${JSON.stringify(text.slice(0, 40))}`,
      'Leave out quotes, backslashes and arrows.',
    );
  }
  return `'${text}'`;
}

function column(name: string, scope: Scope): string {
  const value =
    scope.columns !== undefined && Object.hasOwn(scope.columns, name) && scope.columns[name];
  if (typeof value === 'string') return quoted(value.toLowerCase());
  throw new XPathFault(
    `reads "${name}", which is not a column of the choices sheet`,
    `Put it in quotes if it is a text, or write \${${name}}.`,
  );
}

const OPERATORS: Readonly<Partial<Record<BinaryOperator, string>>> = { div: '/', mod: '%' };

function binary(tree: XPath & { readonly kind: 'binary' }, scope: Scope): string {
  const { operator, left, right } = tree;
  if (operator === '=' || operator === '!=') {
    const empty = emptyTest(tree, scope);
    if (empty !== null) return empty;
    for (const side of [left, right]) refuseSeveral(side, scope);
    const [one, other] = [compared(left, right, scope), compared(right, left, scope)];
    return `(${one} ${operator} ${other})`;
  }
  const [one, other] = [toSurveyJs(left, scope), toSurveyJs(right, scope)];
  return `(${one} ${OPERATORS[operator] ?? operator} ${other})`;
}

/** `${a} = ''` asks whether there is an answer. */
function emptyTest(tree: XPath & { readonly kind: 'binary' }, scope: Scope): string | null {
  const [value, nothing] = isNothing(tree.left) ? [tree.right, tree.left] : [tree.left, tree.right];
  if (!isNothing(nothing)) return null;
  return `(${toSurveyJs(value, scope)} ${tree.operator === '=' ? 'empty' : 'notempty'})`;
}

function isNothing(tree: XPath): boolean {
  return tree.kind === 'text' && tree.value === '';
}

function refuseSeveral(tree: XPath, scope: Scope): void {
  if (kindOf(tree, scope) !== 'several') return;
  throw new XPathFault(
    'compares a question of several answers as a whole',
    "Write selected(…, 'code').",
  );
}

/** One side of a comparison: codes are lower case here, and an acknowledgement is true instead of "OK". */
function compared(tree: XPath, other: XPath, scope: Scope): string {
  const kind = kindOf(other, scope);
  if (tree.kind !== 'text') return toSurveyJs(tree, scope);
  if (kind === 'flag' && tree.value === 'OK') return 'true';
  const isCode = kind === 'one' || kind === 'several' || other.kind === 'column';
  return quoted(isCode ? tree.value.toLowerCase() : tree.value);
}

function call(tree: XPath & { readonly kind: 'call' }, scope: Scope): string {
  const { name, args } = tree;
  const all = () => args.map((arg) => toSurveyJs(arg, scope));
  switch (name) {
    case 'true':
    case 'false':
      return expect(tree, 0, () => name);
    case 'not':
      return expect(tree, 1, ([inside]) => `(!${parenthesised(toSurveyJs(inside, scope))})`);
    case 'if':
      return expect(tree, 3, () => `iif(${all().join(', ')})`);
    case 'coalesce':
      return expect(tree, 2, ([first, second]) => {
        const value = toSurveyJs(first, scope);
        return `iif(${value} notempty, ${value}, ${toSurveyJs(second, scope)})`;
      });
    case 'selected':
      return expect(tree, 2, ([question, code]) => selected(question, code, scope));
    case 'count-selected':
      return expect(tree, 1, ([question]) => lengthOf(question, 'several', scope));
    case 'string-length':
      return expect(tree, 1, ([question]) => lengthOf(question, 'words', scope));
    case 'number':
      return expect(tree, 1, ([inside]) => toSurveyJs(inside, scope));
    case 'round':
      return args.length === 1 || args.length === 2 ? `round(${all().join(', ')})` : arity(tree, 2);
    case 'min':
    case 'max':
      return args.length >= 2 ? `${name}(${all().join(', ')})` : arity(tree, 2);
    default:
      throw new XPathFault(`calls ${name}(), which is not taken`, REFUSED.get(name) ?? KNOWN);
  }
}

const KNOWN = 'Use selected, count-selected, string-length, coalesce, if, not, round, min or max.';
const REFUSED: ReadonlyMap<string, string> = new Map([
  ['regex', 'Use it in a constraint, alone or joined by "and": regex(., \'…\').'],
  ['today', 'Leave it out: an answer may not depend on the day on which it is read.'],
  ['now', 'Leave it out: an answer may not depend on the time at which it is read.'],
  ['pulldata', 'Write the data as choices: nothing is read from other files.'],
  ['instance', 'Write the data as choices: nothing is read from other files.'],
  ['once', 'Leave it out: calculated values follow the answers.'],
  ['random', 'Leave it out: every member is asked the same.'],
  ['indexed-repeat', 'Leave it out: there are no repeats.'],
]);

type Trees = readonly [XPath, XPath, XPath];
const NONE: XPath = { kind: 'text', value: '' };

function expect(
  tree: XPath & { readonly kind: 'call' },
  count: number,
  translate: (args: Trees) => string,
): string {
  if (tree.args.length !== count) return arity(tree, count);
  const [first = NONE, second = NONE, third = NONE] = tree.args;
  return translate([first, second, third]);
}

function arity(tree: XPath & { readonly kind: 'call' }, count: number): never {
  throw new XPathFault(`gives ${tree.name}() ${tree.args.length} values`, `Give it ${count}.`);
}

function selected(question: XPath, code: XPath, scope: Scope): string {
  const kind = kindOf(question, scope);
  if (kind !== 'one' && kind !== 'several') {
    throw new XPathFault('asks selected() of something without choices', 'Name a select question.');
  }
  const wanted = compared(code, question, scope);
  const name = toSurveyJs(question, scope);
  return kind === 'one' ? `(${name} = ${wanted})` : `(${name} contains ${wanted})`;
}

function lengthOf(question: XPath, kind: ValueKind, scope: Scope): string {
  if (
    kindOf(question, scope) === kind &&
    (question.kind === 'question' || question.kind === 'self')
  ) {
    return `{${nameOf(question, scope)}.length}`;
  }
  throw kind === 'several'
    ? new XPathFault('counts what is not a select_multiple', 'Name a select_multiple question.')
    : new XPathFault('takes the length of what is not a text', 'Name a text question.');
}

function parenthesised(expression: string): string {
  return expression.startsWith('(') ? expression : `(${expression})`;
}
