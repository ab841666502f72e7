import { z } from 'zod';
import { HOOK_EVENTS } from '../../domain/hooks/events.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { HOOK_VAULT } from '../../platform/hook-vault.ts';
import { notAllowed, notStaff } from '../allowed.ts';
import { checked } from '../checked.ts';
import { slug } from '../fields.ts';
import type { MeetingRows } from '../meetings/rows.ts';
import type { Actor, AuditRows, Clock, Random, Transactions } from '../ports.ts';
import type { KeptVault } from '../vault/kept-vault.ts';
import type { HookRecord, HookRows } from './rows.ts';
import { keepHook, newSecret } from './secrets.ts';

/** A name or an address, a port, a path and a query; no name and password, no fragment. */
const ADDRESS = /^(https?):\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:[/?][^\s"<>#\\]*)?$/i;

const hookInput = z.object({
  name: slug,
  url: z.string().max(2000, 'use at most 2000 characters'),
  events: z.array(z.enum(HOOK_EVENTS)).min(1, 'name at least one event'),
  meeting: slug.nullable().default(null),
});
export type HookInput = z.input<typeof hookInput>;

export interface HookDeps {
  readonly store: Transactions<{
    readonly hooks: HookRows;
    readonly meetings: MeetingRows;
    readonly audit: AuditRows;
  }>;
  readonly clock: Clock;
  readonly random: Random;
  readonly vault: KeptVault;
  /** Hosts of the Bureau's own network: they may be written to there, and without TLS. */
  readonly hookHosts: readonly string[];
}

/**
 * Has an address of another system told of what happens, from now on. The secret that signs it is told this once and rests
 * sealed. Only https, but to hosts that this deployment names.
 */
export async function addHook(
  deps: HookDeps,
  input: HookInput,
  actor: Actor,
): Promise<
  Result<
    HookRecord & { readonly secret: string },
    'not-allowed' | 'bad-input' | 'hook-not-https' | 'meeting-unknown' | 'hook-name-taken'
  >
> {
  const refusal = notAllowed(actor, 'hook.change');
  if (refusal !== undefined) return refusal;
  if (actor.kind !== 'staff') return notStaff('hook.change');
  const fields = checked(hookInput, input);
  if (!fields.ok) return fields;
  const { name, url, events, meeting } = fields.value;
  const [, scheme, host] = ADDRESS.exec(url) ?? [];
  const isOwn = host !== undefined && deps.hookHosts.includes(host.toLowerCase());
  if (host === undefined || (scheme?.toLowerCase() !== 'https' && !isOwn)) {
    return refuse('hook-not-https');
  }
  const id = deps.random.id();
  const secret = newSecret(deps.random);
  const at = deps.clock.now();
  // Before its row: what nobody names is never read, and a row without it would be told nothing.
  await keepHook(deps.vault, id, { url, secrets: [{ secret, until: null }] });
  const record = { id, name, url, events, createdAt: at };
  const added = await deps.store.transaction(
    async ({
      hooks,
      meetings,
      audit,
    }): Promise<Result<HookRecord, 'meeting-unknown' | 'hook-name-taken'>> => {
      const of = meeting === null ? null : await meetings.find(meeting);
      if (of === undefined) return refuse('meeting-unknown', { meeting: meeting ?? '' });
      const row = { ...record, meetingId: of?.id ?? null, staffId: actor.id };
      if (!(await hooks.insert(row))) return refuse('hook-name-taken', { name });
      const host_ = { name, host, events, meeting };
      await audit.append({
        at,
        actor,
        action: 'hook.added',
        subject: `hook:${id}`,
        details: host_,
      });
      return done({ ...record, meeting });
    },
  );
  if (!added.ok) {
    await deps.vault.remove(HOOK_VAULT + id);
    return added;
  }
  return done({ ...added.value, secret });
}
