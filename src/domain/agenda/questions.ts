import { LANGUAGES } from '../language.ts';
import type {
  ElementDefinition,
  Localized,
  QuestionDefinition,
  QuestionnaireDefinition,
} from '../questionnaire-definition.ts';
import type { CountTable, Text } from './content.ts';

export interface AskedQuestion {
  readonly definition: QuestionDefinition;
  /**
   * Asked of some only, by what they answered to a question whose figures are shown: who answered this one tells how
   * they answered that one.
   */
  readonly conditional: boolean;
  /** Its own condition and those of what it stands in, as far as there are any. */
  readonly conditions: readonly string[];
}

/** All questions of a questionnaire, in order. */
export function askedQuestions(questionnaire: QuestionnaireDefinition): AskedQuestion[] {
  const found = questionnaire.pages.flatMap((page) => walk(page.elements, [page.visibleIf ?? '']));
  const isShown = (name: string): boolean => {
    const one = found.find(({ definition }) => definition.name === name)?.definition;
    // what is not a question is calculated from some
    return one === undefined || one.type === 'ranking' || countedOptions(one) !== null;
  };
  return found.map(({ definition, conditions }) => ({
    definition,
    conditional: conditions.flatMap(namesIn).some(isShown),
    conditions: conditions.filter((condition) => condition !== ''),
  }));
}

function walk(
  elements: readonly ElementDefinition[],
  above: readonly string[],
): { readonly definition: QuestionDefinition; readonly conditions: readonly string[] }[] {
  return elements.flatMap((element) => {
    const conditions = [...above, element.visibleIf ?? ''];
    if (element.type === 'panel') return walk(element.elements, conditions);
    return element.type === 'html' ? [] : [{ definition: element, conditions }];
  });
}

/** "{need1} notempty and {service.finding} = 1" reads need1 and service. */
function namesIn(condition: string): string[] {
  return [...condition.matchAll(/\{\s*([^}.[]+?)\s*[}.[]/g)].flatMap(([, name]) => name ?? []);
}

/** SurveyJS keeps English under `default` or `en`, Chinese under `zh` or `zh-cn`; what is missing stays out. */
export function textOf(localized: Localized | undefined, fallback: string): Text {
  if (localized === undefined) return { en: fallback };
  if (typeof localized === 'string') return { en: localized };
  const english = localized.en ?? localized.default ?? fallback;
  const others = LANGUAGES.flatMap((language) => {
    const text = localized[language] ?? (language === 'zh' ? localized['zh-cn'] : undefined);
    return language === 'en' || text === undefined ? [] : [[language, text] as const];
  });
  return { en: english, ...Object.fromEntries(others) };
}

type Option = CountTable['options'][number];

const options = (choices: readonly { value: string; text: Localized }[]): Option[] =>
  choices.map(({ value, text }) => ({ code: value, label: textOf(text, value) }));

/** A question that is counted by its options; null for those that are not (words, numbers, rankings). */
export function countedOptions(
  question: QuestionDefinition,
): { readonly kind: CountTable['kind']; readonly options: readonly Option[] } | null {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
    case 'checkbox': {
      const other = question.showOtherItem
        ? [{ code: 'other', label: textOf(question.otherText, 'Other') }]
        : [];
      const none =
        question.type === 'checkbox' && question.showNoneItem
          ? [{ code: 'none', label: textOf(question.noneText, 'None') }]
          : [];
      const kind = question.type === 'checkbox' ? 'several' : 'choice';
      return { kind, options: [...options(question.choices), ...other, ...none] };
    }
    case 'boolean':
      return {
        kind: 'choice',
        options: [
          { code: 'true', label: textOf(question.labelTrue, 'Yes') },
          { code: 'false', label: textOf(question.labelFalse, 'No') },
        ],
      };
    case 'rating':
      return { kind: 'rating', options: ratingOptions(question) };
    case 'matrix':
      return { kind: 'matrix', options: matrixOptions(question) };
    case 'ranking':
    case 'text':
    case 'comment':
      return null;
  }
}

function ratingOptions(question: QuestionDefinition & { readonly type: 'rating' }): Option[] {
  const { rateMin = 1, rateMax = 5, rateStep = 1 } = question;
  const steps = Math.floor((rateMax - rateMin) / rateStep) + 1;
  return Array.from({ length: steps }, (_, i) => {
    const code = String(rateMin + i * rateStep);
    return { code, label: { en: code } };
  });
}

function matrixOptions(question: QuestionDefinition & { readonly type: 'matrix' }): Option[] {
  return question.rows.flatMap((row) =>
    question.columns.map((column) => {
      const [left, right] = [textOf(row.text, row.value), textOf(column.text, column.value)];
      const both = LANGUAGES.flatMap((language) => {
        const [a, b] = [left[language], right[language]];
        return a === undefined || b === undefined ? [] : [[language, `${a}: ${b}`] as const];
      });
      return {
        code: `${row.value}/${column.value}`,
        label: { en: `${left.en}: ${right.en}`, ...Object.fromEntries(both) },
      };
    }),
  );
}
