import { done, type Result } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, Clock, Transactions } from '../ports.ts';
import { SILENT_MS } from './announce.ts';
import type { HookRows, ListedHook } from './rows.ts';

/** The webhooks that stand and those that are set aside, with how they do. */
export async function listHooks(
  {
    store,
    clock,
  }: { readonly store: Transactions<{ readonly hooks: HookRows }>; readonly clock: Clock },
  actor: Actor,
): Promise<Result<readonly ListedHook[], 'not-allowed'>> {
  const refusal = notAllowed(actor, 'hook.list');
  if (refusal !== undefined) return refusal;
  const now = clock.now();
  return done(
    await store.transaction(async ({ hooks }) => {
      await hooks.setSilentAside(now - SILENT_MS, now);
      return hooks.list();
    }),
  );
}
