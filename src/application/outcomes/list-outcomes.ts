import { done, type Result } from '../../domain/refusal.ts';
import type { Actor } from '../ports.ts';
import { atMeeting, type MeetingRefusal, type OutcomeDeps } from './at-meeting.ts';
import type { ConclusionRecord, ItemRecord, MeetingNeed } from './rows.ts';

/** A meeting's conclusions, with what they came from, where they went and what became of them. */
export function listConclusions(
  deps: OutcomeDeps,
  meeting: string,
  actor: Actor,
): Promise<Result<readonly ConclusionRecord[], MeetingRefusal>> {
  return atMeeting(deps, { slug: meeting, action: 'conclusion.list', actor }, async (act) =>
    done(await act.outcomes.conclusions(act.meeting.id)),
  );
}

/** A meeting's items in the order of the day. */
export function listItems(
  deps: OutcomeDeps,
  meeting: string,
  actor: Actor,
): Promise<Result<readonly ItemRecord[], MeetingRefusal>> {
  return atMeeting(deps, { slug: meeting, action: 'item.list', actor }, async (act) =>
    done(await act.outcomes.items(act.meeting.id)),
  );
}

/** A meeting's needs with where each has gone and how it ended; those that went into another are not needs any more. */
export function listEndings(
  deps: OutcomeDeps,
  meeting: string,
  actor: Actor,
): Promise<Result<readonly MeetingNeed[], MeetingRefusal>> {
  return atMeeting(deps, { slug: meeting, action: 'conclusion.list', actor }, async (act) => {
    const needs = await act.outcomes.needs(act.meeting.id);
    return done(needs.filter(({ mergedInto }) => mergedInto === null));
  });
}
