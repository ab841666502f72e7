import { Model, type Question } from 'survey-core';
import { normalise } from '../../../src/conversation/normalise.ts';
import { project } from '../../../src/conversation/project.ts';
import type { Answers } from '../../../src/conversation/state.ts';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire-definition.ts';
import { compiled } from './world.ts';

/** What both say of a questionnaire under some answers. */
export interface Verdict {
  readonly visible: readonly string[];
  readonly required: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly calculated: unknown;
  /** Visible questions whose answer, or want of one, would stop the response from being sent. */
  readonly faulty: readonly string[];
}

/** Says what it thinks of one questionnaire under any answers. */
export type Judge = (answers: Answers) => Verdict;

export function engineJudge(definition: QuestionnaireDefinition): Judge {
  const questionnaire = compiled(definition);
  return (answers) => {
    const { visible, required, values, missing } = project(questionnaire, answers);
    const { count, ...counted } = values;
    const faulty = visible.filter((name) => {
      const question = questionnaire.byName.get(name);
      if (question === undefined || missing.includes(name)) return true;
      if (values[name] === undefined) return false;
      const words = values[`${name}-Comment`];
      const whole = words === undefined ? values[name] : { value: values[name], words };
      return !normalise(question, whole, values, 'en').ok;
    });
    return { visible, required, values: counted, calculated: count, faulty };
  };
}

/**
 * A member who answers in the Model what it asks, until nothing changes: the Model forgets an
 * answer when its question is hidden, the engine keeps it and lets it count again.
 */
export function modelJudge(definition: QuestionnaireDefinition): Judge {
  const { parley: _, ...plain } = definition;
  const model = new Model({ ...plain, clearInvisibleValues: 'onHidden' });
  const questions: readonly Question[] = model.getAllQuestions();
  return (answers) => {
    model.data = {};
    for (let round = 0; round < 10; round += 1) {
      const before = JSON.stringify(model.data);
      for (const question of questions) answerIn(model, question, answers);
      if (JSON.stringify(model.data) === before) break;
    }
    const shown = questions.filter((question) => question.isVisibleInSurvey);
    return {
      visible: shown.map(({ name }) => name),
      required: shown.filter(({ isRequired }) => isRequired).map(({ name }) => name),
      values: { ...model.data },
      calculated: model.getVariable('count'),
      faulty: shown.filter(isFaulty).map(({ name }) => name),
    };
  };
}

/**
 * The Model's opinion, but for the three places where it is wrong about counts
 * (docs/engine-vs-surveyjs.md).
 */
function isFaulty(question: Question): boolean {
  if (question.isEmpty()) return question.isRequired;
  const picked: unknown = question.value;
  const { minSelectedChoices: min = 0, maxSelectedChoices: max = 0 } = question;
  if (!Array.isArray(picked) || picked[0] === 'none') return !question.validate(false);
  if (max > 0 && picked.length > max) return true;
  const offered: readonly unknown[] = question['visibleChoices'];
  const most = offered.length - (question.getType() === 'checkbox' ? 1 : 0);
  return picked.length < Math.min(min, most) || (picked.length >= min && !question.validate(false));
}

function answerIn(model: Model, question: Question, answers: Answers): void {
  const { name } = question;
  const answer = answers[name];
  if (!question.isVisibleInSurvey || answer === undefined) return;
  const offered = offeredIn(question, answer);
  if (offered === undefined || JSON.stringify(model.getValue(name)) === JSON.stringify(offered))
    return;
  model.setValue(name, offered);
  const words = answers[`${name}-Comment`];
  const picksOther = offered === 'other' || (Array.isArray(offered) && offered.includes('other'));
  if (words !== undefined && picksOther) model.setComment(name, String(words));
}

/** The part of an answer that a member could give: nobody can press a choice that is not there. */
function offeredIn(question: Question, answer: Answers[string]): unknown {
  const choices: readonly { readonly value: unknown }[] | undefined = question['visibleChoices'];
  if (choices === undefined || (typeof answer === 'object' && !Array.isArray(answer)))
    return answer;
  const isThere = (code: unknown) => choices.some(({ value }) => value === code);
  if (!Array.isArray(answer))
    return typeof answer !== 'string' || isThere(answer) ? answer : undefined;
  const kept = answer.filter(isThere);
  return kept.length === 0 ? undefined : kept;
}
