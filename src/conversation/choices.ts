import type {
  Choice,
  ChoiceQuestion,
  CompiledQuestion,
  MatrixQuestion,
  RankingQuestion,
} from './questionnaire.ts';
import type { AnswerValue } from './state.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * The choices that are offered under these values, in their order; "other" and "none" come last. A
 * choice's own condition stands in place of the question's `choicesVisibleIf`, as SurveyJS has it.
 */
export function offered(
  question: ChoiceQuestion | RankingQuestion,
  values: Values,
): readonly Choice[] {
  const open = question.offersAll
    ? question.choices
    : question.choices.filter((choice) => isOffered(question, choice, values));
  if (question.kind === 'ranking') return open;
  const { other, none } = question;
  if (other === null && none === null) return open;
  return [...open, ...(other === null ? [] : [other]), ...(none === null ? [] : [none])];
}

/** The rows and columns of a matrix under these values. */
export function openCells(
  question: MatrixQuestion,
  values: Values,
): { readonly rows: readonly Choice[]; readonly columns: readonly Choice[] } {
  if (question.offersAll) return question;
  const isOpen = (choice: Choice) =>
    choice.visibleIf === null || Boolean(choice.visibleIf.evaluate(values));
  return { rows: question.rows.filter(isOpen), columns: question.columns.filter(isOpen) };
}

/** The answer without what is not offered any more; undefined when nothing is left of it. */
export function withinOffer(
  question: CompiledQuestion,
  answer: AnswerValue,
  values: Values,
): AnswerValue | undefined {
  switch (question.kind) {
    case 'one':
    case 'several':
    case 'ranking':
      return question.offersAll ? answer : withinChoices(question, answer, values);
    case 'matrix':
      return question.offersAll ? answer : withinCells(question, answer, values);
    case 'yes-no':
    case 'rating':
    case 'number':
    case 'date':
    case 'words':
      return answer;
  }
}

/** Whether an answer takes the choice that asks for words of one's own. */
export function picksOther(question: CompiledQuestion, value: unknown): boolean {
  if ((question.kind !== 'one' && question.kind !== 'several') || question.other === null) {
    return false;
  }
  const other = question.other.value;
  return value === other || (Array.isArray(value) && value.includes(other));
}

function isOffered(
  question: ChoiceQuestion | RankingQuestion,
  choice: Choice,
  values: Values,
): boolean {
  if (choice.visibleIf !== null) return Boolean(choice.visibleIf.evaluate(values));
  if (question.choicesVisibleIf === null) return true;
  const withItem = { ...values, item: choice.value, choice: choice.value };
  return Boolean(question.choicesVisibleIf.evaluate(withItem));
}

function withinChoices(
  question: ChoiceQuestion | RankingQuestion,
  answer: AnswerValue,
  values: Values,
): AnswerValue | undefined {
  const open = new Set(offered(question, values).map((choice) => choice.value));
  if (typeof answer === 'string') return open.has(answer) ? answer : undefined;
  if (!isList(answer)) return answer;
  const kept = answer.filter((value) => open.has(value));
  return kept.length === 0 ? undefined : kept;
}

function withinCells(
  question: MatrixQuestion,
  answer: AnswerValue,
  values: Values,
): AnswerValue | undefined {
  if (typeof answer !== 'object' || isList(answer)) return answer;
  const { rows, columns } = openCells(question, values);
  const kept = Object.entries(answer).filter(
    ([row, column]) =>
      rows.some(({ value }) => value === row) && columns.some(({ value }) => value === column),
  );
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** A list of codes, as several choices and rankings have it. */
export function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}
