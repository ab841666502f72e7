import type { Fault } from '../refusal.ts';
import { type Facts, faultsOnly, type Verdict } from './facts.ts';
import type { Leaf } from './walk.ts';

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,59}$/;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Words that the expression language or JavaScript itself already gives a meaning to. */
const RESERVED: ReadonlySet<string> = new Set(
  [
    'allof and anyof constructor contains empty false hasownproperty item length negate noneof',
    'notcontains notempty null or panel power prototype row survey this tostring true undefined valueof',
  ]
    .join(' ')
    .split(' '),
);

/**
 * Names: their letters, reserved words, and each only once, ignoring case, over pages, panels, notes, questions and
 * calculated values together, because expressions, commands and exports know them all by name alone.
 */
export function checkNames(facts: Facts): Verdict {
  const faults: Fault[] = [];
  const elements = new Map<string, string>();
  const needs = new Map<string, string>();
  const nominations = new Map<string, string>();
  for (const leaf of facts.leaves) {
    if (leaf.kind === 'slug') faults.push(...slugFaults(leaf));
    if (leaf.kind !== 'name') continue;
    faults.push(...nameFaults(leaf));
    const { shape } = leaf.part;
    const coded = shape === 'nomination' ? nominations : elements;
    faults.push(...duplicate(leaf, shape === 'need' ? needs : coded));
  }
  return faultsOnly(faults);
}

function nameFaults({ value, path }: Leaf): readonly Fault[] {
  const name = String(value);
  if (!NAME.test(name)) {
    const problem = `${JSON.stringify(name.slice(0, 80))} is not a name`;
    const mend = 'Use a letter, then at most 59 letters, digits or "_", all of them a to z.';
    return [{ path, problem, mend }];
  }
  if (RESERVED.has(name.toLowerCase()) || name.includes('equals')) {
    const problem = `"${name}" has a meaning of its own in expressions`;
    return [{ path, problem, mend: 'Choose another name.' }];
  }
  return [];
}

function duplicate({ value, path }: Leaf, seen: Map<string, string>): readonly Fault[] {
  const name = String(value);
  const first = seen.get(name.toLowerCase());
  if (first === undefined) {
    seen.set(name.toLowerCase(), path);
    return [];
  }
  const problem = `"${name.slice(0, 80)}" is already the name at ${first}`;
  return [{ path, problem, mend: 'Give each its own name; case does not tell them apart.' }];
}

function slugFaults({ value, path }: Leaf): readonly Fault[] {
  const slug = String(value);
  if (SLUG.test(slug) && slug.length <= 60) return [];
  const problem = `${JSON.stringify(slug.slice(0, 80))} is not a slug`;
  const mend = 'Use lower-case words joined by "-", at most 60 characters: "cto-2027-needs".';
  return [{ path, problem, mend }];
}
