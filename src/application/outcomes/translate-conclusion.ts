import type { Language } from '../../domain/language.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { checked } from '../checked.ts';
import type { Actor } from '../ports.ts';
import { findConclusion, wording } from './add-conclusion.ts';
import { atMeeting, type MeetingRefusal, type OutcomeDeps } from './at-meeting.ts';
import type { Translation } from './rows.ts';

export interface TranslationInput {
  readonly meeting: string;
  readonly conclusion: number;
  readonly language: Language;
  readonly title: string;
  readonly text: string;
  readonly callToAction: string | null;
  /** By a machine: its readers are told so until somebody has approved it. */
  readonly isMachine: boolean;
}

export interface Translated extends Translation {
  readonly conclusion: number;
  readonly approved: boolean;
}

export type TranslateRefusal =
  | 'conclusion-unknown'
  | 'conclusion-in-english'
  | 'bad-input'
  | 'translation-unknown';

/** Sets a conclusion's text in another language beside it: a draft until it is approved, and again whenever it is changed. */
export function translateConclusion(
  deps: OutcomeDeps,
  input: TranslationInput,
  actor: Actor,
): Promise<Result<Translated, MeetingRefusal | TranslateRefusal>> {
  const order = { slug: input.meeting, action: 'conclusion.translate', actor } as const;
  return atMeeting(deps, order, async (act): Promise<Result<Translated, TranslateRefusal>> => {
    const { language, isMachine, title, text, callToAction } = input;
    if (language === 'en') return refuse('conclusion-in-english', {});
    const found = await findConclusion(act, input.conclusion);
    if (!found.ok) return found;
    const read = checked(wording, { title, text, callToAction });
    if (!read.ok) return read;
    const origin = isMachine ? 'machine' : 'human';
    const translation: Translation = { ...read.value, language, origin };
    await act.outcomes.putTranslation(found.value.id, translation, act.at);
    const { number } = found.value;
    await act.note('conclusion.translated', { conclusion: number, language, origin });
    return done({ ...translation, conclusion: number, approved: false });
  });
}

/** Says that a translation holds: from now on readers see it without a mark. */
export function approveTranslation(
  deps: OutcomeDeps,
  input: Pick<TranslationInput, 'meeting' | 'conclusion' | 'language'>,
  actor: Actor,
): Promise<Result<Translated, MeetingRefusal | TranslateRefusal>> {
  const order = { slug: input.meeting, action: 'conclusion.approve-translation', actor } as const;
  return atMeeting(deps, order, async (act): Promise<Result<Translated, TranslateRefusal>> => {
    const { language } = input;
    const found = await findConclusion(act, input.conclusion);
    if (!found.ok) return found;
    const { id, number } = found.value;
    const staff = actor.kind === 'staff' ? actor.id : null;
    const approved = await act.outcomes.approveTranslation(id, language, { at: act.at, staff });
    if (approved === undefined) {
      return refuse('translation-unknown', { conclusion: number, language });
    }
    await act.note('conclusion.translation-approved', { conclusion: number, language });
    return done({ ...approved, conclusion: number, approved: true });
  });
}
