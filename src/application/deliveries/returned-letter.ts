import type { DeliveryId } from '../../domain/ids.ts';

/** Why a message that came back changes nothing. */
export const IGNORED_BECAUSE = [
  'unreadable',
  'no-report', // somebody wrote
  'out-of-office',
  'delayed', // still on its way
  'delivered',
  'receipt', // of reading
  'no-complaint', // a report about something else
] as const;
export type IgnoredBecause = (typeof IGNORED_BECAUSE)[number];

/** What a message that a mail server or a provider sent back says of a letter. */
export type ReturnedLetter =
  | (AboutLetter & {
      readonly kind: 'failed';
      readonly status: string; // RFC 3463: "5.1.1"
    })
  | (AboutLetter & { readonly kind: 'complained' })
  | { readonly kind: 'ignored'; readonly because: IgnoredBecause };

interface AboutLetter {
  /** The deliveries that it names, the surest first: usually one. */
  readonly letters: readonly DeliveryId[];
  /** The mailbox, in every spelling that the report has, lower case; empty: the report keeps it to itself. */
  readonly recipients: readonly string[];
  /** In words of the other side, without addresses. */
  readonly reason: string;
}

/** Reads the bytes of a message. Never throws: what it cannot read is `ignored`. */
export type ReadReturned = (message: Uint8Array) => Promise<ReturnedLetter>;
