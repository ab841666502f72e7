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

/** The hold that this place would have. */
export function holdKey(place: HeldPlace): string {
  switch (place.per) {
    case 'platform':
      return hashedKey('platform', place.platform);
    case 'tenant':
      return hashedKey('tenant', place.platform, place.tenant);
    case 'account':
      return accountKey(place.to);
  }
}

/** Every hold that stands in the way of this address, if there is one. */
export function holdKeysOf(to: Address): readonly string[] {
  const { platform, tenant } = to;
  return [
    holdKey({ per: 'platform', platform }),
    holdKey({ per: 'tenant', platform, tenant }),
    accountKey(to),
  ];
}

function accountKey({ platform, tenant, externalId }: Address): string {
  return hashedKey('account', platform, tenant, externalId);
}
