import type { Parley } from '../application/parley.ts';
import type { Actor } from '../application/ports.ts';
import { createSignIn } from '../application/staff/create-sign-in.ts';
import {
  FIRST_ADMINISTRATOR,
  firstAdministrator,
} from '../application/staff/first-administrator.ts';
import { actorOf } from '../application/staff/sessions.ts';
import { Refused } from '../cli/exit.ts';

/** Names that a refusal lists; the rest is in the table of staff. */
const NAMED_MAX = 5;

/** Whoever has this machine's account acts: by name, or as the first administrator while there is nobody else. */
export async function actingStaff(parley: Parley, email: string | undefined): Promise<Actor> {
  const wanted = email?.trim().toLowerCase();
  if (wanted === undefined) {
    const first = await firstAdministrator(parley);
    if (first !== undefined) return actorOf(first);
    throw new Refused(`Say who acts, with --as and an address: ${await addresses(parley)}.`);
  }
  const find = () => parley.store.transaction(({ staff }) => staff.findByEmail(wanted));
  const person = await find();
  if (person !== undefined) return actorOf(person);
  throw new Refused(`Nobody has the address "${email}". Who has one: ${await addresses(parley)}.`);
}

async function addresses(parley: Parley): Promise<string> {
  await firstAdministrator(parley);
  const people = await parley.store.transaction(({ staff }) => staff.list());
  const names = people.slice(0, NAMED_MAX).map(({ email }) => email);
  return [...names, ...(people.length > NAMED_MAX ? ['…'] : [])].join(', ');
}

/** On a first run the console's door is printed; later, staff make links for each other. */
export async function firstSignIn(parley: Parley): Promise<string | undefined> {
  const first = await firstAdministrator(parley);
  if (first === undefined) return undefined;
  const made = await createSignIn(parley, { email: FIRST_ADMINISTRATOR }, { kind: 'system' });
  return made.ok ? parley.links.signIn(made.value.token) : undefined;
}
