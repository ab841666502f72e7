import type { ContactId } from '../../domain/ids.ts';
import { alternatesOn } from '../../domain/register/authority.ts';
import type { Mode, Part, Presence, Rsvp } from '../../domain/register/words.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import type { MeetingRecord, MeetingRows } from '../meetings/rows.ts';
import { findEntry, type MeetingRegisterRows, partFor, seatOf } from '../register/at-register.ts';
import type { ContactFound, EntryRecord, SeatRecord } from '../register/rows.ts';
import type { ComingRows } from './rows.ts';

export type ComingStore = MeetingRegisterRows & {
  readonly coming: ComingRows;
  readonly meetings: Pick<MeetingRows, 'find'>;
};

/** An entry with all that decides who may say what of it. */
export interface StandingEntry {
  readonly meeting: MeetingRecord;
  readonly entry: EntryRecord;
  readonly seat: SeatRecord | undefined;
}

/** By its id; undefined: there is none. */
export async function entryById(rows: ComingStore, id: string): Promise<StandingEntry | undefined> {
  const place = await rows.coming.place(id);
  const meeting = place && (await rows.meetings.find(place.meeting));
  if (place === undefined || meeting === undefined) return undefined;
  const found = await findEntry({ meeting, rows }, `R${place.number}`);
  if (!found.ok) return undefined;
  return { meeting, entry: found.value, seat: await seatOf({ meeting, rows }, found.value) };
}

export interface Alternate {
  readonly contact: ContactId;
  readonly name: string;
  readonly email: string;
}

/** What a contact sees of whether its entity comes. */
export interface ComingView {
  readonly entity: string;
  readonly meeting: Pick<MeetingRecord, 'slug' | 'title' | 'place' | 'startsOn' | 'endsOn'>;
  readonly phase: 'before' | 'during' | 'over';
  /** It may answer for the entity, on one of the meeting's days. */
  readonly speaks: boolean;
  /** As what it comes on the first day; undefined: without authority then. */
  readonly part: Part | undefined;
  readonly hasSeat: boolean;
  readonly ownEmail: string | undefined;
  /** Who may be sent in its place. */
  readonly alternates: readonly Alternate[];
  readonly said: {
    readonly answer: Rsvp;
    readonly mode: Mode | null;
    readonly name: string | null; // of the alternate
    readonly contact: ContactId | null;
  } | null;
  readonly presence: Presence | null;
}

export function viewFor(
  { meeting, entry, seat }: StandingEntry,
  contact: ContactId,
  /** `own`: the contact as one of the entry's member; undefined: it is not any more. */
  { own, now }: { readonly own: ContactFound | undefined; readonly now: number },
): ComingView {
  const { startsOn, endsOn } = meeting;
  const today = genevaDay(now);
  const isContact = own !== undefined;
  const part = isContact ? partFor(seat, contact, startsOn) : undefined;
  const [said = null] = entry.rsvps;
  const [came] = entry.attendances;
  return {
    ...{ entity: entry.name, meeting, part, said, hasSeat: seat !== undefined },
    phase: today < startsOn ? 'before' : today > endsOn ? 'over' : 'during',
    speaks: part !== undefined || (isContact && partFor(seat, contact, endsOn) !== undefined),
    ownEmail: own?.email,
    alternates: alternatesOn(seat?.authorities ?? [], startsOn, contact),
    presence: came?.presence ?? null,
  };
}
