import type { Language } from '../../domain/language.ts';
import type { Address, TurnEvent } from '../../platform/adapter.ts';
import type { Prompt, ReviewPrompt } from '../../platform/prompt.ts';
import type { StopScope } from '../invitations/stop-by-link.ts';

/**
 * What the member pages ask of the application. The web server is given it as plain functions and knows nothing behind
 * them. Rights come from `from` alone; a conversation named in an address is only a hint.
 */
export interface MemberPages {
  /** What this account sees in this conversation now; undefined when the account has no right to it. */
  view(from: Address, conversation: string | undefined): Promise<PageView | undefined>;
  /** Takes one event: one transaction. */
  receive(event: TurnEvent): Promise<Reception>;
  /** Looks at an invitation without consuming it; undefined for wrong, expired, used and limited alike. */
  peek(token: string, source: string): Promise<Landing | undefined>;
  /** Consumes an invitation and links the browser to its contact. `browser`: SHA-256 of the cookie's secret, in hex. */
  redeem(
    token: string,
    source: string,
    browser: string,
    language?: Language,
  ): Promise<{ readonly conversation: string } | undefined>;
  /** Ends this browser's account: its cookie, wherever it was copied, opens nothing any more. */
  leave(from: Address): Promise<void>;
  /** Sends a new link if the address is a contact's; says nothing of whether it is. */
  askFreshLink(email: string, source: string): Promise<void>;
  /** Ends letters by the code of a letter's stop address; says nothing of whether it is known. */
  stopByLink(code: string, source: string, scope: StopScope): Promise<'done' | 'slow-down'>;
}

export interface PageView {
  readonly conversation: string;
  readonly language: Language;
  readonly member: string;
  readonly roundTitle: string;
  readonly closesAtText: string;
  readonly prompt: Prompt;
  /** All of the account's conversations, newest round first. */
  readonly conversations: readonly {
    readonly conversation: string;
    readonly title: string;
    readonly status: string;
  }[];
  readonly review: ReviewPrompt;
  readonly canEdit: boolean;
  /** The reply is waited for: it can be put off, or handed over. */
  readonly isAwaited: boolean;
  /** The day before which this contact gets no reminder, in words. */
  readonly snoozedUntilText?: string;
  /** The name of the colleague to whom it handed over. */
  readonly handedOverTo?: string;
}

export interface Reception {
  readonly outcome:
    | 'taken'
    | 'duplicate'
    | 'not-understood'
    | 'stale'
    | 'closed'
    | 'nothing'
    | 'not-yours';
  readonly view?: PageView;
}

export interface Landing {
  readonly member: string;
  readonly contactName: string;
  readonly roundTitle: string;
  readonly language: Language;
  readonly closesAtText: string;
}
