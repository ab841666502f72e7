import { done, type Result } from '../../domain/refusal.ts';
import type { Address } from '../../platform/adapter.ts';
import { isoDayOf, type Reach, reachOf, todayIn } from './describe.ts';
import type { ClosedSpell, Colleague } from './rows.ts';
import {
  findWhose,
  findWhoseMember,
  mayClose,
  type ReachDeps,
  type WhoseMember,
  type WhoseMemberRefusal,
} from './whose.ts';

/** Everything that the page "When to write to you" shows. */
export interface ShownReach extends Reach {
  /** Epoch ms: what the contact's own clock should show. */
  readonly now: number;
  readonly today: string; // ISO day there
  /** Who can stand in. */
  readonly colleagues: readonly Colleague[];
  /** Beside e-mail. */
  readonly platforms: readonly string[];
  /** The member's, past ones left out. */
  readonly closed: readonly ClosedSpell[];
  /** Whether this contact may change the closed days. */
  readonly mayClose: boolean;
}

/** What is known of when and how an account's contact wishes to be reached; undefined for an account without rights. */
export async function showReach(deps: ReachDeps, from: Address): Promise<ShownReach | undefined> {
  const now = deps.clock.now();
  return deps.store.transaction(async ({ reach }) => {
    const found = await findWhose(reach, { from }, now);
    if (!found.ok) return undefined;
    const [contact] = found.value.contacts;
    const shown = reachOf(contact, now);
    const today = isoDayOf(todayIn(shown.timeZone, now));
    return {
      ...shown,
      now,
      today,
      colleagues: contact.colleagues.filter(({ stopped }) => !stopped),
      platforms: contact.platforms,
      closed: await reach.closedSpells(contact.member.id, today),
      mayClose: mayClose(contact),
    };
  });
}

/** A member's closed days, for staff. */
export async function listClosedDays(
  deps: ReachDeps,
  whose: WhoseMember,
): Promise<Result<readonly ClosedSpell[], WhoseMemberRefusal>> {
  const now = deps.clock.now();
  return deps.store.transaction(async ({ reach }) => {
    const found = await findWhoseMember(reach, whose, now);
    if (!found.ok) return found;
    const { member, timeZone } = found.value;
    return done(await reach.closedSpells(member.id, isoDayOf(todayIn(timeZone, now))));
  });
}
