import type { Actor } from '../ports.ts';
import { type Changed, changeState, type RoundOrder } from './change-state.ts';
import type { RoundDeps } from './store.ts';

/** Puts a closed round away: it can be read, and nothing changes it any more. */
export function archiveRound(deps: RoundDeps, order: RoundOrder, actor: Actor): Promise<Changed> {
  return changeState(deps, { ...order, act: 'archive', action: 'round.archived', actor });
}
