import { isEmail } from '../../conversation/validate.ts';
import type { ContactId } from '../../domain/ids.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { Random } from '../ports.ts';
import type { Colleague, ReachContact, ReachRows } from './rows.ts';
import type { Said } from './save-wishes.ts';
import type { ReachStore } from './whose.ts';

/** Who is written to meanwhile: one of the member's other contacts, by id or address, or a colleague who is new to us. */
export type StandIn =
  | { readonly kind: 'listed'; readonly id: string }
  | { readonly kind: 'known'; readonly email: string }
  | { readonly kind: 'new'; readonly name: string; readonly email: string };

export type StandInRefusal =
  | 'stand-in-unknown'
  | 'stand-in-stopped'
  | 'stand-in-self'
  | 'colleague-nameless'
  | 'colleague-address';

/** A stand-in that may be named; `joins`: it must first become an active contact of the member. */
export interface NamedStandIn {
  readonly colleague: Colleague;
  readonly joins: boolean;
}

/** As many characters as an import takes. */
const NAME_MAX = 200;

/** Looks who is meant, and whether it may be written to. Writes nothing. */
export async function findStandIn(
  { reach, random }: { readonly reach: ReachRows; readonly random: Random },
  contact: ReachContact,
  standIn: StandIn,
): Promise<Result<NamedStandIn, StandInRefusal>> {
  if (standIn.kind !== 'new') return known(contact, standIn);
  const name = standIn.name.trim().replace(/\s+/gu, ' ');
  const email = standIn.email.trim().toLowerCase();
  if (name === '' || name.length > NAME_MAX) return refuse('colleague-nameless');
  if (!isEmail(email)) return refuse('colleague-address', { email });
  if (email === contact.email) return refuse('stand-in-self');
  if (contact.colleagues.some((one) => one.email === email)) {
    return known(contact, { kind: 'known', email });
  }
  const before = await reach.findColleague(contact.member.id, email);
  if (before?.stopped === true) return refuse('stand-in-stopped', { email });
  const id = random.id() as ContactId;
  const colleague = before ?? { id, name, email, role: 'alternate', stopped: false };
  return done({ colleague, joins: true });
}

/** Makes a stand-in a contact of the member where it is none. One who was known keeps its name and role. */
export async function joined(
  { reach, audit }: ReachStore,
  { contact, named }: { readonly contact: ReachContact; readonly named: NamedStandIn },
  { at, actor }: Omit<Said, 'action'>,
): Promise<Colleague> {
  const { colleague, joins } = named;
  if (!joins) return colleague;
  const { name, email } = colleague;
  const { member, language } = contact;
  const added = { id: colleague.id, memberId: member.id, name, email, language };
  const id = await reach.addColleague(added, at);
  await audit.append({
    ...{ at, actor },
    action: 'contact.added',
    subject: `contact:${id}`,
    details: { member: member.reference, standsInFor: contact.id },
  });
  return { ...colleague, id };
}

function known(
  { email, member, colleagues }: ReachContact,
  standIn: Exclude<StandIn, { kind: 'new' }>,
): Result<NamedStandIn, StandInRefusal> {
  const wanted = standIn.kind === 'listed' ? standIn.id : standIn.email.trim().toLowerCase();
  if (wanted === email) return refuse('stand-in-self');
  const colleague = colleagues.find((one) => one.id === wanted || one.email === wanted);
  if (colleague === undefined) {
    return refuse('stand-in-unknown', { email: wanted, member: member.reference });
  }
  if (colleague.stopped) return refuse('stand-in-stopped', { email: colleague.email });
  return done({ colleague, joins: false });
}
