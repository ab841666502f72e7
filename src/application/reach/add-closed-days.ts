import { done, type Result, refuse } from '../../domain/refusal.ts';
import { type DaysRefusal, readDays } from '../../domain/time/read-days.ts';
import type { Actor } from '../ports.ts';
import { isoDayOf, todayIn } from './describe.ts';
import type { ClosedSpell } from './rows.ts';
import {
  findWhoseMember,
  type ReachDeps,
  type WhoseMember,
  type WhoseMemberRefusal,
} from './whose.ts';

/** Longer than any holiday; who is closed for longer has something to tell us. */
const CLOSED_DAYS_MAX = 60;
/** Standing at once, so that nobody closes a member for good. */
const SPELLS_MAX = 30;
const REASON_MAX = 200;

export interface ClosedDaysInput {
  /** ISO days, both included; an empty first one: from today. */
  readonly first: string;
  readonly last: string;
  readonly reason?: string;
}

export type ClosedDaysRefusal = DaysRefusal | 'closed-too-many' | 'closed-reason-long';

/** Adds days on which nobody of a member is written to; the list of those that stand. Days that are there already change nothing. */
export async function addClosedDays(
  deps: ReachDeps,
  whose: WhoseMember,
  input: ClosedDaysInput,
): Promise<Result<readonly ClosedSpell[], ClosedDaysRefusal | WhoseMemberRefusal>> {
  const at = deps.clock.now();
  return deps.store.transaction(async ({ reach, audit }) => {
    const found = await findWhoseMember(reach, whose, at);
    if (!found.ok) return found;
    const { member, actor, timeZone } = found.value;
    const today = todayIn(timeZone, at);
    const days = readDays(input, { today, daysMax: CLOSED_DAYS_MAX });
    if (!days.ok) return days;
    const [first, last] = [isoDayOf(days.value.first), isoDayOf(days.value.last)];
    const reason = input.reason?.trim() || null;
    if (reason !== null && reason.length > REASON_MAX) {
      return refuse('closed-reason-long', { most: REASON_MAX });
    }
    await reach.lockMember(member.id);
    const standing = await reach.closedSpells(member.id, isoDayOf(today));
    if (standing.some((one) => one.first === first && one.last === last)) return done(standing);
    if (standing.length >= SPELLS_MAX) return refuse('closed-too-many', { most: SPELLS_MAX });
    const spell = { id: deps.random.id(), first, last, reason };
    await reach.insertClosedSpell(member.id, { ...spell, addedBy: nameOf(actor) }, at);
    await audit.append({
      ...{ at, actor },
      action: 'member.closed-days-added',
      subject: `member:${member.id}`,
      ...(reason === null ? {} : { reason }),
      details: spell,
    });
    return done(await reach.closedSpells(member.id, isoDayOf(today)));
  });
}

function nameOf(actor: Actor): string {
  return actor.kind === 'system' ? 'system' : `${actor.kind}:${actor.id}`;
}
