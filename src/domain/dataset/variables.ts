import type { CountTable, Text } from '../agenda/content.ts';
import { askedQuestions, countedOptions, textOf } from '../agenda/questions.ts';
import { LANGUAGES, type Language } from '../language.ts';
import type {
  ChoiceDefinition,
  QuestionDefinition,
  QuestionnaireDefinition,
} from '../questionnaire-definition.ts';

export type Option = CountTable['options'][number];

/** What is asked, as tables know it: a question, or the words beside "other". */
export interface Variable {
  /** The name under which answers are kept. */
  readonly question: string;
  readonly kind: VariableKind;
  readonly title: Text;
  /** What may be chosen; of a matrix the columns. */
  readonly options: readonly Option[];
  /** The rows of a matrix; none of any other question. */
  readonly rows: readonly Option[];
  readonly required: boolean;
  /** Conditions of the questionnaire under which it is asked; all of them must hold. */
  readonly askedIf: readonly string[];
  /** The question beside whose "other" these words stand. */
  readonly besides: string | null;
  /** Least and most of a rating or number, as far as the questionnaire says. */
  readonly range: readonly [number | null, number | null];
}

export type VariableKind =
  | 'one'
  | 'several'
  | 'boolean'
  | 'number'
  | 'date'
  | 'words'
  | 'ranking'
  | 'matrix';

/** Everything that a questionnaire can ask, in its order. */
export function variablesOf(definition: QuestionnaireDefinition): Variable[] {
  return askedQuestions(definition).flatMap(({ definition: question, conditions }) => {
    const variable: Variable = {
      question: question.name,
      kind: kindOf(question),
      title: textOf(question.title, question.name),
      ...optionsOf(question),
      required: question.isRequired === true,
      askedIf: conditions,
      besides: null,
      range: rangeOf(question),
    };
    return hasOther(question) ? [variable, wordsBeside(variable, question)] : [variable];
  });
}

type WithOther = Extract<QuestionDefinition, { readonly showOtherItem?: boolean }>;

function hasOther(question: QuestionDefinition): question is WithOther {
  return 'showOtherItem' in question && question.showOtherItem === true;
}

/** SurveyJS keeps the words of "other" under `<name>-Comment`. */
function wordsBeside(variable: Variable, { otherText }: WithOther): Variable {
  return {
    ...variable,
    question: `${variable.question}-Comment`,
    kind: 'words',
    title: joined(variable.title, textOf(otherText, 'Other')),
    options: [],
    required: false,
    besides: variable.question,
  };
}

function kindOf(question: QuestionDefinition): VariableKind {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return 'one';
    case 'checkbox':
      return 'several';
    case 'rating':
      return 'number';
    case 'text':
      if (question.inputType === 'number') return 'number';
      return question.inputType === 'date' ? 'date' : 'words';
    case 'comment':
      return 'words';
    case 'boolean':
    case 'ranking':
    case 'matrix':
      return question.type;
  }
}

const coded = (choices: readonly ChoiceDefinition[]): Option[] =>
  choices.map(({ value, text }) => ({ code: value, label: textOf(text, value) }));

function optionsOf(question: QuestionDefinition): Pick<Variable, 'options' | 'rows'> {
  if (question.type === 'ranking') return { options: coded(question.choices), rows: [] };
  if (question.type === 'matrix') {
    return { options: coded(question.columns), rows: coded(question.rows) };
  }
  const counted = question.type === 'rating' ? null : countedOptions(question);
  return { options: counted?.options ?? [], rows: [] };
}

function rangeOf(question: QuestionDefinition): Variable['range'] {
  if (question.type === 'rating') return [question.rateMin ?? 1, question.rateMax ?? 5];
  if (question.type !== 'text' || question.inputType !== 'number') return [null, null];
  const end = (value: number | string | undefined): number | null =>
    typeof value === 'number' ? value : null;
  return [end(question.min), end(question.max)];
}

/** "Question: part" in every language that has both. */
export function joined(left: Text, right: Text): Text {
  const both = LANGUAGES.flatMap((language) => {
    const [a, b] = [left[language], right[language]];
    return a === undefined || b === undefined ? [] : [[language, `${a}: ${b}`] as const];
  });
  return { en: `${left.en}: ${right.en}`, ...Object.fromEntries(both) };
}

export function labelIn(label: Text, language: Language): string {
  return label[language] ?? label.en;
}

/** The label of a code; a code without one stays as it is. */
export function labelOf(options: readonly Option[], code: string, language: Language): string {
  const found = options.find((option) => option.code === code);
  return found === undefined ? code : labelIn(found.label, language);
}
