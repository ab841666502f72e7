import { nearest } from '../nearest.ts';
import type { Fault } from '../refusal.ts';
import { type Facts, own, textOf, type Verdict, valuesOf } from './facts.ts';
import { isRecord } from './leaf.ts';
import type { ExpressionReading } from './tools.ts';
import type { Leaf, Part } from './walk.ts';

const VARIABLE = /^([A-Za-z][A-Za-z0-9_]*)(-Comment)?(?:\[(\d+)\])?(?:\.([\w-]+))?$/;
const PIPED = /\{([^{}\n]*)\}/g;

/** Every name that an expression or a `{piped}` text reads is there, is spelt exactly so, and was asked before. */
export function checkReferences(
  facts: Facts,
  readExpression: (text: string) => ExpressionReading,
): Verdict {
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  for (const leaf of facts.leaves) {
    for (const found of referencesIn(leaf, readExpression)) {
      if (!found.ok) {
        faults.push(found.fault);
        continue;
      }
      const fault = referenceFault(found.name, found.path, { leaf, facts });
      if (fault !== null) faults.push(fault);
      else warnings.push(...forwardWarning(found.name, found.path, { leaf, facts }));
    }
  }
  return { faults, warnings };
}

type Reference =
  | { readonly ok: true; readonly name: string; readonly path: string }
  | { readonly ok: false; readonly fault: Fault };

function referencesIn(
  leaf: Leaf,
  readExpression: (text: string) => ExpressionReading,
): readonly Reference[] {
  const { kind, value, path } = leaf;
  if (kind === 'localized') return pipedNames(value, path);
  if (kind !== 'expression' || typeof value !== 'string') return [];
  const reading = readExpression(value);
  if (reading.ok) return reading.variables.map((name) => ({ ok: true, name, path }));
  const problem = `does not parse at position ${reading.at + 1}: ${reading.problem}`;
  const mend = `Mend it near ${JSON.stringify(value.slice(Math.max(0, reading.at - 12), reading.at + 20))}.`;
  return [{ ok: false, fault: { path, problem, mend } }];
}

function pipedNames(value: unknown, path: string): readonly Reference[] {
  const texts = isRecord(value) ? Object.entries(value) : [[null, value] as const];
  return texts.flatMap(([locale, text]) => {
    const place = locale === null ? path : `${path}.${locale}`;
    const names = new Set([...String(text).matchAll(PIPED)].map((match) => match[1] ?? ''));
    return [...names].map((name): Reference => ({ ok: true, name, path: place }));
  });
}

interface Where {
  readonly leaf: Leaf;
  readonly facts: Facts;
}

function referenceFault(reference: string, path: string, where: Where): Fault | null {
  const { leaf, facts } = where;
  const [, name, comment, index, part] = VARIABLE.exec(reference) ?? [];
  const shown = `{${reference.slice(0, 80)}}`;
  if (name === undefined) {
    const mend = 'Name a question or a calculated value in braces, without spaces.';
    return { path, problem: `${shown} is not a name`, mend };
  }
  if (name === 'item' && comment === undefined && part === undefined) {
    return leaf.property === 'choicesVisibleIf' ? null : itemFault(path);
  }
  if (facts.calculated.has(name))
    return partOfPlain({ shown, path, plain: !comment && !part && !index });
  const question = facts.questions.get(name);
  if (question === undefined) {
    const known = [...facts.questions.keys(), ...facts.calculated];
    const found = nearest(name, known, 1 / 3);
    const mend = found === undefined ? 'Name one that exists.' : `Did you mean {${found}}?`;
    return { path, problem: `${shown} names no question or calculated value`, mend };
  }
  if (comment !== undefined && own(question, 'showOtherItem') !== true) {
    const mend = `Set "showOtherItem": true on "${name}", or read {${name}}.`;
    return {
      path,
      problem: `${shown} names the words of "other", which "${name}" does not offer`,
      mend,
    };
  }
  if (index !== undefined && !isListType(question.shape)) {
    const mend = `Write {${name}}: only a checkbox or a ranking has several values.`;
    return { path, problem: `${shown} reads one of several values`, mend };
  }
  if (part === undefined) return null;
  const parts = question.shape === 'matrix' ? valuesOf(question, 'rows') : [];
  if (parts.includes(part)) return null;
  if (part === 'length' && hasLength(question)) return null;
  const found = nearest(part, parts, 1 / 3);
  return {
    path,
    problem: `${shown} reads "${part}", which "${name}" does not have`,
    mend: found === undefined ? `Write {${name}}.` : `Did you mean {${name}.${found}}?`,
  };
}

function itemFault(path: string): Fault {
  const problem = '{item} has no meaning here';
  return { path, problem, mend: 'Use it only in "choicesVisibleIf", where it is the option.' };
}

function partOfPlain(found: {
  readonly shown: string;
  readonly path: string;
  readonly plain: boolean;
}): Fault | null {
  if (found.plain) return null;
  const problem = `${found.shown} reads a part of a calculated value`;
  return { path: found.path, problem, mend: 'A calculated value has no parts.' };
}

function hasLength(question: Part): boolean {
  if (isListType(question.shape) || question.shape === 'comment') return true;
  return question.shape === 'text' && (textOf(question, 'inputType') ?? 'text') === 'text';
}

function isListType(shape: string): boolean {
  return shape === 'checkbox' || shape === 'ranking';
}

/** A question that is not yet answered is empty: seldom what was meant. */
function forwardWarning(reference: string, path: string, { leaf, facts }: Where): readonly Fault[] {
  const name = VARIABLE.exec(reference)?.[1] ?? '';
  const question = facts.questions.get(name);
  if (question === undefined || leaf.part.shape === 'calculatedValue') return [];
  if (leaf.part.shape === 'document' || leaf.part.shape === 'parley') return [];
  const ownValidator = leaf.part.shape.startsWith('validator') && leaf.part.parent === question;
  const asked = leaf.part.shape === 'choice' ? (leaf.part.parent?.order ?? 0) : leaf.part.order;
  const limit = leaf.part.shape.startsWith('validator') ? (leaf.part.parent?.order ?? 0) : asked;
  if (ownValidator || question.order < limit) return [];
  if (question === leaf.part && leaf.kind === 'expression') return [selfWarning(path, name)];
  const problem = `reads {${name}}, which is asked only later`;
  return [{ path, problem, mend: `Move "${name}" before it, or check that empty is right.` }];
}

function selfWarning(path: string, name: string): Fault {
  const problem = `"${name}" depends on its own answer`;
  return { path, problem, mend: 'Let it depend on an earlier question.' };
}
