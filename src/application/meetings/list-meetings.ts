import { done, type Result } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Transactions } from '../ports.ts';
import type { MeetingRecord, MeetingRows } from './rows.ts';

/** All meetings, the latest first. */
export async function listMeetings(
  deps: { readonly store: Transactions<{ meetings: MeetingRows }> },
  actor: Actor,
): Promise<Result<readonly MeetingRecord[], 'not-allowed'>> {
  const refusal = notAllowed(actor, 'meeting.list');
  if (refusal !== undefined) return refusal;
  return done(await deps.store.transaction(({ meetings }) => meetings.list()));
}
