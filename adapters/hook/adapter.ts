import type { Adapter, OutboundMessage, SendOutcome } from '../../src/platform/adapter.ts';
import type { Capabilities } from '../../src/platform/capabilities.ts';
import { HOOK_VAULT, type KeptHook } from '../../src/platform/hook-vault.ts';
import { sendOnly } from '../../src/platform/send-only.ts';
import type { VaultEntries } from '../../src/platform/vault.ts';
import { post } from './post.ts';
import { signedHeaders } from './sign.ts';

export interface HookOptions {
  readonly vault: Pick<VaultEntries, 'read'>;
  /** Hosts that may be in the Bureau's own network, and without TLS. */
  readonly ownHosts: readonly string[];
  readonly now: () => number;
  /** How long an endpoint has for all of its answer; as the specification advises unless given. */
  readonly timeoutMs?: number;
}

/** A program is no person: it is written to only where staff said so, and never spoken with. */
export const HOOK_CAPABILITIES: Capabilities = {
  transport: 'none',
  textMax: 0,
  buttonsMax: 0,
  buttonLabelMax: 0,
  selectMax: 0,
  optionLabelMax: 0,
  multiSelect: false,
  forms: false,
  modals: false,
  edit: false,
  proactive: false,
  idempotentSend: true, // by its webhook-id
  canLookUp: false,
  pace: [{ per: 'tenant', max: 10, everyMs: 1000 }],
};

const TIMEOUT_MS = 10_000;

/** Tells other systems what has happened, signed as the Standard Webhooks specification says. */
export function createHookAdapter(options: HookOptions): Adapter {
  return {
    platform: 'hook',
    capabilities: HOOK_CAPABILITIES,
    ...sendOnly(async () => undefined),
    send: (message) => send(options, message),
  };
}

async function send(
  { vault, ownHosts, now, timeoutMs = TIMEOUT_MS }: HookOptions,
  { id, to, content }: OutboundMessage,
): Promise<SendOutcome> {
  const happening = content.kind === 'letter' ? content.letter.happening : undefined;
  if (happening === undefined) {
    return { kind: 'rejected', reason: 'only what has happened is told to programs', ours: true };
  }
  const text = await vault.read(HOOK_VAULT + to.externalId);
  if (text === undefined) return { kind: 'rejected', reason: 'the webhook was removed' };
  const { url, secrets } = JSON.parse(text) as KeptHook;
  const { type, at, path } = happening;
  const timestamp = new Date(at).toISOString();
  const body = JSON.stringify({ id: happening.id, type, timestamp, data: { path } });
  const signing = secrets.filter(({ until }) => until === null || until > now());
  const headers = signedHeaders(
    { id, at: now(), body },
    signing.map(({ secret }) => secret),
  );
  return post({ url: new URL(url), headers, body, ownHosts, timeoutMs, reference: id });
}
