import { compilePattern } from '../domain/questionnaire/pattern.ts';
import type { QuestionDefinition } from '../domain/questionnaire-definition.ts';
import type { Workshop } from './compile-question.ts';
import type { Validator } from './questionnaire.ts';

type Definition = NonNullable<QuestionDefinition['validators']>[number];

/**
 * Throws `RangeError` for a pattern that the check refuses: every pattern here takes time
 * proportional to the words.
 */
export function compileValidators(
  { name, validators = [] }: QuestionDefinition,
  workshop: Workshop,
): Validator[] {
  return validators.map((definition) => {
    const validator = compileValidator(definition, workshop);
    if (validator === null) throw new RangeError(`${name}: a validator that the check refuses`);
    return validator;
  });
}

function compileValidator(definition: Definition, workshop: Workshop): Validator | null {
  const text = workshop.text(definition.text);
  switch (definition.type) {
    case 'numeric': {
      const { minValue = null, maxValue = null } = definition;
      return { kind: 'range', text, min: minValue, max: maxValue };
    }
    case 'text':
      return {
        kind: 'length',
        text,
        min: definition.minLength ?? 0,
        max: limit(definition.maxLength),
      };
    case 'answercount':
      return {
        kind: 'count',
        text,
        min: definition.minCount ?? 0,
        max: limit(definition.maxCount),
      };
    case 'email':
      return { kind: 'email', text };
    case 'regex': {
      const pattern = compilePattern(definition.regex);
      return pattern.ok ? { kind: 'pattern', text, matches: pattern.matches } : null;
    }
    case 'expression': {
      const expression = workshop.condition(definition.expression);
      return expression === null ? null : { kind: 'expression', text, expression };
    }
  }
}

/** SurveyJS writes "no limit" as 0 or leaves it out. */
function limit(count: number | undefined): number | null {
  return count === undefined || count <= 0 ? null : count;
}
