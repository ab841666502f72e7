import type { Actor } from '../ports.ts';
import { type Changed, changeState, type RoundOrder } from './change-state.ts';
import type { RoundDeps } from './store.ts';

/** Holds everything that would go out; answers are still taken. Deliveries wait, none is lost. */
export function pauseRound(deps: RoundDeps, order: RoundOrder, actor: Actor): Promise<Changed> {
  return changeState(deps, { ...order, act: 'pause', action: 'round.paused', actor });
}
