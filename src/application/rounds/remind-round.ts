import { done, type Result, refuse } from '../../domain/refusal.ts';
import { REMINDABLE } from '../../domain/rounds/reminder-rules.ts';
import { roundAfter } from '../../domain/rounds/state-machine.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { notAllowed } from '../allowed.ts';
import { planExtraReminders } from '../deliveries/plan-deliveries.ts';
import { planInBatches } from '../deliveries/plan-in-batches.ts';
import type { Actor } from '../ports.ts';
import type { ChangeRefusal } from './change-state.ts';
import { note, type RoundDeps } from './store.ts';

/**
 * Reminds by hand everybody who has neither answered nor declined, at their next sending time. Asking twice on one day
 * reminds once. The reason is kept: a reminder outside the rules is a decision that somebody took.
 */
export async function remindRound(
  deps: RoundDeps,
  input: { readonly round: string; readonly reason: string },
  actor: Actor,
): Promise<Result<{ readonly planned: number }, ChangeRefusal | 'reason-missing'>> {
  const refusal = notAllowed(actor, 'round.remind');
  if (refusal !== undefined) return refusal;
  const reason = input.reason.trim();
  if (reason === '') return refuse('reason-missing');
  const result = await deps.store.transaction(async ({ rounds, deliveries, audit }) => {
    const round = await rounds.lock(input.round);
    if (round === undefined) return refuse('round-unknown', { round: input.round });
    const next = roundAfter(round.state, 'remind');
    if (!next.ok) return next;
    const at = deps.clock.now();
    const { planned } = await planInBatches({ rounds, deliveries }, round.id, {
      concerns: ({ status, closesAt }) => REMINDABLE.includes(status) && closesAt > at,
      planOf: (some) =>
        planExtraReminders(some, {
          roundId: round.id,
          window: round.sendWindow,
          now: at,
          random: deps.random,
          day: genevaDay(at),
        }),
    });
    await note(audit, { at, actor, action: 'round.reminded', round, reason, details: { planned } });
    return done({ planned });
  });
  if (result.ok) await deps.bell.ring(deps.clock.now());
  return result;
}
