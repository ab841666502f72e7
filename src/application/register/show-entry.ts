import { mayDo } from '../../domain/permissions.ts';
import { done, type Result } from '../../domain/refusal.ts';
import { overlap } from '../../domain/register/authority.ts';
import type { MeetingRecord } from '../meetings/rows.ts';
import type { MemberRows } from '../members/rows.ts';
import { atMeeting, type MeetingAct, type MeetingRefusal } from '../outcomes/at-meeting.ts';
import type { Actor, Clock, Transactions } from '../ports.ts';
import { findEntry, type MeetingRegisterRows, seatOf } from './at-register.ts';
import type { EntryRecord, SeatAuthority } from './rows.ts';
import { withoutPeople } from './show-register.ts';

export interface EntryRows extends MeetingRegisterRows {
  readonly members: MeetingRegisterRows['members'] & Pick<MemberRows, 'contactsOf'>;
}

export interface Person {
  readonly name: string;
  readonly email: string;
}

export interface ShownEntry {
  readonly meeting: MeetingRecord;
  readonly entry: EntryRecord;
  /** Who has authority for its seat on one of the meeting's days; empty for whoever may not see people. */
  readonly standing: readonly SeatAuthority[];
  /** Its member's active contacts; empty for whoever may not see people. */
  readonly contacts: readonly Person[];
  /** The numbers before and after it on the register. */
  readonly previous: number | null;
  readonly next: number | null;
}

/** One entity on a meeting's register, with all that was said of it. Viewers see no names of people. */
export async function showEntry(
  deps: { readonly store: Transactions<EntryRows>; readonly clock: Clock },
  { meeting, entry: named }: { readonly meeting: string; readonly entry: string },
  actor: Actor,
): Promise<Result<ShownEntry, MeetingRefusal | 'entry-unknown'>> {
  return atMeeting(deps, { slug: meeting, action: 'register.show', actor }, async (act) => {
    const found = await findEntry(act, named);
    if (!found.ok) return found;
    const entry = found.value;
    const numbers = (await act.rows.register.entries(act.meeting.id)).map(({ number }) => number);
    const names = mayDo(actor, 'register.see-people');
    return done({
      ...{ meeting: act.meeting, entry: names ? entry : withoutPeople(entry) },
      ...{ standing: names ? await standingAt(act, entry) : [] },
      ...{ contacts: names ? await contactsOf(act, entry) : [] },
      previous: numbers.findLast((number) => number < entry.number) ?? null,
      next: numbers.find((number) => number > entry.number) ?? null,
    });
  });
}

async function standingAt(
  act: MeetingAct<EntryRows>,
  entry: EntryRecord,
): Promise<readonly SeatAuthority[]> {
  const days = { from: act.meeting.startsOn, until: act.meeting.endsOn };
  const seat = await seatOf(act, entry);
  return (seat?.authorities ?? []).filter((one) => overlap(one, days));
}

async function contactsOf(
  { rows }: MeetingAct<EntryRows>,
  { member }: EntryRecord,
): Promise<readonly Person[]> {
  if (member === null) return [];
  const all = await rows.members.contactsOf([member]);
  return all.filter(({ active }) => active).map(({ name, email }) => ({ name, email }));
}
