import { type DeliveryKind, KIND_POLICY } from './delivery-kinds.ts';

/** What follows a send of which nobody knows whether it arrived. */
export type AfterUnclear = 'repeat' | 'look-up' | 'leave-to-staff';

/** Looks that found nothing out; then the policy of the kind decides. */
export const LOOKS_MAX = 5;

/**
 * The stated policy (promise 3). A channel that makes one message of two with the same id is simply asked again; one that
 * can be looked at is looked at before anything is repeated. On others the kind decides (delivery-kinds.ts).
 */
export function afterUnclearSend(
  kind: DeliveryKind,
  send: {
    readonly idempotentSend: boolean;
    readonly canLookUp: boolean;
    /** Looks at this send so far that told nothing. */
    readonly looks: number;
    /** Sends of this delivery that were unclear before this one. */
    readonly unclearBefore: number;
  },
): AfterUnclear {
  if (send.idempotentSend) return 'repeat';
  if (send.canLookUp && send.looks < LOOKS_MAX) return 'look-up';
  if (KIND_POLICY[kind].unclear === 'leave-to-staff' || send.unclearBefore > 0) {
    return 'leave-to-staff';
  }
  return 'repeat';
}
