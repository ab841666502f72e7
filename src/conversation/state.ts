import type { Language } from '../domain/language.ts';
import type { ResponseStatus, RoundState } from '../domain/vocabulary.ts';
import type { Capabilities } from '../platform/capabilities.ts';

/**
 * A value in the questionnaire's own form, already strictly checked. Choices are stored as their
 * codes.
 */
export type AnswerValue =
  | string
  | number
  | boolean
  | readonly string[]
  | Readonly<Record<string, string>>;

/** By question name; the words of "other" stand under `<name>-Comment`, as SurveyJS has it. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/**
 * One contact's place. Plain JSON, versioned; answers are not here because colleagues share them.
 */
export interface ConversationState {
  readonly version: 1;
  readonly questionnaireVersion: string;
  readonly phase: 'asking' | 'reviewing' | 'finished';
  /** The question that is being asked; null when none is left or the phase is another. */
  readonly cursor: string | null;
  /** Questions this contact chose to leave open for now. */
  readonly skipped: readonly string[];
  /**
   * What is being put together over several messages (picks of a ranking, rows of a matrix, words
   * of "other").
   */
  readonly draft: Draft | null;
  /** What the next typed words mean, if not an answer. */
  readonly awaiting: 'decline-reason' | 'other-words' | 'colleague' | null;
  /** Who is to answer instead, as far as said: '' is still asked for; with both, a yes. Only while it is awaited. */
  readonly colleague: Colleague | null;
  /**
   * Fingerprint of the answer that the contact saw with the question: tells when a colleague
   * changed it meanwhile.
   */
  readonly seen: string | null;
  /** When the newest event so far happened, by the channel's clock; where words can arrive in another order than written. */
  readonly heardAt?: number;
  readonly turn: number;
}

export interface Colleague {
  readonly name: string;
  readonly email: string; // lower case
}

export interface Draft {
  readonly question: string;
  readonly picked: readonly string[];
  readonly cells?: Readonly<Record<string, string>>;
  readonly page?: number; // of options, where a channel shows them by pages
}

/** What the engine must know of the world, as values. */
export interface Situation {
  readonly conversation: { readonly shortId: string; readonly language: Language };
  readonly response: {
    readonly status: ResponseStatus;
    readonly answers: Answers;
  };
  readonly round: {
    readonly state: RoundState;
    readonly closesAt: number; // epoch ms: end of the day in the member's capital
    readonly lateUntil: number | null;
    /**
     * "31 March 2027, 23:59 (Nairobi) · 21:59 (Geneva)", made by the shell in the contact's
     * language.
     */
    readonly closesAtText: string;
    readonly threshold: number;
  };
  readonly member: { readonly name: string };
  readonly contact: {
    readonly email: string;
    /** Where its days begin and end. */
    readonly timeZone: string;
  };
  readonly capabilities: Capabilities;
}
