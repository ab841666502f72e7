import type { StaffId } from '../../domain/ids.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor } from '../ports.ts';
import type { StaffRows } from '../staff/rows.ts';

/** A member of staff, by its address, or (oneself) by its id. */
export type WhichStaff = { readonly email: string } | { readonly id: StaffId };

/** Whose chat accounts are meant: people look after their own, administrators after anybody's. */
export async function findStaff(
  staff: StaffRows,
  whose: WhichStaff,
  actor: Actor,
): Promise<Result<StaffId, 'not-allowed' | 'staff-unknown'>> {
  const own = actor.kind === 'staff' ? actor.id : undefined;
  if ('id' in whose && whose.id === own) return done(whose.id);
  const email = 'email' in whose ? whose.email.trim().toLowerCase() : '';
  const person = await staff.findByEmail(email);
  if (person !== undefined && person.id === own) return done(person.id);
  const refusal = notAllowed(actor, 'staff.link');
  if (refusal !== undefined) return refusal;
  return person === undefined ? refuse('staff-unknown', { email }) : done(person.id);
}
