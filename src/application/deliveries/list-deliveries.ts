import { done, type Result } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Transactions } from '../ports.ts';
import type { DeliveryFilter, ListedDelivery, PlanRows } from './rows.ts';

/** Deliveries for staff to see, those due first at the top. */
export async function listDeliveries(
  { store }: { readonly store: Transactions<{ deliveries: PlanRows }> },
  filter: DeliveryFilter,
  actor: Actor,
): Promise<Result<readonly ListedDelivery[], 'not-allowed'>> {
  const refusal = notAllowed(actor, 'delivery.list');
  if (refusal !== undefined) return refusal;
  return done(await store.transaction(({ deliveries }) => deliveries.list(filter)));
}
