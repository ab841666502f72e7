import type { Address } from '../../platform/adapter.ts';
import type { PaceRule } from '../../platform/capabilities.ts';

/** Whether a send may begin now; if not, when to ask again. */
export type Leave =
  | { readonly ok: true }
  | { readonly ok: false; readonly waitMs: number; readonly reason: string };

/** What a hold covers: one account, a workspace or tenant, or a whole platform. */
export type HeldPlace =
  | { readonly per: 'platform'; readonly platform: string }
  | { readonly per: 'tenant'; readonly platform: string; readonly tenant: string }
  | { readonly per: 'account'; readonly to: Address };

/**
 * How fast may be sent, kept by all workers together. It holds nobody up that a rule or a hold does not name: one
 * throttled workspace never delays another.
 */
export interface Pacer {
  /** Takes a place under every rule that covers this address, or says how long to wait; a refused one costs no place. */
  take(to: Address, rules: readonly PaceRule[]): Promise<Leave>;
  /** Nothing goes there before this time is over: what a platform asked for, or the pause of an open circuit. */
  hold(place: HeldPlace, forMs: number, reason: string): Promise<void>;
}

/** For channels without limits, such as files on one's own disk. */
export const UNPACED: Pacer = {
  take: async () => ({ ok: true }),
  hold: async () => undefined,
};
