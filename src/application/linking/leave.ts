import type { Address } from '../../platform/adapter.ts';
import type { Actor, AuditRows, Clock, Transactions } from '../ports.ts';
import type { SubscriptionRows } from '../subscriptions/rows.ts';
import type { Left, LinkingRows, OfferRows } from './rows.ts';

export interface LeaveStore {
  readonly linking: LinkingRows;
  readonly offers: OfferRows;
  readonly audit: AuditRows;
}

export interface LeaveDeps {
  readonly store: Transactions<LeaveStore>;
  readonly clock: Clock;
}

export interface LeaveTenantDeps {
  readonly store: Transactions<LeaveStore & { readonly subscriptions: SubscriptionRows }>;
  readonly clock: Clock;
}

/** How many accounts ended, and how many messages that waited for them. */
export interface Ended {
  readonly contacts: number;
  readonly staff: number;
  readonly cancelled: number;
}

/** What the owner of an account says: "unlink". All other reasons are a platform's, and staff are told of them. */
export const UNLINKED = 'unlinked';

/**
 * Nobody is reached by this account any more: its owner unlinks it, or it was deactivated. What was to be said there is
 * cancelled; what else waits for its contact goes another way. Twice changes nothing; joining again works.
 */
export function leaveAccount(deps: LeaveDeps, from: Address, reason: string): Promise<Ended> {
  const { platform, tenant, externalId } = from;
  const left = { platform, tenant, externalId };
  const at = deps.clock.now();
  return deps.store.transaction((rows) => leave(rows, left, { at, reason }));
}

/**
 * Nobody of a workspace, server or tenant is reached any more: the app was removed, or its tokens were revoked. Its channels are
 * told nothing more; whoever puts us back there subscribes them again.
 */
export function leaveTenant(
  deps: LeaveTenantDeps,
  { platform, tenant }: Pick<Address, 'platform' | 'tenant'>,
  reason: string,
): Promise<Ended> {
  const left = { platform, tenant };
  const at = deps.clock.now();
  return deps.store.transaction(async (rows) => {
    await rows.subscriptions.endTenant(left, { at, reason });
    return leave(rows, left, { at, reason });
  });
}

async function leave(
  rows: LeaveStore,
  left: Left,
  { at, reason }: { readonly at: number; readonly reason: string },
): Promise<Ended> {
  const why = reason === UNLINKED ? null : reason;
  const { contacts, staff } = await rows.linking.revoke(left, { at, why });
  const cancelled = await rows.linking.cancelPrompts(left, reason);
  await rows.offers.withdraw(left, { at, reason });
  const { platform, tenant } = left;
  const details = { platform, tenant };
  const said = { at, reason, details };
  for (const id of contacts) {
    const actor: Actor = why === null ? { kind: 'contact', id } : { kind: 'system' };
    const subject = `contact:${id}`;
    await rows.audit.append({ ...said, actor, action: 'account.ended', subject });
  }
  for (const id of staff) {
    const subject = `staff:${id}`;
    const actor: Actor = { kind: 'system' };
    await rows.audit.append({ ...said, actor, action: 'staff.account-ended', subject });
  }
  return { contacts: contacts.length, staff: staff.length, cancelled };
}
