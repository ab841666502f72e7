import fc from 'fast-check';
import type { Answers, AnswerValue } from '../../../src/conversation/state.ts';
import type {
  ElementDefinition,
  QuestionDefinition,
  QuestionnaireDefinition,
} from '../../../src/domain/questionnaire-definition.ts';
import { questionnaireOf } from './questionnaires.ts';

/**
 * A questionnaire within the profile, and answers to it in the order in which they are given; null
 * takes one back.
 */
export interface Generated {
  readonly definition: QuestionnaireDefinition;
  readonly given: readonly (readonly [name: string, value: AnswerValue | null])[];
}

const CODES = ['x', 'y', 'z'] as const;
const KINDS = [
  'radiogroup',
  'dropdown',
  'checkbox',
  'boolean',
  'rating',
  'number',
  'date',
  'text',
  'comment',
  'ranking',
  'matrix',
] as const;
type Kind = (typeof KINDS)[number];

interface Plan {
  readonly kind: Kind;
  readonly required: 'never' | 'always' | 'if';
  readonly conditional: boolean;
  readonly filtered: 'never' | 'question' | 'choice';
  readonly other: boolean;
  readonly limits: boolean;
  readonly validated: boolean;
  readonly seeds: readonly number[];
}

const plan: fc.Arbitrary<Plan> = fc.record({
  kind: fc.constantFrom(...KINDS),
  required: fc.constantFrom('never', 'never', 'always', 'if'),
  conditional: fc.boolean(),
  filtered: fc.constantFrom('never', 'never', 'question', 'choice'),
  other: fc.boolean(),
  limits: fc.boolean(),
  validated: fc.boolean(),
  seeds: fc.array(fc.nat({ max: 1_000 }), { minLength: 24, maxLength: 24 }),
});

export const generated: fc.Arbitrary<Generated> = fc
  .record({
    plans: fc.array(plan, { minLength: 1, maxLength: 7 }),
    wrap: fc.nat({ max: 1_000 }),
    turns: fc.array(fc.record({ which: fc.nat({ max: 50 }), seed: fc.nat({ max: 10_000 }) }), {
      minLength: 1,
      maxLength: 14,
    }),
  })
  .map(({ plans, wrap, turns }) => {
    const named = plans.map((one, index) => ({ ...one, name: `q${index + 1}` }));
    const questions = named.map((one, index) => questionOf(one, named.slice(0, index)));
    const definition = questionnaireOf([], {
      pages: pagesOf(questions, named, wrap),
      calculatedValues: [{ name: 'count', expression: `iif(${conditionOn(named, wrap)}, 1, 2)` }],
    });
    const given = turns.flatMap(({ which, seed }) => {
      const question = questions[which % questions.length];
      return question === undefined ? [] : answersFor(question, seed);
    });
    return { definition, given };
  });

type Named = Plan & { readonly name: string };

/** Half of the questions in a conditional panel, the second half on a conditional page. */
function pagesOf(questions: readonly QuestionDefinition[], named: readonly Named[], wrap: number) {
  const cut = Math.ceil(questions.length / 2);
  const first = questions.slice(0, cut);
  const second: ElementDefinition[] = questions.slice(cut);
  const before = named.slice(0, cut);
  const inPanel = wrap % 2 === 0 && second.length > 0;
  const elements: readonly ElementDefinition[] = inPanel
    ? [{ type: 'panel', name: 'panel', visibleIf: conditionOn(before, wrap), elements: second }]
    : second;
  if (second.length === 0) return [{ name: 'page1', elements: first }];
  const condition = wrap % 3 === 0 ? { visibleIf: conditionOn(before, wrap + 1) } : {};
  return [
    { name: 'page1', elements: first },
    { name: 'page2', ...condition, elements },
  ];
}

function questionOf(one: Named, before: readonly Named[]): QuestionDefinition {
  const [a = 0, b = 0, c = 0] = one.seeds;
  const base = {
    name: one.name,
    title: `Title of ${one.name} after {${before[0]?.name ?? one.name}}`,
    ...(one.required === 'always' ? { isRequired: true } : {}),
    ...(one.required === 'if' ? { requiredIf: conditionOn(before, a) } : {}),
    ...(one.conditional && before.length > 0 ? { visibleIf: conditionOn(before, b) } : {}),
  };
  const choices = CODES.map((value, index) => ({
    value,
    text: `Label ${value}`,
    ...(one.filtered === 'choice' && index === 1 && before.length > 0
      ? { visibleIf: conditionOn(before, c) }
      : {}),
  }));
  const filter =
    one.filtered === 'question' && before.length > 0
      ? { choicesVisibleIf: `{item} = 'x' or ${conditionOn(before, c)}` }
      : {};
  const limits = one.limits ? { minSelectedChoices: 1 + (a % 2), maxSelectedChoices: 2 } : {};
  const other = one.other ? { showOtherItem: true } : {};
  switch (one.kind) {
    case 'radiogroup':
    case 'dropdown':
      return { ...base, type: one.kind, choices, ...filter, ...other };
    case 'checkbox':
      return {
        ...base,
        type: 'checkbox',
        choices,
        ...filter,
        ...limits,
        ...other,
        showNoneItem: true,
      };
    case 'ranking':
      return { ...base, type: 'ranking', choices, ...filter, ...limits, selectToRankEnabled: true };
    case 'boolean':
      return { ...base, type: 'boolean' };
    case 'rating':
      return { ...base, type: 'rating', rateMin: 0, rateMax: 4 };
    case 'number':
      return { ...base, type: 'text', inputType: 'number', min: 0, max: 8, ...validators(one) };
    case 'date':
      return { ...base, type: 'text', inputType: 'date' };
    case 'text':
      return { ...base, type: 'text', ...validators(one) };
    case 'comment':
      return { ...base, type: 'comment', ...validators(one) };
    case 'matrix':
      return {
        ...base,
        type: 'matrix',
        rows: [
          { value: 'r1', text: 'Row 1' },
          { value: 'r2', text: 'Row 2' },
        ],
        columns: [
          { value: 'x', text: 'X' },
          { value: 'y', text: 'Y' },
        ],
        eachRowRequired: one.limits,
      };
  }
}

function validators({ kind, validated, seeds }: Plan): Pick<QuestionDefinition, 'validators'> {
  const [a = 0] = seeds;
  if (!validated) return {};
  if (kind === 'number') return { validators: [{ type: 'numeric', minValue: 2, maxValue: 6 }] };
  const patterns = ['^[a-c]+$', 'b'];
  return a % 2 === 0
    ? { validators: [{ type: 'text', minLength: 2, maxLength: 4 }] }
    : { validators: [{ type: 'regex', regex: patterns[a % 4 === 1 ? 0 : 1] ?? 'b' }] };
}

/** A condition on one or two earlier questions, of a form that fits them. */
function conditionOn(before: readonly Named[], seed: number): string {
  const one = before[seed % Math.max(1, before.length)];
  const two = before[(seed >> 3) % Math.max(1, before.length)];
  if (one === undefined || two === undefined) return seed % 2 === 0 ? '1 = 1' : '1 = 2';
  const first = simple(one, seed);
  switch (seed % 5) {
    case 0:
      return `${first} and ${simple(two, seed >> 2)}`;
    case 1:
      return `${first} or ${simple(two, seed >> 2)}`;
    case 2:
      return `!(${first})`;
    default:
      return first;
  }
}

function simple({ name, kind }: Named, seed: number): string {
  const code = CODES[seed % 3] ?? 'x';
  const any = [`{${name}} empty`, `{${name}} notempty`];
  const own: Readonly<Record<Kind, readonly string[]>> = {
    radiogroup: [`{${name}} = '${code}'`, `{${name}} != '${code}'`, `{${name}} anyof ['x', 'y']`],
    dropdown: [`{${name}} = '${code}'`, `{${name}} <> '${code}'`.replace('<>', '!=')],
    checkbox: [
      `{${name}} contains '${code}'`,
      `{${name}.length} > 1`,
      `{${name}} notcontains '${code}'`,
    ],
    ranking: [`{${name}} contains '${code}'`, `{${name}[0]} = '${code}'`],
    boolean: [`{${name}} = true`, `{${name}} = false`, `{${name}} != true`],
    rating: [`{${name}} >= 2`, `{${name}} = 0`, `{${name}} < 3`],
    number: [`{${name}} > 4`, `{${name}} + 1 <= 5`, `sum({${name}}, 2) > 5`],
    date: [`{${name}} > '2026-06-01'`],
    text: [`{${name}} = 'ab'`, `{${name}} contains 'b'`],
    comment: [`{${name}} contains 'c'`],
    matrix: [`{${name}.r1} = 'x'`, `{${name}.r2} notempty`],
  };
  const forms = [...own[kind], ...any];
  return forms[seed % forms.length] ?? '1 = 1';
}

/** An answer of the right type, and the words of "other" beside it. */
function answersFor(
  question: QuestionDefinition,
  seed: number,
): readonly (readonly [string, AnswerValue | null])[] {
  const { name } = question;
  if (seed % 11 === 10)
    return [
      [name, null],
      [`${name}-Comment`, null],
    ];
  const value = valueFor(question, seed);
  if (!('showOtherItem' in question) || question.showOtherItem !== true) return [[name, value]];
  const picksOther = value === 'other' || (Array.isArray(value) && value.includes('other'));
  return [
    [name, value],
    [`${name}-Comment`, picksOther ? `words ${seed}` : null],
  ];
}

function valueFor(question: QuestionDefinition, seed: number): AnswerValue {
  const hasOther = 'showOtherItem' in question && question.showOtherItem === true;
  const codes: readonly string[] = hasOther ? [...CODES, 'other'] : CODES;
  const from = seed % codes.length;
  const some = [...codes.slice(from), ...codes.slice(0, from)].slice(0, 1 + ((seed >> 4) % 3));
  const words = ['a', 'ab', 'abc', 'bbbb', 'xyz b', 'c'];
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return codes[from] ?? 'x';
    case 'checkbox':
      return seed % 9 === 8 ? ['none'] : some;
    case 'ranking':
      return some;
    case 'boolean':
      return seed % 2 === 0;
    case 'rating':
      return seed % 5;
    case 'matrix':
      return seed % 3 === 0 ? { r1: 'x' } : { r1: seed % 2 === 0 ? 'x' : 'y', r2: 'y' };
    case 'text':
      if (question.inputType === 'number') return seed % 9;
      if (question.inputType === 'date') return `2026-0${1 + (seed % 9)}-15`;
      return words[seed % words.length] ?? 'a';
    case 'comment':
      return words[seed % words.length] ?? 'a';
  }
}

/** The answers that stand after all were given. */
export function standing(given: Generated['given']): Answers {
  const answers: Record<string, AnswerValue> = {};
  for (const [name, value] of given) {
    if (value === null) delete answers[name];
    else answers[name] = value;
  }
  return answers;
}

export function questionsIn(elements: readonly ElementDefinition[]): readonly QuestionDefinition[] {
  return elements.flatMap((element) => {
    if (element.type === 'panel') return questionsIn(element.elements);
    return element.type === 'html' ? [] : [element];
  });
}
