import { done, type Result, refuse } from '../../domain/refusal.ts';
import { type Authority, partOn } from '../../domain/register/authority.ts';
import { entryNumber } from '../../domain/register/entry-label.ts';
import type { Part, SeatGroup } from '../../domain/register/words.ts';
import type { MeetingAct, MeetingRows, OutcomeDeps } from '../outcomes/at-meeting.ts';
import type { Transactions } from '../ports.ts';
import type { CategoryRows } from './developing.ts';
import type { EntryRecord, RegisterRows, SeatRecord } from './rows.ts';

export interface MeetingRegisterRows extends MeetingRows {
  readonly members: CategoryRows;
  readonly register: RegisterRows;
}

/** What the use cases of a meeting's register need. */
export interface RegisterDeps extends Omit<OutcomeDeps, 'store'> {
  readonly store: Transactions<MeetingRegisterRows>;
}

/** What is on the register under "R3", or under a member's reference. */
export async function findEntry(
  { meeting, rows }: Pick<MeetingAct<MeetingRegisterRows>, 'meeting' | 'rows'>,
  named: string,
): Promise<Result<EntryRecord, 'entry-unknown'>> {
  const entries = await rows.register.entries(meeting.id);
  const number = entryNumber(named);
  const found = entries.find(
    (one) => one.reference === named.trim() || (number !== undefined && one.number === number),
  );
  return found === undefined
    ? refuse('entry-unknown', { entry: named, meeting: meeting.slug })
    : done(found);
}

/** The seat by which an entity was invited. */
export async function seatOf(
  { meeting, rows }: Pick<MeetingAct<MeetingRegisterRows>, 'meeting' | 'rows'>,
  { seat }: EntryRecord,
): Promise<SeatRecord | undefined> {
  if (seat === null) return undefined;
  return (await rows.register.seats(meeting.kind as SeatGroup)).find(({ id }) => id === seat);
}

/** As what a contact may come on a day. Whoever is invited without a seat is spoken for by any contact of the member. */
export function partFor(
  seat: { readonly authorities: readonly Authority[] } | undefined,
  contact: string,
  day: string,
): Part | undefined {
  return seat === undefined ? 'holder' : partOn(seat.authorities, contact, day);
}
