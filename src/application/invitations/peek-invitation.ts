import type { Language } from '../../domain/language.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { GuessLimiter } from '../guess-limiter.ts';
import type { Clock, Hash, Transactions } from '../ports.ts';
import { type InvitationRefusal, isOpen } from './redeem-invitation.ts';
import type { InvitationRows } from './rows.ts';

export interface Peeked {
  readonly contactName: string;
  readonly member: string;
  readonly meetingTitle: string;
  readonly language: Language;
  readonly timeZone: string;
  readonly closesAt: number;
  /** Already opened once: only the account that did so can go on with it. */
  readonly used: boolean;
}

/** Looks at an invitation and leaves it as it is: mail scanners open every link before its reader does. */
export async function peekInvitation(
  deps: {
    readonly store: Transactions<{ invitations: InvitationRows }>;
    readonly clock: Clock;
    readonly hash: Hash;
    readonly limiter: GuessLimiter;
  },
  { token, source }: { readonly token: string; readonly source: string },
): Promise<Result<Peeked, InvitationRefusal>> {
  const guess = await deps.limiter.take(source);
  if (!guess.ok) return refuse('slow-down', { seconds: Math.ceil(guess.retryAfterMs / 1000) });
  const found = await deps.store.transaction(({ invitations }) =>
    invitations.find(deps.hash(token)),
  );
  if (found === undefined || !isOpen(found, deps.clock.now())) {
    return refuse('invitation-not-valid');
  }
  await deps.limiter.giveBack(source);
  const { contactName, member, meetingTitle, language, timeZone, closesAt, usedAt } = found;
  return done({
    ...{ contactName, member, meetingTitle, language, timeZone, closesAt },
    used: usedAt !== null,
  });
}
