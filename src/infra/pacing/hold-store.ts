import type { HeldPlace } from '../../application/deliveries/pacer.ts';
import type { Address } from '../../platform/adapter.ts';
import { sha256 } from '../system.ts';

/** A hold as it is kept: how long it still lasts, by the store's own clock, so that machines need not agree on the time. */
export interface KeptHold {
  readonly key: string;
  readonly per: HeldPlace['per'];
  readonly platform: string;
  readonly tenant: string;
  readonly reason: string;
  readonly leftMs: number;
}

/** Holds where every worker sees them. Both calls reject when the store is away. */
export interface HoldStore {
  /** Of two holds on one place the one that ends later stands. */
  put(hold: KeptHold): Promise<void>;
  standing(): Promise<readonly KeptHold[]>;
}

/** A name of the same length for whatever it is made of. E-mail addresses never reach the store in clear. */
export function hashedKey(...parts: readonly (string | number)[]): string {
  return Buffer.from(sha256(JSON.stringify(parts))).toString('base64url');
}

/** The key of the hold that this place would have: plain, but for an account, whose address is nobody's business here. */
export function holdKey(place: HeldPlace): string {
  switch (place.per) {
    case 'platform':
      return JSON.stringify([place.platform]);
    case 'tenant':
      return JSON.stringify([place.platform, place.tenant]);
    case 'account':
      return hashedKey('account', place.to.platform, place.to.tenant, place.to.externalId);
  }
}

/** Every hold that may stand in the way of this address. */
export function placesAround(to: Address): readonly HeldPlace[] {
  const { platform, tenant } = to;
  return [
    { per: 'platform', platform },
    { per: 'tenant', platform, tenant },
    { per: 'account', to },
  ];
}
