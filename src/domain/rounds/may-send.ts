import type { ResponseStatus, RoundState } from '../vocabulary.ts';
import { type AddresseeFacts, type AddresseeState, addresseeState } from './addressee-state.ts';
import { type DeliveryKind, KIND_POLICY } from './delivery-kinds.ts';

/** What is true at the moment of sending to an addressee, however long ago the delivery was planned. */
export interface MomentOfSending extends AddresseeFacts {
  readonly now: number;
  readonly kind: DeliveryKind;
  readonly expiresAt: number;
  readonly roundState: RoundState;
  /** The reminder rule's; empty: everybody who may be reminded. */
  readonly states: readonly AddresseeState[];
  /** The rule was replaced by another one. */
  readonly ruleRetired: boolean;
  /** A rule that counts from the last activity: somebody has been active since it was planned. */
  readonly activeSince: boolean;
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
  | 'state-changed'
  | 'rule-retired'
  | 'active-again'
  | 'overtaken';

const SEND: SendVerdict = { verdict: 'send' };
const ENDED: Readonly<Partial<Record<ResponseStatus, CancelReason>>> = {
  submitted: 'answered',
  declined: 'declined',
};

/**
 * The check at the moment of sending (promise 4). A plan is only a plan: whoever answered, declined or passed on in
 * the meantime is not written to. What somebody waits for (a receipt, a link, the next question) also goes to who has answered,
 * and a receipt, or what became of a need, to whom the round has closed.
 */
export function mayStillSend(moment: MomentOfSending): SendVerdict {
  const { kind } = moment;
  if (moment.now >= moment.expiresAt) return cancel('expired');
  if (KIND_POLICY[kind].outlivesRound) return SEND;
  if (moment.roundState === 'paused') return { verdict: 'wait' };
  if (moment.roundState !== 'open') return cancel('round-closed');
  const ended = ENDED[moment.status];
  if (KIND_POLICY[kind].endsWithAnswer && ended !== undefined) return cancel(ended);
  return kind === 'reminder' ? mayRemind(moment) : SEND;
}

function mayRemind(moment: MomentOfSending): SendVerdict {
  if (moment.ruleRetired) return cancel('rule-retired');
  const state = addresseeState(moment);
  const isMeant =
    state !== undefined && (moment.states.length === 0 || moment.states.includes(state));
  if (!isMeant) return cancel('state-changed');
  if (moment.activeSince) return cancel('active-again');
  return moment.overtaken ? cancel('overtaken') : SEND;
}

function cancel(reason: CancelReason): SendVerdict {
  return { verdict: 'cancel', reason };
}
