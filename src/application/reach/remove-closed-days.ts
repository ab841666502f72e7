import { done, type Result, refuse } from '../../domain/refusal.ts';
import { isoDayOf, todayIn } from './describe.ts';
import type { ClosedSpell } from './rows.ts';
import {
  findWhoseMember,
  type ReachDeps,
  type WhoseMember,
  type WhoseMemberRefusal,
} from './whose.ts';

/** Days that stand in the list: by their id, or as staff name them. */
export type WhichDays = { readonly id: string } | { readonly first: string; readonly last: string };

/**
 * Takes closed days away again; the list of those that still stand. On the pages, days that are gone already (a second click, a
 * colleague) change nothing; staff, who type them, hear that there are none.
 */
export async function removeClosedDays(
  deps: ReachDeps,
  whose: WhoseMember,
  which: WhichDays,
): Promise<Result<readonly ClosedSpell[], WhoseMemberRefusal | 'closed-days-unknown'>> {
  const at = deps.clock.now();
  return deps.store.transaction(async ({ reach, audit }) => {
    const found = await findWhoseMember(reach, whose, at);
    if (!found.ok) return found;
    const { member, actor, timeZone } = found.value;
    await reach.lockMember(member.id);
    const standing = await reach.closedSpells(member.id, isoDayOf(todayIn(timeZone, at)));
    const spell = standing.find((one) =>
      'id' in which ? one.id === which.id : one.first === which.first && one.last === which.last,
    );
    if (spell === undefined) {
      if ('id' in which) return done(standing);
      const { first, last } = which;
      return refuse('closed-days-unknown', { first, last, member: member.reference });
    }
    await reach.deleteClosedSpell(spell.id);
    await audit.append({
      ...{ at, actor },
      action: 'member.closed-days-removed',
      subject: `member:${member.id}`,
      details: spell,
    });
    return done(standing.filter((one) => one !== spell));
  });
}
