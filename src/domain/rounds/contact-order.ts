import { CONTACT_ROLES, type ContactRole } from '../vocabulary.ts';

/** What decides which of a member's contacts is written to. */
export interface ReachableContact {
  readonly id: string;
  readonly role: ContactRole;
  /** Asked not to be written to: in this round, or ever. */
  readonly stopped: boolean;
  /** When it last did something in this response; null: never. */
  readonly lastActiveAt: number | null;
}

/**
 * Whom to try, in this order: who is already answering, then the focal point, the CTO, the alternate. Who stopped is
 * never among them; `only` narrows to the contact that asked.
 */
export function contactsInOrder<Contact extends ReachableContact>(
  contacts: readonly Contact[],
  only: string | null,
): readonly Contact[] {
  if (only !== null) return contacts.filter(({ id }) => id === only);
  return contacts
    .filter(({ stopped }) => !stopped)
    .toSorted(
      (a, b) =>
        (b.lastActiveAt ?? 0) - (a.lastActiveAt ?? 0) ||
        CONTACT_ROLES.indexOf(a.role) - CONTACT_ROLES.indexOf(b.role),
    );
}
