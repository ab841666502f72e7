import type { Language } from '../domain/language.ts';
import type { Attribution } from '../domain/vocabulary.ts';
import type { NoticePrompt, Prompt } from '../platform/prompt.ts';
import type { AnswerValue, Colleague, ConversationState } from './state.ts';

/** What the shell must do, in order. Imperative, plain data. */
export type Effect =
  /** Already fitted to the channel's capabilities. The last prompt is the one to answer. */
  | { readonly kind: 'say'; readonly prompts: readonly Prompt[] }
  /** Where messages can be edited: the prompt of this id has been answered, and now shows with what. */
  | { readonly kind: 'replace'; readonly promptId: string; readonly prompt: NoticePrompt }
  /** null takes an answer back. */
  | {
      readonly kind: 'record';
      readonly question: string;
      readonly value: AnswerValue | null;
      readonly attribution: Attribution;
    }
  /**
   * Answered questions that are not asked any more under the answers after this turn (complete
   * list).
   */
  | { readonly kind: 'hide'; readonly questions: readonly string[] }
  | { readonly kind: 'submit' }
  | { readonly kind: 'decline'; readonly reason: string | null }
  /** No more reminders to this contact: in this round, or ever. */
  | { readonly kind: 'stop'; readonly scope: 'round' | 'all' }
  /** No reminder to this contact in this round before then (epoch ms). */
  | { readonly kind: 'snooze'; readonly until: number }
  /** A colleague of the same member answers from here on; it gets an invitation of its own. */
  | { readonly kind: 'hand-over'; readonly colleague: Colleague }
  | { readonly kind: 'use-language'; readonly language: Language };

export interface Step {
  readonly state: ConversationState;
  readonly effects: readonly Effect[];
  /** What became of the event, for the audit and the page's HTTP status. */
  readonly outcome: 'taken' | 'not-understood' | 'stale' | 'closed' | 'nothing';
  /** Required questions that are open after this turn, in their order. */
  readonly missing: readonly string[];
}
