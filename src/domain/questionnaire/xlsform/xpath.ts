/** The part of ODK's XPath that questionnaires use, as a tree. */
export type XPath =
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'question'; readonly name: string } // ${name}
  | { readonly kind: 'self' } // .
  | { readonly kind: 'column'; readonly name: string } // of the choices sheet
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly XPath[] }
  | { readonly kind: 'minus'; readonly of: XPath }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: XPath;
      readonly right: XPath;
    };

export type BinaryOperator =
  | ('or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=')
  | ('+' | '-' | '*' | 'div' | 'mod');

export class XPathFault extends Error {
  readonly mend: string;
  constructor(problem: string, mend: string) {
    super(problem);
    this.name = 'XPathFault';
    this.mend = mend;
  }
}

/** From the loosest to the tightest binding (XPath 1.0, section 3.5); all associate to the left. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];
const LIMITS = { lengthMax: 1_000, depthMax: 10 } as const;

interface Token {
  readonly kind: 'number' | 'text' | 'question' | 'name' | 'sign';
  readonly text: string;
}

interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
}

/** Throws `XPathFault`, which says what is wrong and how to mend it. */
export function parseXPath(text: string): XPath {
  if (text.length > LIMITS.lengthMax) {
    throw new XPathFault(`is longer than ${LIMITS.lengthMax} characters`, 'Split it.');
  }
  const cursor: Cursor = { tokens: tokensOf(text), at: 0, depth: 0 };
  const tree = binary(cursor, 0);
  const left = cursor.tokens[cursor.at];
  if (left !== undefined) throw unexpected(left);
  return tree;
}

const TOKEN =
  /\s*(?:\$\{\s*([^{}]*?)\s*\}|"([^"]*)"|'([^']*)'|(\d+(?:\.\d*)?|\.\d+)|([A-Za-z_][\w.:-]*)|(!=|<=|>=|\.\.|\/\/|[=<>+\-*/().,[\]|@]))/y;

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  // Spreadsheets like to replace straight quotes by typographic ones.
  const source = text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const [, question, double, single, number, name, sign] = TOKEN.exec(source) ?? [];
    const literal = double ?? single;
    if (question !== undefined) tokens.push({ kind: 'question', text: question });
    else if (literal !== undefined) tokens.push({ kind: 'text', text: literal });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else {
      const near = JSON.stringify(source.slice(at, at + 12).trim());
      throw new XPathFault(`cannot be read at position ${at + 1}, near ${near}`, 'Mend it there.');
    }
  }
  return tokens;
}

function binary(cursor: Cursor, level: number): XPath {
  const operators = LEVELS[level];
  if (operators === undefined) return unary(cursor);
  let left = binary(cursor, level + 1);
  for (;;) {
    const token = cursor.tokens[cursor.at];
    const operator = operators.find(
      (known) => known === token?.text && (token.kind === 'sign' || token.kind === 'name'),
    );
    if (operator === undefined) return left;
    cursor.at += 1;
    left = { kind: 'binary', operator, left, right: binary(cursor, level + 1) };
  }
}

function unary(cursor: Cursor): XPath {
  if (!takeSign(cursor, '-')) return primary(cursor);
  return nested(cursor, () => ({ kind: 'minus', of: unary(cursor) }));
}

function primary(cursor: Cursor): XPath {
  const token = cursor.tokens[cursor.at];
  if (token === undefined) throw new XPathFault('ends too early', 'Complete it.');
  cursor.at += 1;
  switch (token.kind) {
    case 'number':
      return { kind: 'number', value: token.text };
    case 'text':
      return { kind: 'text', value: token.text };
    case 'question':
      return { kind: 'question', name: token.text };
    case 'name':
      return takeSign(cursor, '(')
        ? nested(cursor, () => ({ kind: 'call', name: token.text, args: args(cursor) }))
        : { kind: 'column', name: token.text };
    case 'sign':
      if (token.text === '.') return { kind: 'self' };
      if (token.text !== '(') throw unexpected(token);
      return nested(cursor, () => {
        const inside = binary(cursor, 0);
        if (!takeSign(cursor, ')')) throw new XPathFault('a ")" is missing', 'Add it.');
        return inside;
      });
  }
}

function args(cursor: Cursor): readonly XPath[] {
  if (takeSign(cursor, ')')) return [];
  const found = [binary(cursor, 0)];
  while (takeSign(cursor, ',')) found.push(binary(cursor, 0));
  if (!takeSign(cursor, ')')) throw new XPathFault('a ")" is missing', 'Add it.');
  return found;
}

function nested(cursor: Cursor, read: () => XPath): XPath {
  cursor.depth += 1;
  if (cursor.depth > LIMITS.depthMax) {
    throw new XPathFault(`is nested deeper than ${LIMITS.depthMax} levels`, 'Use a calculate row.');
  }
  const tree = read();
  cursor.depth -= 1;
  return tree;
}

function takeSign(cursor: Cursor, sign: string): boolean {
  const token = cursor.tokens[cursor.at];
  if (token?.kind !== 'sign' || token.text !== sign) return false;
  cursor.at += 1;
  return true;
}

function unexpected(token: Token): XPathFault {
  const paths = ['/', '//', '..', '[', ']', '@', '|'].includes(token.text);
  return paths
    ? new XPathFault(`uses a path ("${token.text}")`, 'Name questions by their references.')
    : new XPathFault(`did not expect "${token.text}"`, 'Mend it there.');
}
