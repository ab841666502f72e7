import type { SeatList } from '../../application/register/list-seats.ts';
import type { EntryRecord, SeatAuthority, SeatRecord } from '../../application/register/rows.ts';
import type { LapsedSeat, MeetingRegister } from '../../application/register/show-register.ts';
import type { Balance, BalanceCounts } from '../../domain/register/balance.ts';
import { table } from '../output.ts';

/** Each seat, then who may come for it. */
export function seatLines(seats: readonly SeatRecord[]): string[] {
  return seats.flatMap(({ member, begunOn, endedOn, ending, endReason, authorities }) => {
    const end = endedOn === null ? '' : `, ${ending} on ${endedOn}: ${endReason}`;
    return [
      `${member.reference}  ${member.name} (${member.countryIso2}, ${member.region}): since ${begunOn}${end}`,
      ...authorities.map(authorityLine),
    ];
  });
}

function authorityLine({ part, name, email, from, until, document }: SeatAuthority): string {
  const days = until === null ? `from ${from} on` : `from ${from} to ${until}`;
  return `    ${part}: ${name} <${email}>, ${days}${document === null ? '' : ` (${document})`}`;
}

export function seatListLines({ seats, lapsed }: SeatList): string[] {
  if (seats.length === 0) return ['Nobody has a seat.'];
  return [...seatLines(seats), ...lapsedLines(lapsed)];
}

function lapsedLines(lapsed: readonly LapsedSeat[]): string[] {
  return lapsed.map(({ reference, name, why }) => {
    const words =
      why === 'no-authority'
        ? 'nobody has authority for it'
        : 'it missed the last two meetings to which it was invited';
    return `Looks lapsed: ${reference} ${name}: ${words}.`;
  });
}

export function entryLines(entries: readonly EntryRecord[]): string[] {
  return table(
    ['No.', 'Entity', 'Kind', 'Country', 'Region', 'RSVP', 'Attendance'],
    entries.map((entry) => [
      `R${entry.number}`,
      entry.name,
      entry.seat === null ? `${entry.kind} (guest)` : entry.kind,
      entry.countryIso2,
      entry.region,
      rsvpWords(entry),
      attendanceWords(entry),
    ]),
  );
}

function rsvpWords({ rsvps: [newest] }: EntryRecord): string {
  if (newest === undefined) return 'no reply';
  const { answer, mode, name } = newest;
  return [answer, mode, name].filter((part) => part !== null).join(', ');
}

function attendanceWords({ attendances: [newest] }: EntryRecord): string {
  if (newest === undefined) return 'not recorded';
  const { presence, cameAs, name } = newest;
  return [presence, cameAs, name].filter((part) => part !== null).join(', ');
}

/** Who is invited and who came, the six regions, and what is missing. */
export function registerLines(register: MeetingRegister): string[] {
  const { meeting, entries, balance, continuity, lapsed } = register;
  const number = meeting.number === null ? '' : ` ${meeting.number}`;
  return [
    `${meeting.title} (${meeting.kind}${number}), ${meeting.startsOn} to ${meeting.endsOn}, ${meeting.place}`,
    '',
    ...(entries.length === 0 ? ['Nobody is invited yet.'] : entryLines(entries)),
    '',
    ...balanceLines(balance),
    continuity === null
      ? 'Continuity: no earlier meeting of its kind to compare with, or attendance not on record.'
      : `Continuity: ${continuity.again} of ${continuity.previous} that attended the previous meeting came again.`,
    ...lapsedLines(lapsed),
  ];
}

function balanceLines({ regions, developing, all, gaps }: Balance): string[] {
  const row = (name: string, { seats, invited, accepted, attended }: BalanceCounts) => [
    name,
    ...[seats, invited, accepted, attended].map(String),
  ];
  const { noSeat, noAttendance } = gaps;
  return [
    ...table(
      ['Region', 'Seats', 'Invited', 'Accepted', 'Attended'],
      [
        ...regions.map((one) => row(one.region, one)),
        row('All', all),
        row('of developing countries', developing),
      ],
    ),
    '',
    noSeat.length === 0 ? 'Each region has a seat.' : `Without a seat: ${noSeat.join(', ')}.`,
    attendanceGap(noAttendance),
  ];
}

function attendanceGap(regions: readonly string[] | null): string {
  if (regions === null) return 'Nobody’s attendance is on record.';
  return regions.length === 0
    ? 'Somebody attended from each region.'
    : `Nobody attended from: ${regions.join(', ')}.`;
}
