import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { OpeningRefusal } from '../../domain/rounds/opening-checks.ts';
import { roundAfter, type WrongState } from '../../domain/rounds/state-machine.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor } from '../ports.ts';
import type { Confirmation } from './open-round.ts';
import { prepareOpening } from './opening.ts';
import { type DraftRefusal, type RoundInput, readDraft } from './round-input.ts';
import type { RoundRecord } from './rows.ts';
import { note, type RoundDeps } from './store.ts';

/**
 * Sets when a round opens by itself. What would stand against opening at that time is refused now, while somebody is
 * there to mend it; it is checked again when the time has come.
 */
export async function scheduleRound(
  deps: RoundDeps,
  input: Confirmation & { readonly round: string; readonly opensAt: number },
  actor: Actor,
): Promise<
  Result<
    { readonly opensAt: number },
    OpeningRefusal | WrongState | 'not-allowed' | 'round-unknown' | 'opening-passed'
  >
> {
  const refusal = notAllowed(actor, 'round.schedule');
  if (refusal !== undefined) return refusal;
  const { opensAt, closesAfterMeetingBecause: because } = input;
  return deps.store.transaction(async ({ rounds, audit }) => {
    const round = await rounds.lock(input.round);
    if (round === undefined) return refuse('round-unknown', { round: input.round });
    const next = roundAfter(round.state, 'schedule');
    if (!next.ok) return next;
    const at = deps.clock.now();
    if (opensAt <= at) return refuse('opening-passed');
    const prepared = await prepareOpening(rounds, round, {
      at: opensAt,
      meetingOrderConfirmed: because !== undefined,
      random: deps.random,
    });
    if (!prepared.ok) return prepared;
    await rounds.change(round.id, { state: next.value, opensAt });
    const details = { opensAt, addressees: prepared.value.addressees.length };
    await note(audit, { at, actor, action: 'round.scheduled', round, reason: because, details });
    return done({ opensAt });
  });
}

export interface Scheduled {
  readonly opensAt: number;
  /** Members that it would ask as things stand now. */
  readonly addressees: number;
}

/** Drafts and schedules in one transaction: either both happen or nothing does. */
export async function scheduleNewRound(
  deps: RoundDeps,
  input: Confirmation & { readonly draft: RoundInput; readonly opensAt: number },
  actor: Actor,
): Promise<
  Result<Scheduled, OpeningRefusal | DraftRefusal | 'not-allowed' | 'opening-passed' | 'slug-taken'>
> {
  const refusal = notAllowed(actor, 'round.schedule');
  if (refusal !== undefined) return refusal;
  const { opensAt, closesAfterMeetingBecause: because } = input;
  return deps.store.transaction(async (rows) => {
    const draft = await readDraft(rows, input.draft, deps.random);
    if (!draft.ok) return draft;
    const at = deps.clock.now();
    if (opensAt <= at) return refuse('opening-passed');
    const round: RoundRecord = { ...draft.value.round, state: 'scheduled', opensAt };
    const prepared = await prepareOpening(rows.rounds, round, {
      at: opensAt,
      meetingOrderConfirmed: because !== undefined,
      random: deps.random,
    });
    if (!prepared.ok) return prepared;
    if (!(await rows.rounds.insert(round))) return refuse('slug-taken', { slug: round.slug });
    await rows.rounds.addRules(round.id, draft.value.rules);
    const addressees = prepared.value.addressees.length;
    await note(rows.audit, {
      ...{ at, actor, action: 'round.scheduled', round, reason: because },
      details: { opensAt, addressees },
    });
    return done({ opensAt, addressees });
  });
}
