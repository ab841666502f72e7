import { type Basis, extend, flats, isZero, primitive, remainder, type Vector } from './linear.ts';
import type { Cell, Shown } from './population.ts';

/**
 * The smallest number of guarded answers that anyone can isolate by adding and subtracting the shown figures, with
 * any factors; Infinity when nothing can be isolated.
 *
 * A figure shown for a group is a sum over its answers. Sums of sums give each answer a factor that depends only on
 * its region and its categories: A(region) + b . categories, where regions that are not shown share one A. The fewest
 * answers with a factor other than zero is what an attacker is left with. For b = 0 that is one region (or all the
 * hidden ones together). For other b the best A of each region cancels its largest set of answers with an equal b .
 * categories; and only those b matter which make as many answers equal as possible, so that it is enough to go through
 * the hyperplanes spanned by the differences between members of the same region. Exact, no sampling; there are at
 * most five categories.
 */
export function smallestIsolated(cells: readonly Cell[], shown: Shown): number {
  if (!shown.all) return Number.POSITIVE_INFINITY;
  const blocks = blocksOf(cells, shown);
  const wholes = blocks.map((block) => block.reduce((sum, part) => sum + part.guarded, 0));
  const differences = differencesOf(blocks);
  const rank = differences.reduce<Basis>((basis, d) => extend(basis, d), []).length;
  const leftovers =
    rank === 0 ? [] : flats(differences, rank - 1).map((flat) => leftOver(blocks, flat));
  return Math.min(Number.POSITIVE_INFINITY, ...wholes, ...leftovers);
}

interface Part {
  readonly pattern: Vector;
  readonly guarded: number;
}

function blocksOf(cells: readonly Cell[], shown: Shown): Part[][] {
  const blocks = new Map<string, Map<string, Part>>();
  for (const cell of cells) {
    if (cell.guarded === 0) continue;
    const key = shown.regions.includes(cell.region) ? cell.region : 'hidden';
    const pattern = shown.categories.map((c) => (cell.categories.includes(c) ? 1 : 0));
    const parts = blocks.get(key) ?? new Map<string, Part>();
    const before = parts.get(pattern.join())?.guarded ?? 0;
    blocks.set(key, parts.set(pattern.join(), { pattern, guarded: before + cell.guarded }));
  }
  return [...blocks.values()].map((parts) => [...parts.values()]);
}

const minus = (a: Vector, b: Vector): Vector => a.map((x, i) => x - (b[i] ?? 0));

function differencesOf(blocks: readonly (readonly Part[])[]): Vector[] {
  const found = new Map<string, Vector>();
  for (const block of blocks) {
    for (const [i, one] of block.entries()) {
      for (const other of block.slice(i + 1)) {
        const d = primitive(minus(one.pattern, other.pattern));
        found.set(d.join(), d);
      }
    }
  }
  return [...found.values()];
}

/** What stays when every block cancels its largest set of answers that the flat makes equal. */
function leftOver(blocks: readonly (readonly Part[])[], flat: Basis): number {
  return blocks.reduce((sum, block) => {
    const classes: { readonly pattern: Vector; guarded: number }[] = [];
    for (const part of block) {
      const same = classes.find((c) => isZero(remainder(flat, minus(c.pattern, part.pattern))));
      if (same) same.guarded += part.guarded;
      else classes.push({ ...part });
    }
    const total = classes.reduce((all, c) => all + c.guarded, 0);
    return sum + total - Math.max(...classes.map((c) => c.guarded));
  }, 0);
}
