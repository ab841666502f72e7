import type { InSixLanguages } from '../domain/language.ts';
import type {
  ChoiceDefinition,
  Localized,
  ParleyBlock,
  QuestionDefinition,
} from '../domain/questionnaire-definition.ts';
import type { Expression } from './expressions.ts';
import type { Phrasebook } from './phrasebook.ts';
import type { Choice, CompiledQuestion, Container } from './questionnaire.ts';
import { inSixLanguages, type Text } from './text.ts';
import { compileValidators } from './validators.ts';

/** What every part is made with. */
export interface Workshop {
  readonly text: (words: Localized | undefined) => Text;
  readonly condition: (text: string | undefined) => Expression | null;
  readonly policy: ParleyBlock;
  readonly phrase: Phrasebook;
}

/** Far above an honest answer, far below what would hurt (docs/questionnaire-profile.md). */
export const LENGTHS = { text: 500, longText: 10_000, otherWords: 500 } as const;

interface Place {
  readonly index: number;
  readonly containers: readonly Container[];
}

export function compileQuestion(
  definition: QuestionDefinition,
  place: Place,
  workshop: Workshop,
): CompiledQuestion {
  const core = coreOf(definition, place, workshop);
  switch (definition.type) {
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox':
      return { ...core, ...choiceParts(definition, workshop) };
    case 'ranking':
      return {
        ...core,
        ...withChoices(definition, workshop),
        kind: 'ranking',
        min: Math.max(1, definition.minSelectedChoices ?? 1),
        max: atMost(definition.maxSelectedChoices, definition.choices.length),
      };
    case 'boolean':
      return {
        ...core,
        kind: 'yes-no',
        yes: labelOr(definition.labelTrue, 'conversation.yes', workshop),
        no: labelOr(definition.labelFalse, 'conversation.no', workshop),
      };
    case 'rating':
      return {
        ...core,
        kind: 'rating',
        values: ratesOf(definition),
        low: workshop.text(definition.minRateDescription),
        high: workshop.text(definition.maxRateDescription),
      };
    case 'text':
    case 'comment':
      return { ...core, ...typedParts(definition, workshop) };
    case 'matrix': {
      const rows = choicesOf(definition.rows, workshop);
      const columns = choicesOf(definition.columns, workshop);
      const offersAll = [...rows, ...columns].every((choice) => choice.visibleIf === null);
      const eachRowRequired = definition.eachRowRequired === true;
      return { ...core, kind: 'matrix', rows, columns, offersAll, eachRowRequired };
    }
  }
}

function coreOf(definition: QuestionDefinition, place: Place, workshop: Workshop) {
  const { name } = definition;
  const { attribution, hints } = workshop.policy;
  return {
    name,
    ...place,
    title: workshop.text(definition.title ?? name),
    description: workshop.text(definition.description),
    hint: workshop.text(hints?.[name]),
    visibleIf: workshop.condition(definition.visibleIf),
    isRequired: definition.isRequired === true,
    requiredIf: workshop.condition(definition.requiredIf),
    requiredText: workshop.text(definition.requiredErrorText),
    validators: compileValidators(definition, workshop),
    setting: attribution.questions?.[name] ?? attribution.default,
    suggestion: definition.defaultValue,
    phrase: workshop.phrase,
  };
}

type Choosing = Extract<QuestionDefinition, { type: 'radiogroup' | 'dropdown' | 'checkbox' }>;

function choiceParts(definition: Choosing, workshop: Workshop) {
  const base = withChoices(definition, workshop);
  const other =
    definition.showOtherItem === true
      ? extra('other', definition.otherText, 'conversation.other', workshop)
      : null;
  const appearance: 'list' | 'dropdown' = definition.type === 'dropdown' ? 'dropdown' : 'list';
  if (definition.type !== 'checkbox') {
    return { ...base, kind: 'one' as const, appearance, other, none: null, min: 1, max: 1 };
  }
  const none =
    definition.showNoneItem === true
      ? extra('none', definition.noneText, 'conversation.none', workshop)
      : null;
  const count = definition.choices.length + (other === null ? 0 : 1);
  const min = Math.max(1, definition.minSelectedChoices ?? 1);
  const max = atMost(definition.maxSelectedChoices, count);
  return { ...base, kind: 'several' as const, appearance, other, none, min, max };
}

function withChoices(
  definition: {
    readonly choices: readonly ChoiceDefinition[];
    readonly choicesVisibleIf?: string;
  },
  workshop: Workshop,
) {
  const choices = choicesOf(definition.choices, workshop);
  const choicesVisibleIf = workshop.condition(definition.choicesVisibleIf);
  const offersAll = choicesVisibleIf === null && choices.every(({ visibleIf }) => !visibleIf);
  return { choices, choicesVisibleIf, offersAll };
}

type Typed = Extract<QuestionDefinition, { type: 'text' | 'comment' }>;

function typedParts(definition: Typed, workshop: Workshop) {
  const placeholder = workshop.text(definition.placeholder);
  if (definition.type === 'comment') {
    const maxLength = atMost(definition.maxLength, LENGTHS.longText);
    return { kind: 'words' as const, input: 'long-text' as const, maxLength, placeholder };
  }
  const { inputType = 'text', min = null, max = null } = definition;
  if (inputType === 'number') {
    return { kind: 'number' as const, min: numberOrNull(min), max: numberOrNull(max), placeholder };
  }
  if (inputType === 'date') {
    return { kind: 'date' as const, min: stringOrNull(min), max: stringOrNull(max) };
  }
  const maxLength = atMost(definition.maxLength, LENGTHS.text);
  return { kind: 'words' as const, input: inputType, maxLength, placeholder };
}

function choicesOf(definitions: readonly ChoiceDefinition[], workshop: Workshop): Choice[] {
  return definitions.map(({ value, text, visibleIf }) => ({
    value,
    label: inSixLanguages(text),
    visibleIf: workshop.condition(visibleIf),
  }));
}

function extra(
  value: string,
  text: Localized | undefined,
  key: string,
  workshop: Workshop,
): Choice {
  return { value, label: labelOr(text, key, workshop), visibleIf: null };
}

function labelOr(text: Localized | undefined, key: string, { phrase }: Workshop): InSixLanguages {
  if (text !== undefined) return inSixLanguages(text);
  return {
    ar: phrase('ar', key),
    zh: phrase('zh', key),
    en: phrase('en', key),
    es: phrase('es', key),
    fr: phrase('fr', key),
    ru: phrase('ru', key),
  };
}

/** SurveyJS: from 1 to 5 by 1. Counted in whole steps, so that 0.1 + 0.2 cannot drift. */
function ratesOf(definition: Extract<QuestionDefinition, { type: 'rating' }>): number[] {
  const { rateMin = 1, rateMax = 5, rateStep = 1 } = definition;
  const steps = Math.min(100, Math.max(0, Math.floor((rateMax - rateMin) / rateStep + 1e-9)));
  return Array.from({ length: steps + 1 }, (_, step) => round(rateMin + step * rateStep));
}

function round(value: number): number {
  return Number(value.toFixed(9));
}

/** SurveyJS writes "no limit" as 0. */
function atMost(limit: number | undefined, most: number): number {
  return limit === undefined || limit <= 0 ? most : Math.min(limit, most);
}

function numberOrNull(value: number | string | null): number | null {
  return value === null || value === '' ? null : Number(value);
}

function stringOrNull(value: number | string | null): string | null {
  return value === null ? null : String(value);
}
