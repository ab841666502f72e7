import { z } from 'zod';
import type { ContactId } from '../../domain/ids.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { standingOn } from '../../domain/register/authority.ts';
import { cameIn } from '../../domain/register/balance.ts';
import { type Mode, PRESENCES } from '../../domain/register/words.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { checked } from '../checked.ts';
import { isoDay } from '../fields.ts';
import {
  atItsMeeting,
  atMeeting,
  type MeetingAct,
  type MeetingRefusal,
  notBegun,
} from '../outcomes/at-meeting.ts';
import type { Actor } from '../ports.ts';
import {
  findEntry,
  type MeetingRegisterRows,
  partFor,
  type RegisterDeps,
  seatOf,
} from './at-register.ts';
import type { AttendanceRecord, EntryRecord } from './rows.ts';

export const attendanceInput = z.object({
  presence: z.enum(PRESENCES, `use one of ${PRESENCES.join(', ')}`),
  /** E-mail address of who came; the holder, where nobody is named. */
  who: z.string().trim().toLowerCase().nullable().default(null),
  /** Somebody without authority who came all the same: recorded as a guest, who does not speak for the entity. */
  asGuest: z.boolean().default(false),
  /** The day on which authority is looked at; the meeting's first unless given. */
  on: isoDay.nullable().default(null),
});

export type AttendanceInput = z.input<typeof attendanceInput> & {
  readonly meeting: string;
  readonly entry: string;
};

export type AttendanceRefusal =
  | 'entry-unknown'
  | 'bad-input'
  | 'day-outside-meeting'
  | 'seat-contact-unknown'
  | 'nobody-stands'
  | 'came-without-authority';

/**
 * Whether an entity was there, and who came for it. Who has no authority on that day is refused, unless recorded as a guest. The
 * last word counts; earlier ones are kept. Nobody's name is kept but a contact's.
 */
export async function recordAttendance(
  deps: RegisterDeps,
  input: AttendanceInput,
  actor: Actor,
): Promise<Result<EntryRecord, MeetingRefusal | AttendanceRefusal | 'meeting-ahead'>> {
  const order = { slug: input.meeting, action: 'register.record', actor } as const;
  return atMeeting(deps, order, async (act) => {
    const ahead = notBegun(act);
    if (ahead !== undefined) return ahead;
    return attend(deps, act, input, actor);
  });
}

/** One entity's attendance, within an act on the meeting. */
export async function attend(
  { random }: Pick<RegisterDeps, 'random'>,
  act: MeetingAct<MeetingRegisterRows>,
  input: Omit<AttendanceInput, 'meeting'>,
  actor: Actor,
): Promise<Result<EntryRecord, AttendanceRefusal>> {
  const found = await findEntry(act, input.entry);
  if (!found.ok) return found;
  const entry = found.value;
  const fields = checked(attendanceInput, input);
  if (!fields.ok) return fields;
  const came = await whoCame(act, entry, fields.value);
  if (!came.ok) return came;
  const row = { presence: fields.value.presence, ...came.value, at: act.at };
  await act.rows.register.appendAttendance({
    ...{ ...row, id: random.id(), entry: entry.id, event: null },
    staff: actor.kind === 'staff' ? actor.id : null,
  });
  await act.note('register.attended', { entry: entry.number, ...row });
  return findEntry(act, `R${entry.number}`);
}

/**
 * A contact says that it is there itself, on a day of the meeting: with the authority that it has for its entity on that day, or as a guest
 * where the entity has no seat. Nobody says it for another, and nobody without authority for a seat.
 * @param input.event the press by which it came: taken again, it changes nothing
 */
export async function attendMyself(
  deps: RegisterDeps,
  input: {
    readonly meeting: string;
    readonly entry: string;
    readonly presence: Mode;
    readonly event: string;
  },
  actor: { readonly kind: 'contact'; readonly id: ContactId },
): Promise<Result<EntryRecord, OwnAttendanceRefusal>> {
  const { presence, event } = input;
  return atItsMeeting(deps, { slug: input.meeting, actor }, async (act) => {
    const { meeting, rows, at } = act;
    const found = await findEntry(act, input.entry);
    if (!found.ok || (await rows.register.isTaken(event))) return found;
    const entry = found.value;
    const contact =
      entry.member === null ? undefined : await rows.register.contactOf(entry.member, actor.id);
    if (contact === undefined) return refuse('rsvp-not-yours');
    const onDay = genevaDay(at);
    const ahead = notBegun(act);
    if (ahead !== undefined) return ahead;
    if (onDay > meeting.endsOn) {
      return refuse('meeting-over', { meeting: meeting.slug, endsOn: meeting.endsOn });
    }
    const { email } = contact;
    const seat = await seatOf(act, entry);
    const came = await named(act, { entry, seat, email, asGuest: false, onDay });
    if (!came.ok) return came;
    const row = { presence, ...came.value, at };
    const id = deps.random.id();
    await rows.register.appendAttendance({ ...row, id, entry: entry.id, staff: null, event });
    await act.note('register.attended', { entry: entry.number, ...row });
    return findEntry(act, `R${entry.number}`);
  });
}

export type OwnAttendanceRefusal =
  | 'meeting-unknown'
  | 'meeting-ahead'
  | 'meeting-over'
  | 'entry-unknown'
  | 'rsvp-not-yours'
  | 'seat-contact-unknown'
  | 'came-without-authority';

type Came = Pick<AttendanceRecord, 'cameAs' | 'contact' | 'onDay'>;

async function whoCame(
  act: MeetingAct<MeetingRegisterRows>,
  entry: EntryRecord,
  given: z.output<typeof attendanceInput>,
): Promise<Result<Came, AttendanceRefusal>> {
  if (!cameIn(given.presence)) return done({ cameAs: null, contact: null, onDay: null });
  const { startsOn, endsOn } = act.meeting;
  const onDay = given.on ?? startsOn;
  if (onDay < startsOn || onDay > endsOn) {
    return refuse('day-outside-meeting', { day: onDay, startsOn, endsOn });
  }
  const { who, asGuest } = given;
  if (who === null && (asGuest || entry.member === null)) {
    return done({ cameAs: 'guest', contact: null, onDay });
  }
  const seat = await seatOf(act, entry);
  if (who === null) {
    if (seat === undefined) return done({ cameAs: 'guest', contact: null, onDay });
    const holder = standingOn(seat.authorities, onDay).find(({ part }) => part === 'holder');
    if (holder === undefined) return refuse('nobody-stands', { name: entry.name, day: onDay });
    return done({ cameAs: 'holder', contact: holder.contact, onDay });
  }
  return named(act, { entry, seat, email: who, asGuest, onDay });
}

async function named(
  { rows }: MeetingAct<MeetingRegisterRows>,
  given: {
    readonly entry: EntryRecord;
    readonly seat: Awaited<ReturnType<typeof seatOf>>;
    readonly email: string;
    readonly asGuest: boolean;
    readonly onDay: string;
  },
): Promise<Result<Came, 'seat-contact-unknown' | 'came-without-authority'>> {
  const { entry, seat, email, asGuest, onDay } = given;
  const { member, reference, name } = entry;
  const contact = member === null ? undefined : await rows.register.findContact(member, email);
  if (contact === undefined) {
    return refuse('seat-contact-unknown', { email, member: reference ?? name });
  }
  const part = seat === undefined ? undefined : partFor(seat, contact.id, onDay);
  if (part !== undefined) return done({ cameAs: part, contact: contact.id, onDay });
  if (asGuest || seat === undefined) return done({ cameAs: 'guest', contact: contact.id, onDay });
  return refuse('came-without-authority', { email, name, day: onDay });
}
