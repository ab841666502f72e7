import type { Following } from '../../domain/nominations/nomination.ts';
import { done, type Result } from '../../domain/refusal.ts';
import { atMeeting, type MeetingRefusal, nextNumber } from '../outcomes/at-meeting.ts';
import type { Actor } from '../ports.ts';
import { type NominationDeps, writeFollowed } from './at-nominations.ts';
import type { Named } from './follow-answers.ts';

export interface NominationsTaken {
  /** The numbers of those that are new. */
  readonly taken: readonly number[];
  /** Those whose answers have changed since, and how. */
  readonly followed: readonly { readonly number: number; readonly change: Following }[];
}

/**
 * Takes the nominations from the submitted answers of a meeting's rounds, each once, and follows those that were taken before: what a
 * member corrected is corrected, and what it took back, or gives no consent for any more, is withdrawn (Res. 68, resolves 2:
 * "encourage local industry to take part"). Again, it does only what is new.
 */
export async function takeNominations(
  deps: NominationDeps,
  input: { readonly meeting: string },
  actor: Actor,
): Promise<Result<NominationsTaken, MeetingRefusal>> {
  const order = { slug: input.meeting, action: 'nomination.take', actor } as const;
  return atMeeting(deps, order, async (act) => {
    const { meeting, rows, at } = act;
    const found = await writeFollowed(act);
    const first = nextNumber(found.rows);
    const fresh = inNoOnesOrder(found.fresh).map(
      ({ response, coding, kind, answer, said }, place) => ({
        ...{ id: deps.random.id(), number: first + place },
        ...{ response, coding, kind, answer, said },
      }),
    );
    const taken = fresh.map(({ number }) => number);
    if (fresh.length > 0) {
      await rows.nominations.insert(meeting.id, fresh, at);
      await act.note('nomination.taken', { nominations: taken });
    }
    const followed = found.rows.flatMap(({ number, change }) =>
      change === null ? [] : [{ number, change }],
    );
    return done({ taken, followed });
  });
}

/** By the words: numbers that followed the list of members would tell who named whom (promise 7). */
function inNoOnesOrder(named: readonly Named[]): readonly Named[] {
  return named.toSorted((a, b) => (a.words < b.words ? -1 : 1));
}
