import { mayDo } from '../../domain/permissions.ts';
import { done, type Result } from '../../domain/refusal.ts';
import { standingOn } from '../../domain/register/authority.ts';
import { type Balance, balanceOf } from '../../domain/register/balance.ts';
import {
  type Continuity,
  continuityOf,
  type Held,
  type LapseReason,
  lapseOf,
} from '../../domain/register/continuity.ts';
import { SEAT_GROUPS } from '../../domain/register/words.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import type { MeetingRecord } from '../meetings/rows.ts';
import { atMeeting, type MeetingRefusal } from '../outcomes/at-meeting.ts';
import type { Actor } from '../ports.ts';
import type { RegisterDeps } from './at-register.ts';
import { type CategoryRows, developingOn } from './developing.ts';
import type { EntryRecord, HeldRecord, RegisterRows, SeatRecord } from './rows.ts';

export interface LapsedSeat {
  readonly reference: string;
  readonly name: string;
  readonly why: LapseReason;
}

export interface RegisterFigures {
  readonly balance: Balance;
  readonly continuity: Continuity | null;
  readonly lapsed: readonly LapsedSeat[];
}

export interface FigureRows {
  readonly register: Pick<RegisterRows, 'seats' | 'held'>;
  readonly members: CategoryRows;
}

export interface MeetingRegister extends RegisterFigures {
  readonly meeting: MeetingRecord;
  readonly entries: readonly EntryRecord[];
}

/** A meeting's register: who is invited and who came, the regional balance, continuity and lapsed seats. Viewers see no names of people. */
export async function showRegister(
  deps: RegisterDeps,
  meeting: string,
  actor: Actor,
): Promise<Result<MeetingRegister, MeetingRefusal>> {
  return atMeeting(deps, { slug: meeting, action: 'register.show', actor }, async (act) => {
    const { register } = act.rows;
    const entries = await register.entries(act.meeting.id);
    const figures = await figuresOf(act.rows, act.meeting, entries, genevaDay(act.at));
    const names = mayDo(actor, 'register.see-people');
    const shown = names ? entries : entries.map(withoutPeople);
    return done({ meeting: act.meeting, entries: shown, ...figures });
  });
}

/** The figures of a meeting. Seats are counted as on its first day; lapsed ones as on `today`. */
export async function figuresOf(
  { register, members }: FigureRows,
  meeting: MeetingRecord,
  entries: readonly EntryRecord[],
  today: string,
): Promise<RegisterFigures> {
  const group = SEAT_GROUPS.find((one) => one === meeting.kind);
  const seats = group === undefined ? [] : await register.seats(group);
  const held = await register.held(
    meeting.kind,
    today > meeting.startsOn ? today : meeting.startsOn,
  );
  const place = held.findIndex(({ slug }) => slug === meeting.slug);
  const developing = await developingOn(members, meeting.startsOn);
  const now = held[place];
  const before = place === -1 ? undefined : held[place + 1];
  return {
    balance: balanceOf(
      seats
        .filter((seat) => standsOn(seat, meeting.startsOn))
        .map(({ member: { region, countryIso2 } }) => ({
          region,
          developing: developing(countryIso2),
        })),
      entries.map(invitedOf),
    ),
    continuity:
      now === undefined
        ? null
        : continuityOf(heldOf(now), before === undefined ? undefined : heldOf(before)),
    lapsed: lapsedSeats(seats, held, today),
  };
}

/** Seats that look lapsed on a day, by the meetings that are over then: while one goes on, nobody has missed it. */
export function lapsedSeats(
  seats: readonly SeatRecord[],
  held: readonly HeldRecord[],
  today: string,
): readonly LapsedSeat[] {
  const over = held.filter(({ endsOn }) => endsOn < today).map(heldOf);
  return seats
    .filter((seat) => standsOn(seat, today))
    .flatMap(({ member, begunOn, authorities }) => {
      const someoneStands = standingOn(authorities, today).length > 0;
      const why = lapseOf({ entity: member.id, begunOn, someoneStands }, over);
      return why === undefined ? [] : [{ reference: member.reference, name: member.name, why }];
    });
}

function standsOn({ begunOn, endedOn }: SeatRecord, day: string): boolean {
  return begunOn <= day && (endedOn === null || day < endedOn);
}

function heldOf({ startsOn, invited, attended, known }: HeldRecord): Held {
  return { startsOn, invited: new Set(invited), attended: known ? new Set(attended) : null };
}

function invitedOf({ region, developing, rsvps, attendances }: EntryRecord) {
  const [rsvp] = rsvps;
  const [attendance] = attendances;
  return { region, developing, rsvp: rsvp?.answer ?? null, presence: attendance?.presence ?? null };
}

/** Entities, and nobody's name or identity. */
export function withoutPeople(entry: EntryRecord): EntryRecord {
  return {
    ...entry,
    rsvps: entry.rsvps.map((one) => ({ ...one, contact: null, name: null, by: '' })),
    attendances: entry.attendances.map((one) => ({ ...one, contact: null, name: null })),
  };
}
