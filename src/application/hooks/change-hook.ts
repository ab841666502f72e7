import { TEST_EVENT } from '../../domain/hooks/events.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { HOOK_VAULT } from '../../platform/hook-vault.ts';
import { notAllowed } from '../allowed.ts';
import type { PlanRows } from '../deliveries/rows.ts';
import type { Actor, AuditRows, Bell, Clock, Random, Transactions } from '../ports.ts';
import type { KeptVault } from '../vault/kept-vault.ts';
import { toldTo } from './announce.ts';
import type { HookRows, ListedHook } from './rows.ts';
import { newSecret, rotateSecret } from './secrets.ts';

export interface ChangeHookDeps {
  readonly store: Transactions<{
    readonly hooks: HookRows;
    readonly deliveries: Pick<PlanRows, 'plan'>;
    readonly audit: AuditRows;
  }>;
  readonly clock: Clock;
  readonly random: Random;
  readonly bell: Bell;
  readonly vault: KeptVault;
}

type HookRefusal = 'not-allowed' | 'hook-unknown';

/** Ends one, and forgets its secret. What waited to be told is not. */
export async function removeHook(
  deps: ChangeHookDeps,
  input: { readonly name: string },
  actor: Actor,
): Promise<Result<{ readonly name: string }, HookRefusal>> {
  const { name } = input;
  const ended = await onHook(
    deps,
    { name, action: 'hook.removed', actor },
    async (hook, rows, at) => {
      await rows.hooks.end(hook.id, at, null);
      return done({ name, id: hook.id });
    },
  );
  if (!ended.ok) return ended;
  await deps.vault.remove(HOOK_VAULT + ended.value.id);
  return done({ name });
}

/** A new secret, told this once; the one before goes on signing for a day, so that nothing is refused meanwhile. */
export async function rotateHook(
  deps: ChangeHookDeps,
  input: { readonly name: string },
  actor: Actor,
): Promise<Result<{ readonly secret: string; readonly formerUntil: number }, HookRefusal>> {
  const { name } = input;
  const secret = newSecret(deps.random);
  const found = await onHook(deps, { name, action: 'hook.rotated', actor }, async (hook, _, at) =>
    done({ id: hook.id, at }),
  );
  if (!found.ok) return found;
  const { id, at } = found.value;
  const rotated = await rotateSecret(deps.vault, id, { secret, at });
  return rotated === undefined ? refuse('hook-unknown', { name }) : done({ secret, ...rotated });
}

/** Sends an event that means nothing, by the way that all go: the list tells what became of it. */
export async function testHook(
  deps: ChangeHookDeps,
  input: { readonly name: string },
  actor: Actor,
): Promise<Result<{ readonly delivery: string }, HookRefusal>> {
  const { random, bell } = deps;
  const { name } = input;
  const planned = await onHook(
    deps,
    { name, action: 'hook.tested', actor },
    async (hook, rows, at) => {
      const listener = await rows.hooks.findListener(hook.id);
      if (listener === undefined) return refuse('hook-unknown', { name });
      const event = { id: random.id(), type: TEST_EVENT, at, path: '/api/v1/openapi.json' };
      const delivery = toldTo(listener, event, random);
      await rows.deliveries.plan([delivery]);
      return done({ delivery: delivery.id, at });
    },
  );
  if (!planned.ok) return planned;
  await bell.ring(planned.value.at);
  return done({ delivery: planned.value.delivery });
}

type Rows = Parameters<Parameters<ChangeHookDeps['store']['transaction']>[0]>[0];

/** One act on a webhook that stands or is set aside: right, look, work, audit, in one transaction. */
async function onHook<Value>(
  { store, clock }: ChangeHookDeps,
  order: { readonly name: string; readonly action: string; readonly actor: Actor },
  work: (hook: ListedHook, rows: Rows, at: number) => Promise<Result<Value, HookRefusal>>,
): Promise<Result<Value, HookRefusal>> {
  const { name, action, actor } = order;
  const refusal = notAllowed(actor, 'hook.change');
  if (refusal !== undefined) return refusal;
  return store.transaction(async (rows) => {
    const hook = (await rows.hooks.list()).find((one) => one.name === name);
    if (hook === undefined) return refuse('hook-unknown', { name });
    const at = clock.now();
    const result = await work(hook, rows, at);
    const subject = `hook:${hook.id}`;
    if (result.ok) await rows.audit.append({ at, actor, action, subject, details: { name } });
    return result;
  });
}
