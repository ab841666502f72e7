import { picksOther, withinOffer } from './choices.ts';
import type { Expression } from './expressions.ts';
import type { CompiledQuestion, CompiledQuestionnaire, Container } from './questionnaire.ts';
import { wordsOf } from './questionnaire.ts';
import type { Answers } from './state.ts';

/** What the answers so far mean for every question. Names in the order of asking. */
export interface Projection {
  readonly visible: readonly string[];
  readonly required: readonly string[];
  /** Answered, kept, but not asked under these answers. */
  readonly hidden: readonly string[];
  /**
   * What conditions, texts and counts see: answers of visible questions within what is offered,
   * calculated values.
   */
  readonly values: Readonly<Record<string, unknown>>;
  /** Required and without an answer. */
  readonly missing: readonly string[];
}

/**
 * Looks at all answers at once. An answer to a question that is not asked any more is kept but
 * reads as empty, as does a choice that is not offered any more; both count again if the question
 * or the choice comes back. This is SurveyJS's `clearInvisibleValues: "onHidden"` without the loss
 * (docs/engine-vs-surveyjs.md).
 */
export function project(questionnaire: CompiledQuestionnaire, answers: Answers): Projection {
  const known = projections.get(questionnaire) ?? new WeakMap<Answers, Projection>();
  projections.set(questionnaire, known);
  const projection = known.get(answers) ?? look(questionnaire, answers);
  known.set(answers, projection);
  return projection;
}

/** Answers never change, so one look at the same ones is enough for a whole turn. */
const projections = new WeakMap<CompiledQuestionnaire, WeakMap<Answers, Projection>>();

function look(questionnaire: CompiledQuestionnaire, answers: Answers): Projection {
  const values: Record<string, unknown> = {};
  const holds = rememberingUnder(values);
  const asked = new Set<string>();
  for (const node of questionnaire.order) {
    if (node.kind === 'calculated') {
      const value = node.expression.evaluate(values);
      if (value !== null && value !== undefined) values[node.name] = value;
    } else if (areMet(node.question, holds)) {
      asked.add(node.question.name);
      copyAnswer(node.question, answers, values);
    }
  }
  const visible: string[] = [];
  const required: string[] = [];
  const hidden: string[] = [];
  for (const question of questionnaire.questions) {
    const { name } = question;
    if (!asked.has(name)) {
      if (answers[name] !== undefined) hidden.push(name);
      continue;
    }
    visible.push(name);
    const { isRequired, requiredIf } = question;
    if (isRequired || (requiredIf !== null && holds(requiredIf))) required.push(name);
  }
  const missing = required.filter((name) => values[name] === undefined);
  return { visible, required, hidden, values, missing };
}

/** Whether a note or question is shown under these values. */
export function isAsked(part: Conditional, values: Readonly<Record<string, unknown>>): boolean {
  return areMet(part, (condition) => Boolean(condition.evaluate(values)));
}

interface Conditional {
  readonly visibleIf: Expression | null;
  readonly containers: readonly Container[];
}

type Holds = (condition: Expression) => boolean;

function areMet({ visibleIf, containers }: Conditional, holds: Holds): boolean {
  for (const { visibleIf: outer } of containers) if (outer !== null && !holds(outer)) return false;
  return visibleIf === null || holds(visibleIf);
}

/**
 * Asks each condition once: everything that it reads stands before whatever it decides, so its
 * value cannot change while the answers are looked at. Questions of one page share the page's
 * condition.
 */
function rememberingUnder(values: Readonly<Record<string, unknown>>): Holds {
  const verdicts = new Map<Expression, boolean>();
  return (condition) => {
    const known = verdicts.get(condition);
    if (known !== undefined) return known;
    const verdict = Boolean(condition.evaluate(values));
    verdicts.set(condition, verdict);
    return verdict;
  };
}

function copyAnswer(
  question: CompiledQuestion,
  answers: Answers,
  values: Record<string, unknown>,
): void {
  const answer = answers[question.name];
  if (answer === undefined) return;
  const kept = withinOffer(question, answer, values);
  if (kept === undefined) return;
  values[question.name] = kept;
  const words = answers[wordsOf(question.name)];
  if (words !== undefined && picksOther(question, kept)) values[wordsOf(question.name)] = words;
}
