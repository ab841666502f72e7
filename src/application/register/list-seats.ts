import { mayDo } from '../../domain/permissions.ts';
import { done, type Result } from '../../domain/refusal.ts';
import type { SeatGroup } from '../../domain/register/words.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor } from '../ports.ts';
import type { SeatDeps } from './at-seats.ts';
import type { SeatRecord } from './rows.ts';
import { type LapsedSeat, lapsedSeats } from './show-register.ts';

export interface SeatList {
  readonly seats: readonly SeatRecord[];
  readonly lapsed: readonly LapsedSeat[];
}

/** A group's membership: seats, also those that have ended, and which look lapsed. Viewers see no names of people. */
export async function listSeats(
  { store, clock }: Omit<SeatDeps, 'random'>,
  group: SeatGroup,
  actor: Actor,
): Promise<Result<SeatList, 'not-allowed'>> {
  const refusal = notAllowed(actor, 'register.show');
  if (refusal !== undefined) return refusal;
  const today = genevaDay(clock.now());
  return store.transaction(async ({ register }) => {
    const seats = await register.seats(group);
    const lapsed = lapsedSeats(seats, await register.held(group, today), today);
    const names = mayDo(actor, 'register.see-people');
    const shown = names ? seats : seats.map((seat) => ({ ...seat, authorities: [] }));
    return done({ seats: shown, lapsed });
  });
}
