import type { DeliveryId } from '../../domain/ids.ts';
import type { PlanRows } from '../deliveries/rows.ts';
import type { GuessLimiter } from '../guess-limiter.ts';
import type { Bell, Clock, Random, Transactions } from '../ports.ts';
import type { InvitationRows } from './rows.ts';

/** Asking again within this time sends nothing more: the letter is on its way. */
const ONE_LETTER_MS = 10 * 60_000;

const EMAIL_MAX = 254;

/**
 * Plans a letter with a new link if the address is a contact's in an open round. It returns nothing and never refuses,
 * so that the page says the same to everybody and nobody learns whose address is known.
 */
export async function requestFreshLink(
  deps: {
    readonly store: Transactions<{ invitations: InvitationRows; deliveries: PlanRows }>;
    readonly clock: Clock;
    readonly random: Random;
    readonly limiter: GuessLimiter;
    readonly bell: Bell;
  },
  input: { readonly email: string; readonly source: string },
): Promise<void> {
  const guess = await deps.limiter.take(input.source);
  const email = input.email.trim().toLowerCase();
  if (!guess.ok || email.length > EMAIL_MAX) return;
  const now = deps.clock.now();
  const occasion = Math.floor(now / ONE_LETTER_MS);
  const planned = await deps.store.transaction(async ({ invitations, deliveries }) => {
    const known = await invitations.contactsByEmail(email);
    return deliveries.plan(
      known.map(({ roundId, addresseeId, contactId, closesAt }) => ({
        id: deps.random.id() as DeliveryId,
        dedupeKey: `fresh-link:${addresseeId}:${contactId}:${occasion}`,
        kind: 'fresh-link',
        roundId,
        addresseeId,
        contactId,
        thread: `contact:${contactId}`,
        dueAt: now,
        expiresAt: closesAt,
      })),
    );
  });
  if (planned > 0) await deps.bell.ring(now);
}
