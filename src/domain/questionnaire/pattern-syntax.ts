/** A regular expression as far as this profile has them: only what a matcher without backtracking can do. */
export type PatternNode =
  | { readonly kind: 'set'; readonly ranges: readonly Range[]; readonly negated: boolean }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'either'; readonly options: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly item: PatternNode;
      readonly min: number;
      readonly max: number | null;
    }
  | { readonly kind: 'edge'; readonly at: 'start' | 'end' };

/** UTF-16 code units, both ends included. */
export type Range = readonly [from: number, to: number];

export class PatternFault extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.name = 'PatternFault';
    this.at = at;
  }
}

const LIMITS = { lengthMax: 500, depthMax: 10, repeatMax: 200 } as const;
const DIGITS: readonly Range[] = [[48, 57]];
const WORDS: readonly Range[] = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
/** What JavaScript's \s takes. */
const SPACES: readonly Range[] = [
  [9, 13],
  [32, 32],
  [160, 160],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const LINE_ENDS: readonly Range[] = [
  [10, 10],
  [13, 13],
  [0x2028, 0x2029],
];
const CONTROL: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 };

interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
}

/** Parses by JavaScript's rules without flags; what it does not take is refused, never reinterpreted. */
export function parsePattern(text: string): PatternNode {
  if (text.length > LIMITS.lengthMax) {
    throw new PatternFault(`is longer than ${LIMITS.lengthMax} characters`, LIMITS.lengthMax);
  }
  const cursor: Cursor = { text, at: 0, depth: 0 };
  const node = either(cursor);
  if (cursor.at < text.length) throw new PatternFault('")" closes nothing', cursor.at);
  return node;
}

function either(cursor: Cursor): PatternNode {
  const options = [sequence(cursor)];
  while (take(cursor, '|')) options.push(sequence(cursor));
  const [only] = options;
  return options.length === 1 && only !== undefined ? only : { kind: 'either', options };
}

function sequence(cursor: Cursor): PatternNode {
  const items: PatternNode[] = [];
  for (let next = peek(cursor); next !== '' && next !== '|' && next !== ')'; next = peek(cursor)) {
    items.push(quantified(cursor, atom(cursor)));
  }
  return { kind: 'sequence', items };
}

function quantified(cursor: Cursor, item: PatternNode): PatternNode {
  const start = cursor.at;
  const bounds = quantifier(cursor);
  if (bounds === null) return item;
  if (item.kind === 'edge') throw new PatternFault('^ and $ cannot be repeated', start);
  if (bounds.min > LIMITS.repeatMax || (bounds.max ?? 0) > LIMITS.repeatMax) {
    throw new PatternFault(`repeats more than ${LIMITS.repeatMax} times`, start);
  }
  if (bounds.max !== null && bounds.max < bounds.min) {
    throw new PatternFault('the numbers of the repetition are out of order', start);
  }
  if ('*+?{'.includes(peek(cursor)) && peek(cursor) !== '') {
    throw new PatternFault('a repetition of a repetition is not taken', cursor.at);
  }
  return { kind: 'repeat', item, ...bounds };
}

function quantifier(cursor: Cursor): { readonly min: number; readonly max: number | null } | null {
  if (take(cursor, '*')) return { min: 0, max: null };
  if (take(cursor, '+')) return { min: 1, max: null };
  if (take(cursor, '?')) return { min: 0, max: 1 };
  if (peek(cursor) !== '{') return null;
  const counted = /^\{(\d{1,6})(,(\d{0,6}))?\}/.exec(cursor.text.slice(cursor.at));
  if (counted === null) throw new PatternFault('write "{" as \\{ or as {2,5}', cursor.at);
  cursor.at += counted[0].length;
  const min = Number(counted[1]);
  if (counted[2] === undefined) return { min, max: min };
  return { min, max: counted[3] ? Number(counted[3]) : null };
}

function atom(cursor: Cursor): PatternNode {
  const start = cursor.at;
  const letter = peek(cursor);
  cursor.at += 1;
  switch (letter) {
    case '^':
      return { kind: 'edge', at: 'start' };
    case '$':
      return { kind: 'edge', at: 'end' };
    case '.':
      return { kind: 'set', ranges: LINE_ENDS, negated: true };
    case '(':
      return group(cursor, start);
    case '[':
      return charset(cursor, start);
    case '\\':
      return { kind: 'set', ...escaped(cursor) };
    case '*':
    case '+':
    case '?':
    case '{':
    case '}':
    case ']':
      throw new PatternFault(`write a plain "${letter}" as \\${letter}`, start);
    default:
      return { kind: 'set', ranges: [one(letter.charCodeAt(0))], negated: false };
  }
}

function group(cursor: Cursor, start: number): PatternNode {
  if (peek(cursor) === '?' && !cursor.text.startsWith('?:', cursor.at)) {
    throw new PatternFault('looking ahead or behind, and named groups, are not taken', start);
  }
  if (peek(cursor) === '?') cursor.at += 2;
  cursor.depth += 1;
  if (cursor.depth > LIMITS.depthMax) throw new PatternFault('is nested too deep', start);
  const inside = either(cursor);
  if (!take(cursor, ')')) throw new PatternFault('")" is missing', start);
  cursor.depth -= 1;
  return inside;
}

interface CharacterSet {
  readonly ranges: readonly Range[];
  readonly negated: boolean;
}

function escaped(cursor: Cursor): CharacterSet {
  const start = cursor.at - 1;
  const letter = peek(cursor);
  cursor.at += 1;
  const lower = letter.toLowerCase();
  const negated = letter !== lower;
  if (lower === 'd') return { ranges: DIGITS, negated };
  if (lower === 'w') return { ranges: WORDS, negated };
  if (lower === 's') return { ranges: SPACES, negated };
  const control = Object.hasOwn(CONTROL, letter) ? CONTROL[letter] : undefined;
  if (control !== undefined) return { ranges: [one(control)], negated: false };
  const hex = /^(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2}))/.exec(cursor.text.slice(cursor.at - 1));
  if (hex !== null) {
    cursor.at += hex[0].length - 1;
    return { ranges: [one(Number.parseInt(hex[1] ?? hex[2] ?? '', 16))], negated: false };
  }
  if (letter !== '' && !/[\w]/.test(letter)) {
    return { ranges: [one(letter.charCodeAt(0))], negated: false };
  }
  throw new PatternFault(`\\${letter} is not taken`, start);
}

function charset(cursor: Cursor, start: number): PatternNode {
  const negated = take(cursor, '^');
  const ranges: Range[] = [];
  while (peek(cursor) !== ']') {
    if (peek(cursor) === '') throw new PatternFault('"]" is missing', start);
    const from = member(cursor);
    const isRange = peek(cursor) === '-' && !['', ']'].includes(cursor.text[cursor.at + 1] ?? '');
    if (!isRange) {
      ranges.push(...from);
      continue;
    }
    cursor.at += 1;
    ranges.push(between(from, member(cursor), start));
  }
  cursor.at += 1;
  return { kind: 'set', ranges, negated };
}

function member(cursor: Cursor): readonly Range[] {
  const start = cursor.at;
  const letter = peek(cursor);
  cursor.at += 1;
  if (letter !== '\\') return [one(letter.charCodeAt(0))];
  const { ranges, negated } = escaped(cursor);
  if (negated) throw new PatternFault('write [^…] instead of a negated class inside […]', start);
  return ranges;
}

function between(from: readonly Range[], to: readonly Range[], at: number): Range {
  const low = single(from);
  const high = single(to);
  if (low === null || high === null) throw new PatternFault('a class cannot end a range', at);
  if (low > high) throw new PatternFault('a range is out of order', at);
  return [low, high];
}

function single(ranges: readonly Range[]): number | null {
  const [range] = ranges;
  return ranges.length === 1 && range !== undefined && range[0] === range[1] ? range[0] : null;
}

function one(code: number): Range {
  return [code, code];
}

function peek(cursor: Cursor): string {
  return cursor.text[cursor.at] ?? '';
}

function take(cursor: Cursor, letter: string): boolean {
  if (peek(cursor) !== letter) return false;
  cursor.at += 1;
  return true;
}
