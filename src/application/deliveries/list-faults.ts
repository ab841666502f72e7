import { done, type Result } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Transactions } from '../ports.ts';
import type { FaultRows, ListedFault } from './fault-rows.ts';

/** The ways to contacts that are set aside, with the reason, for staff to look after. */
export async function listFaults(
  { store }: { readonly store: Transactions<{ faults: FaultRows }> },
  filter: { readonly round?: string; readonly limit: number },
  actor: Actor,
): Promise<Result<readonly ListedFault[], 'not-allowed'>> {
  const refusal = notAllowed(actor, 'delivery.list-faults');
  if (refusal !== undefined) return refusal;
  return done(await store.transaction(({ faults }) => faults.list(filter)));
}
