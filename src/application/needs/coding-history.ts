import type { Need } from '../../domain/needs/need.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor } from '../ports.ts';
import type { NeedsDeps } from './list-needs.ts';
import type { ActRow } from './rows.ts';

const MOST = 500;

/** An act as people read it. Of the needs only what staff wrote: their statements would tell whose answers lie where. */
export interface ToldAct extends Omit<ActRow, 'first'> {
  readonly from: Pick<Need, 'title' | 'topic'> | null;
  readonly to: Pick<Need, 'title' | 'topic'> | null;
}

/** What was done in coding, by whom and why, the newest first; of one need or of the whole meeting. */
export async function codingHistory(
  deps: NeedsDeps,
  input: { readonly meeting: string; readonly need?: number; readonly limit?: number },
  actor: Actor,
): Promise<Result<readonly ToldAct[], 'not-allowed' | 'meeting-unknown'>> {
  const refusal = notAllowed(actor, 'need.list');
  if (refusal !== undefined) return refusal;
  const { need, limit = MOST } = input;
  return deps.store.transaction(async ({ coding }) => {
    const meeting = await coding.findMeeting(input.meeting);
    if (meeting === undefined) return refuse('meeting-unknown', { meeting: input.meeting });
    const about = need === undefined ? {} : { needs: [need] };
    const acts = await coding.acts(meeting, { limit, ...about });
    return done(
      acts.map(({ first: { before, after }, ...act }) => ({
        ...{ ...act, from: named(before), to: named(after) },
      })),
    );
  });
}

function named(need: Need | null): ToldAct['from'] {
  return need === null ? null : { title: need.title, topic: need.topic };
}
