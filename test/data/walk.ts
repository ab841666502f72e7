import { Model } from 'survey-core';
import type { Language } from '../../src/domain/language.ts';
import type {
  QuestionDefinition,
  QuestionnaireDefinition,
} from '../../src/domain/questionnaire-definition.ts';
import { questionsOf } from './documents.ts';

export interface Walk {
  readonly asked: readonly QuestionDefinition[];
  readonly errors: readonly string[];
  readonly completed: boolean;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Chooses the answer to a question; undefined leaves it open. */
export type Answering = (question: QuestionDefinition) => unknown;

/** Walks the document with survey-core's own Model, in reading order, and completes it. */
export function walk(
  definition: QuestionnaireDefinition,
  language: Language,
  answering: Answering,
): Walk {
  const model = new Model(definition);
  model.locale = language;
  const asked: QuestionDefinition[] = [];
  for (const question of questionsOf(definition)) {
    if (model.getQuestionByName(question.name)?.isVisibleInSurvey !== true) continue;
    asked.push(question);
    const answer = answering(question);
    if (answer !== undefined) model.setValue(question.name, answer);
  }
  model.validate(true);
  const errors = model
    .getAllQuestions()
    .flatMap((question) => question.errors.map((error) => `${question.name}: ${error.getText()}`));
  const completed = model.tryComplete();
  const walked = { asked, errors, completed, answers: model.data };
  model.dispose();
  return walked;
}

/** Answers everything, so that whatever follows from an answer is asked as well. */
export function everything(question: QuestionDefinition): unknown {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
      return question.choices[0]?.value;
    case 'checkbox':
      return question.choices.slice(0, question.maxSelectedChoices ?? 2).map(({ value }) => value);
    case 'ranking':
      return question.choices.slice(0, question.maxSelectedChoices).map(({ value }) => value);
    case 'boolean':
      return true;
    case 'rating':
      return question.rateMax ?? 5;
    case 'matrix':
      return Object.fromEntries(
        question.rows.map((row) => [row.value, question.columns[0]?.value]),
      );
    case 'text':
      return question.inputType === 'email' ? 'cto@example.org' : 'A. Person, CTO';
    case 'comment':
      return 'A method to check imported handsets.';
  }
}
