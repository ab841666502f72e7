import type { ContactId, MeetingId, MemberId, StaffId } from '../../domain/ids.ts';
import type { Authority } from '../../domain/register/authority.ts';
import type {
  CameAs,
  EntityKind,
  Mode,
  Part,
  Presence,
  Rsvp,
  SeatEnding,
  SeatGroup,
} from '../../domain/register/words.ts';
import type { ContactRole, MemberKind, Region } from '../../domain/vocabulary.ts';

/** A member as a seat needs it. */
export interface SeatMember {
  readonly id: MemberId;
  readonly reference: string;
  readonly name: string;
  readonly kind: MemberKind;
  readonly countryIso2: string;
  readonly region: Region;
}

export interface SeatAuthority extends Authority {
  readonly id: string;
  readonly contact: ContactId;
  readonly part: Part;
  readonly name: string;
  readonly email: string;
  readonly document: string | null;
}

export interface SeatRecord {
  readonly id: string;
  readonly group: SeatGroup;
  readonly member: SeatMember;
  readonly begunOn: string; // ISO day
  readonly endedOn: string | null; // the first day without it
  readonly ending: SeatEnding | null;
  readonly endReason: string | null;
  /** Oldest first; those that are over as well. */
  readonly authorities: readonly SeatAuthority[];
}

export interface RsvpRecord {
  readonly answer: Rsvp;
  readonly mode: Mode | null;
  readonly contact: ContactId | null;
  readonly name: string | null; // of that contact
  readonly by: string;
  readonly channel: string;
  readonly at: number; // epoch ms
}

export interface AttendanceRecord {
  readonly presence: Presence;
  readonly cameAs: CameAs | null;
  readonly contact: ContactId | null;
  readonly name: string | null; // of that contact
  readonly onDay: string | null;
  readonly at: number;
}

/** An entity that is invited to a meeting. Name, kind, region and category are as they stood then. */
export interface EntryRecord {
  readonly id: string;
  readonly number: number;
  readonly seat: string | null; // id
  readonly member: MemberId | null;
  readonly reference: string | null; // the member's
  readonly name: string;
  readonly kind: EntityKind;
  readonly countryIso2: string;
  readonly region: Region;
  readonly developing: boolean;
  readonly invitedAt: number;
  /** Newest first. */
  readonly rsvps: readonly RsvpRecord[];
  readonly attendances: readonly AttendanceRecord[];
}

export type NewEntry = Omit<EntryRecord, 'reference' | 'rsvps' | 'attendances' | 'invitedAt'>;

export interface ContactFound {
  readonly id: ContactId;
  readonly memberId: MemberId;
  readonly name: string;
  readonly email: string;
  readonly role: ContactRole;
}

/** A meeting of a group, with who was invited and who came. */
export interface HeldRecord {
  readonly slug: string;
  readonly startsOn: string; // ISO day
  readonly endsOn: string;
  readonly invited: readonly string[];
  readonly attended: readonly string[];
  /** Whether anybody's attendance is on record. */
  readonly known: boolean;
}

export interface RegisterRows {
  /** Acts on a group's seats come one after the other: held until the transaction ends. */
  lockSeats(group: SeatGroup): Promise<void>;
  /** Of a group, by name of the member; those that have ended as well. */
  seats(group: SeatGroup): Promise<readonly SeatRecord[]>;
  insertSeat(seat: {
    readonly id: string;
    readonly group: SeatGroup;
    readonly member: MemberId;
    readonly begunOn: string;
    readonly at: number;
  }): Promise<void>;
  endSeat(
    id: string,
    end: { readonly on: string; readonly ending: SeatEnding; readonly reason: string },
  ): Promise<void>;
  insertAuthority(authority: {
    readonly id: string;
    readonly seat: string;
    readonly contact: ContactId;
    readonly part: Part;
    readonly from: string;
    readonly until: string | null;
    readonly document: string | null;
    readonly at: number;
  }): Promise<void>;
  /** Its last day is this one. */
  endAuthority(id: string, until: string): Promise<void>;

  findMember(reference: string): Promise<SeatMember | undefined>;
  /** An active contact of the member. */
  findContact(member: MemberId, email: string): Promise<ContactFound | undefined>;
  /** The same by its id. */
  contactOf(member: MemberId, contact: ContactId): Promise<ContactFound | undefined>;
  regionOf(countryIso2: string): Promise<Region | undefined>;

  /** By number. */
  entries(meeting: MeetingId): Promise<readonly EntryRecord[]>;
  insertEntries(
    meeting: MeetingId,
    entries: readonly NewEntry[],
    by: { readonly at: number; readonly staff: StaffId | null },
  ): Promise<void>;
  /** Whether what this press says (its event) has been taken already, as RSVP or attendance. */
  isTaken(event: string): Promise<boolean>;
  appendRsvp(
    rsvp: Omit<RsvpRecord, 'name'> & {
      readonly id: string;
      readonly entry: string;
      readonly event: string | null;
    },
  ): Promise<void>;
  appendAttendance(
    attendance: Omit<AttendanceRecord, 'name'> & {
      readonly id: string;
      readonly entry: string;
      readonly staff: StaffId | null;
      readonly event: string | null;
    },
  ): Promise<void>;
  /** Meetings of a kind that begin on or before the day, latest first. Entities by `entityKey`. */
  held(kind: string, until: string): Promise<readonly HeldRecord[]>;
}
