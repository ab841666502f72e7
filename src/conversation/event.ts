import type { CommandName } from '../platform/prompt.ts';

/** What a contact did. Carries its time, because the engine has no clock. */
export type ConversationEvent = {
  readonly at: number; // epoch ms
  /** The prompt that was answered, where the channel knows it. */
  readonly promptId?: string;
} & (
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'answered'; readonly question: string; readonly value: unknown }
  | { readonly kind: 'commanded'; readonly command: CommandName; readonly argument?: string }
);
