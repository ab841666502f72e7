import type { ResponseStatus, RoundState } from '../vocabulary.ts';
import { REMINDABLE } from './reminder-rules.ts';

export const DELIVERY_KINDS = ['invitation', 'reminder', 'deadline-moved', 'fresh-link'] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** What is true at the moment of sending, however long ago the delivery was planned. */
export interface MomentOfSending {
  readonly now: number;
  readonly kind: DeliveryKind;
  readonly expiresAt: number;
  readonly roundState: RoundState;
  readonly responseStatus: ResponseStatus;
  /** The reminder rule's; empty: everybody who may be reminded. */
  readonly statuses: readonly ResponseStatus[];
  /** A later reminder to the same addressee is due as well (after a pause): one of them is enough. */
  readonly overtaken: boolean;
}

export type SendVerdict =
  | { readonly verdict: 'send' }
  | { readonly verdict: 'wait' }
  | { readonly verdict: 'cancel'; readonly reason: CancelReason };

export type CancelReason =
  | 'round-closed'
  | 'expired'
  | 'answered'
  | 'declined'
  | 'status-changed'
  | 'overtaken';

/**
 * The check at the moment of sending (promise 4). A plan is only a plan: whoever answered, declined or passed on in
 * the meantime is not written to. A fresh link is an answer to a request, so it also goes to who has answered.
 */
export function mayStillSend(moment: MomentOfSending): SendVerdict {
  const cancel = (reason: CancelReason) => ({ verdict: 'cancel', reason }) as const;
  if (moment.roundState === 'paused') return { verdict: 'wait' };
  if (moment.roundState !== 'open') return cancel('round-closed');
  if (moment.now >= moment.expiresAt) return cancel('expired');
  if (moment.kind === 'fresh-link') return { verdict: 'send' };
  if (moment.responseStatus === 'submitted') return cancel('answered');
  if (moment.responseStatus === 'declined') return cancel('declined');
  if (moment.kind !== 'reminder') return { verdict: 'send' };
  const statuses = moment.statuses.length > 0 ? moment.statuses : REMINDABLE;
  if (!statuses.includes(moment.responseStatus)) return cancel('status-changed');
  return moment.overtaken ? cancel('overtaken') : { verdict: 'send' };
}

/** An answer to somebody who is waiting for it now goes at any hour; everything else keeps the window. */
export function keepsWindow(kind: DeliveryKind): boolean {
  return kind !== 'fresh-link';
}
