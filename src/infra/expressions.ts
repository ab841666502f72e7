import {
  ConditionsParser,
  type FunctionOperand,
  type Operand,
  ProcessValue,
  VariableGetterContext,
} from 'survey-core';
import { ExpressionFault, type ParseExpression } from '../conversation/expressions.ts';

/**
 * What an expression may call. Left out on purpose: whatever reads a clock or a time zone (today, age, dateDiff …),
 * whatever asks the Model (displayValue, propertyValue, getComment …), whatever takes a list of objects (the
 * `…InArray` family: no question type here has such a value), and everything asynchronous.
 */
export const EXPRESSION_FUNCTIONS = [
  'avg',
  'count',
  'iif',
  'max',
  'min',
  'round',
  'substring',
  'sum',
  'trunc',
] as const;

/** Far above any honest expression; parsing one at these limits costs some ten milliseconds, once. */
export const EXPRESSION_LIMITS = { lengthMax: 2_000, depthMax: 12, operandsMax: 300 } as const;

/** A name, then at most one index and one part: `topics`, `topics.length`, `topics[0]`, `bodies.itu-d`. */
const VARIABLE = /^[A-Za-z][\w-]*(?:\[\d{1,3}\])?(?:\.[\w-]+)?$/;

/** SurveyJS rewrites these operators all over the text before it parses: within quotes and names they would change it. */
const REWRITTEN = /=>|=<|<>|equals/;
const QUOTED_OR_NAMED = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\{[^}]*\}/gs;

/**
 * The SurveyJS grammar and meaning, from survey-core's own parser; no Model, no page, no locale. What the parser
 * would take but would only fail or surprise later is refused here: unknown functions, bare words, null in a list.
 */
export const parseExpression: ParseExpression = (text) => {
  refuseOversized(text);
  refuseRewritten(text);
  const root = parse(text);
  for (const operand of operandsOf(root, text)) refuseOperand(operand, text);
  const read: string[] = [];
  root.setVariables(read);
  const variables = [...new Set(read)];
  const names = [...new Set(variables.map((variable) => variable.replace(/[[.].*$/, '')))];
  return { variables, evaluate: (values) => evaluate(root, pick(values, names)) };
};

/** survey-core throws on some values that no answer has (an object without toString): that is "no value". */
function evaluate(root: Operand, values: Record<string, unknown>): unknown {
  try {
    return root.evaluate(new ProcessValue(new VariableGetterContext(values))) ?? null;
  } catch {
    return null;
  }
}

/** survey-core looks a name up by walking all values, ignoring case: giving it only what is read is faster and exact. */
function pick(values: Readonly<Record<string, unknown>>, names: readonly string[]) {
  const picked: Record<string, unknown> = {};
  for (const name of names) if (Object.hasOwn(values, name)) picked[name] = values[name];
  return picked;
}

function parse(text: string): Operand {
  const parser = new ConditionsParser();
  const root: Operand | null | undefined = parser.parseExpression(text);
  if (root === undefined) throw unexpected(text, parser.error?.at ?? 0);
  if (root === null) throw new ExpressionFault('this never has a value', 0);
  return root;
}

function operandsOf(root: Operand, text: string): Operand[] {
  const operands: Operand[] = [];
  try {
    root.addOperandsToList(operands);
  } catch (cause) {
    // The parser gives null for the words null and undefined, and its lists do not expect that.
    if (!(cause instanceof TypeError)) throw cause;
    throw new ExpressionFault('null cannot stand in a list; leave it out', offsetOf('null', text));
  }
  if (operands.length > EXPRESSION_LIMITS.operandsMax) {
    throw new ExpressionFault(`more than ${EXPRESSION_LIMITS.operandsMax} parts; split it`, 0);
  }
  return operands;
}

function unexpected(text: string, at: number): ExpressionFault {
  const found = text[at];
  return found === undefined
    ? new ExpressionFault('the expression ends too early', text.length)
    : new ExpressionFault(`did not expect "${found}" here`, at);
}

function refuseOperand(operand: Operand, text: string): void {
  const kind = operand.getType();
  if (kind === 'function') refuseFunction((operand as FunctionOperand).functionName, text);
  if (kind === 'variable') refuseVariable(operand.toString(), text);
  if (kind === 'const') refuseBareWord(operand.toString(), text);
}

function refuseFunction(name: string, text: string): void {
  if (EXPRESSION_FUNCTIONS.some((known) => known === name)) return;
  const known = EXPRESSION_FUNCTIONS.join(', ');
  throw new ExpressionFault(
    `the function ${name}() is not available; use one of ${known}`,
    offsetOf(name, text),
  );
}

function refuseVariable(braced: string, text: string): void {
  const name = braced.slice(1, -1);
  if (VARIABLE.test(name)) return;
  throw new ExpressionFault(`${braced} is not a name of a question`, offsetOf(name, text));
}

function refuseBareWord(constant: string, text: string): void {
  const quoted = /^(['"]).*\1$/s.test(constant);
  if (quoted || /^(true|false)$/i.test(constant) || Number.isFinite(Number(constant))) return;
  throw new ExpressionFault(
    `put quotes around ${constant} if it is a text, or braces if it is a question`,
    offsetOf(constant, text),
  );
}

function offsetOf(part: string, text: string): number {
  return Math.max(0, text.indexOf(part));
}

function refuseRewritten(text: string): void {
  for (const { 0: part, index } of text.matchAll(QUOTED_OR_NAMED)) {
    const found = REWRITTEN.exec(part);
    if (found === null) continue;
    const problem = `${part} cannot hold "${found[0]}", which expressions rewrite`;
    throw new ExpressionFault(problem, index + found.index);
  }
}

/** Length first, then brackets outside quotes: the parser recurses on them, and forgives a missing one. */
function refuseOversized(text: string): void {
  if (text.length > EXPRESSION_LIMITS.lengthMax) {
    const problem = `longer than ${EXPRESSION_LIMITS.lengthMax} characters; split it`;
    throw new ExpressionFault(problem, EXPRESSION_LIMITS.lengthMax);
  }
  const open: { readonly closing: string; readonly at: number }[] = [];
  for (const { 0: token, index: at } of text.matchAll(QUOTED_OR_ONE)) {
    const closing = CLOSING.get(token);
    if (closing !== undefined) open.push({ closing, at });
    if (open.length > EXPRESSION_LIMITS.depthMax) {
      throw new ExpressionFault(`nested deeper than ${EXPRESSION_LIMITS.depthMax}; split it`, at);
    }
    if (!ENDS.has(token)) continue;
    if (open.pop()?.closing !== token) throw new ExpressionFault(`"${token}" closes nothing`, at);
  }
  const left = open.pop();
  if (left !== undefined) throw new ExpressionFault(`"${left.closing}" is missing`, left.at);
}

const QUOTED_OR_ONE = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|./gs;
const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const ENDS: ReadonlySet<string> = new Set(CLOSING.values());
