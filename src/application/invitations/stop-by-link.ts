import type { ContactId, InvitationId, RoundId } from '../../domain/ids.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { GuessLimiter } from '../guess-limiter.ts';
import type { AuditRows, Clock, Hash, Transactions } from '../ports.ts';

/** What ends: letters of the round that the letter was about (of each, if it was a digest), or of every round. */
export type StopScope = 'round' | 'all';

/** The letter that somebody stops, by its invitation. */
export interface StoppedLetter {
  readonly invitationId: InvitationId;
  readonly contactId: ContactId;
  readonly roundIds: readonly RoundId[];
  readonly email: string;
}

export interface StopRows {
  /**
   * By the hash of its token: also used and expired ones, since old letters must still stop. A revoked one of a mail-merge
   * list is not found: such a list may have gone astray.
   */
  find(tokenHash: Uint8Array): Promise<StoppedLetter | undefined>;
  /** Stops everybody of this mailbox whom these rounds ask; those for whom it is new. */
  stopRounds(
    email: string,
    roundIds: readonly RoundId[],
    at: number,
  ): Promise<readonly ContactId[]>;
  /** Stops everybody of this mailbox for good; those for whom it is new. */
  stopAll(email: string, at: number): Promise<readonly ContactId[]>;
}

/**
 * What a letter's stop address ends with: the hash of its token, in hex. It finds the invitation and opens nothing, because
 * mail programs, their providers and browsers' histories keep such addresses.
 */
export function stopCode(hash: Hash, token: string): string {
  return Array.from(hash(token), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const CODE = /^[0-9a-f]{64}$/;

/** The shape of every code that we make. */
export function isStopCode(text: string): boolean {
  return CODE.test(text);
}

/**
 * Ends letters to the mailbox that a letter went to, for one round or for good. Doing it again changes nothing, and an
 * unknown code has the same answer as a known one: who guesses learns nothing.
 */
export async function stopByLink(
  deps: {
    readonly store: Transactions<{ stops: StopRows; audit: AuditRows }>;
    readonly clock: Clock;
    readonly limiter: GuessLimiter;
  },
  {
    code,
    scope,
    source,
  }: { readonly code: string; readonly scope: StopScope; readonly source: string },
): Promise<Result<undefined, 'slow-down'>> {
  const guess = await deps.limiter.take(source);
  if (!guess.ok) return refuse('slow-down', { seconds: Math.ceil(guess.retryAfterMs / 1000) });
  if (!isStopCode(code)) return done(undefined);
  const isKnown = await deps.store.transaction(async ({ stops, audit }) => {
    const letter = await stops.find(bytesOf(code));
    if (letter === undefined) return false;
    const { email, roundIds, contactId, invitationId } = letter;
    const at = deps.clock.now();
    const stopped =
      scope === 'all'
        ? await stops.stopAll(email, at)
        : await stops.stopRounds(email, roundIds, at);
    for (const id of stopped) {
      await audit.append({
        at,
        actor: { kind: 'contact', id: contactId },
        action: scope === 'all' ? 'contact.stopped-all' : 'contact.stopped-round',
        subject: `contact:${id}`,
        details: { rounds: roundIds, invitation: invitationId, by: 'link' },
      });
    }
    return true;
  });
  if (isKnown) await deps.limiter.giveBack(source);
  return done(undefined);
}

function bytesOf(code: string): Uint8Array {
  return Uint8Array.from(code.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
