import type { Capabilities } from './capabilities.ts';
import type { CommandName, Prompt } from './prompt.ts';

/** Text, also in the database: a new platform needs no migration. */
export type PlatformName = string;

/** Who is spoken to: the platform's own names for it. */
export interface Address {
  readonly platform: PlatformName;
  readonly tenant: string; // workspace, guild or tenant; '' where there is none
  readonly externalId: string; // the account on that platform; an e-mail address for mail and letters
}

/** An HTTP request as it came: no framework, raw bytes, because signatures cover bytes. */
export interface WebhookRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>; // lower-case names
  readonly body: Uint8Array;
  readonly receivedAt: number; // epoch ms
}

export interface WebhookReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a contact did, verified and parsed. `eventId` is the same for the same act, however often it is delivered. */
export interface InboundEvent {
  readonly eventId: string;
  readonly from: Address;
  /** The conversation that the act names, where the channel knows it. A hint: rights come from `from`. */
  readonly conversation?: string;
  readonly promptId?: string;
  readonly at: number; // epoch ms
  readonly act: InboundAct;
}

export type InboundAct =
  | { readonly kind: 'typed'; readonly text: string }
  /** A control's value in the questionnaire's own form (choice value, list, cells …), not yet checked. */
  | { readonly kind: 'answered'; readonly question: string; readonly value: unknown }
  | { readonly kind: 'commanded'; readonly command: CommandName; readonly argument?: string };

export type Received =
  | {
      readonly kind: 'accepted';
      readonly events: readonly InboundEvent[];
      readonly reply?: WebhookReply;
    }
  | { readonly kind: 'rejected'; readonly reason: string; readonly reply: WebhookReply };

/** One outward message. `id` is the idempotency key. */
export interface OutboundMessage {
  readonly id: string;
  readonly to: Address;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly content:
    | { readonly kind: 'prompt'; readonly prompt: Prompt }
    | { readonly kind: 'letter'; readonly letter: Letter };
}

/** A message that stands by itself: an invitation, a reminder, a digest of several. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly link?: { readonly url: string; readonly label: string };
  /** Several matters in one letter, each with its own link. */
  readonly items?: readonly LetterItem[];
  readonly closing: readonly string[];
  /** One click there, without signing in, ends such letters (RFC 8058). */
  readonly stop?: { readonly url: string; readonly label: string };
  readonly attachments?: readonly Attachment[];
}

export interface LetterItem {
  readonly title: string;
  readonly text: string;
  readonly link?: { readonly url: string; readonly label: string };
}

export interface Attachment {
  readonly name: string;
  readonly type: string; // media type
  readonly body: Uint8Array;
}

/** How widely an outcome holds: for this message alone, its account, its workspace or tenant, or all of the platform. */
export type Scope = 'message' | 'account' | 'tenant' | 'platform';

export type SendOutcome =
  | { readonly kind: 'sent'; readonly reference: string }
  /** Not now: nothing within `scope` before this time is over. */
  | {
      readonly kind: 'retry';
      readonly afterMs: number;
      readonly scope: Scope;
      readonly reason: string;
    }
  /** Permanent for this address: reach the contact another way. */
  | { readonly kind: 'rejected'; readonly reason: string }
  /** Permanent for the whole workspace or channel (credentials, configuration): stop and tell staff. */
  | {
      readonly kind: 'halted';
      readonly scope: Extract<Scope, 'tenant' | 'platform'>;
      readonly reason: string;
    }
  /** It may have arrived: look before repeating. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** A send whose end nobody saw. */
export interface UnclearSend {
  readonly id: string; // the message's
  readonly to: Address;
  readonly sentAt: number; // epoch ms: it began then
}

/** What looking for it found. `absent` is said only when it surely did not arrive and will not. */
export type LookUp =
  | { readonly kind: 'found'; readonly reference: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unclear'; readonly reason: string };

/** The whole contract between Parley and a channel. Every member is required: no optional method is a hidden capability. */
export interface Adapter {
  readonly platform: PlatformName;
  readonly capabilities: Capabilities;
  /** Verifies and parses; touches nothing else. Channels that only send reject everything. */
  receive(request: WebhookRequest): Promise<Received>;
  /** Exactly one outward effect. Never throws for what a network or platform does: that is an outcome. */
  send(message: OutboundMessage): Promise<SendOutcome>;
  /** Whether an unclear send arrived, where `capabilities.canLookUp`; others say `unclear`. Changes nothing. */
  lookUp(send: UnclearSend): Promise<LookUp>;
  /** Opens the socket of a `socket` transport and hands on events; others return at once. */
  listen(sink: (event: InboundEvent) => Promise<void>): Promise<Stop>;
}

export type Stop = () => Promise<void>;
