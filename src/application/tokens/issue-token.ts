import { z } from 'zod';
import { API_RIGHTS } from '../../domain/api-rights.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { endOfGenevaDay, genevaDay } from '../../domain/time/geneva.ts';
import { notAllowed, notStaff } from '../allowed.ts';
import { checked } from '../checked.ts';
import { isoDay, slug } from '../fields.ts';
import type { Actor, AuditRows, Clock, Hash, Random, Transactions } from '../ports.ts';
import type { TokenRecord, TokenRows } from './rows.ts';

/** Told apart at a glance, also by programs that look for secrets where none belong. */
export const TOKEN_PREFIX = 'parley_';

const tokenInput = z.object({
  name: slug,
  may: z.array(z.enum(API_RIGHTS)).min(1, 'name at least one right'),
  until: isoDay.nullable().default(null),
});
export type TokenInput = z.input<typeof tokenInput>;

export interface TokenDeps {
  readonly store: Transactions<{ readonly tokens: TokenRows; readonly audit: AuditRows }>;
  readonly clock: Clock;
  readonly random: Random;
  readonly hash: Hash;
}

/**
 * A token for another system of the Bureau: 256 random bits, told this once, kept as their hash. It reads what it is given, and
 * only while whoever issued it may read that. `until` is its last day in Geneva.
 */
export async function issueToken(
  deps: TokenDeps,
  input: TokenInput,
  actor: Actor,
): Promise<
  Result<
    TokenRecord & { readonly token: string },
    'not-allowed' | 'bad-input' | 'until-passed' | 'token-name-taken'
  >
> {
  const refusal = notAllowed(actor, 'token.issue');
  if (refusal !== undefined) return refusal;
  if (actor.kind !== 'staff') return notStaff('token.issue');
  const fields = checked(tokenInput, input);
  if (!fields.ok) return fields;
  const { name, until } = fields.value;
  const may = API_RIGHTS.filter((right) => fields.value.may.includes(right));
  for (const right of may) {
    const beyond = notAllowed(actor, right);
    if (beyond !== undefined) return beyond;
  }
  const at = deps.clock.now();
  if (until !== null && until < genevaDay(at)) return refuse('until-passed', { until });
  const token = `${TOKEN_PREFIX}${deps.random.token()}`;
  const expiresAt = until === null ? null : (endOfGenevaDay(until) ?? null);
  const record = { id: deps.random.id(), name, may, createdAt: at, expiresAt };
  return deps.store.transaction(async ({ tokens, audit }) => {
    const kept = { ...record, staffId: actor.id, tokenHash: deps.hash(token) };
    if (!(await tokens.insert(kept))) return refuse('token-name-taken', { name });
    const subject = `token:${record.id}`;
    await audit.append({
      ...{ at, actor, action: 'token.issued', subject, details: { name, may, until } },
    });
    return done({ ...record, lastUsedOn: null, token });
  });
}
