import type { QuestionDefinition } from '../questionnaire-definition.ts';

/**
 * The profile as data: what each object of a questionnaire may hold. Everything that is not in this table is refused.
 * docs/questionnaire-profile.md is the same for readers, and a test holds the two together.
 */
export type Kind =
  | 'localized' // a text, or one text per language
  | 'name' // a new name: of a page, a question, a calculated value, a need
  | 'reference' // the name of a question of this document
  | 'code' // the value of a choice
  | 'slug'
  | 'string'
  | 'flag' // true or false
  | 'count' // a whole number from 0
  | 'number'
  | 'bound' // a number or an ISO date
  | 'expression'
  | 'pattern' // a regular expression
  | 'answer' // a value that fits the question
  | { readonly oneOf: readonly (string | number | boolean)[] }
  | { readonly shape: ShapeName }
  | { readonly list: ShapeName }
  | { readonly listOf: readonly string[] } // a list of these words
  | { readonly map: Kind }; // keys are checked by the rules of the block

export type ShapeName =
  | 'document'
  | 'page'
  | 'element' // its `type` says which of the next eleven
  | 'panel'
  | 'html'
  | QuestionShape
  | 'choice'
  | 'validator' // its `type` says which of the next six
  | `validator ${'numeric' | 'text' | 'email' | 'regex' | 'answercount' | 'expression'}`
  | 'calculatedValue'
  | 'parley'
  | 'attribution'
  | 'ranked'
  | 'need'
  | 'nomination'
  | 'topic'
  | 'weights';
export type ConcreteShape = Exclude<ShapeName, 'element' | 'validator'>;
type QuestionShape = QuestionDefinition['type'];

export interface Shape {
  readonly required: Readonly<Record<string, Kind>>;
  readonly optional: Readonly<Record<string, Kind>>;
}

const LEVEL: Kind = { oneOf: ['attributed', 'country', 'group', 'none'] };

const question = {
  title: 'localized',
  description: 'localized',
  isRequired: 'flag',
  requiredErrorText: 'localized',
  visibleIf: 'expression',
  requiredIf: 'expression',
  defaultValue: 'answer',
  validators: { list: 'validator' },
} as const;
const choices = { choices: { list: 'choice' } } as const;
const other = {
  choicesVisibleIf: 'expression',
  showOtherItem: 'flag',
  otherText: 'localized',
} as const;
const selection = { minSelectedChoices: 'count', maxSelectedChoices: 'count' } as const;
const container = {
  title: 'localized',
  description: 'localized',
  visibleIf: 'expression',
} as const;
const named = { name: 'name' } as const;
const message = { text: 'localized' } as const;

export const SHAPES: Readonly<Record<ConcreteShape, Shape>> = {
  document: {
    required: { title: 'localized', pages: { list: 'page' }, parley: { shape: 'parley' } },
    optional: {
      description: 'localized',
      completedHtml: 'localized',
      locale: { oneOf: ['en'] },
      calculatedValues: { list: 'calculatedValue' },
    },
  },
  page: { required: { ...named, elements: { list: 'element' } }, optional: container },
  panel: { required: { ...named, elements: { list: 'element' } }, optional: container },
  html: { required: { ...named, html: 'localized' }, optional: { visibleIf: 'expression' } },
  radiogroup: { required: { ...named, ...choices }, optional: { ...question, ...other } },
  dropdown: { required: { ...named, ...choices }, optional: { ...question, ...other } },
  checkbox: {
    required: { ...named, ...choices },
    optional: {
      ...question,
      ...other,
      ...selection,
      showNoneItem: 'flag',
      noneText: 'localized',
    },
  },
  boolean: {
    required: named,
    optional: { ...question, labelTrue: 'localized', labelFalse: 'localized' },
  },
  rating: {
    required: named,
    optional: {
      ...question,
      rateMin: 'number',
      rateMax: 'number',
      rateStep: 'number',
      minRateDescription: 'localized',
      maxRateDescription: 'localized',
    },
  },
  text: {
    required: named,
    optional: {
      ...question,
      inputType: { oneOf: ['text', 'number', 'date', 'email'] },
      maxLength: 'count',
      min: 'bound',
      max: 'bound',
      placeholder: 'localized',
    },
  },
  comment: {
    required: named,
    optional: { ...question, maxLength: 'count', placeholder: 'localized' },
  },
  ranking: {
    required: { ...named, ...choices, selectToRankEnabled: { oneOf: [true] } },
    optional: { ...question, ...selection, choicesVisibleIf: 'expression' },
  },
  matrix: {
    required: { ...named, columns: { list: 'choice' }, rows: { list: 'choice' } },
    optional: { ...question, eachRowRequired: 'flag' },
  },
  choice: {
    required: { value: 'code', text: 'localized' },
    optional: { visibleIf: 'expression' },
  },
  'validator numeric': {
    required: {},
    optional: { ...message, minValue: 'number', maxValue: 'number' },
  },
  'validator text': {
    required: {},
    optional: { ...message, minLength: 'count', maxLength: 'count' },
  },
  'validator email': { required: {}, optional: message },
  'validator regex': { required: { regex: 'pattern' }, optional: message },
  'validator answercount': {
    required: {},
    optional: { ...message, minCount: 'count', maxCount: 'count' },
  },
  'validator expression': { required: { expression: 'expression' }, optional: message },
  calculatedValue: {
    required: { ...named, expression: 'expression' },
    optional: { includeIntoResult: 'flag' },
  },
  parley: {
    required: { profile: { oneOf: [1] }, slug: 'slug', attribution: { shape: 'attribution' } },
    optional: {
      languages: { listOf: ['ar', 'zh', 'en', 'es', 'fr', 'ru'] },
      rankings: { list: 'ranked' },
      needs: { list: 'need' },
      nominations: { list: 'nomination' },
      topics: { map: { shape: 'topic' } },
      weights: { shape: 'weights' },
      hints: { map: 'localized' },
    },
  },
  attribution: {
    required: { default: LEVEL },
    optional: { chosenBy: 'reference', questions: { map: LEVEL } },
  },
  ranked: { required: { question: 'reference' }, optional: {} },
  need: {
    required: { id: 'name', words: 'reference' },
    optional: {
      topicFrom: 'reference',
      topic: 'code',
      benefit: 'reference',
      urgency: 'reference',
      barriers: 'reference',
      askOfIndustry: 'reference',
    },
  },
  nomination: {
    required: { id: 'name', company: 'reference', consent: 'reference' },
    optional: { kind: { oneOf: ['local-industry', 'executive'] }, contact: 'reference' },
  },
  topic: { required: { studyGroup: 'string' }, optional: {} },
  weights: { required: {}, optional: { balancedBy: { oneOf: ['region'] } } },
};
