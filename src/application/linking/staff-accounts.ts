import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { Address } from '../../platform/adapter.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, AuditRows, Clock, Transactions } from '../ports.ts';
import type { StaffRows } from '../staff/rows.ts';
import { actorOf, type StaffActor } from '../staff/sessions.ts';
import type { LinkingRows, StaffAccountRecord } from './rows.ts';

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
  input: { readonly email: string; readonly platform?: string },
  actor: Actor,
): Promise<Result<{ readonly ended: number }, 'not-allowed' | 'staff-unknown'>> {
  const email = input.email.trim().toLowerCase();
  return deps.store.transaction(async ({ linking, staff, audit }) => {
    const person = await staff.findByEmail(email);
    const isOwn = actor.kind === 'staff' && actor.id === person?.id;
    const refusal = isOwn ? undefined : notAllowed(actor, 'staff.link');
    if (refusal !== undefined) return refusal;
    if (person === undefined) return refuse('staff-unknown', { email });
    const at = deps.clock.now();
    const ended = await linking.revokeStaff(person.id, at, input.platform);
    const subject = `staff:${person.id}`;
    const details = { platform: input.platform, ended };
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
