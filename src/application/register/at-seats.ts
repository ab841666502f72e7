import type { Action } from '../../domain/permissions.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { isSeatKind, type SeatGroup } from '../../domain/register/words.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, AuditRows, Clock, Random, Transactions } from '../ports.ts';
import type { RegisterRows, SeatMember, SeatRecord } from './rows.ts';

export interface SeatDeps {
  readonly store: Transactions<{ readonly register: RegisterRows; readonly audit: AuditRows }>;
  readonly clock: Clock;
  readonly random: Random;
}

/** One act on a member's seat, in a transaction that has the group's seats to itself. */
export interface SeatAct {
  readonly register: RegisterRows;
  readonly member: SeatMember;
  /** The member's seats in this group, those that have ended as well. */
  readonly seats: readonly SeatRecord[];
  readonly at: number;
  note(action: string, details: unknown, reason?: string): Promise<void>;
}

export type SeatActRefusal = 'not-allowed' | 'member-unknown' | 'seat-not-industry';

export interface SeatName {
  readonly group: SeatGroup;
  readonly member: string; // its reference
}

/** Whoever may do it, with a member that can have a seat: the same beginning for all acts on seats. */
export async function atSeats<Value, Code extends string>(
  deps: SeatDeps,
  order: SeatName & { readonly action: Action; readonly actor: Actor },
  work: (act: SeatAct) => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | SeatActRefusal>> {
  const { group, actor, action } = order;
  const refusal = notAllowed(actor, action);
  if (refusal !== undefined) return refusal;
  return deps.store.transaction(async ({ register, audit }) => {
    await register.lockSeats(group);
    const member = await register.findMember(order.member);
    if (member === undefined) return refuse('member-unknown', { member: order.member });
    if (!isSeatKind(member.kind)) return refuse('seat-not-industry', { member: member.reference });
    const at = deps.clock.now();
    const seats = await register.seats(group);
    return work({
      ...{ register, member, at, seats: seats.filter((one) => one.member.id === member.id) },
      note: (what, details, reason) =>
        audit.append({
          ...{ at, actor, action: what, subject: `member:${member.id}`, details },
          ...(reason === undefined ? {} : { reason }),
        }),
    });
  });
}

/** The seat that has not ended. */
export function standingSeat(
  { seats, member }: SeatAct,
  group: SeatGroup,
): Result<SeatRecord, 'seat-unknown'> {
  const seat = seats.find(({ endedOn }) => endedOn === null);
  return seat === undefined
    ? refuse('seat-unknown', { member: member.reference, group })
    : done(seat);
}

/** The seat as it is now stored. */
export async function seatNow(
  { register }: SeatAct,
  group: SeatGroup,
  id: string,
): Promise<SeatRecord> {
  const seat = (await register.seats(group)).find((one) => one.id === id);
  if (seat === undefined) throw new Error(`the seat ${id} was not stored`);
  return seat;
}
