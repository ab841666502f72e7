import type { MemberId, RoundId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import { addresseeState } from '../../domain/rounds/addressee-state.ts';
import type { ForeseenMember, Reader } from '../../domain/rounds/calendar.ts';
import { contactsInOrder } from '../../domain/rounds/contact-order.ts';
import { DAY_MS } from '../../domain/time/calendar.ts';
import { parseDuration } from '../../domain/time/duration.ts';
import { type ClosedDays, type LocalHabits, narrowWindow } from '../../domain/time/send-window.ts';
import type { ResponseStatus } from '../../domain/vocabulary.ts';
import type { Random } from '../ports.ts';
import type { CalendarRows, ForeseenContact, MemberReach } from './calendar-rows.ts';
import { lookAtOpening, type OpeningLook } from './opening.ts';
import type { RoundRecord, RoundRows } from './rows.ts';

/** A member that a round asks or would ask, and who would be written to first. */
export interface Foreseen {
  readonly memberId: MemberId;
  readonly language: Language;
  readonly member: ForeseenMember;
  readonly contact?: ForeseenContact;
}

export interface Foresight {
  readonly members: readonly Foreseen[];
  /** What would stand against opening then; empty once it is open. */
  readonly against: OpeningLook['refusals'];
}

export interface ForesightRows {
  readonly rounds: RoundRows;
  readonly calendar: CalendarRows;
}

/** The members of a round, as they are frozen or as they would be at an instant. Writes nothing. */
export async function foreseeMembers(
  { rounds, calendar }: ForesightRows,
  round: RoundRecord,
  { at, random }: { readonly at: number; readonly random: Random },
): Promise<Foresight> {
  if (round.openedAt !== null) {
    const addressees = await calendar.addressees(round.id);
    const members = await reached(calendar, round, { at, addressees, roundId: round.id });
    return { members, against: [] };
  }
  const confirmed = { meetingOrderConfirmed: round.state === 'scheduled' };
  const look = await lookAtOpening(rounds, round, { at, random, ...confirmed });
  const addressees = look.addressees.map((frozen) => ({
    ...frozen,
    ...{ status: 'not-started' as const, missing: [] },
  }));
  const members = await reached(calendar, round, { at, addressees, roundId: null });
  return { members, against: look.refusals };
}

interface Addressed {
  readonly memberId: MemberId;
  readonly name: string;
  readonly countryIso2: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly weekend: readonly number[];
  readonly closesAt: number;
  readonly status: ResponseStatus;
  readonly missing: readonly string[];
}

async function reached(
  calendar: CalendarRows,
  round: RoundRecord,
  plan: {
    readonly at: number;
    readonly addressees: readonly Addressed[];
    readonly roundId: RoundId | null;
  },
): Promise<readonly Foreseen[]> {
  const { at, addressees, roundId } = plan;
  const ids = addressees.map(({ memberId }) => memberId);
  const reaches = await calendar.reach(ids, roundId);
  const byId = new Map(reaches.map((reach) => [reach.memberId, reach]));
  return addressees.flatMap((addressee) => {
    const reach = byId.get(addressee.memberId);
    return reach === undefined ? [] : [foreseenOf(round, at, addressee, reach)];
  });
}

function foreseenOf(
  round: RoundRecord,
  at: number,
  addressee: Addressed,
  { closed, contacts, elsewhere }: MemberReach,
): Foreseen {
  const { memberId, name, countryIso2, language, closesAt, status, missing } = addressee;
  const [contact] = contactsInOrder(contacts, {
    ...{ now: at, only: null, escalateAfterMs: lengthOf(round.escalateAfter) },
  });
  const habits = habitsOf(addressee, closed);
  const state = addresseeState({ status, missing, invited: true });
  const member = { id: memberId, name, countryIso2, closesAt, habits, state };
  if (contact === undefined) return { memberId, language, member };
  const { workHours, weekend, timeZone, email, outreach } = contact;
  const reader: Reader = {
    email,
    language: contact.language ?? language,
    habits: habitsOf(
      {
        timeZone: timeZone ?? addressee.timeZone,
        weekend: weekend.length > 0 ? weekend : addressee.weekend,
      },
      closed,
    ),
    window: narrowWindow(round.sendWindow, workHours),
    outreach: [...outreach, ...elsewhere],
  };
  return { memberId, language, member: { ...member, reader }, contact };
}

function habitsOf(
  { timeZone, weekend }: Pick<Addressed, 'timeZone' | 'weekend'>,
  closed: readonly ClosedDays[],
): LocalHabits {
  return { zone: timeZone, weekend, ...(closed.length === 0 ? {} : { closed }) };
}

function lengthOf(duration: string): number {
  const { days, ms } = parseDuration(duration) ?? { days: 0, ms: 0 };
  return days * DAY_MS + ms;
}
