import { z } from 'zod';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { SEAT_ENDINGS } from '../../domain/register/words.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { checked } from '../checked.ts';
import { isoDay } from '../fields.ts';
import { words } from '../outcomes/written.ts';
import type { Actor } from '../ports.ts';
import {
  atSeats,
  type SeatActRefusal,
  type SeatDeps,
  type SeatName,
  seatNow,
  standingSeat,
} from './at-seats.ts';
import type { SeatRecord } from './rows.ts';

const beginning = z.object({ from: isoDay });

/** Gives a member of industry a seat in a group (Res. 68, resolves 4). A seat that has ended stays on record beside it. */
export async function addSeat(
  deps: SeatDeps,
  input: SeatName & z.input<typeof beginning>,
  actor: Actor,
): Promise<Result<SeatRecord, SeatActRefusal | 'bad-input' | 'seat-taken' | 'seat-before-end'>> {
  const { group } = input;
  return atSeats(deps, { ...input, action: 'seat.change', actor }, async (act) => {
    const fields = checked(beginning, input);
    if (!fields.ok) return fields;
    const { from } = fields.value;
    const { reference } = act.member;
    if (act.seats.some(({ endedOn }) => endedOn === null)) {
      return refuse('seat-taken', { member: reference, group });
    }
    const [last] = act.seats
      .map(({ endedOn }) => endedOn ?? '')
      .toSorted()
      .toReversed();
    if (last !== undefined && from < last)
      return refuse('seat-before-end', { from, endedOn: last });
    const id = deps.random.id();
    await act.register.insertSeat({ id, group, member: act.member.id, begunOn: from, at: act.at });
    await act.note('seat.begun', { seat: id, group, from });
    return done(await seatNow(act, group, id));
  });
}

const ending = z.object({
  on: isoDay,
  ending: z.enum(SEAT_ENDINGS, `use one of ${SEAT_ENDINGS.join(', ')}`),
  reason: words('say why the seat ends', 2000),
});

/** Ends a seat, withdrawn by its member or lapsed, with the reason. What it was stays on record. */
export async function endSeat(
  deps: SeatDeps,
  input: SeatName & z.input<typeof ending>,
  actor: Actor,
): Promise<
  Result<SeatRecord, SeatActRefusal | 'bad-input' | 'seat-unknown' | 'seat-end-early' | 'day-ahead'>
> {
  const { group } = input;
  return atSeats(deps, { ...input, action: 'seat.change', actor }, async (act) => {
    const seat = standingSeat(act, group);
    if (!seat.ok) return seat;
    const fields = checked(ending, input);
    if (!fields.ok) return fields;
    const { on, reason } = fields.value;
    const { id, begunOn } = seat.value;
    if (on < begunOn) return refuse('seat-end-early', { on, begunOn });
    if (on > genevaDay(act.at)) return refuse('day-ahead', { day: on });
    await act.register.endSeat(id, { on, ending: fields.value.ending, reason });
    await act.note('seat.ended', { seat: id, group, on, ending: fields.value.ending }, reason);
    return done(await seatNow(act, group, id));
  });
}
