import type { Refusal } from '../../domain/refusal.ts';
import type { Actor } from '../ports.ts';
import { closeRound } from './close-round.ts';
import { openRound } from './open-round.ts';
import { note, type RoundDeps } from './store.ts';

export interface Advanced {
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  /** Could not open at their time; they are drafts again, with the reason in the audit. */
  readonly refused: readonly { readonly round: string; readonly code: string }[];
}

const SCHEDULE: Actor = { kind: 'system' };

/** Opens what is scheduled for now and closes what has passed its last closing time. Safe to repeat at any moment. */
export async function advanceRounds(deps: RoundDeps): Promise<Advanced> {
  const opened: string[] = [];
  const closed: string[] = [];
  const refused: { round: string; code: string }[] = [];
  const now = deps.clock.now();
  const due = await deps.store.transaction(async ({ rounds }) => ({
    toOpen: await rounds.dueToOpen(now),
    toClose: await rounds.dueToClose(now),
  }));
  for (const round of due.toOpen) {
    const result = await openRound(deps, { round }, SCHEDULE);
    if (result.ok) opened.push(round);
    else if (await backToDraft(deps, round, result)) refused.push({ round, code: result.code });
  }
  for (const round of due.toClose) {
    const order = { round, reason: 'closing time passed everywhere' };
    const result = await closeRound(deps, order, SCHEDULE);
    if (result.ok) closed.push(round);
  }
  return { opened, closed, refused };
}

/** A schedule that cannot be kept is told once, not every minute. False when another process has moved the round on. */
function backToDraft(deps: RoundDeps, slug: string, refusal: Refusal): Promise<boolean> {
  return deps.store.transaction(async ({ rounds, audit }) => {
    const round = await rounds.lock(slug);
    if (round?.state !== 'scheduled') return false;
    await rounds.change(round.id, { state: 'draft', opensAt: null });
    await note(audit, {
      at: deps.clock.now(),
      actor: SCHEDULE,
      action: 'round.opening-refused',
      round,
      reason: refusal.code,
      details: refusal.params,
    });
    return true;
  });
}
