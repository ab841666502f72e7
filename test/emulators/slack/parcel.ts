import type { Json } from '../json.ts';

/** What goes to the app: an event, an interaction, or a slash command. */
export interface Parcel {
  readonly kind: 'event' | 'interactive' | 'command';
  readonly body: Json;
}

/** What Slack saw of one attempt to hand over a parcel. */
export interface Seen {
  /** The HTTP status; 200 for an envelope acknowledged on a socket; 0 when nothing came back in time. */
  readonly status: number;
  /** The reply: JSON when it was JSON, else its text; undefined when there was none. */
  readonly body: unknown;
  readonly ms: number;
  /** Why it counts as failed, in the words of X-Slack-Retry-Reason. */
  readonly reason?: 'http_timeout' | 'http_error' | 'connection_failed';
  /** Whether the app asked not to be tried again. */
  readonly noRetry?: boolean;
  /** What the person was told in place of what they wanted; undefined when all went well. */
  readonly failed?: string;
}

/** Which attempt it is: 0 is the first. */
export interface Attempt {
  readonly number: number;
  readonly reason?: string;
}

/** Wrong ways of sending, to see the app refuse them. */
export interface Mischief {
  /** How many copies go at the same time; one unless told. */
  readonly copies?: number;
  /** Signs with another secret than the app's. */
  readonly wrongSecret?: boolean;
  /** Moves the stamp of the request; the signature is right for it. */
  readonly shiftSeconds?: number;
  /** Sends without any signature. */
  readonly unsigned?: boolean;
}

export const isFine = (seen: Seen): boolean => seen.status >= 200 && seen.status < 300;
