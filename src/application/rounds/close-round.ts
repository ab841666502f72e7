import type { Actor } from '../ports.ts';
import { type Changed, changeState, type RoundOrder } from './change-state.ts';
import type { RoundDeps } from './store.ts';

/** Ends the asking: what still waits to be sent is cancelled. Late answers are taken while the round allows them. */
export function closeRound(deps: RoundDeps, order: RoundOrder, actor: Actor): Promise<Changed> {
  return changeState(deps, {
    ...order,
    act: 'close',
    action: 'round.closed',
    actor,
    also: async ({ deliveries }, round) => ({
      cancelled: await deliveries.cancelWaiting(round.id, { reason: 'round-closed' }),
    }),
  });
}
