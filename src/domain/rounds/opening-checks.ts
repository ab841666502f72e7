import { LANGUAGES, type Language } from '../language.ts';
import { type Refusal, refuse } from '../refusal.ts';

/** Below this, a group's answers point to its members (docs on disclosure; the usual floor of official statistics). */
export const THRESHOLD_MIN = 3;
export const THRESHOLD_DEFAULT = 5;

/** A round as it would open now. */
export interface Opening {
  readonly now: number;
  /** The languages in which the published questionnaire is complete. */
  readonly languages: readonly Language[];
  readonly addressees: readonly OpeningAddressee[];
  readonly closesOn: string; // ISO day
  readonly meetingStartsOn: string; // ISO day
  /** Staff said, with a reason, that closing on or after the meeting's first day is meant. */
  readonly meetingOrderConfirmed: boolean;
  readonly threshold: number;
}

export interface OpeningAddressee {
  readonly name: string;
  readonly closesAt: number;
  /** The addressee's language and those of its contacts. */
  readonly languages: readonly Language[];
}

export type OpeningRefusal =
  | 'audience-empty'
  | 'threshold-too-low'
  | 'closing-passed'
  | 'closing-not-before-meeting'
  | 'questionnaire-lacks-language';

/** What stands against opening, in the order in which staff would mend it; empty when nothing does. */
export function openingRefusals(opening: Opening): readonly Refusal<OpeningRefusal>[] {
  const refusals: Refusal<OpeningRefusal>[] = [];
  if (opening.addressees.length === 0) refusals.push(refuse('audience-empty'));
  if (opening.threshold < THRESHOLD_MIN) {
    refusals.push(refuse('threshold-too-low', { least: THRESHOLD_MIN }));
  }
  const passed = opening.addressees.find(({ closesAt }) => closesAt <= opening.now);
  if (passed !== undefined) {
    refusals.push(refuse('closing-passed', { closesOn: opening.closesOn, member: passed.name }));
  }
  if (!closesInTime(opening)) {
    const { closesOn, meetingStartsOn } = opening;
    refusals.push(refuse('closing-not-before-meeting', { closesOn, meetingStartsOn }));
  }
  for (const language of LANGUAGES) {
    const members = opening.addressees.filter(({ languages }) => languages.includes(language));
    if (members.length > 0 && !opening.languages.includes(language)) {
      refusals.push(refuse('questionnaire-lacks-language', { language, members: members.length }));
    }
  }
  return refusals;
}

/** Res. 68, resolves 2: the consultation comes before the meeting, so it closes before the meeting's first day. */
export function closesInTime(
  plan: Pick<Opening, 'closesOn' | 'meetingStartsOn' | 'meetingOrderConfirmed'>,
): boolean {
  return plan.closesOn < plan.meetingStartsOn || plan.meetingOrderConfirmed;
}
