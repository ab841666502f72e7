import type { Language } from '../language.ts';
import type { Attribution, Category, MemberKind, Region, ResponseStatus } from '../vocabulary.ts';

/** One addressee of a round with all that it has said: what every table of answers is made of. */
export interface Reply {
  readonly addressee: string;
  readonly response: string;
  readonly member: string;
  readonly kind: MemberKind;
  readonly country: string;
  readonly region: Region;
  readonly categories: readonly Category[];
  readonly status: ResponseStatus;
  readonly late: boolean;
  /** Questions that were answered and are not asked any more under the other answers. */
  readonly hidden: readonly string[];
  /** Times are ISO 8601 in UTC with milliseconds. */
  readonly startedAt: string | null;
  readonly submittedAt: string | null;
  readonly declinedAt: string | null;
  readonly declineReason: string | null;
  /** The agenda versions that counted the response, by number. */
  readonly taken: readonly number[];
  /** By question, then as they were given. */
  readonly answers: readonly GivenAnswer[];
}

export interface GivenAnswer {
  readonly id: string;
  readonly question: string;
  /** Null: taken back. */
  readonly value: unknown;
  readonly level: Attribution;
  readonly language: Language;
  /** The platform on which it was given. */
  readonly channel: string;
  readonly at: string;
  readonly late: boolean;
  /** False: a newer answer stands in its place. */
  readonly current: boolean;
  /** The agenda versions that took it down, by number. */
  readonly taken: readonly number[];
}

export const ANSWER_STATES = ['given', 'empty', 'taken-back'] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

/** Empty lists and words say nothing and count nowhere; they are kept apart from what was taken back. */
export function stateOf(value: unknown): AnswerState {
  if (value === null || value === undefined) return 'taken-back';
  const isEmpty =
    value === '' ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'object' && Object.keys(value).length === 0);
  return isEmpty ? 'empty' : 'given';
}

/** Whether an agenda counts this answer of the reply now. */
export function counts(reply: Reply, answer: GivenAnswer): boolean {
  return (
    reply.status === 'submitted' &&
    answer.current &&
    !reply.hidden.includes(answer.question) &&
    stateOf(answer.value) === 'given'
  );
}
