import type { DeliveryKind } from './may-send.ts';

/** What follows a send of which nobody knows whether it arrived. */
export type AfterUnclear = 'repeat' | 'leave-to-staff';

/**
 * The stated policy (promise 3). A channel that makes one message of two with the same id is simply asked again. On
 * others, what must not be lost is repeated once (an invitation, a moved deadline, a link that somebody waits for); a
 * reminder is not, because another one follows and a double one annoys.
 */
export function afterUnclearSend(
  kind: DeliveryKind,
  {
    idempotentSend,
    unclearBefore,
  }: {
    readonly idempotentSend: boolean;
    /** Sends of this delivery that were unclear before this one. */
    readonly unclearBefore: number;
  },
): AfterUnclear {
  if (idempotentSend) return 'repeat';
  if (kind === 'reminder' || unclearBefore > 0) return 'leave-to-staff';
  return 'repeat';
}
