import type { Course } from '../../domain/rounds/milestones.ts';
import { progressOf } from '../../domain/rounds/progress.ts';
import type { RoundRecord, RoundRows } from '../rounds/rows.ts';
import type { SubscriptionRows } from './rows.ts';

/** A round as far as its milestones go, counted now. */
export async function courseOf(
  rows: { readonly rounds: RoundRows; readonly subscriptions: SubscriptionRows },
  round: RoundRecord,
  now: number,
): Promise<Course> {
  const standings = await rows.rounds.standings(round.id);
  const closings = standings.map(({ closesAt }) => closesAt);
  const { state, openedAt, closesOn } = round;
  return {
    ...{ now, state, openedAt, closesOn },
    firstClosing: closings.length === 0 ? null : closings.reduce((a, b) => Math.min(a, b)),
    progress: progressOf(standings),
    agendaVersions: await rows.subscriptions.agendaVersions(round.id),
  };
}
