import { PatternFault, type PatternNode, parsePattern, type Range } from './pattern-syntax.ts';

/**
 * A regular expression that always answers in time proportional to the text. An author's pattern such as `(a+)+$`
 * can keep JavaScript's own matcher busy for years; this one follows all possibilities side by side (Thompson's
 * construction) and cannot be slowed down. It says yes exactly where `new RegExp(pattern).test(text)` does.
 */
export type Pattern =
  | { readonly ok: true; readonly matches: (text: string) => boolean }
  | { readonly ok: false; readonly problem: string; readonly at: number };

/** The most that one character may cost; far above a telephone number or a document number. */
const STEPS_MAX = 600;

export function compilePattern(text: string): Pattern {
  try {
    const program: Step[] = [];
    emit(program, parsePattern(text));
    add(program, { kind: 'found' });
    return { ok: true, matches: (subject) => matches(program, subject) };
  } catch (fault) {
    if (!(fault instanceof PatternFault)) throw fault;
    return { ok: false, problem: fault.message, at: fault.at };
  }
}

type Step =
  | { readonly kind: 'set'; readonly ranges: readonly Range[]; readonly negated: boolean }
  | { readonly kind: 'edge'; readonly at: 'start' | 'end' }
  | { readonly kind: 'fork'; readonly to: number[] }
  | { readonly kind: 'found' };

function add(program: Step[], step: Step): number {
  if (program.length >= STEPS_MAX) throw new PatternFault('has too many repetitions', 0);
  return program.push(step) - 1;
}

/** Appends the steps of `node`; each step but a fork goes on to the next one. */
function emit(program: Step[], node: PatternNode): void {
  switch (node.kind) {
    case 'set':
    case 'edge':
      add(program, node);
      return;
    case 'sequence':
      // An empty sequence is a step too: otherwise repetitions of nothing would cost time but never count.
      if (node.items.length === 0) add(program, { kind: 'fork', to: [program.length + 1] });
      for (const item of node.items) emit(program, item);
      return;
    case 'either':
      emitEither(program, node.options);
      return;
    case 'repeat':
      emitRepeat(program, node);
      return;
  }
}

function emitEither(program: Step[], options: readonly PatternNode[]): void {
  const starts: number[] = [];
  add(program, { kind: 'fork', to: starts });
  const exits: number[][] = [];
  for (const option of options) {
    starts.push(program.length);
    emit(program, option);
    const exit: number[] = [];
    exits.push(exit);
    add(program, { kind: 'fork', to: exit });
  }
  for (const exit of exits) exit.push(program.length);
}

function emitRepeat(program: Step[], node: PatternNode & { readonly kind: 'repeat' }): void {
  for (let count = 0; count < node.min; count += 1) emit(program, node.item);
  if (node.max === null) {
    const start = program.length;
    const leave: number[] = [start + 1];
    add(program, { kind: 'fork', to: leave });
    emit(program, node.item);
    add(program, { kind: 'fork', to: [start] });
    leave.push(program.length);
    return;
  }
  const leaves: number[][] = [];
  for (let count = node.min; count < node.max; count += 1) {
    const leave = [program.length + 1];
    leaves.push(leave);
    add(program, { kind: 'fork', to: leave });
    emit(program, node.item);
  }
  for (const leave of leaves) leave.push(program.length);
}

function matches(program: readonly Step[], text: string): boolean {
  let current: number[] = [];
  for (let at = 0; at <= text.length; at += 1) {
    const reached = new Set<number>();
    const waiting = [0, ...current]; // a match may begin anywhere
    for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
      if (reached.has(step)) continue;
      reached.add(step);
      const found = program[step];
      if (found?.kind === 'found') return true;
      if (found?.kind === 'fork') waiting.push(...found.to);
      const passes = at === (found?.kind === 'edge' && found.at === 'start' ? 0 : text.length);
      if (found?.kind === 'edge' && passes) waiting.push(step + 1);
    }
    const code = text.charCodeAt(at);
    current = [...reached].filter((step) => accepts(program[step], code)).map((step) => step + 1);
  }
  return false;
}

function accepts(step: Step | undefined, code: number): boolean {
  if (step?.kind !== 'set' || Number.isNaN(code)) return false;
  const inside = step.ranges.some(([from, to]) => code >= from && code <= to);
  return inside !== step.negated;
}
