import type { ApiRight } from '../../domain/api-rights.ts';
import { mayDo } from '../../domain/permissions.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import type { StaffRole } from '../../domain/vocabulary.ts';
import type { GuessLimiter } from '../guess-limiter.ts';
import type { Clock, Hash, Transactions } from '../ports.ts';
import type { StaffActor } from '../staff/sessions.ts';
import type { Bearer, TokenRows } from './rows.ts';

/** Who reads, and what it may. */
export interface Reader {
  /** Whoever issued the token, with no more rights than the token has. */
  readonly actor: StaffActor;
  readonly may: ReadonlySet<ApiRight>;
}

/**
 * Who a token stands for. Wrong, expired and revoked ones get one and the same reply, and cost their source a guess. What its
 * issuer may no longer, it may no longer.
 */
export async function findBearer(
  deps: {
    readonly store: Transactions<{ readonly tokens: TokenRows }>;
    readonly clock: Clock;
    readonly hash: Hash;
    readonly limiter: GuessLimiter;
  },
  input: { readonly token: string; readonly source: string },
): Promise<Result<Reader, 'token-not-valid' | 'slow-down'>> {
  const source = `api:${input.source}`;
  const guess = await deps.limiter.take(source);
  if (!guess.ok) return refuse('slow-down', { seconds: Math.ceil(guess.retryAfterMs / 1000) });
  const now = deps.clock.now();
  const hash = deps.hash(input.token);
  const bearer = await deps.store.transaction(({ tokens }) =>
    tokens.use(hash, now, genevaDay(now)),
  );
  if (bearer === undefined) return refuse('token-not-valid');
  await deps.limiter.giveBack(source);
  return done(readerOf(bearer));
}

/**
 * Use cases ask for a role: a token that may not see members looks with a viewer's eyes, whatever its issuer is.
 */
function readerOf({ issuer, may }: Bearer): Reader {
  const { id, name } = issuer;
  const standing = may.filter((right) => mayDo({ kind: 'staff', role: issuer.role }, right));
  const role: StaffRole = standing.includes('need.see-members') ? 'officer' : 'viewer';
  return { actor: { kind: 'staff', id, name, role }, may: new Set(standing) };
}
