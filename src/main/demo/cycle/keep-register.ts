import { listMembers } from '../../../application/members/list-members.ts';
import { declineNominated, inviteNominated } from '../../../application/nominations/decide.ts';
import { listNominations } from '../../../application/nominations/list-nominations.ts';
import { takeNominations } from '../../../application/nominations/take-nominations.ts';
import { recordAttendance } from '../../../application/register/attend.ts';
import { holdSeat } from '../../../application/register/authorise.ts';
import { addSeat } from '../../../application/register/change-seats.ts';
import { enterRsvp } from '../../../application/register/enter-rsvp.ts';
import { inviteSeats } from '../../../application/register/invite.ts';
import { showRegister } from '../../../application/register/show-register.ts';
import { REGIONS } from '../../../domain/vocabulary.ts';
import type { Staff } from './staff.ts';

const GROUP = 'cto';
/** One region has no seat, so that the balance shows a gap. */
const WITHOUT = 'CIS';

/** A Sector Member of each region but one gets a seat, held by its first contact. */
export async function seatIndustry({ parley, actor, must }: Staff, from: string): Promise<void> {
  const query = { kinds: ['sector-member' as const], limit: 1000 };
  const { members } = must(await listMembers(parley, query, actor));
  for (const region of REGIONS.filter((one) => one !== WITHOUT)) {
    const member = members.find((one) => one.region === region && one.contacts.length > 0);
    const [contact] = member?.contacts ?? [];
    if (member === undefined || contact === undefined) continue;
    const seat = { group: GROUP, member: member.reference } as const;
    must(await addSeat(parley, { ...seat, from }, actor));
    must(await holdSeat(parley, { ...seat, email: contact.email, from }, actor));
  }
}

/** All seats are invited and all but the last accept. */
export async function inviteIndustry(
  { parley, actor, must }: Staff,
  meeting: string,
): Promise<void> {
  const { added } = must(await inviteSeats(parley, { meeting }, actor));
  for (const [i, { number }] of added.entries()) {
    const isLast = i === added.length - 1;
    const answer = isLast
      ? ({ answer: 'no' } as const)
      : ({ answer: 'yes', mode: 'remote' } as const);
    const entry = `R${number}`;
    must(await enterRsvp(parley, { meeting, entry, channel: 'letter', ...answer }, actor));
  }
}

/** How many of those whom members named, and who have agreed, there is room for. */
const ROOM = 4;

/** Whom members named in their answers: the first who have agreed are invited, the next one is told why not, the others wait. */
export async function inviteNamed({ parley, actor, must }: Staff, meeting: string): Promise<void> {
  must(await takeNominations(parley, { meeting }, actor));
  const { nominations } = must(await listNominations(parley, meeting, actor));
  const agreed = (nominations ?? []).filter(({ consent }) => consent !== null);
  for (const { number, kind, words } of agreed.slice(0, ROOM)) {
    const company = kind === 'executive' ? {} : { name: words ?? '', kind: 'sme' as const };
    must(await inviteNominated(parley, { meeting, number, ...company }, actor));
  }
  const [next] = agreed.slice(ROOM);
  if (next === undefined) return;
  const { number } = next;
  must(await declineNominated(parley, { meeting, number, reason: 'No room is left.' }, actor));
}

/** On the day: who accepted came, from afar. */
export async function countIndustry(
  { parley, actor, must }: Staff,
  meeting: string,
): Promise<void> {
  const { entries } = must(await showRegister(parley, meeting, actor));
  for (const { number, rsvps } of entries) {
    const presence = rsvps[0]?.answer === 'no' ? ('absent' as const) : ('remote' as const);
    must(await recordAttendance(parley, { meeting, entry: `R${number}`, presence }, actor));
  }
}
