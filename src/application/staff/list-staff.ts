import { done, type Result } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Transactions } from '../ports.ts';
import type { StaffRecord, StaffRows } from './rows.ts';

/** Everybody who may sign in, by name. */
export async function listStaff(
  { store }: { readonly store: Transactions<{ staff: StaffRows }> },
  actor: Actor,
): Promise<Result<readonly StaffRecord[], 'not-allowed'>> {
  const refusal = notAllowed(actor, 'staff.list');
  if (refusal !== undefined) return refusal;
  return done(await store.transaction(({ staff }) => staff.list()));
}
