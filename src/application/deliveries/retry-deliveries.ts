import type { DeliveryId } from '../../domain/ids.ts';
import { done, type Result } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, AuditRows, Bell, Clock, Transactions } from '../ports.ts';
import type { PlanRows } from './rows.ts';

/** Staff send again what was set aside or stayed unclear. It is checked at the moment of sending, like everything. */
export async function retryDeliveries(
  deps: {
    readonly store: Transactions<{ deliveries: PlanRows; audit: AuditRows }>;
    readonly clock: Clock;
    readonly bell: Bell;
  },
  { ids, reason }: { readonly ids: readonly DeliveryId[]; readonly reason?: string },
  actor: Actor,
): Promise<Result<{ readonly revived: number }, 'not-allowed'>> {
  const refusal = notAllowed(actor, 'delivery.retry');
  if (refusal !== undefined) return refusal;
  const at = deps.clock.now();
  const revived = await deps.store.transaction(async ({ deliveries, audit }) => {
    const count = await deliveries.revive(ids, at);
    await audit.append({
      at,
      actor,
      action: 'delivery.revived',
      subject: ids.length === 1 ? `delivery:${ids[0]}` : 'deliveries',
      details: { ids, revived: count },
      ...(reason === undefined ? {} : { reason }),
    });
    return count;
  });
  if (revived > 0) await deps.bell.ring(at);
  return done({ revived });
}
