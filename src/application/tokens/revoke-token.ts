import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, AuditRows, Clock, Transactions } from '../ports.ts';
import { isWithin } from './list-tokens.ts';
import type { TokenRows } from './rows.ts';

/** Ends a token at once: the next request with it is refused. Another person's is for administrators. */
export async function revokeToken(
  {
    store,
    clock,
  }: {
    readonly store: Transactions<{ readonly tokens: TokenRows; readonly audit: AuditRows }>;
    readonly clock: Clock;
  },
  input: { readonly name: string },
  actor: Actor,
): Promise<Result<{ readonly name: string }, 'not-allowed' | 'token-unknown'>> {
  const refusal = notAllowed(actor, 'token.revoke');
  if (refusal !== undefined) return refusal;
  const { name } = input;
  return store.transaction(async ({ tokens, audit }) => {
    const token = await tokens.find(name);
    if (token === undefined || !isWithin(actor, token)) return refuse('token-unknown', { name });
    const at = clock.now();
    await tokens.revoke(token.id, at);
    const subject = `token:${token.id}`;
    await audit.append({ at, actor, action: 'token.revoked', subject, details: { name } });
    return done({ name });
  });
}
