import { z } from 'zod';
import type { ContactId } from '../../domain/ids.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { MODES, RSVPS } from '../../domain/register/words.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { notAllowed } from '../allowed.ts';
import { checked } from '../checked.ts';
import type { MeetingAct } from '../outcomes/at-meeting.ts';
import { words } from '../outcomes/written.ts';
import type { Actor } from '../ports.ts';
import {
  findEntry,
  type MeetingRegisterRows,
  partFor,
  type RegisterDeps,
  seatOf,
} from './at-register.ts';
import type { EntryRecord, SeatRecord } from './rows.ts';

const rsvpInput = z
  .object({
    answer: z.enum(RSVPS, `use one of ${RSVPS.join(', ')}`),
    mode: z
      .enum(MODES, `use one of ${MODES.join(', ')}`)
      .nullable()
      .default(null),
    /** E-mail address of the alternate who is sent. */
    alternate: z.string().trim().toLowerCase().nullable().default(null),
    channel: words('say how it came: letter, telephone, page or the name of a chat', 60),
  })
  .refine(({ answer, mode }) => answer === 'no' || mode !== null, {
    path: ['mode'],
    message: `say how they come: ${MODES.join(' or ')}`,
  })
  .refine(({ answer, alternate }) => (answer === 'alternate') === (alternate !== null), {
    path: ['alternate'],
    message:
      'give the e-mail address of the alternate, with the answer "alternate" and with no other',
  });

export type RsvpInput = z.input<typeof rsvpInput> & {
  readonly meeting: string;
  readonly entry: string; // "R3", or the member's reference
  /** The press by which it came: taken again, it changes nothing, whatever was said since. */
  readonly event?: string;
};

export type RsvpRefusal =
  | 'not-allowed'
  | 'meeting-unknown'
  | 'entry-unknown'
  | 'rsvp-not-yours'
  | 'bad-input'
  | 'meeting-over'
  | 'seat-contact-unknown'
  | 'alternate-without-authority';

type At = Pick<MeetingAct<MeetingRegisterRows>, 'meeting' | 'rows' | 'at'>;

/**
 * What an entity says of coming. The last word counts and the earlier ones are kept, in the order in which they were taken. Staff enter it
 * for anybody; a contact for the entity for which it stands on one of the meeting's days, or whose contact it is where there is no seat.
 */
export async function enterRsvp(
  deps: RegisterDeps,
  input: RsvpInput,
  actor: Actor,
): Promise<Result<EntryRecord, RsvpRefusal>> {
  const refusal = actor.kind === 'contact' ? undefined : notAllowed(actor, 'register.record');
  if (refusal !== undefined) return refusal;
  return deps.store.transaction(async (rows) => {
    const meeting = await rows.outcomes.lockMeeting(input.meeting);
    if (meeting === undefined) return refuse('meeting-unknown', { meeting: input.meeting });
    const act: At = { meeting, rows, at: deps.clock.now() };
    const found = await findEntry(act, input.entry);
    if (!found.ok) return found;
    const entry = found.value;
    const { event = null } = input;
    if (event !== null && (await rows.register.isTaken(event))) return found;
    const seat = await seatOf(act, entry);
    if (actor.kind === 'contact' && !(await speaksFor(act, entry, seat, actor.id))) {
      return refuse('rsvp-not-yours');
    }
    const fields = checked(rsvpInput, input);
    if (!fields.ok) return fields;
    if (genevaDay(act.at) > meeting.endsOn) {
      return refuse('meeting-over', { meeting: meeting.slug, endsOn: meeting.endsOn });
    }
    const { answer, mode, alternate, channel } = fields.value;
    const sent = alternate === null ? done(null) : await findSent(act, entry, seat, alternate);
    if (!sent.ok) return sent;
    const said = { answer, mode: answer === 'no' ? null : mode, contact: sent.value };
    const { id, at } = { id: deps.random.id(), at: act.at };
    await rows.register.appendRsvp({
      ...{ ...said, id, at, entry: entry.id, channel, event },
      by: actor.kind === 'system' ? 'system' : `${actor.kind}:${actor.id}`,
    });
    await rows.audit.append({
      ...{ at, actor, action: 'register.answered', subject: `meeting:${meeting.id}` },
      details: { entry: entry.number, ...said, channel },
    });
    return findEntry(act, `R${entry.number}`);
  });
}

async function speaksFor(
  act: At,
  entry: EntryRecord,
  seat: SeatRecord | undefined,
  contact: ContactId,
): Promise<boolean> {
  if (seat !== undefined) {
    const { startsOn, endsOn } = act.meeting;
    return [startsOn, endsOn].some((day) => partFor(seat, contact, day) !== undefined);
  }
  if (entry.member === null) return false;
  return (await act.rows.register.contactOf(entry.member, contact)) !== undefined;
}

/** The alternate who is sent: with authority on the meeting's first day, so that nobody learns at the door that there is none. */
async function findSent(
  { meeting, rows }: At,
  entry: EntryRecord,
  seat: SeatRecord | undefined,
  email: string,
): Promise<Result<ContactId, 'seat-contact-unknown' | 'alternate-without-authority'>> {
  const { member, name, reference } = entry;
  const found = member === null ? undefined : await rows.register.findContact(member, email);
  if (found === undefined) {
    return refuse('seat-contact-unknown', { email, member: reference ?? name });
  }
  if (partFor(seat, found.id, meeting.startsOn) === undefined) {
    return refuse('alternate-without-authority', { email, member: name, day: meeting.startsOn });
  }
  return done(found.id);
}
