import type { FaultId } from '../../domain/ids.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, AuditRows, Clock, Transactions } from '../ports.ts';
import type { FaultRows, ListedFault } from './fault-rows.ts';

export interface ClearedFault {
  readonly fault: ListedFault;
  /** The contact had itself asked for no more letters: that wish stands, and nothing goes out. */
  readonly stillStopped: boolean;
}

/**
 * Lets a way be used again, with the reason. After a complaint only with the owner's consent, which staff confirm; then
 * the end of letters that the complaint brought is taken back, too.
 */
export async function clearFault(
  deps: {
    readonly store: Transactions<{ faults: FaultRows; audit: AuditRows }>;
    readonly clock: Clock;
  },
  input: { readonly id: FaultId; readonly reason: string; readonly consentConfirmed?: boolean },
  actor: Actor,
): Promise<
  Result<ClearedFault, 'not-allowed' | 'reason-missing' | 'fault-unknown' | 'consent-missing'>
> {
  const refusal = notAllowed(actor, 'delivery.clear-fault');
  if (refusal !== undefined) return refusal;
  const reason = input.reason.trim();
  if (reason === '') return refuse('reason-missing');
  return deps.store.transaction(async ({ faults, audit }) => {
    const fault = await faults.find(input.id);
    if (fault === undefined) return refuse('fault-unknown');
    const isComplaint = fault.cause === 'complained';
    if (isComplaint && input.consentConfirmed !== true) return refuse('consent-missing');
    const at = deps.clock.now();
    await faults.clear(fault.id, at);
    const stillStopped = await faults.liftStop(fault.contactId, isComplaint ? fault.since : null);
    await audit.append({
      at,
      actor,
      action: 'fault.cleared',
      subject: `contact:${fault.contactId}`,
      reason,
      details: { fault: fault.id, cause: fault.cause, ...(isComplaint && { consent: true }) },
    });
    return done({ fault, stillStopped });
  });
}
