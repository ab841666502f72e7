import { done, type Result } from '../../domain/refusal.ts';
import type { Address } from '../../platform/adapter.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, AuditRows, Clock, Transactions } from '../ports.ts';
import type { StaffRows } from '../staff/rows.ts';
import { actorOf, type StaffActor } from '../staff/sessions.ts';
import type { LinkingRows, StaffAccountRecord } from './rows.ts';
import { findStaff, type WhichStaff } from './which-staff.ts';

/** Which member of staff a chat account belongs to; undefined: nobody's, or of somebody who has been disabled. */
export async function staffOf(
  { store }: { readonly store: Transactions<{ linking: LinkingRows }> },
  from: Address,
): Promise<StaffActor | undefined> {
  const found = await store.transaction(({ linking }) => linking.staffByAccount(from));
  return found && actorOf(found);
}

/** Ends a person's chat accounts, on one platform or on all: people end their own, administrators anybody's. */
export async function unlinkStaff(
  deps: {
    readonly store: Transactions<{ linking: LinkingRows; staff: StaffRows; audit: AuditRows }>;
    readonly clock: Clock;
  },
  { platform, ...whose }: WhichStaff & { readonly platform?: string },
  actor: Actor,
): Promise<Result<{ readonly ended: number }, 'not-allowed' | 'staff-unknown'>> {
  return deps.store.transaction(async ({ linking, staff, audit }) => {
    const found = await findStaff(staff, whose, actor);
    if (!found.ok) return found;
    const at = deps.clock.now();
    const ended = await linking.revokeStaff(found.value, at, platform);
    const subject = `staff:${found.value}`;
    const details = { platform, ended };
    if (ended > 0) {
      await audit.append({ at, actor, action: 'staff.account-unlinked', subject, details });
    }
    return done({ ended });
  });
}

/** Everybody's chat accounts, by name. */
export async function listStaffAccounts(
  { store }: { readonly store: Transactions<{ linking: LinkingRows }> },
  actor: Actor,
): Promise<Result<readonly StaffAccountRecord[], 'not-allowed'>> {
  const refusal = notAllowed(actor, 'staff.list');
  if (refusal !== undefined) return refusal;
  return done(await store.transaction(({ linking }) => linking.staffAccounts()));
}

/** One's own chat accounts. */
export async function staffAccountsOf(
  { store }: { readonly store: Transactions<{ linking: LinkingRows }> },
  { id }: StaffActor,
): Promise<readonly StaffAccountRecord[]> {
  const all = await store.transaction(({ linking }) => linking.staffAccounts());
  return all.filter(({ staffId }) => staffId === id);
}
