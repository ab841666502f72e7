import type { Action } from '../../domain/permissions.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { type RoundAct, roundAfter, type WrongState } from '../../domain/rounds/state-machine.ts';
import type { RoundState } from '../../domain/vocabulary.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor } from '../ports.ts';
import type { RoundRecord } from './rows.ts';
import { note, type RoundDeps, type RoundStore } from './store.ts';

export interface RoundOrder {
  readonly round: string; // slug
  readonly reason?: string;
}

export type ChangeRefusal = WrongState | 'not-allowed' | 'round-unknown';
export type Changed = Result<{ readonly state: RoundState }, ChangeRefusal>;

/** What all plain acts on a round have in common: right, lock, state, audit; `also` runs in the same transaction. */
export async function changeState(
  deps: RoundDeps,
  order: RoundOrder & {
    readonly act: RoundAct & ('pause' | 'resume' | 'close' | 'archive');
    readonly action: string; // of the audit
    readonly actor: Actor;
    readonly also?: (rows: RoundStore, round: RoundRecord, at: number) => Promise<unknown>;
  },
): Promise<Changed> {
  const right: Action = `round.${order.act}`;
  const refusal = notAllowed(order.actor, right);
  if (refusal !== undefined) return refusal;
  return deps.store.transaction(async (rows) => {
    const round = await rows.rounds.lock(order.round);
    if (round === undefined) return refuse('round-unknown', { round: order.round });
    const next = roundAfter(round.state, order.act);
    if (!next.ok) return next;
    const at = deps.clock.now();
    const closed = next.value === 'closed' ? { closedAt: at } : {};
    await rows.rounds.change(round.id, { state: next.value, ...closed });
    const details = await order.also?.(rows, round, at);
    const { actor, action, reason } = order;
    await note(rows.audit, { at, actor, action, round, reason, details });
    return done({ state: next.value });
  });
}
