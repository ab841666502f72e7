import type { Action, ReviewItem, ReviewPrompt } from '../platform/prompt.ts';
import { isAwaited } from './access.ts';
import { notesBetween } from './present-question.ts';
import { action, promptBase } from './prompt-base.ts';
import { type CompiledQuestion, wordsOf } from './questionnaire.ts';
import type { AnswerValue, ConversationState } from './state.ts';
import { questionsAsked, type View } from './view.ts';
import { answerInWords } from './words.ts';

/** Everything that is asked, numbered as `change N` takes it, with the answers so far. */
export function reviewPrompt(view: View, state: ConversationState, problem?: string): ReviewPrompt {
  const questions = questionsAsked(view);
  const last = questions[questions.length - 1]?.index ?? -1;
  const closing = notesBetween(view, last, view.questionnaire.questions.length);
  return {
    ...promptBase(view, state),
    kind: 'review',
    title: view.phrase('reviewTitle'),
    paragraphs: [...introduction(view), ...closing],
    change: view.phrase('actionChangeOne'),
    items: questions.map((question, index) => itemOf(view, question, index + 1)),
    actions: actionsFor(view),
    ...(problem === undefined ? {} : { problem }),
  };
}

/** An answer in words with what was written for "other"; undefined while there is none. */
export function shownAnswer(view: View, question: CompiledQuestion): string | undefined {
  const value = view.projection.values[question.name];
  if (value === undefined) return undefined;
  const words = view.projection.values[wordsOf(question.name)];
  const own = typeof words === 'string' ? words : undefined;
  return answerInWords(question, value as AnswerValue, view.language, own);
}

function introduction(view: View): readonly string[] {
  const { missing } = view.projection;
  // A form has a button beside each answer; elsewhere people are told what to write.
  const change = view.situation.capabilities.forms ? [] : [view.phrase('reviewChange')];
  if (view.situation.response.status === 'submitted') return [view.phrase('reviewSent'), ...change];
  if (missing.length > 0) {
    return [view.phrase('reviewMissing', { count: missing.length }), ...change];
  }
  return [view.phrase('reviewReady'), ...change];
}

function itemOf(view: View, question: CompiledQuestion, number: number): ReviewItem {
  const section = question.containers
    .map(({ title }) => view.text(title))
    .findLast((title) => title !== undefined);
  const answer = shownAnswer(view, question);
  return {
    question: question.name,
    number,
    ...(section === undefined ? {} : { section }),
    title: view.text(question.title) ?? question.name,
    ...(answer === undefined ? {} : { answer }),
    missing: view.projection.missing.includes(question.name),
  };
}

function actionsFor(view: View): readonly Action[] {
  const isSent = view.situation.response.status === 'submitted';
  const submit = isSent ? [] : [action(view, 'submit', 'primary')];
  const later = isAwaited(view.situation)
    ? [action(view, 'snooze', 'quiet'), action(view, 'handover', 'quiet')]
    : [];
  return [...submit, action(view, 'back', 'secondary'), ...later, action(view, 'help', 'quiet')];
}
