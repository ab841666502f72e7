import { CONTACT_ROLES, type ContactRole } from '../vocabulary.ts';

/** What decides which of a member's contacts is written to. */
export interface ReachableContact {
  readonly id: string;
  readonly role: ContactRole;
  /** Asked not to be written to: in this round, or ever. */
  readonly stopped: boolean;
  /** "Not before": for reminders in this round; null: never asked. */
  readonly snoozedUntil: number | null;
  /** The colleague to whom it handed the reply over. */
  readonly successorId: string | null;
  readonly awayFrom: number | null;
  readonly awayUntil: number | null;
  /** The colleague who is written to meanwhile. */
  readonly standInId: string | null;
  /** When it last did something in this response; null: never. */
  readonly lastActiveAt: number | null;
  /** Since when messages in this round have had no reaction from it; null: nothing is unanswered. */
  readonly unansweredSince: number | null;
}

export interface OrderFrame {
  readonly now: number;
  /** Narrows to the contact that asked. */
  readonly only: string | null;
  /** Comes first, or whom it named in its place: it asked to be reminded; null: nobody did. */
  readonly first?: string | null;
  /** Silence after which the next contact is written to, milliseconds. */
  readonly escalateAfterMs: number;
}

/**
 * Whom to try, in this order: who asked for it, who is already answering, then the focal point, the CTO, the alternate; who has been silent for
 * long comes after who has not. Who stopped is never among them, who handed over or is away is replaced by whom it named.
 */
export function contactsInOrder<Contact extends ReachableContact>(
  contacts: readonly Contact[],
  { now, only, first = null, escalateAfterMs }: OrderFrame,
): readonly Contact[] {
  if (only !== null) return contacts.filter(({ id }) => id === only);
  const isSilent = ({ unansweredSince }: Contact) =>
    unansweredSince !== null && now - unansweredSince >= escalateAfterMs;
  const present = contacts
    .toSorted(
      (a, b) =>
        Number(b.id === first) - Number(a.id === first) ||
        (b.lastActiveAt ?? 0) - (a.lastActiveAt ?? 0) ||
        CONTACT_ROLES.indexOf(a.role) - CONTACT_ROLES.indexOf(b.role),
    )
    .flatMap((contact) => inPlaceOf(contact, contacts, now));
  const willing = [...new Set(present)].filter(({ stopped }) => !stopped);
  return [...willing.filter((one) => !isSilent(one)), ...willing.filter(isSilent)];
}

/** Everybody who could be written to has been silent for long: time that staff speak to somebody. */
export function isSilentMember(
  contacts: readonly ReachableContact[],
  { now, escalateAfterMs }: Omit<OrderFrame, 'only'>,
): boolean {
  const order = contactsInOrder(contacts, { now, escalateAfterMs, only: null });
  const [first] = order;
  return (
    first?.unansweredSince !== undefined &&
    first.unansweredSince !== null &&
    now - first.unansweredSince >= escalateAfterMs
  );
}

/** When the first of those who are away comes back; undefined: nobody is. */
export function nextReturn(contacts: readonly ReachableContact[], now: number): number | undefined {
  const back = contacts
    .filter((contact) => !contact.stopped && isAway(contact, now))
    .map(({ awayUntil }) => awayUntil ?? now);
  return back.length === 0 ? undefined : Math.min(...back);
}

export function isAway(
  { awayFrom, awayUntil }: Pick<ReachableContact, 'awayFrom' | 'awayUntil'>,
  now: number,
): boolean {
  return awayUntil !== null && now < awayUntil && (awayFrom ?? now) <= now;
}

/**
 * The contact, or whom it named instead; nobody when it is away and named nobody. Chains are followed, but not to who has
 * stopped. In a circle (a reply that was handed back) the first who was named and is there stands for all of them.
 */
function inPlaceOf<Contact extends ReachableContact>(
  contact: Contact,
  contacts: readonly Contact[],
  now: number,
): Contact[] {
  const passed: Contact[] = [];
  let current: Contact = contact;
  while (!passed.includes(current)) {
    passed.push(current);
    const { successorId, standInId }: Contact = current;
    const away: boolean = isAway(current, now);
    const named: string | null = successorId ?? (away ? standInId : null);
    const next: Contact | undefined = contacts.find(({ id, stopped }) => id === named && !stopped);
    if (next === undefined) return away ? [] : [current];
    current = next;
  }
  const named = [...passed.slice(1), contact].find((one) => !isAway(one, now));
  return named === undefined ? [] : [named];
}
