import { mayDo } from '../../domain/permissions.ts';
import { done, type Result } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Transactions } from '../ports.ts';
import type { ListedToken, TokenRows } from './rows.ts';

/** The tokens that stand, by name: one's own, or all for whoever may revoke them. */
export async function listTokens(
  { store }: { readonly store: Transactions<{ readonly tokens: TokenRows }> },
  actor: Actor,
): Promise<Result<readonly ListedToken[], 'not-allowed'>> {
  const refusal = notAllowed(actor, 'token.list');
  if (refusal !== undefined) return refusal;
  const all = await store.transaction(({ tokens }) => tokens.list());
  return done(all.filter((token) => isWithin(actor, token)));
}

/** Whether it is this person's own, or this person looks after everybody's. */
export function isWithin(actor: Actor, token: Pick<ListedToken, 'issuerId'>): boolean {
  if (mayDo(actor, 'token.revoke-any')) return true;
  return actor.kind === 'staff' && actor.id === token.issuerId;
}
