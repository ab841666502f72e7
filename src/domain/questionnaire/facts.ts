import { isLanguage, LANGUAGES, type Language } from '../language.ts';
import type { Fault } from '../refusal.ts';
import { join } from './bounds.ts';
import { isRecord } from './leaf.ts';
import { isQuestion, type Part, type Reading } from './walk.ts';

/** What the rules ask of a document that has been read. */
export interface Facts extends Reading {
  /** By exact name; of two with one name the first. */
  readonly questions: ReadonlyMap<string, Part>;
  readonly calculated: ReadonlySet<string>;
  /** The languages that every text must have: the declared ones, else all six. */
  readonly languages: readonly Language[];
}

export interface Verdict {
  readonly faults: readonly Fault[];
  /** Worth a look, but no reason to refuse. */
  readonly warnings: readonly Fault[];
}

export type Rule = (facts: Facts) => Verdict;

export function factsOf(reading: Reading): Facts {
  const questions = new Map<string, Part>();
  const calculated = new Set<string>();
  let languages: readonly Language[] = LANGUAGES;
  for (const part of reading.parts) {
    const name = textOf(part, 'name');
    if (name !== null && isQuestion(part.shape) && !questions.has(name)) questions.set(name, part);
    if (name !== null && part.shape === 'calculatedValue') calculated.add(name);
    if (part.shape === 'parley' && Array.isArray(part.node['languages'])) {
      languages = part.node['languages'].filter(isLanguage);
    }
  }
  return { ...reading, questions, calculated, languages };
}

export function textOf(part: Part, property: string): string | null {
  const value = own(part, property);
  return typeof value === 'string' ? value : null;
}

export function numberOf(part: Part, property: string): number | null {
  const value = own(part, property);
  return typeof value === 'number' ? value : null;
}

export function own(part: Part, property: string): unknown {
  return Object.hasOwn(part.node, property) ? part.node[property] : undefined;
}

export interface Option {
  readonly value: string;
  readonly path: string;
}

/** The options of one list (`choices`, `rows`, `columns`) that have a value at all. */
export function optionsOf(part: Part, list: string): readonly Option[] {
  const items = own(part, list);
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown, index) => {
    const value = isRecord(item) ? item['value'] : undefined;
    if (typeof value !== 'string') return [];
    return [{ value, path: join(join(join(part.path, list), index), 'value') }];
  });
}

export function valuesOf(part: Part, list = 'choices'): readonly string[] {
  return optionsOf(part, list).map((option) => option.value);
}

export function faultsOnly(faults: readonly Fault[]): Verdict {
  return { faults, warnings: [] };
}
