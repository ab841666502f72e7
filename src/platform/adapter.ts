import type { Capabilities } from './capabilities.ts';
import type { Action, CommandName, Prompt } from './prompt.ts';
import type { Desk, Shown } from './shown.ts';

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
export interface InboundEvent<Act extends InboundAct = InboundAct> {
  readonly eventId: string;
  readonly from: Address;
  /** The conversation that the act names, where the channel knows it. A hint: rights come from `from`. */
  readonly conversation?: string;
  readonly promptId?: string;
  readonly at: number; // epoch ms, by the channel's own clock
  /** Where it was said, if not in private: a channel where colleagues read along. */
  readonly place?: Address;
  readonly act: Act;
}

/** What moves a conversation. */
export type TurnAct =
  /** Words in the conversation itself, or behind the bot's own command (`addressed`), whose reply only their writer sees. */
  | { readonly kind: 'typed'; readonly text: string; readonly addressed?: boolean }
  /** A control's value in the questionnaire's own form (choice value, list, cells …), not yet checked. */
  | { readonly kind: 'answered'; readonly question: string; readonly value: unknown }
  | { readonly kind: 'commanded'; readonly command: CommandName; readonly argument?: string };

export type TurnEvent = InboundEvent<TurnAct> & {
  /** One of several that belong together: what is said of it waits for the last. */
  readonly quiet?: boolean;
};

export type InboundAct =
  | TurnAct
  /** Says whether it is the contact that staff took it for. */
  | { readonly kind: 'identified'; readonly offer: string; readonly isMe: boolean }
  /** Types into a field of a command, and is offered what it may mean; changes nothing. */
  | {
      readonly kind: 'sought';
      readonly command: string; // "remind"
      readonly field: string; // "round"
      readonly typed: string;
    }
  /** Opened the page where its rounds are shown (a home, a start screen), or asked for it; staff get what `words` ask for, too. */
  | { readonly kind: 'looked'; readonly words?: string }
  /** A form that was shown came back: sent, or (`sent: false`) a field that others depend on was changed. */
  | {
      readonly kind: 'filled';
      readonly form: string;
      readonly context: string;
      readonly fields: Readonly<Record<string, unknown>>;
      readonly sent: boolean;
    }
  /** Cannot be reached there any more: this account, or (`externalId` is '') everybody of its workspace or tenant. */
  | { readonly kind: 'left'; readonly reason: string };

/** What the one who acted sees at once. What must not be lost is a delivery instead. */
export interface Taken {
  readonly shown: readonly Shown[];
}

/** Takes one event durably: when it resolves, the platform may be told that nothing need be sent again. */
export type Sink = (event: InboundEvent) => Promise<Taken>;

export type Received =
  | {
      readonly kind: 'accepted';
      readonly events: readonly InboundEvent[];
      /** The reply, once each event has been taken. Absent: an empty 200. */
      readonly reply?: (taken: readonly Taken[]) => Promise<WebhookReply>;
      /** The reply where one could not be taken, and whoever acted is told so. Absent: the server's own, after which it may be sent again. */
      readonly failed?: () => Promise<WebhookReply>;
    }
  | { readonly kind: 'rejected'; readonly reason: string; readonly reply: WebhookReply };

/** One outward message. `id` is the idempotency key. */
export interface OutboundMessage {
  readonly id: string;
  readonly to: Address;
  /** The reference of an earlier message of ours, which this one takes the place of; where it is gone, nothing is sent. */
  readonly replaces?: string;
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
  /** Where the channel has buttons: what can be done right there. */
  readonly actions?: readonly Action[];
  /** Several matters in one letter, each with its own link. */
  readonly items?: readonly LetterItem[];
  readonly closing: readonly string[];
  /** One click there, without signing in, ends such letters (RFC 8058). */
  readonly stop?: { readonly url: string; readonly label: string };
  readonly attachments?: readonly Attachment[];
  /** What programs are told instead of the words: a hook sends this alone. */
  readonly happening?: Happening;
}

/** That something has happened, and where to read more. Nothing personal, and nobody's words. */
export interface Happening {
  /** The same wherever it is told. */
  readonly id: string;
  readonly type: string; // "round.opened"
  readonly at: number; // epoch ms
  readonly path: string; // below the server's address
}

export interface LetterItem {
  readonly title: string;
  readonly text: string;
  readonly link?: { readonly url: string; readonly label: string };
  readonly actions?: readonly Action[];
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
  | {
      readonly kind: 'rejected';
      readonly reason: string;
      /** The message was at fault: nothing is held against the address. */
      readonly ours?: true;
    }
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
  /** Verifies and parses; notes at most where its sender is reached. Channels that only send reject everything. */
  receive(request: WebhookRequest): Promise<Received>;
  /** Exactly one outward effect. Never throws for what a network or platform does: that is an outcome. */
  send(message: OutboundMessage): Promise<SendOutcome>;
  /** Whether an unclear send arrived, where `capabilities.canLookUp`; others say `unclear`. Changes nothing. */
  lookUp(send: UnclearSend): Promise<LookUp>;
  /** Who somebody is there; undefined: nobody there, or the channel does not tell. */
  findPerson(who: PersonQuery): Promise<Person | undefined>;
  /** Shows somebody its own page there, where the channel has one; may be lost, and is shown anew whenever it is opened. */
  showDesk(to: Address, desk: Desk): Promise<void>;
  /** Opens the socket of a `socket` transport and hands on events; others return at once. */
  listen(sink: Sink): Promise<Stop>;
}

export type PersonQuery =
  | { readonly tenant: string; readonly externalId: string }
  | { readonly tenant: string; readonly email: string };

/** What a platform tells of an account. */
export interface Person {
  readonly address: Address;
  readonly name: string;
  readonly email?: string;
  readonly language?: string; // as a tag: "pt-BR"
  readonly timeZone?: string; // IANA
  /** Is a person who can be written to: no bot, not deactivated. */
  readonly active: boolean;
}

export type Stop = () => Promise<void>;
