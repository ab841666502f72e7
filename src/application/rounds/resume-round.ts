import type { Actor } from '../ports.ts';
import { type Changed, changeState, type RoundOrder } from './change-state.ts';
import type { RoundDeps } from './store.ts';

/** Lets deliveries go out again. What fell due meanwhile is checked as always; of two overdue reminders one is sent. */
export async function resumeRound(
  deps: RoundDeps,
  order: RoundOrder,
  actor: Actor,
): Promise<Changed> {
  const act = 'resume' as const;
  const changed = await changeState(deps, { ...order, act, action: 'round.resumed', actor });
  if (changed.ok) await deps.bell.ring(deps.clock.now());
  return changed;
}
