import type { ContactId } from '../../domain/ids.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, AuditRows, Clock, Transactions } from '../ports.ts';
import type { RoundRows } from '../rounds/rows.ts';
import { note } from '../rounds/store.ts';
import type { InvitationRows } from './rows.ts';

/** Ends the unused links of one contact in a round, or of all of them: a list went astray, or a person has left. */
export async function revokeInvitations(
  deps: {
    readonly store: Transactions<{
      rounds: RoundRows;
      invitations: InvitationRows;
      audit: AuditRows;
    }>;
    readonly clock: Clock;
  },
  input: { readonly round: string; readonly contactId?: ContactId; readonly reason: string },
  actor: Actor,
): Promise<Result<{ readonly revoked: number }, 'not-allowed' | 'round-unknown'>> {
  const refusal = notAllowed(actor, 'invitation.revoke');
  if (refusal !== undefined) return refusal;
  return deps.store.transaction(async ({ rounds, invitations, audit }) => {
    const round = await rounds.lock(input.round);
    if (round === undefined) return refuse('round-unknown', { round: input.round });
    const at = deps.clock.now();
    const { contactId, reason } = input;
    const revoked = await invitations.revokeUnused(round.id, at, contactId);
    const details = { revoked, contactId };
    await note(audit, { at, actor, action: 'invitation.revoked', round, reason, details });
    return done({ revoked });
  });
}
