import type { Language } from '../domain/language.ts';
import type { PhraseParams } from './phrasebook.ts';
import { type Projection, project } from './project.ts';
import type { CompiledQuestion, CompiledQuestionnaire } from './questionnaire.ts';
import type { Answers, Situation } from './state.ts';
import { isEmptyText, type Text } from './text.ts';
import { textInWords } from './words.ts';

/**
 * The situation as the questionnaire understands it: everything that a turn asks for, looked up
 * once.
 */
export interface View {
  readonly questionnaire: CompiledQuestionnaire;
  readonly situation: Situation;
  readonly projection: Projection;
  readonly language: Language;
  /** One of the conversation's own phrases. */
  phrase(name: string, params?: PhraseParams): string;
  /**
   * One of the questionnaire's texts, with answers put in; undefined where the author wrote
   * nothing.
   */
  text(text: Text): string | undefined;
}

export function viewOf(questionnaire: CompiledQuestionnaire, situation: Situation): View {
  const { language } = situation.conversation;
  const projection = project(questionnaire, situation.response.answers);
  return {
    questionnaire,
    situation,
    projection,
    language,
    phrase: (name, params) => questionnaire.phrase(language, `conversation.${name}`, params),
    text: (text) =>
      isEmptyText(text) ? undefined : textInWords(questionnaire, text, projection.values, language),
  };
}

/**
 * The same view after the answers changed. An answer takes a decline back; a submitted response
 * stays submitted.
 */
export function withAnswers(view: View, answers: Answers): View {
  const { status } = view.situation.response;
  const response = { status: status === 'submitted' ? status : ('partial' as const), answers };
  return viewOf(view.questionnaire, { ...view.situation, response });
}

export function questionsAsked(view: View): readonly CompiledQuestion[] {
  return view.projection.visible.flatMap((name) => view.questionnaire.byName.get(name) ?? []);
}

export function isVisible(view: View, name: string | null): boolean {
  return name !== null && view.projection.visible.includes(name);
}

export function isAnswered(view: View, name: string): boolean {
  return view.projection.values[name] !== undefined;
}
