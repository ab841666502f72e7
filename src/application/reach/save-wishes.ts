import { canonicalJson } from '../../domain/agenda/canonical-json.ts';
import type { Actor } from '../ports.ts';
import type { ReachContact, Wishes } from './rows.ts';
import type { ReachStore } from './whose.ts';

export interface Said {
  readonly at: number;
  readonly actor: Actor;
  readonly action: string; // of the audit
}

/** Stores what a contact says of itself, with what it said before in the audit; the contact as it is then. Nothing new: nothing is written. */
export async function saveWishes(
  { reach, audit }: ReachStore,
  contact: ReachContact,
  changes: Partial<Wishes>,
  { at, actor, action }: Said,
): Promise<ReachContact> {
  const before = those(contact, changes);
  if (canonicalJson(before) === canonicalJson(changes)) return contact;
  await reach.save(contact.id, changes, at);
  await audit.append({
    ...{ at, actor, action },
    subject: `contact:${contact.id}`,
    details: { before, after: changes },
  });
  return { ...contact, ...changes };
}

/** The contact's own values of what is to be changed. */
function those(contact: ReachContact, changes: Partial<Wishes>): Partial<Wishes> {
  const names = Object.keys(changes) as (keyof Wishes)[];
  return Object.fromEntries(names.map((name) => [name, contact[name]]));
}
