import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { Address } from '../../platform/adapter.ts';
import type { GuessLimiter } from '../guess-limiter.ts';
import { isOpen } from '../invitations/redeem-invitation.ts';
import type { Clock, Hash, Random, Transactions } from '../ports.ts';
import { actorOf, type StaffActor } from '../staff/sessions.ts';
import { readCode } from './join-code.ts';
import {
  type LinkedContact,
  type LinkingStore,
  linkContact,
  linkedContact,
  linkStaff,
  type Said,
} from './link-account.ts';
import type { CodeOwner } from './rows.ts';

export interface JoinDeps {
  readonly store: Transactions<LinkingStore>;
  readonly clock: Clock;
  readonly random: Random;
  readonly hash: Hash;
  readonly limiter: GuessLimiter;
}

export interface JoinInput {
  /** As it was typed: a short code, the token of a letter, or the letter's whole link. */
  readonly code: string;
  /** The account that it is typed in. */
  readonly from: Address;
  /** What the platform says of it. */
  readonly person?: Said | undefined;
  /** Who guesses, for the limiter: the account and its tenant. */
  readonly source: string;
}

export type Joined =
  | ({ readonly kind: 'contact' } & LinkedContact)
  | { readonly kind: 'staff'; readonly actor: StaffActor };

/** One code for wrong, expired, used and revoked: who guesses learns nothing. */
export type JoinRefusal = 'code-not-valid' | 'slow-down';

/**
 * Uses up a code: joins the account to whom it was made for, in one transaction. The same code again from the same account
 * finds the same. An account that was another contact's moves to this one.
 */
export async function joinByCode(
  deps: JoinDeps,
  input: JoinInput,
): Promise<Result<Joined, JoinRefusal>> {
  const guess = await deps.limiter.take(input.source);
  if (!guess.ok) return refuse('slow-down', { seconds: Math.ceil(guess.retryAfterMs / 1000) });
  const typed = readCode(input.code);
  const joined =
    typed &&
    (await deps.store.transaction((rows) =>
      typed.kind === 'short'
        ? byShortCode(deps, rows, { ...input, code: typed.code })
        : byInvitation(deps, rows, { ...input, code: typed.token }),
    ));
  if (joined === undefined) return refuse('code-not-valid');
  await deps.limiter.giveBack(input.source);
  return done(joined);
}

async function byShortCode(
  { hash, clock, random }: JoinDeps,
  rows: LinkingStore,
  { code, from, person }: JoinInput,
): Promise<Joined | undefined> {
  const at = clock.now();
  const found = await rows.linking.findCode(hash(code));
  if (found === undefined) return undefined;
  const { owner } = found;
  if (found.usedAt === null) {
    if (found.expiresAt <= at) return undefined;
    await rows.linking.markCodeUsed(found.id, at);
    if (owner.kind === 'staff') await linkStaff(rows, random, { staffId: owner.id, from, at });
    else await linkContact(rows, random, { contactId: owner.id, from, person, at, by: 'code' });
  } else if (!(await isLinkedTo(rows, owner, { from, at }))) {
    return undefined;
  }
  if (owner.kind === 'contact') return contactJoined(rows, random, { id: owner.id, from });
  const staff = await rows.linking.staffByAccount(from);
  return staff && { kind: 'staff', actor: actorOf(staff) };
}

async function byInvitation(
  { hash, clock, random }: JoinDeps,
  rows: LinkingStore,
  { code: token, from, person }: JoinInput,
): Promise<Joined | undefined> {
  const at = clock.now();
  const found = await rows.invitations.find(hash(token));
  if (found === undefined || !isOpen(found, at)) return undefined;
  const { id: invitation, contactId, responseId } = found;
  if (found.usedAt === null) {
    await rows.invitations.markUsed(invitation, at);
    await rows.audit.append({
      at,
      actor: { kind: 'contact', id: contactId },
      action: 'invitation.redeemed',
      subject: `invitation:${invitation}`,
      details: { platform: from.platform },
    });
    await linkContact(rows, random, { contactId, from, person, at, by: 'invitation' });
  } else if (!(await isLinkedTo(rows, { kind: 'contact', id: contactId }, { from, at }))) {
    return undefined;
  }
  return contactJoined(rows, random, { id: contactId, from, first: responseId });
}

async function isLinkedTo(
  { linking, invitations }: LinkingStore,
  owner: CodeOwner,
  { from, at }: { readonly from: Address; readonly at: number },
): Promise<boolean> {
  if (owner.kind === 'contact') return (await invitations.contactOf(from, at)) === owner.id;
  return (await linking.staffByAccount(from))?.id === owner.id;
}

async function contactJoined(
  rows: LinkingStore,
  random: Random,
  {
    id: contactId,
    from: { platform },
    ...first
  }: {
    readonly id: LinkedContact['contactId'];
    readonly from: Address;
    readonly first?: NonNullable<LinkedContact['place']>['responseId'];
  },
): Promise<Joined | undefined> {
  const contact = await linkedContact(rows, random, { contactId, platform, ...first });
  return contact && { kind: 'contact', ...contact };
}
