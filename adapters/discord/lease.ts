import { setTimeout as delay } from 'node:timers/promises';
import { Unopenable, type Vault } from '../../src/platform/vault.ts';

/** One holder at a time among all processes, for as long as it says so. */
export interface Lease {
  /** Whether it is ours now; times in epoch ms by this machine's clock. */
  take(): Promise<boolean>;
  giveUp(): Promise<void>;
}

const NAME = 'discord/listener';
/** Who holds it says so anew well before this is over; who died loses it then. */
export const LEASE_MS = 30_000;

export function leaseIn(
  vault: Vault,
  { holder, now }: { readonly holder: string; readonly now: () => number },
): Lease {
  return {
    take: () =>
      vault.locked(NAME, async (entries) => {
        const [other = '', until = '0'] = ((await openable(entries.read(NAME))) ?? '').split(' ');
        if (other !== '' && other !== holder && Number(until) > now()) return false;
        await entries.write(NAME, `${holder} ${now() + LEASE_MS}`);
        return true;
      }),
    giveUp: () =>
      vault.locked(NAME, async (entries) => {
        const [other] = ((await openable(entries.read(NAME))) ?? '').split(' ');
        if (other === holder) await entries.remove(NAME);
      }),
  };
}

/** What was written under another secret tells nothing, and is written anew. */
export async function openable(reading: Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await reading;
  } catch (cause) {
    if (cause instanceof Unopenable) return undefined;
    throw cause;
  }
}

/** Waits, or not, when told to stop. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return delay(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
