import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { Address } from '../../platform/adapter.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, AuditRows, Clock, Random, Transactions } from '../ports.ts';
import { memberZone, zoneOf } from './describe.ts';
import type { ReachContact, ReachMember, ReachRows } from './rows.ts';

export interface ReachStore {
  readonly reach: ReachRows;
  readonly audit: AuditRows;
}

export interface ReachDeps {
  readonly store: Transactions<ReachStore>;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Whose wishes are meant: those of the contact that an account belongs to, or, told to staff by telephone, those of the person
 * with an address. A person who is a contact of several members is meant in all of them, or in one.
 */
export type Whose =
  | { readonly from: Address }
  | { readonly email: string; readonly member?: string; readonly actor: Actor };

export type WhoseRefusal = 'not-yours' | 'not-allowed' | 'contact-unknown';

export interface Found {
  readonly contacts: readonly [ReachContact, ...ReachContact[]];
  readonly actor: Actor;
}

/** Finds whose wishes are meant, and whether who asks may see and change them. */
export async function findWhose(
  rows: ReachRows,
  whose: Whose,
  now: number,
): Promise<Result<Found, WhoseRefusal>> {
  if ('from' in whose) {
    const contact = await rows.byAccount(whose.from, now);
    if (contact === undefined) return refuse('not-yours');
    return done({ contacts: [contact], actor: { kind: 'contact', id: contact.id } });
  }
  const { actor } = whose;
  const refusal = notAllowed(actor, 'contact.edit');
  if (refusal !== undefined) return refusal;
  const email = whose.email.trim().toLowerCase();
  const known = await rows.byEmail(email, now);
  const [first, ...more] = known.filter(
    ({ member }) => whose.member === undefined || member.reference === whose.member,
  );
  if (first === undefined) return refuse('contact-unknown', { email });
  return done({ contacts: [first, ...more], actor });
}

/** Which member is meant: the one of an account's contact, or the one that staff name by its reference. */
export type WhoseMember =
  | { readonly from: Address }
  | { readonly reference: string; readonly actor: Actor };

export type WhoseMemberRefusal =
  | 'not-yours'
  | 'not-allowed'
  | 'member-unknown'
  | 'focal-points-only';

export interface FoundMember {
  readonly member: ReachMember;
  readonly actor: Actor;
  /** Whose calendar says which day is today. */
  readonly timeZone: string;
}

/** Finds the member whose closed days are to be changed. Alternates may see them, and not change them. */
export async function findWhoseMember(
  rows: ReachRows,
  whose: WhoseMember,
  now: number,
): Promise<Result<FoundMember, WhoseMemberRefusal>> {
  if ('from' in whose) {
    const found = await findWhose(rows, whose, now);
    if (!found.ok) return refuse('not-yours');
    const { contacts, actor } = found.value;
    const [contact] = contacts;
    if (!mayClose(contact)) return refuse('focal-points-only');
    return done({ member: contact.member, actor, timeZone: zoneOf(contact) });
  }
  const { actor, reference } = whose;
  const refusal = notAllowed(actor, 'member.closed-days');
  if (refusal !== undefined) return refusal;
  const member = await rows.byReference(reference);
  if (member === undefined) return refuse('member-unknown', { member: reference });
  return done({ member, actor, timeZone: memberZone(member) });
}

/** An alternate does not close a whole administration. */
export function mayClose({ role }: Pick<ReachContact, 'role'>): boolean {
  return role === 'focal-point' || role === 'cto';
}
