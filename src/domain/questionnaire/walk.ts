import type { Fault } from '../refusal.ts';
import { join } from './bounds.ts';
import { didYouMean } from './did-you-mean.ts';
import { describe, isRecord, type LeafKind, leafProblems } from './leaf.ts';
import { type ConcreteShape, type Kind, SHAPES, type ShapeName } from './shape.ts';

const QUESTION_TYPES = [
  'radiogroup',
  'dropdown',
  'checkbox',
  'boolean',
  'rating',
  'text',
  'comment',
  'ranking',
  'matrix',
] as const;
const ELEMENT_TYPES: readonly string[] = ['panel', 'html', ...QUESTION_TYPES];
const VALIDATOR_TYPES: readonly string[] = [
  'numeric',
  'text',
  'email',
  'regex',
  'answercount',
  'expression',
];

/** An object of the document, whatever else is wrong with it. */
export interface Part {
  readonly shape: ConcreteShape;
  readonly node: Readonly<Record<string, unknown>>;
  readonly path: string;
  /** How many questions stand before it: the order in which a member meets them. */
  readonly order: number;
  readonly parent: Part | null;
}

/** A value whose JSON type is right; what it says is for the rules to judge. */
export interface Leaf {
  readonly kind: LeafKind;
  readonly value: unknown;
  readonly path: string;
  readonly property: string;
  readonly part: Part;
}

export interface Reading {
  readonly faults: readonly Fault[];
  readonly parts: readonly Part[];
  readonly leaves: readonly Leaf[];
}

/** Reads a document by the table of shape.ts: every fault of its parts, and all that stands in it, in document order. */
export function readDocument(document: unknown): Reading {
  const walk: Walk = { faults: [], parts: [], leaves: [], questions: 0 };
  readObject(walk, { shape: 'document', value: document, path: '$', parent: null });
  return walk;
}

interface Walk {
  readonly faults: Fault[];
  readonly parts: Part[];
  readonly leaves: Leaf[];
  questions: number;
}

interface Place {
  readonly value: unknown;
  readonly path: string;
  readonly parent: Part | null;
}

function readObject(walk: Walk, place: Place & { readonly shape: ShapeName }): void {
  const { value, path, parent } = place;
  if (!isRecord(value)) {
    walk.faults.push({ path, problem: `${describe(value)}, not an object`, mend: 'Give {…}.' });
    return;
  }
  const shape = concreteShape(walk, place.shape, value, path);
  if (shape === null) return;
  const part: Part = { shape, node: value, path, order: walk.questions, parent };
  walk.parts.push(part);
  if (isQuestion(shape)) walk.questions += 1;
  const { required, optional } = SHAPES[shape];
  const known = new Map([...Object.entries(required), ...Object.entries(optional)]);
  for (const property of Object.keys(required)) {
    if (Object.hasOwn(value, property)) continue;
    walk.faults.push({
      path: join(path, property),
      problem: 'is missing',
      mend: `Add "${property}"${path === '$' ? '' : ` to ${path}`}.`,
    });
  }
  for (const [property, child] of Object.entries(value)) {
    if (property === 'type' && place.shape !== shape) continue;
    const kind = known.get(property);
    const childPath = join(path, property, false);
    if (kind === undefined) walk.faults.push(unknownProperty(childPath, property, known.keys()));
    else readKind(walk, { kind, property, value: child, path: childPath, part });
  }
}

/** Elements and validators say by `type` what they are; a panel always says it too. */
function concreteShape(
  walk: Walk,
  shape: ShapeName,
  node: Readonly<Record<string, unknown>>,
  path: string,
): ConcreteShape | null {
  if (shape !== 'element' && shape !== 'validator') return shape;
  const types = shape === 'element' ? ELEMENT_TYPES : VALIDATOR_TYPES;
  const type = node['type'];
  if (typeof type === 'string' && types.includes(type)) {
    return (shape === 'validator' ? `validator ${type}` : type) as ConcreteShape;
  }
  const known = `Use one of ${types.join(', ')}.`;
  walk.faults.push({
    path: join(path, 'type'),
    problem: type === undefined ? 'is missing' : `${describe(type)}, which is not taken here`,
    mend: typeof type === 'string' ? didYouMean(type, types, known) : known,
  });
  return null;
}

type ListKind = Extract<Kind, { readonly list: ShapeName } | { readonly listOf: unknown }>;

interface Found {
  readonly kind: Kind;
  readonly property: string;
  readonly value: unknown;
  readonly path: string;
  readonly part: Part;
}

function readKind(walk: Walk, found: Found): void {
  const { kind, value, path, part } = found;
  if (typeof kind === 'string') readLeaf(walk, { ...found, kind });
  else if ('shape' in kind) readObject(walk, { shape: kind.shape, value, path, parent: part });
  else if ('oneOf' in kind) readOneOf(walk, kind.oneOf, found);
  else if ('map' in kind) readMap(walk, kind.map, found);
  else readList(walk, kind, found);
}

function readList(walk: Walk, kind: ListKind, { value, path, part }: Found): void {
  if (!Array.isArray(value)) {
    walk.faults.push({ path, problem: `${describe(value)}, not a list`, mend: 'Give […].' });
    return;
  }
  for (const [index, item] of value.entries()) {
    const place = { value: item, path: join(path, index), parent: part };
    if ('list' in kind) readObject(walk, { ...place, shape: kind.list });
    else readOneOf(walk, kind.listOf, place);
  }
}

function readLeaf(walk: Walk, found: Found & { readonly kind: LeafKind }): void {
  const problems = leafProblems(found.kind, found.value);
  for (const { key, problem, mend } of problems) {
    const path = key === undefined ? found.path : join(found.path, key);
    walk.faults.push({ path, problem, mend });
  }
  if (problems.length === 0) walk.leaves.push(found);
}

function readOneOf(
  walk: Walk,
  options: readonly (string | number | boolean)[],
  { value, path }: { readonly value: unknown; readonly path: string },
): void {
  if (options.some((option) => option === value)) return;
  const known = options.length === 1 ? `Write ${options[0]}.` : `Use one of ${options.join(', ')}.`;
  const mend = typeof value === 'string' ? didYouMean(value, options.map(String), known) : known;
  walk.faults.push({ path, problem: `${describe(value)}, which is not taken here`, mend });
}

function readMap(walk: Walk, kind: Kind, found: Found): void {
  if (!isRecord(found.value)) {
    const problem = `${describe(found.value)}, not an object`;
    walk.faults.push({ path: found.path, problem, mend: 'Give {…}.' });
    return;
  }
  for (const [key, value] of Object.entries(found.value)) {
    readKind(walk, { ...found, kind, property: key, value, path: join(found.path, key, false) });
  }
}

/** Well-known SurveyJS properties get the reason why they are not taken. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ['choicesByUrl', 'Write the options under "choices": nothing is fetched from elsewhere.'],
  ['choicesFromQuestion', 'Write the options under "choices" and hide some by "choicesVisibleIf".'],
  ['triggers', 'Use "visibleIf" or a calculated value.'],
  ['setValueIf', 'Use a calculated value.'],
  ['setValueExpression', 'Use a calculated value.'],
  ['defaultValueExpression', 'Use a calculated value.'],
  ['enableIf', 'Use "visibleIf": a chat cannot show a question that must not be answered.'],
  ['readOnly', 'Use an html element for what is only read.'],
  ['valueName', 'Answers stand under the name of their question.'],
  ['imageLink', 'Say it in words: pages must load on a slow line and be heard.'],
]);

function unknownProperty(path: string, property: string, known: Iterable<string>): Fault {
  const options = [...known];
  const otherwise = `Remove it; known here: ${options.join(', ')}.`;
  return {
    path,
    problem: 'is not part of the profile',
    mend: REFUSED.get(property) ?? didYouMean(property, options, otherwise),
  };
}

export function isQuestion(shape: string): boolean {
  return QUESTION_TYPES.some((type) => type === shape);
}
