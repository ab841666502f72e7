import { mayDo } from '../../domain/permissions.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { MemberRows } from '../members/rows.ts';
import type { Actor, AuditRows, Clock, Transactions } from '../ports.ts';
import type { SeatName } from './at-seats.ts';
import { listSeats } from './list-seats.ts';
import type { RegisterRows, SeatMember, SeatRecord } from './rows.ts';
import type { Person } from './show-entry.ts';
import type { LapsedSeat } from './show-register.ts';

export interface ShownSeat {
  readonly member: SeatMember;
  /** The one that stands; null when its member has none now. */
  readonly standing: SeatRecord | null;
  /** Those that have ended. */
  readonly ended: readonly SeatRecord[];
  readonly lapsed: LapsedSeat | null;
  /** Its member's active contacts; empty for whoever may not see people. */
  readonly contacts: readonly Person[];
}

/** A member's seat in a group, and those that it had. Viewers see no names of people. */
export async function showSeat(
  deps: {
    readonly store: Transactions<{
      readonly register: RegisterRows;
      readonly audit: AuditRows;
      readonly members: Pick<MemberRows, 'contactsOf'>;
    }>;
    readonly clock: Clock;
  },
  { group, member: reference }: SeatName,
  actor: Actor,
): Promise<Result<ShownSeat, 'not-allowed' | 'seat-unknown'>> {
  const list = await listSeats(deps, group, actor);
  if (!list.ok) return list;
  const seats = list.value.seats.filter((one) => one.member.reference === reference);
  const [first] = seats;
  if (first === undefined) return refuse('seat-unknown', { member: reference, group });
  const { member } = first;
  const contacts = mayDo(actor, 'register.see-people')
    ? await deps.store.transaction(({ members }) => members.contactsOf([member.id]))
    : [];
  return done({
    member,
    standing: seats.find(({ endedOn }) => endedOn === null) ?? null,
    ended: seats.filter(({ endedOn }) => endedOn !== null),
    lapsed: list.value.lapsed.find((one) => one.reference === reference) ?? null,
    contacts: contacts.filter(({ active }) => active).map(({ name, email }) => ({ name, email })),
  });
}
