import { done, type Result, refuse } from '../../domain/refusal.ts';
import { closesInTime } from '../../domain/rounds/opening-checks.ts';
import { REMINDABLE } from '../../domain/rounds/reminder-rules.ts';
import { roundAfter } from '../../domain/rounds/state-machine.ts';
import { parseIsoDay } from '../../domain/time/calendar.ts';
import { notAllowed } from '../allowed.ts';
import { planForAll, planReminders } from '../deliveries/plan-deliveries.ts';
import { planInBatches } from '../deliveries/plan-in-batches.ts';
import { A_DAY } from '../fields.ts';
import type { Actor } from '../ports.ts';
import type { ChangeRefusal } from './change-state.ts';
import type { Confirmation } from './open-round.ts';
import { closingTimes } from './opening.ts';
import type { RoundRecord } from './rows.ts';
import { note, type RoundDeps, type RoundStore } from './store.ts';

export type ExtendRefusal =
  | ChangeRefusal
  | 'bad-input'
  | 'closing-not-later'
  | 'closing-not-before-meeting';

/**
 * Moves the closing day to a later one. Everything that hangs on it moves along in the same transaction: closing
 * times, links, reminders before closing; and whoever has neither answered nor declined is told once.
 */
export async function extendRound(
  deps: RoundDeps,
  input: Confirmation & {
    readonly round: string;
    readonly closesOn: string;
    readonly reason?: string;
  },
  actor: Actor,
): Promise<Result<{ readonly told: number }, ExtendRefusal>> {
  const refusal = notAllowed(actor, 'round.extend');
  if (refusal !== undefined) return refusal;
  const { closesOn, closesAfterMeetingBecause: because } = input;
  if (parseIsoDay(closesOn) === undefined) {
    return refuse('bad-input', { field: 'closesOn', problem: A_DAY });
  }
  const result = await deps.store.transaction(async (rows) => {
    const round = await rows.rounds.lock(input.round);
    if (round === undefined) return refuse('round-unknown', { round: input.round });
    const next = roundAfter(round.state, 'extend');
    if (!next.ok) return next;
    const { meetingStartsOn, closesOn: before } = round;
    if (closesOn <= before) return refuse('closing-not-later', { closesOn, before });
    const meetingOrderConfirmed = because !== undefined;
    if (!closesInTime({ closesOn, meetingStartsOn, meetingOrderConfirmed })) {
      return refuse('closing-not-before-meeting', { closesOn, meetingStartsOn });
    }
    const at = deps.clock.now();
    const told = await moveClosing(rows, deps, { ...round, closesOn });
    const reason = input.reason ?? because;
    const details = { before, closesOn, told };
    await note(rows.audit, { at, actor, action: 'round.extended', round, reason, details });
    return done({ told });
  });
  if (result.ok) await deps.bell.ring(deps.clock.now());
  return result;
}

async function moveClosing(
  rows: RoundStore,
  { clock, random }: RoundDeps,
  round: RoundRecord,
): Promise<number> {
  const { id, closesOn, sendWindow: window } = round;
  const closesAt = closingTimes(closesOn);
  const zones = await rows.rounds.zones(id);
  await rows.rounds.change(id, { closesOn });
  await rows.rounds.moveClosing(
    id,
    zones.map((zone) => ({ zone, closesAt: closesAt(zone) })),
  );
  const reason = 'deadline-moved';
  await rows.deliveries.cancelWaiting(id, { reason, kinds: ['reminder'], anchor: 'closing' });
  await rows.deliveries.cancelWaiting(id, { reason, kinds: ['deadline-moved'] });
  const now = clock.now();
  const frame = { roundId: id, window, now, random };
  const keyOf = ({ id: addressee }: { id: string }) => `deadline-moved:${addressee}:${closesOn}`;
  const rules = await rows.rounds.rules(id);
  const { concerned } = await planInBatches(rows, id, {
    concerns: ({ status }) => REMINDABLE.includes(status),
    planOf: (some) => [
      ...planForAll('deadline-moved', some, { ...frame, keyOf }),
      ...planReminders(some, { ...frame, rules, openedAt: round.openedAt ?? now, closesOn }),
    ],
  });
  return concerned;
}
