import {
  type Deadline,
  type MeetingStanding,
  nextDeadline,
  standingOf,
} from '../../domain/meetings/standing.ts';
import { done, type Result } from '../../domain/refusal.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Clock, Transactions } from '../ports.ts';
import type { RoundRecord, RoundRows } from '../rounds/rows.ts';
import type { MeetingRecord, MeetingRows } from './rows.ts';

/** How far a meeting is, and what comes next. */
export interface MeetingGlance {
  readonly standing: MeetingStanding;
  readonly next: Deadline | null;
}

/** On a day in Geneva, by all rounds that there are. */
export function glanceAt(
  meeting: MeetingRecord,
  rounds: readonly RoundRecord[],
  today: string,
): MeetingGlance {
  const own = rounds.filter(({ meetingId }) => meetingId === meeting.id);
  return {
    standing: standingOf(meeting, own, today),
    next: nextDeadline(meeting, own, today),
  };
}

/** All meetings with how far each is, the latest first. */
export async function glanceAtMeetings(
  {
    store,
    clock,
  }: {
    readonly store: Transactions<{
      readonly meetings: MeetingRows;
      readonly rounds: Pick<RoundRows, 'list'>;
    }>;
    readonly clock: Clock;
  },
  actor: Actor,
): Promise<Result<readonly (MeetingRecord & MeetingGlance)[], 'not-allowed'>> {
  const refusal = notAllowed(actor, 'meeting.list');
  if (refusal !== undefined) return refusal;
  const today = genevaDay(clock.now());
  return store.transaction(async ({ meetings, rounds }) => {
    const all = await rounds.list();
    const found = await meetings.list();
    return done(found.map((meeting) => ({ ...meeting, ...glanceAt(meeting, all, today) })));
  });
}
