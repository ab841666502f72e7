import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor } from '../ports.ts';
import type { NeedsDeps } from './list-needs.ts';
import type { ActRow } from './rows.ts';

const MOST = 500;

/** What was done in coding, by whom and why, the newest first; of one need or of the whole meeting. */
export async function codingHistory(
  deps: NeedsDeps,
  input: { readonly meeting: string; readonly need?: number; readonly limit?: number },
  actor: Actor,
): Promise<Result<readonly ActRow[], 'not-allowed' | 'meeting-unknown'>> {
  const refusal = notAllowed(actor, 'need.list');
  if (refusal !== undefined) return refusal;
  const { need, limit = MOST } = input;
  return deps.store.transaction(async ({ coding }) => {
    const meeting = await coding.findMeeting(input.meeting);
    if (meeting === undefined) return refuse('meeting-unknown', { meeting: input.meeting });
    return done(
      await coding.acts(meeting, { limit, ...(need === undefined ? {} : { needs: [need] }) }),
    );
  });
}
