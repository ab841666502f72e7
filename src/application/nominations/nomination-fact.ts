import type { MeetingId } from '../../domain/ids.ts';
import { hasConsent, type NominationKind } from '../../domain/nominations/nomination.ts';
import type { NominatedFact, NominationFact } from '../../domain/outcomes/trace-facts.ts';
import { type FollowedRow, type FollowRows, followAnswers } from './follow-answers.ts';

/** What a trace tells of a meeting's nominations: counts and numbers, and nobody's name. */
export async function nominationFact(
  rows: FollowRows,
  meeting: MeetingId,
): Promise<NominationFact> {
  const found = await followAnswers(rows, meeting);
  const live = found.rows.filter(({ state }) => state !== 'withdrawn');
  const of = (kind: NominationKind) => factOf(live.filter((one) => one.kind === kind));
  return {
    ...{ local: of('local-industry'), executives: of('executive') },
    untaken: found.fresh.length,
  };
}

/** Two members may name the same company: who was invited and who came are counted by the register's entries. */
function factOf(live: readonly FollowedRow[]): NominatedFact {
  const entries = new Map(live.flatMap(({ entry }) => (entry ? [[entry.number, entry]] : [])));
  const standing = live.filter(({ state }) => state === 'standing');
  const numbers = (some: readonly FollowedRow[]) => some.map(({ number }) => number);
  return {
    nominated: live.length,
    consented: live.filter(hasConsent).length,
    invited: entries.size,
    came: [...entries.values()].filter(({ came }) => came).length,
    waiting: numbers(standing.filter(hasConsent)),
    unasked: numbers(standing.filter((one) => !hasConsent(one))),
  };
}
