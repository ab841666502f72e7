import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Hash } from '../ports.ts';
import type { StaffDeps } from './add-staff.ts';

const SIGN_IN_MS = 15 * 60_000;

/** A token for one sign-in, good for a quarter of an hour. It is handed out here and nowhere kept. */
export async function createSignIn(
  deps: StaffDeps & { readonly hash: Hash },
  input: { readonly email: string },
  actor: Actor,
): Promise<
  Result<{ readonly token: string; readonly expiresAt: number }, 'not-allowed' | 'staff-unknown'>
> {
  const refusal = notAllowed(actor, 'staff.link');
  if (refusal !== undefined) return refusal;
  const email = input.email.trim().toLowerCase();
  return deps.store.transaction(async ({ staff, audit }) => {
    const person = await staff.findByEmail(email);
    if (person === undefined) return refuse('staff-unknown', { email });
    const at = deps.clock.now();
    const token = deps.random.token();
    const expiresAt = at + SIGN_IN_MS;
    const id = deps.random.id();
    await staff.insertSignIn({ id, staffId: person.id, tokenHash: deps.hash(token), expiresAt });
    await audit.append({ at, actor, action: 'staff.linked', subject: `staff:${person.id}` });
    return done({ token, expiresAt });
  });
}
