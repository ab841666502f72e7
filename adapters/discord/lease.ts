import { setTimeout as delay } from 'node:timers/promises';
import { Unopenable, type Vault } from '../../src/platform/vault.ts';

/** One holder at a time among all processes, for as long as it says so. */
export interface Lease {
  /** Whether it is ours now; times in epoch ms by this machine's clock. */
  take(): Promise<boolean>;
  giveUp(): Promise<void>;
}

const NAME = 'discord/listener';
/**
 * Who holds it says so anew well before this is over; who died loses it then. For so long a person's press is answered by nobody,
 * and Discord gives it three seconds, so it is short; yet longer than a full machine or a database that starts anew makes anybody
 * wait. Where two do listen for a moment nothing is broken: what both hear is stored once, and answered once.
 */
export const LEASE_MS = 10_000;

interface LeaseOptions {
  readonly holder: string;
  readonly leaseMs: number;
  readonly now: () => number;
}

export function leaseIn(vault: Vault, { holder, leaseMs, now }: LeaseOptions): Lease {
  return {
    take: () =>
      vault.locked(NAME, async (entries) => {
        const [other = '', until = '0'] = ((await openable(entries.read(NAME))) ?? '').split(' ');
        if (other !== '' && other !== holder && Number(until) > now()) return false;
        await entries.write(NAME, `${holder} ${now() + leaseMs}`);
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
