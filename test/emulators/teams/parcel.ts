import type { Json } from '../json.ts';
import type { Forgery } from './keys.ts';

/** What the bot's endpoint gave back for one activity. */
export interface Seen {
  /** The HTTP status; 0 when nothing came back in time. */
  readonly status: number;
  /** The reply: JSON when it was JSON, else its text; undefined when there was none. */
  readonly body: unknown;
  readonly ms: number;
  /** Why nothing came back. */
  readonly reason?: 'timeout' | 'connection failed';
}

/** Wrong ways of sending, to see the bot refuse them. */
export interface Mischief {
  /** How many copies go at the same time; one unless told. */
  readonly copies?: number;
  /** Sends without a token. */
  readonly unsigned?: boolean;
  /** The whole header in place of the right one. */
  readonly authorization?: string;
  /** Laid over the right claims (`iss`, `aud`, `serviceurl`, `nbf`, `exp` in seconds); one that is undefined is left out. */
  readonly claims?: Json;
  readonly forgery?: Forgery;
  /** Laid over the activity after the claims were made: another `serviceUrl`, `channelData`, `from`. */
  readonly activity?: Json;
  /** Teams loses patience at once: the bot's answer comes too late, and the activity may be delivered again. */
  readonly impatient?: boolean;
}

/**
 * Whether Teams may deliver the activity again: nothing came back in time, or the bot's server said that it is in trouble. A refusal
 * (4xx) and "not implemented" are final.
 */
export const mayComeAgain = ({ status }: Seen): boolean =>
  status === 0 || (status >= 500 && status !== 501);
