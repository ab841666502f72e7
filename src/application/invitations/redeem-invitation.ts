import type { AccountId, ContactId, ResponseId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { DAY_MS } from '../../domain/time/calendar.ts';
import type { Address } from '../../platform/adapter.ts';
import type { ConversationRows } from '../answering/rows.ts';
import type { GuessLimiter } from '../guess-limiter.ts';
import type { AuditRows, Clock, Hash, Random, Transactions } from '../ports.ts';
import type { FoundInvitation, InvitationRows } from './rows.ts';

/** How long after the last moment for answering a browser can still read back what was sent. */
const READ_BACK_MS = 30 * DAY_MS;

export interface RedeemDeps {
  readonly store: Transactions<{
    invitations: InvitationRows;
    conversations: ConversationRows;
    audit: AuditRows;
  }>;
  readonly clock: Clock;
  readonly random: Random;
  readonly hash: Hash;
  readonly limiter: GuessLimiter;
}

export interface Redeemed {
  readonly conversation: string; // its short id
  readonly contactId: ContactId;
  readonly responseId: ResponseId;
}

/** One code for wrong, expired, used and revoked: who guesses learns nothing. `slow-down` depends on the source alone. */
export type InvitationRefusal = 'invitation-not-valid' | 'slow-down';

/**
 * Uses up an invitation: joins the account `from` to its contact and finds or makes the conversation. A second click
 * from the account that used it finds the same conversation. The caller gives each browser a fresh secret to redeem with.
 */
export async function redeemInvitation(
  deps: RedeemDeps,
  input: {
    readonly token: string;
    /** Where the request comes from, for the limiter. */
    readonly source: string;
    readonly from: Address;
    readonly language?: Language;
  },
): Promise<Result<Redeemed, InvitationRefusal>> {
  const { limiter, store, hash } = deps;
  const guess = await limiter.take(input.source);
  if (!guess.ok) return refuse('slow-down', { seconds: Math.ceil(guess.retryAfterMs / 1000) });
  const redeemed = await store.transaction(async (rows) => {
    const { invitations, conversations, audit } = rows;
    const at = deps.clock.now();
    const found = await invitations.find(hash(input.token));
    if (found === undefined || !isOpen(found, at)) return undefined;
    if (found.usedAt === null) {
      await invitations.markUsed(found.id, at);
      await invitations.link({
        id: deps.random.id() as AccountId,
        contactId: found.contactId,
        from: input.from,
        at,
        expiresAt: found.expiresAt + READ_BACK_MS,
      });
      await audit.append({
        at,
        actor: { kind: 'contact', id: found.contactId },
        action: 'invitation.redeemed',
        subject: `invitation:${found.id}`,
        details: { platform: input.from.platform },
      });
    } else if ((await invitations.contactOf(input.from, at)) !== found.contactId) {
      return undefined;
    }
    const { contactId, responseId } = found;
    const conversation = await conversations.ensure({
      id: deps.random.id(),
      shortId: deps.random.shortId(),
      responseId,
      contactId,
      platform: input.from.platform,
      language: input.language ?? found.language,
    });
    return { conversation, contactId, responseId };
  });
  if (redeemed === undefined) return refuse('invitation-not-valid');
  await limiter.giveBack(input.source);
  return done(redeemed);
}

/** Not yet expired, in a round that has been opened. */
export function isOpen(found: FoundInvitation, now: number): boolean {
  return found.expiresAt > now && found.roundState !== 'archived';
}
