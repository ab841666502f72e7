import { z } from 'zod';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { coversDay, overlap } from '../../domain/register/authority.ts';
import type { Part } from '../../domain/register/words.ts';
import { dayBefore } from '../../domain/time/calendar.ts';
import { checked } from '../checked.ts';
import { isoDay } from '../fields.ts';
import { optionalWords } from '../outcomes/written.ts';
import type { Actor } from '../ports.ts';
import {
  atSeats,
  type SeatAct,
  type SeatActRefusal,
  type SeatDeps,
  type SeatName,
  seatNow,
  standingSeat,
} from './at-seats.ts';
import type { SeatRecord } from './rows.ts';

const span = z
  .object({
    email: z.string().trim().toLowerCase().min(1, 'give the e-mail address of the contact'),
    from: isoDay,
    until: isoDay.nullable().default(null),
    document: optionalWords(200),
  })
  .refine(({ from, until }) => until === null || from <= until, {
    path: ['until'],
    message: 'the last day cannot lie before the first',
  });

export type AuthorityInput = SeatName & z.input<typeof span>;

export type AuthorityRefusal =
  | SeatActRefusal
  | 'bad-input'
  | 'seat-unknown'
  | 'seat-contact-unknown'
  | 'authority-before-seat'
  | 'authority-overlaps';

/**
 * Says who holds a seat from a day on. Whoever held it before holds it until the day before; one who began on that day or later is
 * refused, because there would be two.
 */
export function holdSeat(
  deps: SeatDeps,
  input: AuthorityInput,
  actor: Actor,
): Promise<Result<SeatRecord, AuthorityRefusal>> {
  return authorise(deps, { ...input, part: 'holder' }, actor);
}

/** Gives an alternate, or a delegate, authority for some days; the document is named as it was given. */
export function addAlternate(
  deps: SeatDeps,
  input: AuthorityInput,
  actor: Actor,
): Promise<Result<SeatRecord, AuthorityRefusal>> {
  return authorise(deps, { ...input, part: 'alternate' }, actor);
}

async function authorise(
  deps: SeatDeps,
  input: AuthorityInput & { readonly part: Part },
  actor: Actor,
): Promise<Result<SeatRecord, AuthorityRefusal>> {
  const { group, part } = input;
  return atSeats(deps, { ...input, action: 'seat.change', actor }, async (act) => {
    const seat = standingSeat(act, group);
    if (!seat.ok) return seat;
    const fields = checked(span, input);
    if (!fields.ok) return fields;
    const { email, from, until, document } = fields.value;
    const contact = await act.register.findContact(act.member.id, email);
    if (contact === undefined) {
      return refuse('seat-contact-unknown', { email, member: act.member.reference });
    }
    const { id: seatId, begunOn } = seat.value;
    if (from < begunOn) return refuse('authority-before-seat', { from, begunOn });
    const given = { seat: seat.value, part, from, until };
    const free = await makeRoom(act, { ...given, contact: contact.id });
    if (!free.ok) return free;
    const { id } = contact;
    const row = { id: deps.random.id(), seat: seatId, contact: id, part, from, until, document };
    await act.register.insertAuthority({ ...row, at: act.at });
    await act.note('seat.authorised', { ...row, group });
    return done(await seatNow(act, group, seatId));
  });
}

/** A seat has one holder a day, and an alternate is named once a day; a holder's last day is set by the one who comes after. */
async function makeRoom(
  { register }: SeatAct,
  given: {
    readonly seat: SeatRecord;
    readonly part: Part;
    readonly contact: string;
    readonly from: string;
    readonly until: string | null;
  },
): Promise<Result<null, 'authority-overlaps'>> {
  const { seat, part, contact, from } = given;
  const rivals = seat.authorities.filter(
    (one) => one.part === part && (part === 'holder' || one.contact === contact),
  );
  for (const rival of rivals.filter((one) => overlap(one, given))) {
    const follows = part === 'holder' && rival.from < from && coversDay(rival, from);
    if (!follows) return refuse('authority-overlaps', { name: rival.name, from: rival.from });
    await register.endAuthority(rival.id, dayBefore(from));
  }
  return done(null);
}
