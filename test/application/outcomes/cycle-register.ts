import { recordAttendance } from '../../../src/application/register/attend.ts';
import { holdSeat } from '../../../src/application/register/authorise.ts';
import { addSeat } from '../../../src/application/register/change-seats.ts';
import { enterRsvp } from '../../../src/application/register/enter-rsvp.ts';
import { inviteGuest, inviteSeats } from '../../../src/application/register/invite.ts';
import { must, type TestParley } from '../../support/parley.ts';
import { as } from './world.ts';

const officer = as('officer');
const approver = as('approver');
const FROM = '2027-01-01';

/** The members of these countries get a seat each, held by somebody whom they have just named. Kenya is on the list of the developing. */
export async function seatMembers(parley: TestParley, countries: readonly string[]): Promise<void> {
  const { prisma, random } = parley;
  const spell = { category: 'developing', source: 'test', asOf: new Date(FROM) };
  await prisma.categorySpell.create({ data: { id: random.id(), countryIso2: 'KE', ...spell } });
  for (const countryIso2 of countries) {
    const member = await prisma.member.findFirstOrThrow({ where: { countryIso2 } });
    const email = `cto@${countryIso2.toLowerCase()}.example`;
    const contact = { id: random.id(), memberId: member.id, email, role: 'cto', name: 'A. Person' };
    await prisma.contact.create({ data: contact });
    const seat = { group: 'cto', member: member.reference, from: FROM } as const;
    must(await addSeat(parley, seat, officer));
    must(await holdSeat(parley, { ...seat, email }, officer));
  }
}

/** All seats are invited and accept, and a small firm of Kenya beside them. */
export async function inviteIndustry(parley: TestParley, meeting: string): Promise<void> {
  const { added } = must(await inviteSeats(parley, { meeting }, approver));
  for (const { number } of added) {
    const said = { answer: 'yes', mode: 'remote', channel: 'letter' } as const;
    must(await enterRsvp(parley, { meeting, entry: `R${number}`, ...said }, officer));
  }
  const guest = { meeting, name: 'Small Firm', kind: 'sme', country: 'KE' } as const;
  must(await inviteGuest(parley, guest, approver));
}

/** On the day, by number: those of `absent` did not come. */
export async function recordWhoCame(
  parley: TestParley,
  meeting: string,
  { entries, absent = [] }: { readonly entries: number; readonly absent?: readonly number[] },
): Promise<void> {
  for (let number = 1; number <= entries; number += 1) {
    const presence = absent.includes(number) ? ('absent' as const) : ('in-person' as const);
    must(await recordAttendance(parley, { meeting, entry: `R${number}`, presence }, officer));
  }
}
