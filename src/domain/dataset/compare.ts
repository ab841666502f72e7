import { canonicalJson } from '../agenda/canonical-json.ts';
import type { AgendaContent, PublishedAgenda } from '../agenda/content.ts';

/** An aggregate that is not the same, as a person would look for it in the agenda. */
export interface Difference {
  /** "ranking:priorities", "counts:barriers", "participation" … */
  readonly figure: string;
  readonly expected: string;
  readonly found: string;
}

/** Compares what was published, and what is traced, with what came out again. Equal contents give none. */
export function differences(expected: AgendaContent, found: AgendaContent): Difference[] {
  const [left, right] = [figuresOf(expected), figuresOf(found)];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return names.flatMap((figure): Difference[] => {
    const [a, b] = [left.get(figure), right.get(figure)];
    if (canonicalJson(a ?? null) === canonicalJson(b ?? null)) return [];
    const [at, was, is] = firstDifference('', a, b);
    return [{ figure: `${figure}${at}`, expected: short(was), found: short(is) }];
  });
}

function figuresOf({ published, staff }: AgendaContent): Map<string, unknown> {
  const { rankings, counts, needs, ...rest } = published satisfies PublishedAgenda;
  return new Map<string, unknown>([
    ...Object.entries(rest),
    ...rankings.map((one) => [`ranking:${one.question}`, one] as const),
    ...counts.map((one) => [`counts:${one.question}`, one] as const),
    ...needs.map((one) => [`words:${one.coding}/${one.topic ?? ''}`, one] as const),
    ...Object.entries(staff).map(([name, value]) => [`trace:${name}`, value] as const),
  ]);
}

/** Where two values part: the path, and what each has there. */
function firstDifference(path: string, a: unknown, b: unknown): [string, unknown, unknown] {
  if (!isTree(a) || !isTree(b)) return [path, a, b];
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [x, y]: [unknown, unknown] = [Reflect.get(a, key), Reflect.get(b, key)];
    if (canonicalJson(x ?? null) !== canonicalJson(y ?? null)) {
      return firstDifference(`${path}.${key}`, x, y);
    }
  }
  return [path, a, b];
}

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;

const LENGTH_MAX = 80;

function short(value: unknown): string {
  const text = value === undefined ? 'nothing' : canonicalJson(value);
  return text.length > LENGTH_MAX ? `${text.slice(0, LENGTH_MAX)}…` : text;
}
