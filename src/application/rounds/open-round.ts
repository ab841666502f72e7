import type { RoundId } from '../../domain/ids.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { OpeningRefusal } from '../../domain/rounds/opening-checks.ts';
import { roundAfter, type WrongState } from '../../domain/rounds/state-machine.ts';
import { notAllowed } from '../allowed.ts';
import { type PlanAddressee, planForAll, planReminders } from '../deliveries/plan-deliveries.ts';
import { planInBatches } from '../deliveries/plan-in-batches.ts';
import type { PlannedDelivery } from '../deliveries/rows.ts';
import type { Actor } from '../ports.ts';
import { prepareOpening } from './opening.ts';
import { type DraftRefusal, type RoundInput, readDraft } from './round-input.ts';
import type { RoundRecord, StoredRule } from './rows.ts';
import { note, type RoundDeps, type RoundStore } from './store.ts';

export interface Opened {
  readonly id: RoundId;
  readonly addressees: number;
  /** Invitations and reminders planned. */
  readonly deliveries: number;
}

export interface Confirmation {
  /** Why the round may close on or after the meeting's first day, against Res. 68, resolves 2. */
  readonly closesAfterMeetingBecause?: string;
}

export type OpenRefusal =
  | OpeningRefusal
  | WrongState
  | 'not-allowed'
  | 'round-unknown'
  | 'slug-taken';

/**
 * Opens a drafted or scheduled round: freezes its addressees with everything that is counted later, makes their
 * responses, and plans all invitations and reminders, in one transaction. Of two who open at once, one is refused.
 * A scheduled round's place before the meeting was checked, or confirmed, when it was scheduled.
 */
export async function openRound(
  deps: RoundDeps,
  input: Confirmation & { readonly round: string },
  actor: Actor,
): Promise<Result<Opened, OpenRefusal>> {
  const refusal = notAllowed(actor, 'round.open');
  if (refusal !== undefined) return refusal;
  const result = await deps.store.transaction(async (rows) => {
    const round = await rows.rounds.lock(input.round);
    if (round === undefined) return refuse('round-unknown', { round: input.round });
    const next = roundAfter(round.state, 'open');
    if (!next.ok) return next;
    const rules = await rows.rounds.rules(round.id);
    return open(rows, deps, {
      ...{ round, rules, actor, isNew: false },
      because: input.closesAfterMeetingBecause,
      meetingOrderConfirmed:
        input.closesAfterMeetingBecause !== undefined || round.state === 'scheduled',
    });
  });
  if (result.ok) await deps.bell.ring(deps.clock.now());
  return result;
}

/** Drafts and opens in one transaction, as `round open` does: either both happen or nothing does. */
export async function openNewRound(
  deps: RoundDeps,
  input: Confirmation & { readonly draft: RoundInput },
  actor: Actor,
): Promise<Result<Opened, OpenRefusal | DraftRefusal>> {
  const refusal = notAllowed(actor, 'round.open');
  if (refusal !== undefined) return refusal;
  const because = input.closesAfterMeetingBecause;
  const result = await deps.store.transaction(async (rows) => {
    const draft = await readDraft(rows, input.draft, deps.random);
    if (!draft.ok) return draft;
    const meetingOrderConfirmed = because !== undefined;
    return open(rows, deps, { ...draft.value, actor, isNew: true, because, meetingOrderConfirmed });
  });
  if (result.ok) await deps.bell.ring(deps.clock.now());
  return result;
}

interface OpenOrder {
  readonly round: RoundRecord;
  readonly rules: readonly StoredRule[];
  readonly actor: Actor;
  readonly isNew: boolean;
  readonly because: string | undefined;
  readonly meetingOrderConfirmed: boolean;
}

/** All checks come before the first write, so that a refusal leaves nothing behind. */
async function open(
  rows: RoundStore,
  { clock, random }: RoundDeps,
  order: OpenOrder,
): Promise<Result<Opened, OpeningRefusal | 'slug-taken'>> {
  const { round, rules, actor, isNew, because, meetingOrderConfirmed } = order;
  const at = clock.now();
  const prepared = await prepareOpening(rows.rounds, round, { at, meetingOrderConfirmed, random });
  if (!prepared.ok) return prepared;
  const { addressees } = prepared.value;
  const opened: RoundRecord = { ...round, state: 'open', openedAt: at };
  if (!isNew) await rows.rounds.change(round.id, { state: 'open', openedAt: at });
  else if (!(await rows.rounds.insert(opened))) return refuse('slug-taken', { slug: round.slug });
  else await rows.rounds.addRules(round.id, rules);
  await rows.rounds.freeze(round.id, addressees);
  const { planned: deliveries } = await planInBatches(rows, round.id, {
    concerns: () => true,
    planOf: (some) => planOpening(opened, { addressees: some, rules, now: at, random }),
  });
  const figures = { addressees: addressees.length, deliveries };
  const details = { ...figures, closesOn: round.closesOn, audience: round.audience };
  await note(rows.audit, { at, actor, action: 'round.opened', round, reason: because, details });
  return done({ id: round.id, ...figures });
}

function planOpening(
  round: RoundRecord,
  plan: {
    readonly addressees: readonly PlanAddressee[];
    readonly rules: readonly StoredRule[];
    readonly now: number;
    readonly random: RoundDeps['random'];
  },
): readonly PlannedDelivery[] {
  const { addressees, rules, now, random } = plan;
  const frame = { roundId: round.id, window: round.sendWindow, now, random };
  const keyOf = ({ id }: { id: string }) => `invitation:${id}`;
  return [
    ...planForAll('invitation', addressees, { ...frame, keyOf }),
    ...planReminders(addressees, { ...frame, rules, openedAt: now, closesOn: round.closesOn }),
  ];
}
