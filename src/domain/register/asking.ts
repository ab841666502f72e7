import { dayAfter } from '../time/calendar.ts';
import { genevaInstant } from '../time/geneva.ts';
import type { MeetingKind } from '../vocabulary.ts';
import { type Authority, standingOn } from './authority.ts';
import type { Mode, Presence, Rsvp } from './words.ts';

/** What an entity on a register is asked: whether it comes, and on the day whether it is here. */
export const ASKINGS = ['coming', 'here'] as const;
export type Asking = (typeof ASKINGS)[number];

export interface AskedMeeting {
  readonly title: string;
  readonly kind: MeetingKind;
  readonly place: string;
  readonly startsOn: string; // ISO day
  readonly endsOn: string;
}

/** What an entity said last. */
export interface AskedRsvp {
  readonly answer: Rsvp;
  readonly mode: Mode | null;
  /** The alternate who is sent. */
  readonly contact: string | null;
  readonly by: string; // "contact:<id>", "staff:<id>"
}

export interface AskedEntry {
  readonly meeting: AskedMeeting;
  /** Null: invited without a seat, so that any contact of the member may speak for it. */
  readonly authorities: readonly Authority[] | null;
  readonly rsvp: AskedRsvp | null;
  readonly presence: Presence | null;
}

export type NotAsked = 'meeting-over' | 'answered' | 'not-coming' | 'came';

/** Why a question is no use any more, as things stand when it would leave; undefined: it is. `today` is Geneva's. */
export function notAsked(
  asking: Asking,
  { meeting, rsvp, presence }: AskedEntry,
  today: string,
): NotAsked | undefined {
  if (today > meeting.endsOn) return 'meeting-over';
  if (presence !== null) return 'came';
  if (asking === 'coming') return rsvp === null ? undefined : 'answered';
  return rsvp === null || rsvp.answer === 'no' ? 'not-coming' : undefined;
}

/** From then on somebody is at work where the meeting is. */
const MORNING = '08:00';

/** When it is first asked on a day of the meeting whether somebody is there, as an instant. */
export function meetingMorning(day: string): number {
  const at = genevaInstant(day, MORNING);
  if (at === undefined) throw new RangeError(`${day} is not a day of the calendar`);
  return at;
}

/**
 * When to look again at whether somebody is here of whom nobody has said yet whether it comes: it may say so on any day of the meeting. Undefined:
 * there is no further one, or it has said.
 */
export function nextMorning({ meeting, rsvp }: AskedEntry, today: string): number | undefined {
  const next = dayAfter(today);
  return rsvp === null && next <= meeting.endsOn ? meetingMorning(next) : undefined;
}

/**
 * Whom to ask, by id, the best one first; null: any contact of the member. Whether it comes is asked of who holds the seat on the
 * meeting's first day, then of its alternates; whether it is here, of who is to come.
 */
export function askedContacts(
  asking: Asking,
  { meeting, authorities, rsvp }: AskedEntry,
  today: string,
): readonly string[] | null {
  if (authorities === null) return null;
  const { startsOn, endsOn } = meeting;
  const day = asking === 'coming' || today < startsOn || today > endsOn ? startsOn : today;
  const standing = standingOn(authorities, day).map(({ contact }) => contact);
  const sent = asking === 'here' ? standing.filter((one) => one === rsvp?.contact) : [];
  return [...new Set([...sent, ...standing])];
}

/** Of whom no seat says who speaks for it: who has said so far that it comes. */
export function spokeLast({ rsvp }: Pick<AskedEntry, 'rsvp'>): string | null {
  const [kind, id = null] = rsvp?.by.split(':') ?? [];
  return kind === 'contact' ? id : null;
}

/**
 * By whose clock somebody is asked whether it is here: Geneva's, where it comes in person to a meeting of the groups of executives, and
 * its own otherwise: a regional meeting is near its members, and who takes part from afar is at home.
 */
export function isInGeneva({ meeting, rsvp }: Pick<AskedEntry, 'meeting' | 'rsvp'>): boolean {
  return meeting.kind !== 'regional' && rsvp?.mode === 'in-person';
}
