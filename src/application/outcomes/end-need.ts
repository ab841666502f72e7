import { checkedEnding, type EndingRefusal } from '../../domain/outcomes/ending.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { Ending } from '../../domain/vocabulary.ts';
import type { Actor } from '../ports.ts';
import { atMeeting, type MeetingRefusal, notBegun, type OutcomeDeps } from './at-meeting.ts';
import { optionalWords } from './written.ts';

const reasonText = optionalWords(2000);

/**
 * Says how a need ended (Res. 68, resolves 2: no silent state). It may be said anew: the newest counts, the earlier ones are
 * kept.
 */
export async function endNeed(
  deps: OutcomeDeps,
  input: {
    readonly meeting: string;
    readonly need: number;
    readonly ending: Ending;
    readonly reason?: string;
  },
  actor: Actor,
): Promise<
  Result<
    { readonly need: number; readonly ending: Ending; readonly reason: string | null },
    MeetingRefusal | 'meeting-ahead' | 'need-unknown' | 'reason-long' | EndingRefusal
  >
> {
  const order = { slug: input.meeting, action: 'need.end', actor } as const;
  return atMeeting(deps, order, async (act) => {
    const ahead = notBegun(act);
    if (ahead !== undefined) return ahead;
    const { meeting, outcomes, at } = act;
    const { need: number, ending } = input;
    const need = (await outcomes.needs(meeting.id)).find((one) => one.number === number);
    if (need === undefined) return refuse('need-unknown', { number, meeting: meeting.slug });
    const given = reasonText.safeParse(input.reason ?? null);
    if (!given.success) return refuse('reason-long', { most: 2000 });
    const reason = checkedEnding(need, ending, given.data ?? '');
    if (!reason.ok) return reason;
    const staff = actor.kind === 'staff' ? actor.id : null;
    await outcomes.endNeed({
      ...{ id: deps.random.id(), need: need.id, kind: ending, reason: reason.value },
      ...{ staff, at },
    });
    await act.note('need.ended', { need: number, ending }, reason.value);
    return done({ need: number, ending, reason: reason.value });
  });
}
