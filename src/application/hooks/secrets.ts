import { HOOK_VAULT, type KeptHook } from '../../platform/hook-vault.ts';
import type { Random } from '../ports.ts';
import type { KeptVault } from '../vault/kept-vault.ts';

/** What was sealed before is good for a day more: until then both sign. */
const OVERLAP_MS = 24 * 3_600_000;

/** 256 random bits as the Standard Webhooks specification writes them. */
export function newSecret(random: Random): string {
  const base64 = random.token().replaceAll('-', '+').replaceAll('_', '/');
  return `whsec_${base64}=`;
}

export async function keepHook(
  vault: Pick<KeptVault, 'write'>,
  id: string,
  kept: KeptHook,
): Promise<void> {
  await vault.write(HOOK_VAULT + id, JSON.stringify(kept));
}

/** Seals a new secret beside the one of now; undefined: there is no such hook. */
export async function rotateSecret(
  vault: Pick<KeptVault, 'locked'>,
  id: string,
  { secret, at }: { readonly secret: string; readonly at: number },
): Promise<{ readonly formerUntil: number } | undefined> {
  const formerUntil = at + OVERLAP_MS;
  return vault.locked(HOOK_VAULT + id, async (entries) => {
    const text = await entries.read(HOOK_VAULT + id);
    if (text === undefined) return undefined;
    const { url, secrets } = JSON.parse(text) as KeptHook;
    const former =
      secrets[0] === undefined ? [] : [{ secret: secrets[0].secret, until: formerUntil }];
    const kept: KeptHook = { url, secrets: [{ secret, until: null }, ...former] };
    await entries.write(HOOK_VAULT + id, JSON.stringify(kept));
    return { formerUntil };
  });
}
